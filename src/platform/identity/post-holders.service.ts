/** Who holds which post now: to whom something can be given. */
import type { Role, Scope } from "../../kernel/actor.ts";
import { today } from "../../kernel/clock.ts";
import type { Tx } from "../db/database.ts";
import * as store from "./post-holders.store.ts";

export type { PostHolder } from "./post-holders.store.ts";

export function listHolders(tx: Pick<Tx, "sql">, role: Role, placeCode: string): Promise<store.PostHolder[]> {
  return store.listHolders(tx, role, placeCode, today());
}

export function listPostsOf(tx: Pick<Tx, "sql">, accountId: string): Promise<store.PostHolder[]> {
  return store.listPostsOf(tx, accountId, today());
}

export function searchHolders(
  tx: Pick<Tx, "sql">,
  ask: { readonly roles: readonly Role[]; readonly place: string; readonly words: string },
): Promise<store.PostHolder[]> {
  return store.searchHolders(tx, { ...ask, on: today() });
}

export function listHoldersIn(tx: Pick<Tx, "sql">, role: Role, scope: Scope): Promise<store.PostHolder[]> {
  return store.listHoldersIn(tx, role, scope, today());
}
