/** The seal over a closed quarter: SM3 over the canonical rows of each ledger, and a keyed mark over that digest. */
import { createHash } from "node:crypto";
import { canonicalJson } from "../../../platform/crypto/digest.ts";
import { createKeyedSealer, type Signer } from "../../../platform/crypto/signing.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { type FrozenRow, streamFrozenRows } from "./frozen-rows.store.ts";
import { type FrozenLedgerKey, frozenLedgerKeys } from "./quarters.contract.ts";

const signers = new WeakMap<object, Signer>();

/** This installation's sealer for quarters. */
export function quarterSigner(app: Pick<App, "keyRing">): Signer {
  let signer = signers.get(app);
  if (signer === undefined) {
    signer = createKeyedSealer(app.keyRing, "quarter.snapshot");
    signers.set(app, signer);
  }
  return signer;
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
