/** What every write on a file begins and ends with: the file in the version that was seen, the act, the projection. */
import { v7 as uuid } from "uuid";
import { now, today } from "../../kernel/clock.ts";
import { maskNumbersIn, maskNumbersOfRecord } from "../../kernel/masking.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../../platform/access/policy.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { Tx } from "../../platform/db/database.ts";
import { httpProblems } from "../../platform/http/http-problems.ts";
import type { PlaceDirectory } from "../../platform/places/place-directory.ts";
import * as drafts from "./drafts.store.ts";
import * as people from "./people.store.ts";
import { refreshStanding } from "./refresh-standing.service.ts";
import { registryProblems } from "./registry.contract.ts";
import * as store from "./registry.store.ts";
import { FOREVER } from "./standing-source.contract.ts";

export interface Writing {
  readonly cipher: FieldCipher;
  readonly places: PlaceDirectory;
}

/** The file, locked, in the version that the user saw. @throws access.notFound, http.stale, registry.child.mergedAway */
export async function demandFile(tx: Tx, id: string, version: number): Promise<store.FileRow> {
  const file = await store.findFile(tx, id, true);
  if (file === undefined) throw notFound();
  if (file.merged_into !== null) throw new Problem(registryProblems.mergedAway);
  if (file.version !== version)
    throw new Problem(httpProblems.stale, { extra: { yours: version, current: file.version } });
  return file;
}

export async function demandOpenFile(tx: Tx, id: string, version: number): Promise<store.FileRow> {
  const file = await demandFile(tx, id, version);
  if (file.ended_on !== null) throw new Problem(registryProblems.ended);
  return file;
}

export async function demandKin(tx: Tx, childId: string, personId: string): Promise<void> {
  const kin = await people.listKin(tx, [childId]);
  if (!kin.some((row) => row.person_id === personId)) throw notFound();
}

/** The file belongs where the child now lives by what is believed after a correction. */
export async function followResidence(tx: Tx, file: store.FileRow): Promise<store.FileRow> {
  const on = today();
  const facts = await people.listFacts(tx, [file.id]);
  const home = facts.find(
    (fact) => fact.kind === "residence" && fact.valid_from <= on && (fact.valid_to ?? FOREVER) > on,
  );
  const villageCode = home?.value["villageCode"];
  if (typeof villageCode !== "string" || villageCode === file.scope_code) return file;
  await store.moveFile(tx, file.id, villageCode);
  return { ...file, scope_code: villageCode };
}

/** Rebuilds what stands for this file and for everybody's whose people changed; moves the version on. */
export async function finish(tx: Tx, childId: string, personIds: readonly string[]): Promise<number> {
  await refreshStanding(tx, [childId], { personIds });
  return store.touchFile(tx, childId);
}

/** What an act tells lies unsealed, also what it was taken from: a number that somebody typed there is masked. */
export async function addAct(
  tx: Tx,
  file: Pick<store.FileRow, "id" | "scope_code">,
  kind: string,
  on: string,
  reason: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await drafts.insertActs(
    tx,
    [
      {
        id: uuid(),
        childId: file.id,
        scopeCode: file.scope_code,
        kind,
        on,
        reason: maskNumbersIn(reason),
        detail: maskNumbersOfRecord(detail),
      },
    ],
    recorderOf(tx),
  );
}

export function recorderOf(tx: Tx): drafts.Recorder {
  return { at: now(), by: tx.actor.postId, batchId: null };
}
