/** Out of a watch item a case: a report of the house itself, taken up and opened by whoever looked; or the open one is named. */
import { today } from "../../../kernel/clock.ts";
import type { BodyOf, OutputOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { findApplicantChild } from "../../registry/applicants.service.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { listOpenCasesOf } from "../cases/cases.store.ts";
import { decideReport, takeUpReport } from "../reports/intake.service.ts";
import { receiveReport } from "../reports/receive-report.service.ts";
import { watchChildren } from "./raise-watch.service.ts";
import { settleWatch } from "./read-watch.service.ts";
import { type openWatchCase as contract, watchProblems } from "./watch.contract.ts";
import { findItem } from "./watch.store.ts";
import { type WatchRuleCode, watchRuleCodes } from "./watch-codes.contract.ts";
import { helpsOf } from "./watch-helps.ts";

/** @throws access.notFound, protection.watch.notOpen, .stale, .noCase */
export async function openWatchCase(
  tx: Tx,
  app: App,
  id: string,
  version: number,
  { reportId, why }: BodyOf<typeof contract>,
): Promise<OutputOf<typeof contract>> {
  const item = await findItem(tx, id);
  if (item === undefined) throw notFound();
  if (!helpsOf(item.rule).includes("case")) throw new Problem(watchProblems.noCase);
  const [open] = await listOpenCasesOf(tx, [item.childId]);
  const number = open === undefined ? "已立案" : `归入在办的个案 ${open.number}`;
  // Before the case is there: an open case takes the item away by itself.
  await settleWatch(tx, app, id, version, { reason: "caseOpened", note: `${number}：${why}` });
  const caseId = open?.id ?? (await openAnew(tx, app, item, reportId, why));
  await watchChildren(tx, [item.childId]);
  return { caseId, isNew: open === undefined };
}

async function openAnew(
  tx: Tx,
  app: App,
  { childId, rule }: { readonly childId: string; readonly rule: WatchRuleCode },
  reportId: string,
  why: string,
): Promise<string> {
  const child = await findApplicantChild(tx, childId);
  if (child === undefined) throw notFound();
  const name = (await readChildNames(tx, [childId])).get(childId);
  await receiveReport(tx, app, {
    ...{ id: reportId, channel: "lead", accountId: tx.actor.accountId, sender: null, reporter: {} },
    content: {
      situations: [],
      statement: `主动发现（${today()}）：${watchRuleCodes.label(rule)}。${why}`,
      danger: "unsure",
      injury: "unknown",
      placeCode: child.villageCode,
      children: name === undefined ? [] : [{ name }],
      ...{ suspects: [], done: [] },
    },
    childIds: [childId],
  });
  const { version } = await takeUpReport(tx, app, reportId);
  const decided = await decideReport(tx, app, reportId, { outcome: "open", why }, version);
  if (decided.caseId === null) throw new Error("a report was opened without a case");
  return decided.caseId;
}
