import { createHash } from "node:crypto";
import { canonicalJson } from "../crypto/digest.ts";
import type { Mutation } from "./mutation.contract.ts";

/** Of what was done, whatever the order of its members; when the phone last heard the server's clock is no part of it. */
export function digestOfMutation({ seenServerAt: _, ...mutation }: Mutation): Buffer {
  return createHash("sha256").update(canonicalJson(mutation)).digest();
}
