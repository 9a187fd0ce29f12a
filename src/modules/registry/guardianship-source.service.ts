/** What the register knows of guardianship, for the room that answers for it. */
import type { Scope } from "../../kernel/actor.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { GuardianshipChild, GuardianshipGroup } from "./guardianship-source.contract.ts";
import * as store from "./guardianship-source.store.ts";

export type { GuardianshipAsk } from "./guardianship-source.store.ts";

/** By place of so many digits. `except`: children who are judged one by one. */
export function countGuardianshipGroups(
  tx: Tx,
  ask: { readonly scope: Scope; readonly on: string },
  digits: number,
  except: readonly string[],
): Promise<GuardianshipGroup[]> {
  return store.countGuardianshipGroups(tx, ask, digits, except);
}

/** In the order of village and name; all of them, or those named. */
export function listGuardianshipChildren(
  tx: Tx,
  ask: { readonly scope: Scope; readonly on: string },
  only?: readonly string[],
): Promise<GuardianshipChild[]> {
  return store.listGuardianshipChildren(tx, ask, only);
}

/** Orphans, unattended children and children in difficulty, by id. */
export function listChildrenInDifficulty(
  tx: Tx,
  ask: { readonly scope: Scope; readonly on: string },
): Promise<string[]> {
  return store.listChildrenInDifficulty(tx, ask);
}

/** Where these children's files lie today. */
export function listPlacesOf(
  tx: Tx,
  childIds: readonly string[],
): Promise<{ readonly childId: string; readonly scopeCode: string }[]> {
  return store.listPlacesOf(tx, childIds);
}

/** How these children's files have ended; null: still open. */
export function listEndings(
  tx: Tx,
  childIds: readonly string[],
): Promise<{ readonly childId: string; readonly endedWhy: string | null }[]> {
  return store.listEndings(tx, childIds);
}
