/**
 * Seals of earlier releases went over the sealed boxes themselves, so that no key could ever be changed. Each is looked at once
 * more; if it is intact, its rows get commitments, and a new seal takes its place beside the old one, which is kept.
 */
import { now } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { asOwner, type Tx, unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { keysWork } from "../../../platform/keys/renew-values.service.ts";
import { openSecret, sealSecret } from "./freeze-row.service.ts";
import { listQuartersWithoutCommitments, listSealedRows, replaceSecret } from "./frozen-secrets.store.ts";
import { checkSeals, digestFrozen, quarterSigner, sealedText } from "./quarter-seal.service.ts";
import * as store from "./quarters.store.ts";

/** Gives the quarters whose seal is broken: they stay as they are. */
export async function renewOldSeals(app: App): Promise<string[]> {
  if ((await keysWork(app, listQuartersWithoutCommitments)).length === 0) return [];
  const options = { operation: "registry.quarters.renewSeals", effect: "write" } as const;
  return unitOfWork(app.database, systemActor("keys"), options, (tx) =>
    asOwner(tx, async () => {
      const broken: string[] = [];
      const quarters = await listQuartersWithoutCommitments(tx);
      for (const quarter of quarters) {
        if (await isIntact(tx, app, quarter)) await renewSeal(tx, app, quarter);
        else broken.push(quarter);
      }
      tx.note({ detail: { renewed: quarters.filter((quarter) => !broken.includes(quarter)), broken } });
      return broken.map((quarter) => `registry.quarter_seal ${quarter}`);
    }),
  );
}

/** Do all seals of the quarter still fit its rows? */
export async function isIntact(tx: Tx, app: Pick<App, "keyRing">, quarter: string): Promise<boolean> {
  const checks = await checkSeals(tx, quarter, quarterSigner(app).verify);
  return checks.length > 0 && checks.every((one) => one.rowsIntact && one.signatureHolds);
}

async function renewSeal(tx: Tx, app: App, quarter: string): Promise<void> {
  const signer = quarterSigner(app);
  for (const { childId, ...secret } of await listSealedRows(tx, quarter)) {
    if (secret.commitment === null)
      await replaceSecret(tx, quarter, childId, sealSecret(openSecret(secret, app.cipher), app.cipher));
  }
  const seals = new Map((await store.listSeals(tx, quarter)).map((seal) => [seal.ledger, seal]));
  for (const { ledger, rows, digest } of await digestFrozen(tx, quarter)) {
    if (seals.get(ledger)?.digest === digest) continue;
    const mark = await signer.sign(sealedText(quarter, ledger, rows, digest));
    await store.replaceSeal(tx, quarter, { ledger, rows, digest, ...mark }, now());
  }
}
