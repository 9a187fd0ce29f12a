/** The check grid: staged rows with their findings, and what importing them would change. */
import { Problem } from "../../../kernel/problem.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { PlaceDirectory } from "../../../platform/places/place-directory.ts";
import { placeIndexOf, villageNames } from "../../../platform/places/place-index.ts";
import type { EarlierRows } from "../intake/check-row.ts";
import type { JudgedRow } from "../intake/judged-row.contract.ts";
import type { LedgerFieldKey } from "../intake/ledger-fields.contract.ts";
import type { Change } from "../plan-facts.ts";
import { planDrafts } from "../record-drafts.service.ts";
import { type ImportFinding, type Naming, registerFindings } from "./finding-labels.ts";
import { surroundingsOf } from "./import-batch.ts";
import { openRow } from "./import-boxes.service.ts";
import type { Outcome } from "./import-codes.contract.ts";
import { listChangesOfBatch, listNames } from "./import-matches.store.ts";
import { importProblems } from "./import-problems.contract.ts";
import type { ImportRow } from "./import-rows.contract.ts";
import { countStaged, listStaged, type RowFilter, type StagedRow } from "./import-rows.store.ts";
import type { BatchRow } from "./imports.store.ts";
import { countingFor, draftItems } from "./settle-rows.service.ts";
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
} from "./staged-row.ts";
import { demandBatch } from "./view-import.service.ts";

export interface Grid {
  readonly cipher: FieldCipher;
  readonly places: PlaceDirectory;
}

export interface OpenedRow {
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

/** The row's box opened, with what its sheet says of it. */
export function openStaged(cipher: FieldCipher, batch: BatchRow, staged: StagedRow): OpenedRow {
  const sheet = batch.sheets.find(({ index }) => index === staged.sheet_index);
  if (sheet === undefined) throw new Error(`batch ${batch.id} has no sheet ${staged.sheet_index}`);
  return {
    staged,
    box: openRow(cipher, staged.box),
    around: surroundingsOf(batch, sheet),
  };
}

/** Judges the row's present cells, with these rows before it in mind. */
export function judge({ places }: Grid, { staged, box, around }: OpenedRow, earlier: EarlierRows): ToldRow {
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
