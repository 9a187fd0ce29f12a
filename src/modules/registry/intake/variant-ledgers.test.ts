/**
 * The sample rows as many other offices would send them: real workbooks and text files in random layouts, read back and judged,
 * row by row against what the truth says. A clone of the repository alone has no samples and leaves these tests out.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CellObject, utils, type WorkSheet, write } from "@e965/xlsx";
import { afterAll, describe, expect, test } from "vitest";
import { toExcelSerial } from "../../../kernel/calendar-date.ts";
import { buildPlaceIndex, type PlaceListJson, shortVillageName } from "../../../kernel/place-names.ts";
import { openWorkbook } from "../../../platform/excel/open-workbook.ts";
import type { Cell } from "../../../platform/excel/sheet.ts";
import { checkWorkbook } from "./check-workbook.ts";
import type { JudgedRow } from "./judged-row.contract.ts";
import { LEDGERS } from "./ledger-columns.contract.ts";
import type { Ledger, LedgerFieldKey } from "./ledger-fields.contract.ts";
import { type Grid, layOut, pick, randomFrom } from "./relay-ledger.ts";

/** Layouts drawn per file and form. */
const SEEDS = 3;
const repository = new URL("../../../../", import.meta.url);
const data = new URL("../shared/data/", repository);
const onDisk = existsSync(new URL("truth/ledger-rows.json", data));
const list = readFileSync(new URL("src/platform/places/hechuan.json", repository), "utf8");
const places = buildPlaceIndex(JSON.parse(list) as PlaceListJson);
const folder = mkdtempSync(join(tmpdir(), "variants-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface TruthRow {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly outcome: string;
  readonly codes: readonly { readonly code: string; readonly column: string; readonly severity: string }[];
}

interface TruthFile {
  readonly file: string;
  readonly ledger: Ledger;
}

function truth(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`truth/${name}`, data), "utf8"));
}

/** A row of the samples with what is true of it. */
interface Sample {
  readonly row: JudgedRow;
  readonly codes: readonly string[];
  readonly sheet: string;
}

async function samplesOf({ file, ledger }: TruthFile, truths: readonly TruthRow[]): Promise<Sample[]> {
  const wanted = new Map(
    truths.filter((row) => row.file === file).map((row) => [`${row.sheet}!${row.row}`, row]),
  );
  const workbook = await openWorkbook(fileURLToPath(new URL(file, data)));
  const samples: Sample[] = [];
  for await (const { rows } of checkWorkbook(workbook, { ledger, fileName: file, places })) {
    for (const row of rows) {
      const want = wanted.get(`${row.context.sheet}!${row.context.row}`);
      if (want === undefined) throw new Error(`no truth for ${row.context.sheet} ${row.context.row}`);
      samples.push({ row, codes: want.codes.map(codeText), sheet: row.context.sheet ?? "" });
    }
  }
  await workbook.close();
  return samples;
}

function codeText({ code, column, severity }: TruthRow["codes"][number]): string {
  return `${code}@${column} ${severity}`;
}

const truthFiles = onDisk ? (truth("layouts.json") as { files: TruthFile[] }).files : [];
const truthRows = onDisk ? (truth("ledger-rows.json") as { rows: TruthRow[] }).rows : [];

function townshipOf(sample: Sample): string {
  return places.townshipByCode.get(sample.row.context.township ?? "")?.name ?? "";
}

/** Where an office says its township and the period: title lines, sheet name or file name. */
function surroundings(ledger: Ledger, township: string, seed: number) {
  const next = randomFrom(seed + 7);
  const { title } = LEDGERS[ledger];
  const filled = `填报单位（盖章）：${township === "" ? "合川区民政局" : `合川区${township}人民政府`}`;
  return pick(next, [
    { titles: [`${township}${title}（2020年第四季度）`], sheet: "Sheet1", file: "儿童" },
    { titles: [title, `${filled}    填报日期：2021年1月8日`], sheet: "名单", file: `${title}2020年第四季度` },
    { titles: [], sheet: township || "全区", file: `${title}（截至2020年12月31日）` },
    {
      titles: ["附件2", `重庆市合川区${title}`, "（2020年第4季度）"],
      sheet: township || "汇总表",
      file: "上报",
    },
    { titles: [filled, "截止时间：2020年12月31日"], sheet: "1", file: title },
    { titles: [], sheet: "Sheet1", file: `${township}${title}（2020年第四季度）` },
    { titles: [`${township}2020年下半年${title}`, "单位：人"], sheet: "台账", file: "新建" },
  ]);
}

function sheetOf(grid: Grid): WorkSheet {
  const width = Math.max(...grid.lines.map((line) => line.length));
  const sheet: WorkSheet = {
    "!ref": utils.encode_range({ s: { r: 0, c: 0 }, e: { r: grid.lines.length, c: width } }),
  };
  grid.lines.forEach((line, r) => {
    line.forEach((cell, c) => {
      if (cell !== undefined) sheet[utils.encode_cell({ r, c })] = cellObject(cell);
    });
  });
  sheet["!merges"] = grid.merges.map(({ top, bottom, left, right }) => ({
    s: { r: top - 1, c: left },
    e: { r: bottom - 1, c: right },
  }));
  // The library writes no hidden rows in the old format.
  sheet["!rows"] = grid.lines.map((_, r) => ({ hidden: grid.hiddenRows.has(r + 1) }));
  return sheet;
}

function cellObject(cell: string | number | { readonly date: string }): CellObject {
  if (typeof cell === "string") return { t: "s", v: cell };
  if (typeof cell === "number") return { t: "n", v: cell };
  return { t: "n", v: toExcelSerial(cell.date), z: "yyyy-mm-dd" };
}

function writeBook(grids: readonly Grid[], name: string, bookType: "xlsx" | "biff8"): string {
  const book = utils.book_new();
  for (const grid of grids) utils.book_append_sheet(book, sheetOf(grid), grid.name);
  const path = join(folder, name);
  writeFileSync(path, write(book, { type: "buffer", bookType }) as Buffer);
  return path;
}

interface TextForm {
  readonly delimiter: string;
  readonly encoding: "utf-8" | "utf-8-bom" | "gb18030";
  readonly lineEnd: string;
  readonly extension: string;
}

const TEXT_FORMS: readonly TextForm[] = [
  { delimiter: ",", encoding: "utf-8", lineEnd: "\n", extension: "csv" },
  { delimiter: ",", encoding: "utf-8-bom", lineEnd: "\r\n", extension: "csv" },
  { delimiter: ",", encoding: "gb18030", lineEnd: "\r\n", extension: "csv" },
  { delimiter: "\t", encoding: "utf-8", lineEnd: "\r\n", extension: "txt" },
  { delimiter: "\t", encoding: "gb18030", lineEnd: "\r\n", extension: "xls" },
];

function writeText(grid: Grid, name: string, form: TextForm): string {
  const text = grid.lines
    .map((line) => line.map((cell) => field(cell, form)).join(form.delimiter))
    .join(form.lineEnd);
  const path = join(folder, name);
  writeFileSync(
    path,
    form.encoding === "gb18030" ? gb18030(text) : (form.encoding === "utf-8-bom" ? "\ufeff" : "") + text,
  );
  return path;
}

function field(cell: Cell, { delimiter }: TextForm): string {
  const text = shownText(cell);
  return text.includes(delimiter) || /["\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** As Excel shows a cell when it saves a text file. */
function shownText(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "object") return cell.date.replace(/-0?/g, "/");
  return typeof cell === "number" && cell >= 1e15 ? cell.toExponential(5).replace("e+", "E+") : String(cell);
}

const gbBytes = new Map<string, Buffer>();

function gb18030(text: string): Buffer {
  if (gbBytes.size === 0) rememberGb18030();
  return Buffer.concat(Array.from(text, (character) => gbBytes.get(character) ?? Buffer.from(character)));
}

/** Node decodes the encoding but does not write it: every two-byte code, and the four-byte ones of rare characters, read once. */
function rememberGb18030(): void {
  const decoder = new TextDecoder("gb18030");
  const remember = (bytes: readonly number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if (!character.includes("\ufffd") && !gbBytes.has(character)) gbBytes.set(character, Buffer.from(bytes));
  };
  for (let one = 0x81; one <= 0xfe; one++) {
    for (let two = 0x40; two <= 0xfe; two++) if (two !== 0x7f) remember([one, two]);
  }
  for (const one of [0x81, 0x82, 0x95, 0x96, 0x97]) {
    for (let two = 0x30; two <= 0x39; two++) {
      for (let three = 0x81; three <= 0xfe; three++) {
        for (let four = 0x30; four <= 0x39; four++) remember([one, two, three, four]);
      }
    }
  }
}

async function judge(path: string, ledger: Ledger): Promise<JudgedRow[]> {
  const workbook = await openWorkbook(path);
  const rows: JudgedRow[] = [];
  try {
    const fileName = path.slice(folder.length + 1).replace(/^\d+~/, "");
    for await (const batch of checkWorkbook(workbook, { ledger, fileName, places })) rows.push(...batch.rows);
  } finally {
    await workbook.close();
  }
  return rows;
}

interface Sent {
  readonly grid: Grid;
  readonly samples: readonly Sample[];
}

/** The rows of which something else is said than the truth; `leave` takes off the codes that the form cannot carry. */
function differences(
  judged: readonly JudgedRow[],
  sent: readonly Sent[],
  leave: (codes: readonly string[], sample: Sample) => readonly string[],
  about: string,
): string[] {
  const found: string[] = [];
  const bySheet = Map.groupBy(judged, (row) => row.context.sheetIndex);
  sent.forEach(({ grid, samples }, sheetIndex) => {
    const got = new Map((bySheet.get(sheetIndex) ?? []).map((row) => [row.context.row, row]));
    for (const [line, at] of grid.rowAt) {
      const sample = samples[at];
      if (sample === undefined) continue;
      const row = got.get(line);
      got.delete(line);
      const is =
        row === undefined ? "no data" : leave(row.findings.map(codeText), sample).toSorted().join(", ");
      const should = leave(sample.codes, sample).toSorted().join(", ");
      if (is !== should)
        found.push(`${about} ${sample.sheet} ${sample.row.context.row}: is ${is}; should ${should}`);
    }
    for (const line of got.keys()) found.push(`${about} row ${line} is no child's`);
  });
  return found;
}

const withoutDoubles = (codes: readonly string[]) => codes.filter((code) => !code.startsWith("duplicate."));

/** What a text file loses with the cells' types: a month in a number, an account cut by Excel, whether a row was hidden. */
function isTellableInText({ row }: Sample): boolean {
  const free = new Set(["seq", "age", "guardian.age", "standard", "amount"]);
  return Object.entries(row.cells).every(
    ([key, cell]) => typeof cell !== "number" || free.has(key) || (Number.isInteger(cell) && cell < 1e11),
  );
}

describe.runIf(onDisk)("the sample rows as other offices send them", () => {
  for (const file of truthFiles) {
    const name = file.file.slice("ledgers/".length);

    test(`${name}: nothing else is said of a row in workbooks of other layouts`, {
      timeout: 120_000,
    }, async () => {
      const samples = await samplesOf(file, truthRows);
      const bySheet = [...Map.groupBy(samples, ({ sheet }) => sheet)];
      const found: string[] = [];
      for (let seed = 1; seed <= SEEDS; seed++) {
        const sent = bySheet.map(([sheet, rows], at): Sent => {
          const township = townshipOf(rows[0] as Sample);
          const { titles } = surroundings(file.ledger, township, seed);
          const office = { titles, leaveOut: new Set<LedgerFieldKey>(), text: false };
          const own = bySheet.length > 1 ? sheet : surroundings(file.ledger, township, seed).sheet;
          return {
            grid: layOut(
              rows.map(({ row }) => given(row)),
              office,
              own,
              seed * 100 + at,
            ),
            samples: rows,
          };
        });
        const around = surroundings(file.ledger, townshipOf(samples[0] as Sample), seed);
        const fileName =
          bySheet.length > 1
            ? `${seed}~${LEDGERS[file.ledger].title}（2020年第四季度）`
            : `${seed}~${around.file}`;
        const form = seed % 3 === 0 ? "biff8" : "xlsx";
        const path = writeBook(
          sent.map(({ grid }) => grid),
          `${fileName}.${form === "xlsx" ? "xlsx" : "xls"}`,
          form,
        );
        found.push(
          ...differences(
            await judge(path, file.ledger),
            sent,
            (codes) => (form === "xlsx" ? codes : codes.filter((code) => !code.startsWith("row.hidden"))),
            `${form} ${seed}`,
          ),
        );
      }
      expect(found.slice(0, 30)).toEqual([]);
    });

    test(`${name}: nor in a township's text file`, { timeout: 120_000 }, async () => {
      const samples = await samplesOf(file, truthRows);
      const bySheet = [...Map.groupBy(samples, ({ sheet }) => sheet)];
      const found: string[] = [];
      for (let seed = 1; seed <= SEEDS; seed++) {
        const [, rows] = bySheet[(seed * 5) % bySheet.length] as [string, Sample[]];
        const around = surroundings(file.ledger, townshipOf(rows[0] as Sample), seed);
        // Only the file's name and titles say the township of a text file.
        const titles = [...around.titles];
        const fileName = /镇|街道/.test(titles.join("") + around.file)
          ? around.file
          : `${townshipOf(rows[0] as Sample)}${around.file}`;
        const grid = layOut(
          rows.map(({ row }) => given(row)),
          { titles, leaveOut: new Set(), text: true },
          "",
          seed * 77,
        );
        const form = TEXT_FORMS[seed % TEXT_FORMS.length] as TextForm;
        const path = writeText(grid, `${seed}~${fileName}.${form.extension}`, form);
        const differing = differences(
          await judge(path, file.ledger),
          [{ grid, samples: rows }],
          (codes, sample) =>
            isTellableInText(sample)
              ? withoutDoubles(codes).filter((code) => !code.startsWith("row.hidden"))
              : [],
          `${form.encoding} ${seed}`,
        );
        found.push(...differing);
      }
      expect(found.slice(0, 30)).toEqual([]);
    });

    test(`${name}: nor where each village has a sheet`, { timeout: 120_000 }, async () => {
      const samples = await samplesOf(file, truthRows);
      const placed = samples.filter(({ row }) => row.values.village !== undefined);
      const byTownship = [...Map.groupBy(placed, ({ row }) => row.values.village?.townshipCode ?? "")];
      const found: string[] = [];
      for (const [seed, [code, rows]] of byTownship.entries()) {
        const township = places.townshipByCode.get(code)?.name ?? "";
        const next = randomFrom(seed);
        const around = surroundings(file.ledger, township, seed);
        const sent = [...Map.groupBy(rows, ({ row }) => row.values.village?.name ?? "")].map(
          ([village, own], at): Sent => {
            const office = {
              titles: around.titles,
              leaveOut: new Set<LedgerFieldKey>(["village", "township"]),
              text: false,
            };
            const short = shortVillageName(village);
            const sheet = pick(next, [
              short,
              `${at + 1}.${short}`,
              ` ${short} `,
              `${township}${short}`,
              `${short}委会`.replace("社区委会", "社区居委会"),
              `${short}（${own.length}人）`,
              `${short}（已核）`,
            ]);
            return {
              grid: layOut(
                own.map(({ row }) => given(row)),
                office,
                sheet,
                seed * 1000 + at,
              ),
              samples: own,
            };
          },
        );
        const said = around.titles.join("").includes(township) || around.file.includes(township);
        const path = writeBook(
          sent.map(({ grid }) => grid),
          `${seed}~${said ? "" : township}${around.file}2020年第四季度.xlsx`,
          "xlsx",
        );
        found.push(
          ...differences(
            await judge(path, file.ledger),
            sent,
            (codes) => withoutDoubles(codes).filter((one) => !one.startsWith("place.filledDown")),
            `${township} ${seed}`,
          ),
        );
      }
      expect(found.slice(0, 30)).toEqual([]);
    });
  }
});

function given(row: JudgedRow) {
  return { cells: row.cells, hidden: row.context.hidden };
}
