/** What a person has arranged for themselves; nobody else reads it. */
import type { z } from "zod";
import type { Tx } from "../db/database.ts";
import * as store from "./preferences.store.ts";

type Json = z.output<ReturnType<typeof z.json>>;

export interface Preference {
  readonly key: string;
  /** `null` while nothing was arranged. */
  readonly value: Json;
}

export async function readPreference(tx: Tx, key: string): Promise<Preference> {
  return { key, value: (await store.findPreference(tx, key)) as Json };
}

/** Keeps the value; `null` forgets it. */
export async function savePreference(tx: Tx, key: string, value: Json): Promise<Preference> {
  if (value === null) await store.removePreference(tx, key);
  else await store.savePreference(tx, key, value);
  return { key, value };
}
