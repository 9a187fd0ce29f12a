/** Standing in for somebody who is away: from post to post, from a day to a day, with a reason. */
import { v7 as uuid } from "uuid";
import { roleCodes } from "../../kernel/actor.ts";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { now, today } from "../../kernel/clock.ts";
import type { BodyOf, OutputOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../access/policy.ts";
import { inEveryPlace, type Tx } from "../db/database.ts";
import type { PlaceDirectory } from "../places/place-directory.ts";
import { addStandIns } from "../tasks/tasks.service.ts";
import type {
  listDelegations as contract,
  DelegationView,
  delegatePost as making,
} from "./delegations.contract.ts";
import * as store from "./delegations.store.ts";
import { listUnreached } from "./department-parts.store.ts";
import { procedureProblems } from "./procedure-problems.contract.ts";

// Whoever stands in finds the other's tasks on the own desk.
addStandIns((tx) => store.listStandIns(tx, tx.actor.postId, today()));
// Departments that have no account are looked after by the district's officer.
addStandIns(async ({ actor, sql }) => {
  if (actor.role !== "districtOfficer") return [];
  const departments = await listUnreached({ sql }, today());
  return [{ role: "partnerLiaison", placeCode: actor.placeCode, departments, name: "部门" }];
});

export async function listDelegationsOf(tx: Tx, places: PlaceDirectory): Promise<OutputOf<typeof contract>> {
  const rows = await inEveryPlace(tx, () => store.listDelegations(tx, tx.actor.postId));
  return {
    today: today(),
    items: rows.map((row) => viewOf(places, row, today())),
    candidates: (await candidates(tx)).map((post) => ({
      postId: post.id,
      name: post.name,
      post: postWords(places, post.role, post.placeCode),
    })),
  };
}

/** Posts of the same kind next door: villages of the township, townships of the district, colleagues of the office. */
function candidates(tx: Tx): Promise<store.PostRow[]> {
  const { role, placeCode, accountId } = tx.actor;
  const parent = placeCode.length > 6 ? placeCode.slice(0, placeCode.length - 3) : placeCode;
  return store.listPostsBelow(tx, role, parent, today(), accountId);
}

function postWords(places: PlaceDirectory, role: store.PostRow["role"], placeCode: string): string {
  return `${places.nameOf(placeCode)} ${roleCodes.label(role)}`;
}

function viewOf(places: PlaceDirectory, row: store.DelegationRow, on: IsoDate): DelegationView {
  const state = row.ended_at !== null || row.to_on < on ? "over" : row.from_on > on ? "ahead" : "now";
  return {
    id: row.id,
    fromName: row.from_name,
    fromPost: postWords(places, row.role, row.scope_code),
    toName: row.to_name,
    toPost: postWords(places, row.role, row.to_scope),
    fromOn: row.from_on,
    toOn: row.to_on,
    reason: row.reason,
    state,
    canEnd: state !== "over",
  };
}

/** @throws procedures.delegationPost, .delegationDates, .delegationOverlap */
export async function delegate(tx: Tx, draft: BodyOf<typeof making>): Promise<{ id: string }> {
  const { fromOn, toOn, reason } = draft;
  if (fromOn < today() || toOn < fromOn) throw new Problem(procedureProblems.delegationDates);
  const to = (await candidates(tx)).find(({ id }) => id === draft.toPostId);
  if (to === undefined) throw new Problem(procedureProblems.delegationPost);
  await store.lockPost(tx, tx.actor.postId);
  if (await store.isDelegated(tx, tx.actor.postId, fromOn, toOn))
    throw new Problem(procedureProblems.delegationOverlap);
  const id = uuid();
  await store.insertDelegation(tx, id, to, { fromOn, toOn, reason }, now());
  tx.note({ purpose: reason, detail: { delegation: id, to: to.name, fromOn, toOn } });
  return { id };
}

/** By whoever gave it or took it. */
export async function endDelegation(tx: Tx, id: string): Promise<void> {
  if (!(await inEveryPlace(tx, () => store.endDelegation(tx, id, now())))) throw notFound();
  tx.note({ detail: { delegation: id } });
}
