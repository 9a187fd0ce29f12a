/** What is known of several children on a day, as rules ask for it: from the register itself, whether or not profiles are made. */
import type { Tx } from "../../platform/db/database.ts";
import type { Value } from "../../platform/rules/evaluate.ts";
import { readSources } from "../registry/refresh-standing.service.ts";
import { viewOn } from "./atoms/day-view.ts";
import { valuesOn } from "./profile.ts";

/** By child. */
export async function readFactsOn(
  tx: Tx,
  childIds: readonly string[],
  on: string,
): Promise<Map<string, Readonly<Record<string, Value>>>> {
  const sources = await readSources(tx, childIds);
  return new Map(
    sources.map(({ source }) => {
      const values = Object.entries(valuesOn(viewOn(source, on)));
      return [source.childId, Object.fromEntries(values.map(([name, value]) => [name, value ?? null]))];
    }),
  );
}
