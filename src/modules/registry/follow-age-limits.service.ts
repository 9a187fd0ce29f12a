/** When an age limit changes, every file is projected anew, portion by portion. */
import type { Tx } from "../../platform/db/database.ts";
import { onParametersConfirmed } from "../../platform/parameters/change-hooks.ts";
import { followParametersIn } from "../../platform/parameters/follow-parameters.service.ts";
import { awaitWriters, readAgeLimits } from "./age-limits.service.ts";
import { listFilesAfter } from "./people.store.ts";
import { reprojectStanding } from "./refresh-standing.service.ts";
import { leftBehindAge, minorAge } from "./registry.parameters.ts";

const PORTION = 500;

export function followAgeLimits(): void {
  for (const { key } of [leftBehindAge, minorAge]) onParametersConfirmed(key, (tx) => awaitWriters(tx));
  followParametersIn({
    name: "registry.standing",
    basisOn: async (tx) => JSON.stringify(await readAgeLimits(tx)),
    deriveChunk: (tx, _app, cursor) => projectPortion(tx, cursor),
  });
}

async function projectPortion(tx: Tx, after: string | null): Promise<string | null> {
  const childIds = await listFilesAfter(tx, after, PORTION);
  await reprojectStanding(tx, childIds);
  return childIds.length < PORTION ? null : (childIds.at(-1) ?? null);
}
