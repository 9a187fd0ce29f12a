/** A password's hash that costs nothing to check: thousands of log-ins of a run would take a tenth of a second each. */
import { randomBytes, scryptSync } from "node:crypto";

const COST = { N: 16, r: 8, p: 1 } as const;

/** In the form of `hashPassword`, which says with each hash what it costs. */
export function cheapHash(password: string): string {
  const salt = randomBytes(16);
  const digest = scryptSync(password, salt, 32, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), digest.toString("base64url")].join(
    "$",
  );
}
