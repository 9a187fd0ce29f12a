import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPlaceIndex, type PlaceListJson } from "../../../kernel/place-names.ts";
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
const onDisk = existsSync(new URL("truth/roster-matches.json", data));

interface TruthRoster {
  readonly roster: string;
  readonly file: string;
  readonly headerRow: number;
  readonly columns: readonly { readonly column: string; readonly field: string; readonly header: string }[];
  readonly rows: readonly { readonly row: number; readonly errors: readonly string[] }[];
}

const truth = onDisk
  ? (
      JSON.parse(readFileSync(new URL("truth/roster-matches.json", data), "utf8")) as {
        readonly rosters: readonly TruthRoster[];
      }
    ).rosters
  : [];
const list = readFileSync(new URL("src/platform/places/hechuan.json", repository), "utf8");
const places = buildPlaceIndex(JSON.parse(list) as PlaceListJson);

/** The truth's word for a roster → ours, and its word for a column where it is another. */
const kinds: Readonly<
  Record<string, { readonly code: string; readonly fields: Readonly<Record<string, string>> }>
> = {
  prison: { code: "prison", fields: { prison: "place", to: "endsOn" } },
  rehab: { code: "compulsoryRehab", fields: { center: "place", documentNo: "document", to: "endsOn" } },
  death: { code: "deaths", fields: { date: "diedOn", cremated: "crematedOn" } },
  disability: {
    code: "disabilityCards",
    fields: { certificateNo: "cardNo", grade: "level", issued: "from", guardian: "guardianName" },
  },
  school: { code: "schoolCensus", fields: { guardian: "guardianName" } },
  lowIncome: { code: "lowIncome", fields: { household: "householdNo", kind: "measure", since: "from" } },
  moves: { code: "householdMoves", fields: { date: "movedOn" } },
};
const shared: Readonly<Record<string, string>> = {
  number: "citizenNo",
  birth: "birthDate",
  address: "householdAddress",
};

describe.runIf(onDisk).each(truth)("the $roster roster of the sample data", (sample) => {
  const kind = kinds[sample.roster];
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
