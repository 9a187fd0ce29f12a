/** The check grid: staged rows with their findings, and a row that a person puts right. */
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { httpProblems } from "../../../platform/http/http-problems.ts";
import type { PlaceDirectory } from "../../../platform/places/place-directory.ts";
import type { EarlierRows } from "../intake/check-row.ts";
import type { JudgedRow } from "../intake/judged-row.contract.ts";
import { LEDGERS, type LedgerFieldKey } from "../intake/ledger-fields.contract.ts";
import { CITIZEN_NO } from "../person-identity.service.ts";
import type { Change } from "../plan-facts.ts";
import { planDrafts } from "../record-drafts.service.ts";
import { countRows } from "./count-rows.service.ts";
import { type ImportFinding, type Naming, registerFindings } from "./finding-labels.ts";
import { surroundingsOf } from "./import-batch.ts";
import { openRow, sealRow } from "./import-boxes.service.ts";
import type { Outcome } from "./import-codes.ts";
import { listChangesOfBatch, listNames } from "./import-matches.store.ts";
import { importProblems } from "./import-problems.contract.ts";
import {
  countStaged,
  findStaged,
  listKindred,
  listStaged,
  type RowFilter,
  type StagedRow,
  updateStaged,
} from "./import-rows.store.ts";
import { fieldsOf } from "./imported-file.ts";
import type { editRow, ImportCounts, ImportRow } from "./imports.contract.ts";
import { type BatchRow, touchBatch } from "./imports.store.ts";
import { demandAct } from "./map-import.service.ts";
import { placeIndexOf, villageNames } from "./place-index.ts";
import { countingFor, draftItems, keysOfRow, settleRows } from "./settle-rows.service.ts";
import {
  cellText,
  doublesAsStaged,
  judgeStaged,
  originalCells,
  presentCells,
  type RowBox,
  type RowSurroundings,
  type ToldRow,
  valueText,
  withEdits,
} from "./staged-row.ts";
import { demandBatch } from "./view-import.service.ts";

export interface Grid {
  readonly cipher: FieldCipher;
  readonly places: PlaceDirectory;
}

interface OpenedRow {
  readonly staged: StagedRow;
  readonly box: RowBox;
  readonly around: RowSurroundings;
}

/** @throws registry.import.purged */
export function demandStaged(batch: BatchRow): void {
  if (batch.purged_at !== null) throw new Problem(importProblems.purged);
}

export async function listGridRows(
  tx: Tx,
  grid: Grid,
  id: string,
  filter: RowFilter,
  page: { after: number; limit: number },
) {
  const batch = await demandBatch(tx, id);
  demandStaged(batch);
  const rows = await listStaged(tx, id, filter, page.after, page.limit + 1);
  const shown = rows.slice(0, page.limit);
  const items = await rowViews(tx, grid, batch, shown);
  tx.note({
    subjectIds: shown.flatMap((row) => row.child_id ?? []),
    detail: { batch: id, rows: shown.length },
  });
  return {
    items,
    last: rows.length > page.limit ? shown.at(-1)?.seq : undefined,
    total: await countStaged(tx, id, filter),
  };
}

export async function rowViews(
  tx: Tx,
  grid: Grid,
  batch: BatchRow,
  rows: readonly StagedRow[],
): Promise<ImportRow[]> {
  const opened = rows.map((row) => openStaged(grid.cipher, batch, row));
  const judged = opened.map((row) =>
    judge(grid, row, doublesAsStaged(row.staged.codes, row.staged.sheet_index)),
  );
  const changes = await changesOf(tx, grid, batch, rows, judged);
  const names = await otherNames(tx, rows);
  return opened.flatMap((row, at) => {
    const of = judged[at];
    if (of === undefined) return [];
    const beside = { changes: changes.get(row.staged.seq) ?? [], naming: namingOf(names, row.staged, of) };
    return [rowView(row, of, beside)];
  });
}

type Names = Awaited<ReturnType<typeof listNames>>;

/** Of the children whose rows call them otherwise, what the register calls them. */
function otherNames(tx: Tx, rows: readonly StagedRow[]): Promise<Names> {
  const differing = rows.filter(({ codes }) => codes.includes("register.otherName"));
  return listNames(
    tx,
    differing.flatMap((row) => row.child_id ?? []),
  );
}

function namingOf(names: Names, staged: StagedRow, { values }: JudgedRow): Naming | undefined {
  const registered = names.get(staged.child_id ?? "")?.name;
  return registered === undefined ? undefined : { registered, said: values.name ?? "" };
}

export interface ListedRow {
  readonly seq: number;
  readonly sheet: string | null;
  readonly row: number;
  readonly outcome: Outcome;
  readonly findings: readonly ImportFinding[];
  readonly childId: string | null;
}

/** Rows in file order with their findings, without their cells. */
export async function listJudgedRows(
  tx: Tx,
  grid: Grid,
  id: string,
  after: number,
  limit: number,
): Promise<ListedRow[]> {
  const batch = await demandBatch(tx, id);
  const rows = await listStaged(tx, id, {}, after, limit);
  const names = await otherNames(tx, rows);
  return rows.map((staged) => {
    const opened = openStaged(grid.cipher, batch, staged);
    const judged = judge(grid, opened, doublesAsStaged(staged.codes, staged.sheet_index));
    return {
      seq: staged.seq,
      sheet: opened.around.sheet.name,
      row: staged.row_no,
      outcome: staged.outcome,
      findings: [...judged.findings, ...registerFindings(staged.codes, namingOf(names, staged, judged))],
      childId: staged.outcome === "reject" ? null : staged.child_id,
    };
  });
}

function openStaged(cipher: FieldCipher, batch: BatchRow, staged: StagedRow): OpenedRow {
  const sheet = batch.sheets.find(({ index }) => index === staged.sheet_index);
  if (sheet === undefined) throw new Error(`batch ${batch.id} has no sheet ${staged.sheet_index}`);
  return {
    staged,
    box: openRow(cipher, staged.box),
    around: surroundingsOf(batch, sheet),
  };
}

function judge({ places }: Grid, { staged, box, around }: OpenedRow, earlier: EarlierRows): ToldRow {
  return judgeStaged(box, staged.row_no, around, placeIndexOf(places.all), earlier);
}

/** What importing would change, or, once it is done, what it has changed. */
async function changesOf(
  tx: Tx,
  { cipher, places }: Grid,
  batch: BatchRow,
  rows: readonly StagedRow[],
  judged: readonly ToldRow[],
): Promise<Map<number, readonly Change[]>> {
  const done = rows.filter((row) => row.result === "changed" && row.child_id !== null);
  const told = new Map(
    (
      await listChangesOfBatch(
        tx,
        batch.id,
        done.flatMap((row) => row.child_id ?? []),
      )
    ).map((act) => [act.child_id, act.changes]),
  );
  const ahead = rows.flatMap((row, at) => {
    const of = judged[at];
    return row.change_kind === "changed" && row.result === null && row.child_id !== null && of !== undefined
      ? [{ seq: row.seq, row: of, childId: row.child_id }]
      : [];
  });
  // While rows are being brought in, looking at the page must not wait for them.
  const isQuiet = batch.state === "checked" || batch.state === "committed";
  const counts = await countingFor(tx, batch.id, judged);
  const items = isQuiet ? await draftItems(tx, ahead, { ledger: batch.ledger, cipher, counts }) : [];
  const plans = await planDrafts(tx, items, {
    cipher,
    source: "import",
    keepsNames: true,
    nameOfVillage: villageNames(placeIndexOf(places.all)),
  });
  return new Map<number, readonly Change[]>([
    ...done.map((row): [number, readonly Change[]] => [row.seq, told.get(row.child_id ?? "") ?? []]),
    ...ahead.map(({ seq }, at): [number, readonly Change[]] => [seq, plans[at]?.changes ?? []]),
  ]);
}

function rowView(
  { staged, box, around }: OpenedRow,
  judged: JudgedRow,
  { changes, naming }: { readonly changes: readonly Change[]; readonly naming: Naming | undefined },
): ImportRow {
  const { fields } = around.sheet;
  const original = originalCells(box, fields);
  const present = presentCells(box, fields);
  const shown = new Set<LedgerFieldKey>([
    ...fields,
    ...(Object.keys(box.e ?? {}) as LedgerFieldKey[]),
    "village",
    "township",
  ]);
  const { matched_by: by, child_id: childId } = staged;
  return {
    seq: staged.seq,
    version: staged.version,
    sheetIndex: staged.sheet_index,
    sheet: around.sheet.name,
    row: staged.row_no,
    outcome: staged.outcome,
    changeKind: staged.change_kind,
    excluded: staged.excluded,
    result: staged.result,
    childId,
    cells: Object.fromEntries(
      [...shown].map((field) => [
        field,
        {
          raw: cellText(present[field]),
          value: valueText(field, judged.values),
          edited: cellText(present[field]) !== cellText(original[field]),
        },
      ]),
    ),
    findings: [...judged.findings, ...registerFindings(staged.codes, naming)],
    repairs: judged.repairs.map(({ column, from, to }) => ({ column, from, to })),
    match:
      childId === null || by === null || staged.outcome === "reject"
        ? null
        : { childId, by, changes: changes.map(({ label, from, to }) => ({ label, from, to })) },
  };
}

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
