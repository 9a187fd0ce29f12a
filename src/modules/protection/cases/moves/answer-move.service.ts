/** The new township signs, and the old one has lost the case; or sends it back, and the old one goes on. */
import { now, today } from "../../../../kernel/clock.ts";
import type { BodyOf, OutputOf, ParamsOf } from "../../../../kernel/operation.ts";
import { Problem } from "../../../../kernel/problem.ts";
import { endGrant, grant, listGrants } from "../../../../platform/access/grants.service.ts";
import { inEveryPlace, type Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import { listPostsOf } from "../../../../platform/identity/post-holders.service.ts";
import { closeTask, openTask } from "../../../../platform/tasks/tasks.service.ts";
import { updateCase } from "../cases.store.ts";
import { getCase } from "../open-case.service.ts";
import { readCase } from "../read-cases.service.ts";
import { caseHappened, demandCase, demandOpen } from "../seats.service.ts";
import { type answerCaseMove as contract, moveProblems } from "./case-moves.contract.ts";
import * as store from "./case-moves.store.ts";
import { moveTaskKey, PART_OFFERED, refusedTaskKey } from "./move-words.ts";

/** @throws access.notFound, protection.case.closed, moveAnswered, moveNotYours, moveWhy */
export async function answerCaseMove(
  tx: Tx,
  app: App,
  { id, moveId }: ParamsOf<typeof contract>,
  { accept, why = "" }: BodyOf<typeof contract>,
): Promise<OutputOf<typeof contract>> {
  const { row } = await demandCase(tx, id);
  demandOpen(row.state);
  const move = await store.findOpenMove(tx, id);
  if (move?.id !== moveId) throw new Problem(moveProblems.answered);
  const { role, placeCode, accountId } = tx.actor;
  if (role !== "townshipSupervisor" || !move.toCode.startsWith(placeCode))
    throw new Problem(moveProblems.notYours);
  if (!accept && why === "") throw new Problem(moveProblems.whyRefused);
  const answer = { at: now(), refusedWhy: accept ? null : why };
  if (!(await store.answerMove(tx, moveId, answer))) throw new Problem(moveProblems.answered);
  await closeTask(tx, moveTaskKey(id), accept ? "已签收" : "已退回");
  const place = app.places.nameOf(placeCode);
  if (!accept) {
    await sendBack(tx, id, place, why);
    return { accepted: false, case: null };
  }
  await inEveryPlace(tx, async () => {
    await endOffers(tx, id, "已由同事签收");
    await leaveOld(tx, id, move.fromCode);
    await grant(tx, { holderId: id, accountId, part: "lead", reason: "孩子迁入，签收接手" });
    await updateCase(tx, id, undefined, { scopeCode: move.toCode, lead: { accountId, role, placeCode } });
    await caseHappened(tx, id, { code: "lead", words: `${place}签收，从现在起由${place}负责` });
  });
  return { accepted: true, case: await readCase(tx, app, id) };
}

async function sendBack(tx: Tx, id: string, place: string, why: string): Promise<void> {
  await inEveryPlace(tx, async () => {
    await caseHappened(tx, id, { code: "moveRefused", words: `${place}退回，仍由原镇街负责` });
    const { leadId, leadRole, leadPlace, title } = await getCase(tx, id);
    await openTask(tx, {
      kind: "protection.caseMove",
      key: refusedTaskKey(id),
      title: `移交被退回：${title}`,
      why: `${place}没有签收：${why}。个案仍由您负责；请和对方或者区里商定，再移交一次，或者留下自己办。`,
      link: `/cases/${id}`,
      role: leadRole,
      scopeCode: leadPlace,
      accountId: leadId,
      dueOn: today(),
    });
    await endOffers(tx, id, "退回了移交");
  });
}

async function endOffers(tx: Tx, id: string, why: string): Promise<void> {
  for (const { accountId, part, endedAt } of await listGrants(tx, id))
    if (part === PART_OFFERED && endedAt === null) await endGrant(tx, id, accountId, why);
}

/** Units and the district go on taking part; whoever was in it for the old township has lost it. */
async function leaveOld(tx: Tx, id: string, fromCode: string): Promise<void> {
  const township = fromCode.slice(0, 9);
  for (const { accountId, endedAt } of await listGrants(tx, id)) {
    if (endedAt !== null) continue;
    const posts = await listPostsOf(tx, accountId);
    if (posts.length > 0 && posts.every(({ placeCode }) => placeCode.startsWith(township)))
      await endGrant(tx, id, accountId, "孩子迁走，个案已由迁入的镇街签收");
  }
}
