/** Watch items as people read them: with the reason, the explanation, and what was done before. */
import { isUnchecked, nameOfCitation } from "../../../kernel/citation.ts";
import { now, today } from "../../../kernel/clock.ts";
import type { BodyOf, OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import { findDeclaredParameter } from "../../../platform/parameters/declare-parameter.ts";
import type { PlaceDirectory } from "../../../platform/places/place-directory.ts";
import { mayStart } from "../../../platform/procedures/who-may.ts";
import type { Judgement } from "../../../platform/rules/explanation.contract.ts";
import { judge } from "../../../platform/rules/judge.ts";
import { closeTasks } from "../../../platform/tasks/tasks.service.ts";
import { readParticulars, sayParticulars } from "../../registry/child-names.service.ts";
import { findHomes } from "../../registry/home-facts.service.ts";
import { dropoutProcedure } from "../special/procedures/dropout.ts";
import { factsOfHomes, keyOfWatch, watchDay } from "./raise-watch.service.ts";
import type * as contract from "./watch.contract.ts";
import { type WatchItem, watchProblems } from "./watch.contract.ts";
import * as store from "./watch.store.ts";
import { watchAtoms } from "./watch-atoms.contract.ts";
import { briefOf, type Rests } from "./watch-brief.ts";
import { needsNote, urgentWatchRules, watchRuleCodes, watchSettlementCodes } from "./watch-codes.contract.ts";
import { helpsOf, settlementsOf, type WatchHelp } from "./watch-helps.ts";
import { watchRuleOf } from "./watch-rules.ts";

export interface Reading {
  readonly cipher: FieldCipher;
  readonly places: PlaceDirectory;
}

export async function listWatch(
  tx: Tx,
  reading: Reading,
  { place, rule, state, limit, cursor }: QueryOf<typeof contract.listWatch>,
): Promise<OutputOf<typeof contract.listWatch>> {
  const ask = { scope: narrowScope(tx.scope, place), rule, state };
  const list = ["watch", place ?? "", rule ?? "", state];
  const after = cursor === undefined ? undefined : openPosition(reading, list, cursor);
  const rows = await store.listItems(
    tx,
    ask,
    after === undefined
      ? undefined
      : { isCalm: after[0] === true, scopeCode: String(after[1]), id: String(after[2]) },
    limit + 1,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  tx.note({ subjectIds: page.map(({ childId }) => childId), detail: { state, shown: page.length } });
  return {
    items: await present(tx, reading, page),
    nextCursor:
      rows.length > limit && last !== undefined
        ? sealPosition(reading, list, [!urgentWatchRules.includes(last.rule), last.scopeCode, last.id])
        : null,
    counts: await store.countItems(tx, ask),
    can: mayDo(tx.actor, "watch.run") ? ["run"] : [],
  };
}

/** @throws access.notFound */
export async function readWatch(
  tx: Tx,
  reading: Reading,
  id: string,
): Promise<OutputOf<typeof contract.readWatch>> {
  const row = await demandItem(tx, id);
  const [view] = await present(tx, reading, [row]);
  if (view === undefined) throw notFound();
  tx.note({ subjectIds: [row.childId] });
  return {
    ...view,
    judgement: (await judgeItem(tx, row)) ?? null,
    history: (await store.listSettlements(tx, id)).map((one) => ({ ...one, at: one.at.toISOString() })),
  };
}

async function judgeItem(tx: Tx, { childId, rule }: store.WatchRow): Promise<Judgement | undefined> {
  const homes = await findHomes(tx, today(), [childId]);
  const day = await watchDay(tx);
  const facts = (await factsOfHomes(tx, homes, day.on)).get(childId);
  if (facts === undefined) return undefined;
  return judge(watchRuleOf(rule).rule, {
    facts,
    ...day,
    atoms: watchAtoms,
    nameParameter: findDeclaredParameter,
  });
}

/** @throws access.notFound, protection.watch.notOpen, .stale, .noteRequired */
export async function settleWatch(
  tx: Tx,
  reading: Reading,
  id: string,
  version: number,
  { reason, note }: BodyOf<typeof contract.settleWatch>,
): Promise<WatchItem> {
  const row = await demandItem(tx, id);
  if (needsNote.has(reason) && (note ?? "").length < 2) throw new Problem(watchProblems.noteRequired);
  if (reason !== "caseOpened" && !settlementsOf(row.rule).includes(reason))
    throw new Problem(watchProblems.wrongResult);
  if (row.state !== "open") throw new Problem(watchProblems.notOpen);
  if (!(await store.settleItem(tx, id, version, { reason, note: note ?? null, at: now() })))
    throw new Problem(watchProblems.stale, { extra: { version: row.version } });
  await closeTasks(tx, [keyOfWatch(id)], `${watchSettlementCodes.label(reason)} · ${today()}`);
  tx.note({ subjectIds: [row.childId], detail: { rule: row.rule, reason } });
  const [view] = await present(tx, reading, [await demandItem(tx, id)]);
  if (view === undefined) throw notFound();
  return view;
}

async function demandItem(tx: Tx, id: string): Promise<store.WatchRow> {
  const row = await store.findItem(tx, id);
  if (row === undefined) throw notFound();
  return row;
}

async function present(tx: Tx, { places }: Reading, rows: readonly store.WatchRow[]): Promise<WatchItem[]> {
  const children = await readParticulars(
    tx,
    rows.map(({ childId }) => childId),
  );
  const maySettle = mayDo(tx.actor, "watch.settle");
  return rows.map((row) => {
    const isOpen = row.state === "open";
    return {
      id: row.id,
      childId: row.childId,
      childName: children.get(row.childId)?.name ?? "",
      particulars: sayParticulars(children.get(row.childId), today()),
      villageName: places.nameOf(row.scopeCode),
      townshipName: places.nameOf(row.scopeCode.slice(0, 9)),
      rule: row.rule,
      brief: briefOf(row.rule, JSON.parse(row.facts) as Rests, today()),
      reason: reasonOf(row),
      firstSeen: row.firstSeen,
      changedOn: row.changedOn,
      state: row.state,
      settled:
        row.state !== "settled" || row.settledReason === null || row.settledAt === null
          ? null
          : {
              reason: row.settledReason,
              note: row.settledNote,
              by: row.settledBy ?? "系统",
              at: row.settledAt.toISOString(),
            },
      version: row.version,
      can: [
        ...(isOpen && maySettle ? (["settle"] as const) : []),
        ...(isOpen && maySettle ? mayOf(tx, helpsOf(row.rule)) : []),
      ],
    };
  });
}

/** What helps and the asker's post may begin; a post that opens no cases reports. */
function mayOf({ actor }: Tx, helps: readonly WatchHelp[]): WatchItem["can"] {
  const can: WatchItem["can"] = [];
  if (helps.includes("case")) can.push(mayDo(actor, "report.intake") ? "openCase" : "report");
  if (helps.includes("assess") && mayDo(actor, "assessment.start")) can.push("assess");
  const mayBegin = mayDo(actor, "application.start") && mayStart(dropoutProcedure, actor);
  if (helps.includes("dropout") && mayBegin) can.push("dropout");
  return can;
}

function reasonOf({ rule }: store.WatchRow): string {
  const [cite] = watchRuleOf(rule).rule.versions.at(-1)?.cite ?? [];
  if (cite === undefined) return watchRuleCodes.label(rule);
  return `${cite.says}（${nameOfCitation(cite)}${isUnchecked(cite) ? "，待核" : ""}）`;
}
