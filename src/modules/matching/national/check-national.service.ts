/** The national system's export against our payments: tallies and open differences of our own children stay, nothing else. */
import { now, today } from "../../../kernel/clock.ts";
import { monthOfDate } from "../../../kernel/month.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import { openWorkbook } from "../../../platform/excel/open-workbook.ts";
import type { App } from "../../../platform/http/app.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { matchChildren } from "../../registry/match-children.service.ts";
import { compareNational, type Difference, type DifferenceKind, type PaymentOf } from "./compare-national.ts";
import type * as contract from "./national.contract.ts";
import { nationalProblems } from "./national.contract.ts";
import * as store from "./national.store.ts";
import { type NationalCode, nationalCodes, nationalMappings, SOURCE } from "./national-codes.ts";
import { ourPayments } from "./our-payments.service.ts";
import { type NationalRow, readNational, type SheetLine } from "./read-national.ts";

const PORTION = 1000;
/** More lines than a person looks up. */
const TOLD = 500;

/** Before any transaction: reading a file takes its time. @throws match.national.noTable, excel.* */
export async function readNationalFile(path: string): Promise<NationalRow[]> {
  const book = await openWorkbook(path);
  try {
    for (const sheet of book.sheets) {
      const lines: SheetLine[] = [];
      for await (const batch of sheet.rows()) lines.push(...batch);
      const rows = readNational(lines);
      if (rows !== undefined) return rows;
    }
  } finally {
    await book.close();
  }
  throw new Problem(nationalProblems.noTable);
}

type CheckAnswer = OutputOf<typeof contract.checkNational>;

export async function checkNational(
  tx: Tx,
  app: App,
  { month, rows }: { readonly month: string; readonly rows: readonly NationalRow[] },
): Promise<CheckAnswer> {
  const { mapped } = await ourPayments(tx, month);
  const { theirs, places, notCompared, strangers } = await sortOut(tx, app, rows);
  const ours = mapped.map(
    ({ childId, code, fromMonth, fen }): PaymentOf => ({ childId, code, from: fromMonth, fen }),
  );
  const differences = compareNational(ours, theirs);
  const at = new Map([...places, ...mapped.map(({ childId, scopeCode }) => [childId, scopeCode] as const)]);
  const check = {
    ...{ id: newId(), month, madeAt: now(), madeByName: tx.actor.displayName },
    codes: nationalCodes.codes.filter((code) => theirs.some((one) => one.code === code)),
    tallies: talliesOf(rows, theirs, differences, { strangers, faulty: notCompared.length - strangers }),
  };
  await store.supersedeOpen(tx, check.codes);
  await store.insertCheck(tx, check);
  await store.insertDifferences(
    tx,
    differences.map((one) => ({
      ...one,
      ...{ id: newId(), checkId: check.id, scopeCode: at.get(one.childId) ?? tx.actor.placeCode },
    })),
  );
  tx.note({ subjectIds: [check.id], detail: { month, rows: rows.length, differences: differences.length } });
  return { ...viewCheck({ ...check, open: differences.length }), notCompared: notCompared.slice(0, TOLD) };
}

/** Which of the rows are children of ours; the others are told by their line and forgotten. */
async function sortOut(tx: Tx, app: App, rows: readonly NationalRow[]) {
  const theirs: PaymentOf[] = [];
  const places = new Map<string, string>();
  const notCompared: { at: number; why: string }[] = [];
  let strangers = 0;
  for (let from = 0; from < rows.length; from += PORTION) {
    const portion = rows.slice(from, from + PORTION);
    const matches = await matchChildren(tx, app.cipher, portion);
    for (const [nth, row] of portion.entries()) {
      const match = matches[nth];
      if (row.fault !== null || row.code === null) {
        notCompared.push({ at: row.at, why: row.fault ?? "看不出发放类别" });
      } else if (match?.kind === "one") {
        theirs.push({ childId: match.child.childId, code: row.code, from: row.from, fen: row.fen });
        places.set(match.child.childId, match.child.scopeCode);
      } else {
        if (match?.kind === "none") strangers += 1;
        notCompared.push({ at: row.at, why: unmatched[match?.kind ?? "none"] });
      }
    }
  }
  return { theirs, places, notCompared, strangers };
}

const unmatched = {
  none: "本系统没有这个孩子的档案",
  several: "本系统有几份档案对得上，请先处理疑似重复",
  badNumber: "身份证号不对",
  otherName: "身份证号对得上，姓名不同",
  nothingToGoBy: "没有身份证号，也没有姓名和出生日期",
} as const;

function talliesOf(
  rows: readonly NationalRow[],
  theirs: readonly PaymentOf[],
  differences: readonly Difference[],
  other: { readonly strangers: number; readonly faulty: number },
): store.Tallies {
  const count = (kind: DifferenceKind) => differences.filter((one) => one.kind === kind).length;
  const differing = new Set(
    differences.filter(({ theirs: there }) => there !== null).map(({ childId }) => childId),
  );
  return {
    rows: rows.length,
    same: theirs.filter(({ childId }) => !differing.has(childId)).length,
    ...other,
    kinds: {
      ...{ onlyOurs: count("onlyOurs"), onlyTheirs: count("onlyTheirs"), category: count("category") },
      ...{ month: count("month"), amount: count("amount"), twice: count("twice") },
    },
  };
}

function viewCheck({
  tallies,
  madeAt,
  madeByName,
  codes,
  ...row
}: store.CheckRow & { readonly open: number }) {
  return { ...row, ...tallies, codes: [...codes], madeAt: madeAt.toISOString(), madeBy: madeByName };
}

export async function readNationalSystem(
  tx: Tx,
  asked: string | undefined,
): Promise<OutputOf<typeof contract.readNationalSystem>> {
  const month = asked ?? monthOfDate(today());
  const { mapped, unmapped } = await ourPayments(tx, month);
  const of = (code: NationalCode) => mapped.filter((one) => one.code === code);
  return {
    ...{ month, source: SOURCE, unmapped },
    categories: nationalCodes.codes.map((code) => ({
      ...{ code, title: nationalCodes.label(code), ...nationalMappings[code], children: of(code).length },
      fen: of(code).reduce((sum, { fen }) => sum + (fen ?? 0), 0),
    })),
    checks: (await store.listChecks(tx)).map(viewCheck),
  };
}

export async function listDifferences(
  tx: Tx,
  app: App,
  { state, kind }: { readonly state: "open" | "settled"; readonly kind?: DifferenceKind | undefined },
): Promise<OutputOf<typeof contract.listNationalDifferences>> {
  const rows = await store.listDifferences(tx, state, kind ?? null);
  const counts = { onlyOurs: 0, onlyTheirs: 0, category: 0, month: 0, amount: 0, twice: 0 };
  for (const one of await store.countDifferences(tx, state)) counts[one.kind] = one.count;
  tx.note({ subjectIds: rows.map(({ childId }) => childId), detail: { shown: rows.length } });
  return { items: await view(tx, app, rows), counts };
}

async function view(tx: Tx, { places }: App, rows: readonly store.ToldDifference[]) {
  const names = await readChildNames(
    tx,
    rows.map(({ childId }) => childId),
  );
  return rows.map(({ scopeCode, checkId: _, ...row }) => ({
    ...row,
    name: names.get(row.childId) ?? "",
    place: `${places.nameOf(scopeCode.slice(0, 9))}${scopeCode.length > 9 ? places.nameOf(scopeCode) : ""}`,
  }));
}

/** @throws access.notFound, match.national.settled */
export async function settleDifference(
  tx: Tx,
  app: App,
  asked: { readonly id: string; readonly version: number; readonly why: string },
): Promise<contract.NationalDifference> {
  const row = await store.findDifference(tx, asked.id);
  if (row === undefined) throw notFound();
  if (!(await store.settleDifference(tx, { ...asked, at: now() })))
    throw new Problem(nationalProblems.settled);
  tx.note({
    subjectIds: [row.childId],
    purpose: asked.why,
    detail: { difference: asked.id, kind: row.kind },
  });
  const after = await store.findDifference(tx, asked.id);
  const [shown] = after === undefined ? [] : await view(tx, app, [after]);
  if (shown === undefined) throw notFound();
  return shown;
}
