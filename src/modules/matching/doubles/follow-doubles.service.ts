/**
 * Keeps the list of possible doubles up with the register: files that changed are looked up anew among all others, and every night
 * every file, for what is usual in the register changes too. Files are looked up outside of transactions; what is found takes the
 * place of what was found before, chunk by chunk, so cut off anywhere it is done again.
 */
import { today } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import {
  type FilesMoment,
  listFilesChangedSince,
  readFilesMoment,
} from "../../registry/changed-files.service.ts";
import { listFilesForDoubles, replaceDoubles } from "../../registry/doubles.service.ts";
import { askRegister } from "../link/register-thread.job.ts";
import { doublesFrom } from "./doubles.parameters.ts";
import * as store from "./doubles.store.ts";

const CHUNK = 200;
const fromPercent = readerOf(doublesFrom);

const work = <Result>(app: App, use: (tx: Tx) => Promise<Result>): Promise<Result> =>
  unitOfWork(
    app.database,
    systemActor("doubles"),
    { operation: "matching.doubles.follow", effect: "write", audited: false },
    use,
  );

/** Follows what changed since the last time. How many files were looked up. */
export async function followDoubles(app: App, signal?: AbortSignal): Promise<number> {
  const changed = await work(app, async (tx) => {
    const since = await store.findMoment(tx);
    return since === undefined ? undefined : listFilesChangedSince(tx, since);
  });
  if (changed === undefined) return lookEverybodyUp(app, signal);
  await lookUp(app, changed.childIds, signal);
  if (signal?.aborted !== true) await keepMoment(app, changed.moment);
  return changed.childIds.length;
}

/** Every night, and where nobody knows what changed. */
export async function lookEverybodyUp(app: App, signal?: AbortSignal): Promise<number> {
  const { moment, ids } = await work(app, async (tx) => ({
    moment: await readFilesMoment(tx),
    ids: await listFilesForDoubles(tx),
  }));
  await lookUp(app, ids, signal);
  if (signal?.aborted !== true) await keepMoment(app, moment);
  return ids.length;
}

async function keepMoment(app: App, moment: FilesMoment): Promise<void> {
  await work(app, (tx) => store.keepMoment(tx, moment));
}

async function lookUp(app: App, ids: readonly string[], signal: AbortSignal | undefined): Promise<void> {
  const from = await work(app, async (tx) => fromPercent.get(await listParameters(tx, today())) / 100);
  for (let at = 0; at < ids.length && signal?.aborted !== true; at += CHUNK) {
    const childIds = ids.slice(at, at + CHUNK);
    const answer = await askRegister(app, { kind: "doubles", childIds, from }).catch((error: unknown) => {
      // The server stops, and the thread with it: what is left is looked up after the next start.
      if (signal?.aborted === true) return undefined;
      throw error;
    });
    if (answer === undefined) return;
    const { found } = answer;
    await work(app, (tx) => replaceDoubles(tx, childIds, found));
  }
}
