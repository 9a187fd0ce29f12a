import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { hasLedgerRosters, ledgerKinds, ledgerTruth } from "../../../../bench/linkage/ledger-rosters.ts";
import { places } from "../../../../test/support/roster-tables.ts";
import { columnLetters } from "../../../platform/excel/column-letters.ts";
import { openWorkbook } from "../../../platform/excel/open-workbook.ts";
import type { SheetRow } from "../../../platform/excel/sheet.ts";
import { rawText } from "../../../platform/excel/tables/cell-text.ts";
import { readRoster } from "./read-roster.service.ts";
import type { ReadRoster } from "./read-roster.ts";
import { findRosterType, rosterTypes } from "./roster-types.ts";

const repository = new URL("../../../../", import.meta.url);
const data = new URL("../shared/data/", repository);
/** A clone of the repository alone has no samples and leaves these tests out. */
const onDisk = hasLedgerRosters(fileURLToPath(data));

const truth = onDisk ? ledgerTruth(fileURLToPath(data)) : [];
const shared: Readonly<Record<string, string>> = {
  number: "citizenNo",
  birth: "birthDate",
  address: "householdAddress",
};

describe.runIf(onDisk).each(truth)("the $roster roster of the sample data", (sample) => {
  const kind = ledgerKinds[sample.roster];
  const type = findRosterType(kind?.code ?? "");
  const path = fileURLToPath(new URL(sample.file, data));
  let read: ReadRoster;
  let printed: ReadonlyMap<number, SheetRow>;
  const rowsWith = (error: string) =>
    new Set(sample.rows.filter(({ errors }) => errors.includes(error)).map(({ row }) => row));

  beforeAll(async () => {
    if (type === undefined) throw new Error(`no type for ${sample.roster}`);
    read = await readRoster(path, type, { places });
    const workbook = await openWorkbook(path);
    const rows: SheetRow[] = [];
    for await (const batch of workbook.sheets[0]?.rows() ?? []) rows.push(...batch);
    printed = new Map(rows.map((row) => [row.row, row]));
    await workbook.close();
  });

  it("has its header where it stands, and every column is known for what it is", () => {
    const [sheet] = read.sheets;
    expect(sheet?.headerRows.at(-1)).toBe(sample.headerRow);
    const expected = sample.columns.map(({ column, field }) => [
      column,
      field === "seq" ? null : (kind?.fields[field] ?? shared[field] ?? field),
    ]);
    expect(sheet?.columns.map(({ index, field }) => [columnLetters(index), field])).toEqual(expected);
  });

  it("gives exactly the rows that are people, none without a name", () => {
    expect(read.rows.map(({ row }) => row)).toEqual(sample.rows.map(({ row }) => row));
    expect(read.rows.filter(({ faults }) => faults.length > 0)).toEqual([]);
  });

  it("gives names and numbers as they are printed", () => {
    const cut = rowsWith("number.truncatedByExcel");
    const at = (field: string) => sample.columns.findIndex((column) => column.field === field);
    for (const { row, values } of read.rows) {
      const cells = printed.get(row)?.cells ?? [];
      expect(values["name"], `row ${row}`).toBe(rawText(cells[at("name")]).replace(/\s/g, ""));
      if (at("number") < 0) continue;
      const cell = cells[at("number")];
      const number = rawText(cell)
        .replace(/\s/g, "")
        .replace(/^(?:无|不详)$/, "")
        .toUpperCase();
      if (cut.has(row)) expect(values["citizenNo"], `row ${row}`).toBe(`${number.slice(0, 15)}***`);
      else expect(values["citizenNo"] ?? "", `row ${row}`).toBe(number);
    }
  });

  it("says of a number that Excel has cut it, and of no other", () => {
    const cut = read.rows.filter(({ notes }) => notes.some(({ code }) => code === "numberCut"));
    expect(new Set(cut.map(({ row }) => row))).toEqual(rowsWith("number.truncatedByExcel"));
  });

  it("reads every date, sex, phone and word of the file", () => {
    const codes = read.rows.flatMap(({ notes }) => notes.map(({ code, field }) => `${code} ${field ?? ""}`));
    const doubtful = [...new Set(codes)].filter((code) => !/^(?:numberCut|twice)/.test(code));
    expect(doubtful).toEqual([]);
  });

  it("is taken for no other kind of roster", async () => {
    for (const other of rosterTypes.filter(({ code }) => code !== type?.code))
      await expect(readRoster(path, other, { places }), other.code).rejects.toMatchObject({
        code: /^matching\.roster\.(?:wrongType|columnsMissing)$/,
      });
  });
});
