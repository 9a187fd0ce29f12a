/** Appoints, releases and replaces a village's director: each one act, with its reason and its day. */
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import { isInScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import * as appointing from "../../../platform/identity/appoint.service.ts";
import { writeHandOver } from "../handover/handover.service.ts";
import type * as contract from "./posts.contract.ts";
import { postProblems, type VillageRow } from "./posts.contract.ts";
import { readVillage } from "./read-posts.service.ts";
import { tellVacancies } from "./vacancies.service.ts";

const ROLE = "villageDirector";

/** @throws access.notFound, workforce.post.person, identity.usernameTaken, identity.postsConflict, identity.alreadyInPost */
export async function appointDirector(
  tx: Tx,
  app: App,
  village: string,
  body: BodyOf<typeof contract.appointDirector>,
): Promise<VillageRow> {
  demandVillage(tx, app, village);
  await appoint(tx, village, body);
  await tellVacancies(tx, app, village);
  return readVillage(tx, app, village);
}

/** @throws access.notFound, identity.postEnded, identity.endBeforeBegin */
export async function endDirector(
  tx: Tx,
  app: App,
  village: string,
  { postId, on, reason }: BodyOf<typeof contract.endDirector>,
): Promise<VillageRow> {
  demandVillage(tx, app, village);
  await end(tx, app, village, { id: postId, on, why: reason });
  return readVillage(tx, app, village);
}

/** @throws access.notFound, and whatever ending and appointing refuse: then neither happens */
export async function replaceDirector(
  tx: Tx,
  app: App,
  village: string,
  body: BodyOf<typeof contract.replaceDirector>,
): Promise<VillageRow> {
  demandVillage(tx, app, village);
  const { endPostId, handOverId, note, from, reason } = body;
  await writeHandOver(tx, app, { id: handOverId, villageCode: village, note });
  await end(tx, app, village, { id: endPostId, on: from, why: reason });
  await appoint(tx, village, body);
  await tellVacancies(tx, app, village);
  return readVillage(tx, app, village);
}

function demandVillage(tx: Tx, { places }: App, village: string): void {
  if (places.find(village)?.level !== "village" || !isInScope(tx.scope, village)) throw notFound();
}

async function end(
  tx: Tx,
  app: App,
  village: string,
  ending: { readonly id: string; readonly on: string; readonly why: string },
): Promise<void> {
  const post = await appointing.findPost(tx, ending.id);
  if (post === undefined || post.role !== ROLE || post.placeCode !== village) throw notFound();
  await appointing.endPost(tx, app, ending);
}

async function appoint(
  tx: Tx,
  village: string,
  body: BodyOf<typeof contract.appointDirector>,
): Promise<void> {
  const { postId, accountId, person, from, until, reason } = body;
  if (until !== undefined && until <= from) throw new Problem(postProblems.until);
  if ((accountId === undefined) === (person === undefined)) throw new Problem(postProblems.person);
  if (person !== undefined) {
    const { name, username, firstPassword } = person;
    await appointing.openAccount(tx, { id: person.accountId, username, displayName: name, firstPassword });
  } else if (accountId !== undefined) await demandDirector(tx, accountId);
  const whom = person?.accountId ?? accountId ?? "";
  const held = await appointing.listHeldBy(tx, [whom]);
  const isBeside = held.some((one) => one.role === ROLE && one.placeCode !== village);
  await appointing.addPost(tx, {
    id: postId,
    accountId: whom,
    role: ROLE,
    placeCode: village,
    title: isBeside ? "儿童主任（兼管）" : "儿童主任",
    from,
    until: until ?? null,
    why: reason,
  });
}

/** Somebody of the asker's own villages; nobody is found by an id that was guessed. */
async function demandDirector(tx: Tx, accountId: string): Promise<void> {
  const held = await appointing.listHeldBy(tx, [accountId]);
  const isOurs = held.some(({ role, placeCode }) => role === ROLE && isInScope(tx.scope, placeCode));
  if (!isOurs) throw new Problem(postProblems.person);
}
