/** The seal over a closed quarter: SM3 over the canonical rows of each ledger, and a signature over that digest. */
import { createHash } from "node:crypto";
import { canonicalJson } from "../../../platform/crypto/digest.ts";
import {
  createSigner,
  meaningOf,
  type Seal,
  type Signer,
  SM2_SCHEME,
} from "../../../platform/crypto/signing.ts";
import { SM2_USER_ID } from "../../../platform/crypto/sm2.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { type FrozenRow, streamFrozenRows } from "./frozen-rows.store.ts";
import { type FrozenLedgerKey, frozenLedgerKeys } from "./quarters.contract.ts";
import { listSeals } from "./quarters.store.ts";

const signers = new WeakMap<object, Signer>();

/** This installation's signer for quarters. */
export function quarterSigner(app: Pick<App, "keyRing">): Signer {
  let signer = signers.get(app);
  if (signer === undefined) {
    signer = createSigner(app.keyRing, "quarter.snapshot");
    signers.set(app, signer);
  }
  return signer;
}

/** What outsiders need to verify a signature; it says nothing about the private key. */
export function signingKeyOf(app: Pick<App, "keyRing">) {
  const { publicKey } = quarterSigner(app);
  return { scheme: SM2_SCHEME, publicKey, userId: SM2_USER_ID, meaning: meaningOf(SM2_SCHEME) };
}

/** What is signed: which ledger of which quarter, how many rows, their digest. */
export function sealedText(quarter: string, ledger: string, rows: number, digest: string): string {
  return canonicalJson({ quarter, ledger, rows, digest });
}

export function standsOn(row: FrozenRow, ledger: FrozenLedgerKey): boolean {
  return ledger === "all" || row[ledger];
}

export interface LedgerDigest {
  readonly ledger: FrozenLedgerKey;
  readonly rows: number;
  /** Hexadecimal. */
  readonly digest: string;
}

/** Takes rows in the order of their ids, once, and gives the digest of every ledger. */
class FrozenDigests {
  readonly #sums = frozenLedgerKeys.map((ledger) => ({ ledger, hash: createHash("sm3"), rows: 0 }));

  add(row: FrozenRow): void {
    const line = `${canonicalRow(row)}\n`;
    for (const sum of this.#sums) {
      if (!standsOn(row, sum.ledger)) continue;
      sum.hash.update(line);
      sum.rows += 1;
    }
  }

  finish(): LedgerDigest[] {
    return this.#sums.map(({ ledger, hash, rows }) => ({ ledger, rows, digest: hash.digest("hex") }));
  }
}

/**
 * The row as one line that reads the same on every machine. What is sealed counts by its commitment, so that another key changes
 * nothing; in rows of earlier releases the box itself counts.
 */
export function canonicalRow({ sealed, commitment, ...row }: FrozenRow): string {
  return canonicalJson({ ...row, sealed: commitment ?? sealed?.toString("base64") ?? null });
}

const BATCH = 500;

/** The digests of the frozen rows as they lie in the table. */
export async function digestFrozen(tx: Tx, quarter: string): Promise<LedgerDigest[]> {
  const digests = new FrozenDigests();
  for await (const rows of streamFrozenRows(tx, { quarter, ledger: "all", scope: tx.scope }, "ids", BATCH)) {
    for (const row of rows) digests.add(row);
  }
  return digests.finish();
}

export interface SealCheck {
  readonly ledger: string;
  readonly rows: number;
  readonly digest: string;
  readonly scheme: string;
  /** The rows still give the digest. */
  readonly rowsIntact: boolean;
  /** The mark was made over this digest with the key that it is verified with. */
  readonly signatureHolds: boolean;
}

/** Looks over every seal of a quarter; `verify` needs no more than a public key. */
export async function checkSeals(
  tx: Tx,
  quarter: string,
  verify: (text: string, seal: Seal) => Promise<boolean>,
): Promise<SealCheck[]> {
  const digests = new Map((await digestFrozen(tx, quarter)).map((one) => [one.ledger as string, one]));
  const checks: SealCheck[] = [];
  for (const seal of await listSeals(tx, quarter)) {
    const { ledger, rows, digest, scheme } = seal;
    const found = digests.get(ledger);
    const rowsIntact = found?.digest === digest && found.rows === rows;
    const signatureHolds = await verify(sealedText(quarter, ledger, rows, digest), seal);
    checks.push({ ledger, rows, digest, scheme, rowsIntact, signatureHolds });
  }
  return checks;
}
