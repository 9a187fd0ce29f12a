/** A row of the check grid that a person puts right, and all that this changes about others. */
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { httpProblems } from "../../../platform/http/http-problems.ts";
import { placeIndexOf } from "../../../platform/places/place-index.ts";
import type { EarlierRows } from "../intake/check-row.ts";
import { LEDGERS } from "../intake/ledger-columns.contract.ts";
import { CITIZEN_NO } from "../person-identity.service.ts";
import { countRows } from "./count-rows.service.ts";
import type { ImportCounts } from "./import-batch.contract.ts";
import { sealRow } from "./import-boxes.service.ts";
import { importProblems } from "./import-problems.contract.ts";
import type { editRow, ImportRow } from "./import-rows.contract.ts";
import { findStaged, listKindred, type StagedRow, updateStaged } from "./import-rows.store.ts";
import { fieldsOf } from "./imported-file.ts";
import { type BatchRow, touchBatch } from "./imports.store.ts";
import { demandAct } from "./map-import.service.ts";
import { countingFor, keysOfRow, settleRows } from "./settle-rows.service.ts";
import { withEdits } from "./staged-row.ts";
import { demandBatch } from "./view-import.service.ts";
import { type Grid, judge, type OpenedRow, openStaged, rowViews } from "./view-rows.service.ts";

export interface EditedRow {
  readonly version: number;
  readonly row: ImportRow;
  readonly others: ImportRow[];
  readonly counts: ImportCounts;
}

/** Lays a person's words over the row, judges it and every row that may be its double anew. @throws http.stale, registry.import.row.unknownColumn */
export async function editGridRow(
  tx: Tx,
  grid: Grid,
  of: { readonly id: string; readonly seq: number; readonly version: number },
  body: BodyOf<typeof editRow>,
): Promise<EditedRow> {
  const batch = await demandBatch(tx, of.id, true);
  demandAct(batch, "edit");
  const staged = await findStaged(tx, batch.id, of.seq);
  if (staged === undefined) throw notFound();
  if (staged.version !== of.version) {
    throw new Problem(httpProblems.stale, { extra: { yours: of.version, current: staged.version } });
  }
  if (staged.result !== null && staged.result !== "refused")
    throw new Problem(importProblems.wrongState, { extra: { result: staged.result } });
  const opened = openStaged(grid.cipher, batch, staged);
  demandFields(batch, staged, Object.keys(body.cells));
  const edited: OpenedRow = {
    ...opened,
    staged: { ...staged, excluded: body.excluded ?? staged.excluded },
    box: withEdits(opened.box, body.cells),
  };
  const kindred = await kindredOf(tx, grid, batch, edited);
  const changed = await judgeAnew(tx, grid, batch, kindred, staged.seq);
  const { counts } = await countRows(tx, batch.id, batch.sheets);
  await touchBatch(tx, batch.id, counts);
  tx.note({
    subjectIds: staged.child_id === null ? [] : [staged.child_id],
    detail: { batch: batch.id, row: staged.seq, cells: Object.keys(body.cells) },
  });
  const views = await rowViews(tx, grid, batch, await reread(tx, batch.id, changed));
  const row = views.find(({ seq }) => seq === staged.seq);
  if (row === undefined) throw notFound();
  return { version: row.version, row, others: views.filter((view) => view !== row), counts };
}

function demandFields(batch: BatchRow, staged: StagedRow, fields: readonly string[]): void {
  const sheet = batch.sheets.find(({ index }) => index === staged.sheet_index);
  const known = new Set<string>([
    ...(sheet === undefined ? [] : fieldsOf(sheet)),
    ...LEDGERS[batch.ledger].columns.map(({ field }) => field),
  ]);
  if (fields.some((field) => !known.has(field))) throw new Problem(importProblems.unknownColumn);
}

/** The row and all that are, were or may become doubles of it, in file order. */
async function kindredOf(tx: Tx, grid: Grid, batch: BatchRow, edited: OpenedRow): Promise<OpenedRow[]> {
  const keys = keysOfRow(
    judge(grid, edited, { sheetOfNumber: () => undefined, hasNameAndBirthDate: () => false }).values,
    grid.cipher,
  );
  let numbers = distinct([keys.number, ...keys.former.numbers, edited.staged.number_index]);
  let names = distinct([keys.name, ...keys.former.names, edited.staged.name_index]);
  let rows: StagedRow[] = [];
  // Doubles of doubles: a row that is free again may stand in the way of a third.
  for (;;) {
    const found = await listKindred(tx, batch.id, numbers, names);
    if (found.length === rows.length) break;
    rows = found;
    numbers = distinct([...numbers, ...rows.map((row) => row.number_index)]);
    names = distinct([...names, ...rows.map((row) => row.name_index)]);
  }
  const others = rows
    .filter((row) => row.seq !== edited.staged.seq)
    .map((row) => openStaged(grid.cipher, batch, row));
  return [...others, edited].sort((a, b) => a.staged.seq - b.staged.seq);
}

function distinct(keys: readonly (Buffer | null)[]): Buffer[] {
  return [...new Map(keys.flatMap((key) => (key === null ? [] : [[key.toString("latin1"), key]]))).values()];
}

/** Judges the rows in file order, each with the accepted ones before it in mind; writes those that came out otherwise. */
async function judgeAnew(
  tx: Tx,
  grid: Grid,
  batch: BatchRow,
  rows: readonly OpenedRow[],
  editedSeq: number,
): Promise<number[]> {
  const sheetOf = new Map<string, number>();
  const names = new Set<string>();
  const earlier: EarlierRows = {
    sheetOfNumber: (citizenNo) =>
      sheetOf.get(grid.cipher.blindIndex(citizenNo, CITIZEN_NO).toString("latin1")),
    hasNameAndBirthDate: (name, birthDate) => names.has(name + birthDate),
  };
  const judged = rows.map((row) => {
    const of = judge(grid, row, earlier);
    const { citizenNo, name, birthDate } = of.values;
    if (of.outcome !== "reject") {
      const index =
        citizenNo === undefined
          ? undefined
          : grid.cipher.blindIndex(citizenNo, CITIZEN_NO).toString("latin1");
      if (index !== undefined) sheetOf.set(index, row.staged.sheet_index);
      if (name !== undefined && birthDate !== undefined) names.add(name + birthDate);
    }
    return of;
  });
  const settling = {
    batchId: batch.id,
    ledger: batch.ledger,
    scope: batch.scope_code,
    cipher: grid.cipher,
    places: placeIndexOf(grid.places.all),
    taken: new Set<string>(),
    counts: await countingFor(tx, batch.id, judged),
  };
  const settled = await settleRows(tx, judged, settling);
  const written: number[] = [];
  for (const [at, { staged, box }] of rows.entries()) {
    const row = settled[at];
    if (row === undefined) continue;
    const isEdited = staged.seq === editedSeq;
    const isSame = row.outcome === staged.outcome && row.codes.join() === staged.codes.join();
    if ((isSame && !isEdited) || (staged.result !== null && !isEdited)) continue;
    await updateStaged(tx, batch.id, {
      seq: staged.seq,
      outcome: row.outcome,
      refusedByItself: row.refusedByItself,
      codes: row.codes,
      excluded: staged.excluded,
      changeKind: row.changeKind,
      childId: row.childId,
      matchedBy: row.matchedBy,
      numberIndex: row.keys.number,
      nameIndex: row.keys.name,
      planDigest: row.planDigest,
      othersWrote: row.othersWrote,
      box: isEdited ? sealRow(grid.cipher, box) : staged.box,
    });
    written.push(staged.seq);
  }
  return written;
}

async function reread(tx: Tx, batchId: string, seqs: readonly number[]): Promise<StagedRow[]> {
  const rows: StagedRow[] = [];
  for (const seq of seqs) {
    const row = await findStaged(tx, batchId, seq);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}
