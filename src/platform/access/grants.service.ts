/**
 * What is opened to one person beside the place of the post: a case to whoever takes part in it. Row security asks for it too
 * (`holder in (select platform.granted())`), so who has left a case has lost it everywhere at once.
 */
import { now } from "../../kernel/clock.ts";
import type { Tx } from "../db/database.ts";
import * as store from "./grants.store.ts";

export type { GrantDraft, GrantRow } from "./grants.store.ts";

export function grant(tx: Tx, draft: store.GrantDraft): Promise<void> {
  return store.insertGrant(tx, draft, now());
}

/** False if there was no such part. */
export function endGrant(tx: Tx, holderId: string, accountId: string, why: string): Promise<boolean> {
  return store.endGrant(tx, holderId, accountId, why, now());
}

export const { listGrants } = store;

/** The asker's part in it; undefined where there is none, or no longer. */
export function findPart(tx: Tx, holderId: string): Promise<string | undefined> {
  return store.findPart(tx, holderId, now());
}
