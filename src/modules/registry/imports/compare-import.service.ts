/** The batch beside the register: who is new, what changed, and who is not in the file and may have left. */
import { addDays } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { openTask } from "../../../platform/tasks/tasks.service.ts";
import { performChildAct } from "../child-acts.service.ts";
import type { decideMissing } from "./compare-import.contract.ts";
import { asOfBatch } from "./import-batch.ts";
import { type ChangeKind, ledgerCodes, leftReasonCodes } from "./import-codes.contract.ts";
import * as matches from "./import-matches.store.ts";
import { importProblems } from "./import-problems.contract.ts";
import { listStaged } from "./import-rows.store.ts";
import { type BatchRow, touchBatch } from "./imports.store.ts";
import { demandAct } from "./map-import.service.ts";
import { demandBatch } from "./view-import.service.ts";
import { demandStaged, type Grid, rowViews } from "./view-rows.service.ts";

/** A village has so long to answer whether a child is still there. */
const DAYS_TO_ANSWER = 7;
/** After every UUID's beginning: the first page. */
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

function demandChecked(batch: BatchRow): void {
  if (batch.counts === null) throw new Problem(importProblems.wrongState, { extra: { state: batch.state } });
}

export async function compareRows(
  tx: Tx,
  grid: Grid,
  id: string,
  kind: ChangeKind,
  page: { after: number; limit: number },
) {
  const batch = await demandBatch(tx, id);
  demandStaged(batch);
  demandChecked(batch);
  const rows = await listStaged(tx, id, { changeKind: kind, excluded: false }, page.after, page.limit + 1);
  const shown = rows.slice(0, page.limit);
  const views = await rowViews(tx, grid, batch, shown);
  const { counts } = batch;
  tx.note({
    subjectIds: shown.flatMap((row) => row.child_id ?? []),
    detail: { batch: id, rows: shown.length },
  });
  return {
    counts: {
      new: counts?.new ?? 0,
      changed: counts?.changed ?? 0,
      unchanged: counts?.unchanged ?? 0,
      missing: counts?.missing ?? 0,
    },
    items: views.map((view) => ({
      seq: view.seq,
      sheet: view.sheet,
      row: view.row,
      childId: view.childId,
      name: view.cells["name"]?.value ?? "",
      birthDate: view.cells["birthDate"]?.value ?? "",
      villageName: view.cells["village"]?.value ?? "",
      changes: view.match?.changes ?? [],
    })),
    last: rows.length > page.limit ? shown.at(-1)?.seq : undefined,
  };
}

export async function listMissingChildren(
  tx: Tx,
  { places }: Grid,
  id: string,
  page: { decided: boolean | undefined; after: string | undefined; limit: number },
) {
  const batch = await demandBatch(tx, id);
  demandChecked(batch);
  const filter = { decided: page.decided, after: page.after ?? BEFORE_ALL, limit: page.limit + 1 };
  const rows = await matches.listMissing(tx, batch, filter);
  const shown = rows.slice(0, page.limit);
  const { all, decided } = await matches.countMissing(tx, id);
  tx.note({ subjectIds: shown.map((row) => row.child_id), detail: { batch: id } });
  return {
    items: shown.map((row) => ({
      childId: row.child_id,
      name: row.name,
      sex: row.sex,
      birthDate: row.birth_date,
      villageName: places.nameOf(row.place),
      townshipName: places.townshipOf(row.place)?.shortName ?? "",
      since: row.since,
      decision: row.decision,
      decidedBy: row.decided_by,
      decidedAt: row.decided_at?.toISOString() ?? null,
    })),
    last: rows.length > page.limit ? shown.at(-1)?.child_id : undefined,
    total: page.decided === undefined ? all : page.decided ? decided : all - decided,
  };
}

type Decision = BodyOf<typeof decideMissing>["decisions"][number];

/** Each child by a person's word: left the ledger, still here, or the village is asked. @throws registry.import.missing.unknown */
export async function decideOnMissing(tx: Tx, grid: Grid, id: string, decisions: readonly Decision[]) {
  const batch = await demandBatch(tx, id, true);
  demandAct(batch, "missing");
  const ids = decisions.map(({ childId }) => childId);
  const listed = await matches.listMissing(tx, batch, { ids, after: BEFORE_ALL, limit: ids.length });
  const rows = new Map(listed.map((row) => [row.child_id, row]));
  for (const decision of decisions) {
    const row = rows.get(decision.childId);
    if (row === undefined || row.decision === "left") throw new Problem(importProblems.notMissing);
    await carryOut(tx, grid, batch, row, decision);
    await matches.decide(tx, id, row.child_id, decision.decision);
  }
  const { all, decided } = await matches.countMissing(tx, id);
  if (batch.counts !== null)
    await touchBatch(tx, id, { ...batch.counts, missing: all, missingDecided: decided });
  tx.note({ subjectIds: ids, detail: { batch: id, decisions: decisions.length } });
  return {
    decided: decisions.length,
    tasks: decisions.filter(({ decision }) => decision === "askVillage").length,
    missing: all,
    missingDecided: decided,
  };
}

async function carryOut(
  tx: Tx,
  grid: Grid,
  batch: BatchRow,
  row: matches.MissingRow,
  decision: Decision,
): Promise<void> {
  const ledger = ledgerCodes.label(batch.ledger);
  switch (decision.decision) {
    case "stillHere":
      return;
    case "left": {
      const day = decision.on ?? asOfBatch(batch) ?? today();
      // An act that has happened cannot be dated ahead, though a ledger may be drawn up before its day.
      const isAhead = day > today();
      const said = decision.reason ?? "";
      await performChildAct(tx, grid, row.child_id, row.version, {
        kind: "exitedCategory",
        on: isAhead ? today() : day,
        category: matches.ledgerCategory[batch.ledger],
        why: decision.why,
        reason:
          said.length >= 2
            ? said
            : `${leftReasonCodes.label(decision.why)}（《${batch.file_name}》中已没有这个孩子）`,
      });
      return;
    }
    case "askVillage":
      await openTask(tx, {
        kind: "registry.import.missing",
        role: "villageDirector",
        key: `registry.import.missing/${batch.id}/${row.child_id}`,
        title: `核实：${row.name}是否还在${ledger}`,
        why: `${ledger}《${batch.file_name}》（截至 ${asOfBatch(batch) ?? ""}）里没有这个孩子，登记簿里还有。请上门或电话核实后办理。`,
        link: `/children/${row.child_id}`,
        scopeCode: row.place,
        subjectId: row.child_id,
        dueOn: addDays(today(), DAYS_TO_ANSWER),
      });
  }
}
