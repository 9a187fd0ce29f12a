/** Accounts opened and posts begun and ended by an office for the people below it; for rooms that say who may. */
import type { Role } from "../../kernel/actor.ts";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { hashPassword, passwordFault } from "../crypto/password.ts";
import { inEveryPlace, type Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import * as store from "./appoint.store.ts";
import { appointProblems } from "./appoint-problems.contract.ts";
import { identityProblems } from "./identity-problems.contract.ts";
import { mayAlsoHold } from "./posts-that-go-together.ts";

export type { HeldPost } from "./appoint.store.ts";

export interface NewAccount {
  /** Made by the browser: sent twice, opened once. */
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  /** To be changed at the first log-in. */
  readonly firstPassword: string;
}

/** Opens an account without a post. @throws identity.weakPassword, identity.usernameTaken */
export async function openAccount(tx: Tx, account: NewAccount): Promise<void> {
  const { id, username, displayName, firstPassword } = account;
  const fault = passwordFault(firstPassword, username);
  if (fault !== undefined) throw new Problem(identityProblems.weakPassword, { detail: fault });
  const before = await store.findUsername(tx.sql, username);
  if (before?.id === id && before.displayName === displayName) return;
  if (before !== undefined) throw new Problem(appointProblems.usernameTaken);
  const hash = await hashPassword(firstPassword);
  if (!(await store.insertAccount(tx.sql, { id, username, displayName, hash })))
    throw new Problem(appointProblems.usernameTaken);
  tx.note({ subjectIds: [id], detail: { username } });
}

export interface Appointment {
  /** Made by the browser: sent twice, appointed once. */
  readonly id: string;
  readonly accountId: string;
  readonly role: Role;
  readonly placeCode: string;
  readonly title: string;
  readonly from: IsoDate;
  /** The first day on which it is no longer held; null: until somebody ends it. */
  readonly until: IsoDate | null;
  readonly why: string;
}

/** @throws identity.postsConflict, identity.alreadyInPost */
export async function addPost(tx: Tx, post: Appointment): Promise<void> {
  const { accountId, role, placeCode } = post;
  await store.lockAccount(tx.sql, accountId);
  const held = await store.listHeldAfter(tx.sql, [accountId], today());
  if (held.some(({ id }) => id === post.id)) return;
  if (!held.every((one) => mayAlsoHold(one.role, role))) throw new Problem(appointProblems.postsConflict);
  if (held.some((one) => one.role === role && one.placeCode === placeCode))
    throw new Problem(appointProblems.alreadyInPost);
  await store.insertPost(tx.sql, post, tx.actor.accountId);
  tx.note({ subjectIds: [accountId], purpose: post.why, detail: { role, place: placeCode } });
}

/**
 * Ends a post from that day on; whoever held it is logged out at once and begins again with what is left. The caller asks
 * `sessions.forgetSeen` when this is committed. Ended on the same day before, nothing happens. @throws identity.postEnded
 */
export async function endPost(
  tx: Tx,
  { sessions }: Pick<App, "sessions">,
  end: { readonly id: string; readonly on: IsoDate; readonly why: string },
): Promise<void> {
  const post = await store.findPost(tx.sql, end.id);
  if (post === undefined) throw new Problem(appointProblems.postEnded);
  if (post.until !== null && post.until <= end.on) {
    if (post.until === end.on && post.endedWhy === end.why) return;
    if (post.until <= today()) throw new Problem(appointProblems.postEnded);
  }
  if (end.on < post.from) throw new Problem(appointProblems.endBeforeBegin);
  await store.updateEnd(tx.sql, { ...end, by: tx.actor.accountId });
  if (end.on <= today()) await sessions.endAll(post.accountId, "岗位有变动", { within: tx.sql });
  tx.note({
    subjectIds: [post.accountId],
    purpose: end.why,
    detail: { role: post.role, place: post.placeCode },
  });
}

/** Who holds this role at or below a place now or later, in the order of the places. */
export function listHeld(tx: Tx, role: Role, place: string): Promise<store.HeldPost[]> {
  return store.listHeldBelow(tx.sql, role, place, today());
}

/** What else these accounts hold or are about to: to say it, and to refuse what does not go together. */
export function listHeldBy(tx: Tx, accountIds: readonly string[]): Promise<store.HeldPost[]> {
  return store.listHeldAfter(tx.sql, accountIds, today());
}

export function findPost(tx: Tx, id: string): Promise<store.HeldPost | undefined> {
  return store.findPost(tx.sql, id);
}

/** Everybody who has ever held it at exactly this place, the last first. */
export function listHistory(tx: Tx, role: Role, placeCode: string): Promise<store.HeldPost[]> {
  return store.listHistory(tx.sql, role, placeCode);
}

/** Below a place: when the last holder left; for places where somebody is in office now it says nothing. */
export function lastLeft(tx: Tx, role: Role, place: string): Promise<ReadonlyMap<string, IsoDate>> {
  return inEveryPlace(tx, () => store.lastLeft(tx.sql, role, place, today()));
}
