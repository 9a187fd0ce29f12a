/** Follows the register: rebuilds the profiles of files that changed and tells those who build on profiles. */
import { systemActor } from "../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../platform/db/database.ts";
import type { App } from "../../platform/http/app.ts";
import { followParametersIn } from "../../platform/parameters/follow-parameters.service.ts";
import { takeChangedFiles } from "../registry/changed-files.service.ts";
import { readSources } from "../registry/refresh-standing.service.ts";
import { deleteProfiles, insertProfiles, lockRebuilding } from "./profile.store.ts";
import { profileOf } from "./profile.ts";
import { basisOfEndings, followEndings, remindChunk } from "./remind-endings.service.ts";

// A changed age or term moves days that are told beforehand.
followParametersIn({
  name: "recognition.endings",
  basisOn: (tx) => basisOfEndings(tx),
  deriveChunk: (tx, _app, cursor) => remindChunk(tx, cursor),
});

/** Called in the transaction that rebuilt these children's profiles; withdrawn and merged files have none left. */
export type ProfilesListener = (tx: Tx, app: App, childIds: readonly string[]) => Promise<void>;

const listeners: ProfilesListener[] = [];

/** For a room that builds on profiles: registers once, when its module is loaded. */
export function onProfilesChanged(listener: ProfilesListener): void {
  listeners.push(listener);
}

const CHUNK = 500;

/**
 * Follows all changes that are committed by now, chunk by chunk; each is a transaction, so a kill leaves the rest in the queue.
 * Returns how many files were followed.
 */
export async function followChanges(app: App, signal?: AbortSignal): Promise<number> {
  for (let followed = 0; ; ) {
    if (signal?.aborted === true) return followed;
    const taken = await unitOfWork(
      app.database,
      systemActor("profile"),
      { operation: "recognition.profiles.follow", effect: "write", audited: false },
      (tx) => followChunk(tx, app),
    );
    if (taken === 0) return followed;
    followed += taken;
  }
}

async function followChunk(tx: Tx, app: App): Promise<number> {
  await lockRebuilding(tx);
  // The facts are read after the ids were taken: whatever is committed later has put its id behind these.
  const childIds = await takeChangedFiles(tx, CHUNK);
  if (childIds.length === 0) return 0;
  await rebuildProfiles(tx, childIds);
  await followEndings(tx, childIds);
  for (const listener of listeners) await listener(tx, app, childIds);
  return childIds.length;
}

/** Rebuilds the profiles of these children from what is believed now; the transaction must see every place. */
async function rebuildProfiles(tx: Tx, childIds: readonly string[]): Promise<void> {
  const sources = await readSources(tx, childIds);
  await deleteProfiles(tx, childIds);
  await insertProfiles(
    tx,
    sources.flatMap(({ source }) => profileOf(source)),
  );
}
