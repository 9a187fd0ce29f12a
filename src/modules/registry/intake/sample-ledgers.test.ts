/**
 * The sample ledgers beside the repository: every row against its expected outcome, and the same children again in other
 * senders' tables (other order, other words, one to three header rows, text files, a sheet per village). What is said about a
 * row may not depend on any of that. A clone of the repository alone has no samples and leaves these tests out.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { buildPlaceIndex, type PlaceListJson, shortVillageName } from "../../../kernel/place-names.ts";
import { openWorkbook } from "../../../platform/excel/open-workbook.ts";
import type { Cell, MergedRange, Sheet, SheetRow } from "../../../platform/excel/sheet.ts";
import { recheckRow } from "./check-row.ts";
import type { CheckedBatch, CheckOptions } from "./check-sheet.ts";
import { checkWorkbook } from "./check-workbook.ts";
import type { JudgedRow } from "./judged-row.contract.ts";
import { LEDGERS } from "./ledger-columns.contract.ts";
import type { Ledger, LedgerFieldKey } from "./ledger-fields.contract.ts";

const repository = new URL("../../../../", import.meta.url);
const data = new URL("../shared/data/", repository);
const places = buildPlaceIndex(
  JSON.parse(readFileSync(new URL("src/platform/places/hechuan.json", repository), "utf8")) as PlaceListJson,
);
const onDisk = existsSync(new URL("truth/ledger-rows.json", data));

interface TruthRow {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly outcome: string;
  readonly codes: readonly { readonly code: string; readonly column: string; readonly severity: string }[];
  readonly expect?: Readonly<Record<string, string | null>>;
}

interface TruthSheet {
  readonly sheet: string | null;
  readonly headerRows: readonly number[];
  readonly columns: readonly { readonly column: string; readonly field: string }[];
  readonly nonDataRows: readonly { readonly row: number; readonly kind: string }[];
}

interface TruthFile {
  readonly file: string;
  readonly ledger: Ledger;
  readonly referenceDate: string;
  readonly sheets: readonly TruthSheet[];
}

function truth(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`truth/${name}`, data), "utf8"));
}

const truthRows = onDisk ? (truth("ledger-rows.json") as { rows: TruthRow[] }).rows : [];
const truthFiles = onDisk ? (truth("layouts.json") as { files: TruthFile[] }).files : [];

async function checkFile({ file, ledger }: TruthFile): Promise<CheckedBatch[]> {
  const workbook = await openWorkbook(fileURLToPath(new URL(file, data)));
  const batches: CheckedBatch[] = [];
  for await (const batch of checkWorkbook(workbook, { ledger, fileName: file, places })) batches.push(batch);
  await workbook.close();
  return batches;
}

const checked = new Map<TruthFile, Promise<CheckedBatch[]>>();

function batchesOf(file: TruthFile): Promise<CheckedBatch[]> {
  const known = checked.get(file) ?? checkFile(file);
  checked.set(file, known);
  return known;
}

async function rowsOf(file: TruthFile): Promise<JudgedRow[]> {
  return (await batchesOf(file)).flatMap((batch) => batch.rows);
}

function columnIndex(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function storedOf(row: JudgedRow): Record<string, string | null> {
  const { name, sex, birthDate, citizenNo, township, village } = row.values;
  return {
    name: name ?? "",
    sex: sex === "1" ? "男" : "女",
    birthDate: birthDate ?? "",
    citizenNo: citizenNo ?? null,
    townshipCode: township?.code ?? "",
    villageCode: village?.code ?? "",
  };
}

describe.runIf(onDisk)("the sample ledgers", () => {
  test("every row has the expected outcome, codes and stored values", { timeout: 60_000 }, async () => {
    const differing: string[] = [];
    const wanted = new Map(truthRows.map((row) => [`${row.file} ${row.sheet ?? ""}!${row.row}`, row]));
    for (const file of truthFiles) {
      for (const row of await rowsOf(file)) {
        const at = `${file.file} ${row.context.sheet ?? ""}!${row.context.row}`;
        const want = wanted.get(at);
        wanted.delete(at);
        const codes = row.findings
          .map(({ code, column, severity }) => `${code} ${column} ${severity}`)
          .sort();
        const expected = want?.codes
          .map(({ code, column, severity }) => `${code} ${column} ${severity}`)
          .sort();
        const is = JSON.stringify([row.outcome, codes, want?.expect === undefined ? "" : storedOf(row)]);
        const should = JSON.stringify([want?.outcome, expected, want?.expect ?? ""]);
        if (is !== should) differing.push(`${at}\n  is     ${is}\n  should ${should}`);
      }
    }
    expect(differing).toEqual([]);
    expect([...wanted.keys()]).toEqual([]);
  });

  test("a row judged again from what was stored is judged the same", { timeout: 60_000 }, async () => {
    for (const file of truthFiles) {
      for (const row of await rowsOf(file)) {
        if (row.findings.some(({ code }) => code.startsWith("duplicate."))) continue;
        const stored = JSON.parse(JSON.stringify(row)) as JudgedRow;
        expect(JSON.stringify(recheckRow(stored.cells, stored.context, places))).toBe(
          JSON.stringify({ ...row, context: stored.context, cells: stored.cells }),
        );
      }
    }
  });

  test("every header, column and row that is no data is recognised", { timeout: 60_000 }, async () => {
    for (const file of truthFiles) {
      const bySheet = Map.groupBy(await batchesOf(file), (batch) => batch.sheet.name);
      for (const sheet of file.sheets) {
        const batches = bySheet.get(sheet.sheet) ?? [];
        const table = batches[0]?.sheet.table;
        expect(table?.headerRows).toEqual(sheet.headerRows);
        const fields = table?.columns.map(({ index, field }) => [index, field]);
        expect(fields).toEqual(sheet.columns.map(({ column, field }) => [columnIndex(column), field]));
        const kinds = new Map(batches.flatMap(({ nonData }) => nonData.map(({ row, kind }) => [row, kind])));
        // A row that the file does not store at all is blank as well.
        for (const { row, kind } of sheet.nonDataRows)
          expect([row, kinds.get(row) ?? "blank"]).toEqual([row, kind]);
      }
      expect((await rowsOf(file)).every((row) => row.context.asOf === file.referenceDate)).toBe(true);
    }
  });
});

/** Words that the sample files do not use, three per column where the field's people know as many. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  seq: ["编号", "序"],
  township: ["乡镇（街道）", "所在镇街", "镇（街）"],
  village: ["社区（村）", "行政村（社区）", "村（居）民委员会", "所属村居"],
  childCode: ["档案编号", "儿童编码"],
  name: ["留守儿童姓名", "学生姓名", "姓  名"],
  sex: ["儿童性别", "性别（男/女）"],
  birthDate: ["出生年月", "出 生 日 期", "儿童出生日期", "出生年月日（公历）"],
  citizenNo: ["居民身份证号码", "公民身份证号码", "身份证号码（18位）", "儿童身份证号码"],
  age: ["周岁", "年龄（岁）"],
  ethnicity: ["民 族"],
  hukou: ["户籍类别", "户口类型"],
  householdAddress: ["户籍所在地", "户口所在地详细地址"],
  address: ["家庭详细住址", "现家庭住址", "实际居住地址"],
  entrustReason: ["留守情况", "委托监护原因"],
  entrustSigned: ["委托监护责任确认书签订情况", "是否已签订委托监护责任确认书"],
  actualCare: ["实际照料情况"],
  careQuality: ["监护状况", "监护评价"],
  schoolStatus: ["就学状况", "受教育情况"],
  school: ["现就读学校", "就读学校名称"],
  grade: ["就读年级", "所在年级（班级）"],
  schoolGrade: ["就读学校、年级", "学校及年级"],
  teacher: ["班主任姓名"],
  boarding: ["是否住校", "寄宿情况"],
  health: ["身体状况", "身体健康状况"],
  healthDetail: ["健康及残疾情况"],
  relief: ["享受救助情况", "救助帮扶措施"],
  inDifficulty: ["是否属于困境儿童", "是否困境"],
  visitDate: ["最近一次走访时间", "入户走访日期"],
  risk: ["风险评估等级"],
  note: ["备 注", "备注说明"],
  orphanType: ["孤儿类型", "儿童类型"],
  careMode: ["养育方式"],
  recognised: ["认定日期"],
  startMonth: ["起领时间"],
  standard: ["月保障标准（元）"],
  bank: ["开户银行"],
  bankAccount: ["银行卡号", "账户"],
  insurance: ["是否参加医保"],
  endMonth: ["停发年月"],
  exitReason: ["停发原因"],
  applied: ["申请时间"],
  verified: ["查验日期"],
  verdict: ["查验意见"],
  confirmed: ["区民政确认日期"],
  subsidyMode: ["补助方式"],
  deduction: ["扣减项目"],
  amount: ["实发金额（元）"],
  dimension: ["困境类别"],
  difficultyType: ["困境儿童类型", "困境情形"],
  description: ["困境情况描述"],
  familyEconomy: ["家庭经济状况"],
  disabilityNo: ["残疾人证号码"],
  disabilityClass: ["残疾类型"],
  disabilityLevel: ["残疾级别"],
  need: ["帮扶需求"],
  policies: ["政策落实情况"],
  helper: ["帮扶责任人"],
  frequency: ["走访频率"],
  change: ["动态情况"],
  "*.name": ["姓名", "姓 名"],
  "*.citizenNo": ["居民身份证号码", "证件号码"],
  "*.phone": ["联系方式", "手机号码", "联系电话（手机）"],
  "*.relation": ["与儿童的关系", "与被监护人关系"],
  "*.age": ["年龄（周岁）"],
  "*.ability": ["监护能力情况"],
  "*.workPlace": ["外出务工地点", "务工地址", "打工地点"],
  "*.outSince": ["外出日期", "外出务工起始时间"],
  "*.condition": ["目前状况", "现状"],
  "*.conditionDate": ["死亡失踪时间", "死亡（失踪）日期"],
  "*.conditionPeriod": ["情形起止日期", "起止时间"],
  "*.evidence": ["佐证材料", "证明材料名称"],
  "*.reviewDue": ["复核日期", "到期复核时间"],
};
const GROUP_WORDS = {
  father: ["父亲信息", "父 亲", "生父情况"],
  mother: ["母亲信息", "母 亲", "生母情况"],
  guardian: ["监护人信息", "实际照料人", "受委托照护人情况", "其他监护人（实际抚养人）"],
} as const;

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

interface Layout {
  readonly name: string;
  readonly headerRows: 1 | 2 | 3;
  readonly text: boolean;
  readonly seed: number;
}

type Person = keyof typeof GROUP_WORDS;
const personOf = (field: LedgerFieldKey): Person | undefined => {
  const [person] = field.split(".");
  return field.includes(".") ? (person as Person) : undefined;
};

function wordFor(field: LedgerFieldKey, next: () => number): string {
  const key = personOf(field) === undefined ? field : `*.${field.split(".")[1] ?? ""}`;
  const words = OTHER_WORDS[key] ?? [];
  const word = words[Math.floor(next() * words.length)];
  if (word === undefined) throw new Error(`no other word for ${field}`);
  return word;
}

/** Children's columns in any order; a person's columns stay together, as a group over them needs. */
function shuffledFields(fields: readonly LedgerFieldKey[], next: () => number): LedgerFieldKey[] {
  const blocks = new Map<string, LedgerFieldKey[]>();
  for (const field of fields) {
    const block = personOf(field) ?? field;
    blocks.set(block, [...(blocks.get(block) ?? []), field]);
  }
  return [...blocks.values()]
    .map((block) => ({ block, at: next() }))
    .sort((a, b) => a.at - b.at)
    .flatMap(({ block }) => block);
}

interface Built {
  readonly sheet: Sheet;
  readonly rowOf: ReadonlyMap<number, JudgedRow>;
}

function build(
  rows: readonly JudgedRow[],
  title: string,
  sheetName: string | null,
  layout: Layout,
  leaveOut: readonly LedgerFieldKey[] = [],
): Built {
  const next = random(layout.seed);
  const present = [...new Set(rows.flatMap((row) => Object.keys(row.cells) as LedgerFieldKey[]))].filter(
    (field) => !leaveOut.includes(field),
  );
  const order = shuffledFields(present, next);
  const left = layout.text ? 0 : 2;
  const merges: MergedRange[] = [];
  const lines: Cell[][] = [[title], ["填报单位：合川区民政局", undefined, "填报日期：2021年1月8日"]];
  const top = lines.length + 1;
  const header: Cell[][] = Array.from({ length: layout.headerRows }, () => []);
  const groupLevel = layout.headerRows - 2;
  order.forEach((field, at) => {
    const column = left + at;
    const person = personOf(field);
    const word = wordFor(field, next);
    const bottom = top + layout.headerRows - 1;
    if (layout.headerRows === 1) {
      set(
        header,
        0,
        column,
        (person === undefined ? "" : { father: "父亲", mother: "母亲", guardian: "监护人" }[person]) + word,
      );
    } else if (person === undefined) {
      set(header, 0, column, word);
      merges.push({ top, bottom, left: column, right: column });
    } else {
      set(header, layout.headerRows - 1, column, word);
      if (personOf(order[at - 1] ?? "seq") === person) return;
      const width = order.filter((one) => personOf(one) === person).length;
      const groups = GROUP_WORDS[person];
      set(header, groupLevel, column, groups[Math.floor(next() * groups.length)] ?? "");
      merges.push({
        top: top + groupLevel,
        bottom: top + groupLevel,
        left: column,
        right: column + width - 1,
      });
      if (layout.headerRows === 3) {
        set(header, 0, column, "家庭成员情况");
        merges.push({ top, bottom: top, left: column, right: column + width - 1 });
      }
    }
  });
  lines.push(...header);
  if (layout.seed % 2 === 0)
    lines.push([...Array.from({ length: left }, () => undefined), ...order.map((_, at) => at + 1)]);
  const rowOf = new Map<number, JudgedRow>();
  for (const row of rows) {
    if (layout.seed % 3 === 0 && lines.length % 40 === 0) lines.push([]);
    const line: Cell[] = [];
    order.forEach((field, at) => {
      line[left + at] = row.cells[field];
    });
    lines.push(line);
    rowOf.set(lines.length, row);
  }
  const stored = lines.map((cells, at): SheetRow => {
    const row = at + 1;
    return { row, hidden: rowOf.get(row)?.context.hidden ?? false, cells: Array.from(cells) };
  });
  return {
    sheet: { name: sheetName, merges: layout.text ? [] : merges, rows: () => inBatches(stored) },
    rowOf,
  };
}

function set(header: Cell[][], level: number, column: number, text: string): void {
  const line = header[level];
  if (line !== undefined) line[column] = text;
}

async function* inBatches(rows: readonly SheetRow[]): AsyncGenerator<readonly SheetRow[]> {
  for (let at = 0; at < rows.length; at += 37) yield rows.slice(at, at + 37);
}

/** Doubles depend on which rows stand in the same file; the rest on the row alone. */
function saidOf(row: JudgedRow): string {
  const own = row.findings.filter(({ code }) => !code.startsWith("duplicate."));
  return own
    .map(({ code, column }) => `${code}@${column}`)
    .sort()
    .join(" ");
}

async function judge(built: Built, ledger: Ledger, fileName: string): Promise<Map<JudgedRow, JudgedRow>> {
  const pairs = new Map<JudgedRow, JudgedRow>();
  for await (const batch of checkWorkbook({ sheets: [built.sheet] }, { ledger, fileName, places })) {
    for (const row of batch.rows) {
      const original = built.rowOf.get(row.context.row);
      if (original !== undefined) pairs.set(original, row);
    }
  }
  return pairs;
}

const LAYOUTS: readonly Layout[] = [
  ...[11, 12].map((seed) => ({ name: "one header row", headerRows: 1, text: false, seed }) as const),
  ...[21, 22, 24].map((seed) => ({ name: "two header rows", headerRows: 2, text: false, seed }) as const),
  ...[31, 33].map((seed) => ({ name: "three header rows", headerRows: 3, text: false, seed }) as const),
  ...[41, 42].map((seed) => ({ name: "a text file", headerRows: 1, text: true, seed }) as const),
  ...[51, 52].map(
    (seed) => ({ name: "a text file with group texts", headerRows: 2, text: true, seed }) as const,
  ),
  ...[61, 63].map(
    (seed) => ({ name: "a text file with three header rows", headerRows: 3, text: true, seed }) as const,
  ),
];

const HARMLESS: ReadonlySet<string> = new Set(["seq", "age", "guardian.age", "standard", "amount"]);

/** A numeric cell tells more than its text (that Excel cut it): rows with one are not compared in text files. */
function isAllText(row: JudgedRow): boolean {
  return Object.entries(row.cells).every(([field, cell]) => typeof cell !== "number" || HARMLESS.has(field));
}

/** The rows of one sheet, put into another layout and judged again: which of them are judged differently. */
async function differencesIn(file: TruthFile, rows: readonly JudgedRow[], layout: Layout): Promise<string[]> {
  const township = places.townshipByCode.get(rows[0]?.context.township ?? "")?.name ?? "合川区";
  const title = `${township}${LEDGERS[file.ledger].title}（2020年第四季度）`;
  const given = layout.text
    ? rows.map((row) => (isAllText(row) ? row : { ...row, cells: textCells(row) }))
    : rows;
  const sheet = layout.text ? null : (rows[0]?.context.sheet ?? null);
  const got = await judge(build(given, title, sheet, layout), file.ledger, file.file);
  return given.flatMap((row) => {
    const is = got.get(row);
    const same = is !== undefined && saidOf(is) === saidOf(row) && valuesText(is) === valuesText(row);
    if (same || (layout.text && !rows.includes(row))) return [];
    return [
      `${layout.name} ${layout.seed}, row ${row.context.row}: ${is === undefined ? "no data" : saidOf(is)}`,
    ];
  });
}

function textCells(row: JudgedRow): JudgedRow["cells"] {
  const texts = Object.entries(row.cells).map(([field, cell]) => [
    field,
    typeof cell === "number" ? String(cell) : cell,
  ]);
  return Object.fromEntries(texts) as JudgedRow["cells"];
}

function valuesText(row: JudgedRow): string {
  return JSON.stringify(Object.entries(row.values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function csvOf(sheet: Sheet, delimiter: string): Promise<string> {
  const quoted = (cell: Cell) => {
    const text = cell === undefined ? "" : typeof cell === "object" ? cell.date : String(cell);
    return /["\n\r,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines: string[] = [];
  for await (const batch of sheet.rows()) {
    for (const { cells } of batch) lines.push(cells.map(quoted).join(delimiter));
  }
  return lines.join("\r\n");
}

async function checkText(path: string, options: CheckOptions): Promise<Map<number, string>> {
  const workbook = await openWorkbook(path);
  const said = new Map<number, string>();
  for await (const { rows } of checkWorkbook(workbook, options)) {
    for (const row of rows) said.set(row.context.row, saidOf(row));
  }
  await workbook.close();
  return said;
}

describe.runIf(onDisk)("the same rows in other layouts", () => {
  for (const file of truthFiles) {
    test(`${file.file}: other columns and headings change nothing`, { timeout: 60_000 }, async () => {
      const sheets = Map.groupBy(await rowsOf(file), (row) => row.context.sheet);
      const samples = [...sheets.values()].filter((rows) => rows.length >= 20).slice(0, 8);
      const differing: string[] = [];
      for (const rows of samples) {
        for (const layout of LAYOUTS) differing.push(...(await differencesIn(file, rows, layout)));
      }
      expect(differing.slice(0, 20)).toEqual([]);
    });
  }

  test("written as text and read back they are judged as before", { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "ledger-"));
    for (const [at, file] of truthFiles.entries()) {
      const all = await rowsOf(file);
      const rows = all.filter((row) => row.context.sheet === all[0]?.context.sheet).slice(0, 150);
      const layout: Layout = { name: "text", headerRows: 2, text: true, seed: 71 + at };
      const { sheet, rowOf } = build(rows, `${LEDGERS[file.ledger].title}（2020年第四季度）`, null, layout);
      const path = join(folder, `${at}.csv`);
      writeFileSync(path, (at % 2 === 0 ? "\ufeff" : "") + (await csvOf(sheet, at % 2 === 0 ? "," : "\t")));
      const township = places.townshipByCode.get(rows[0]?.context.township ?? "")?.name ?? "合川区";
      const judged = await checkText(path, { ledger: file.ledger, fileName: `${township}.csv`, places });
      for (const [row, original] of rowOf) {
        const wanted = saidOf(original).replace(/ ?row\.hidden@row/, "");
        if (isAllText(original)) expect([row, judged.get(row)]).toEqual([row, wanted]);
      }
    }
    rmSync(folder, { recursive: true });
  });

  test("a sheet per village says the village in its name", { timeout: 60_000 }, async () => {
    for (const file of truthFiles) {
      const found = (await rowsOf(file)).filter((row) => row.values.village !== undefined);
      const byVillage = Map.groupBy(found, (row) => row.values.village?.code ?? "");
      for (const [code, rows] of [...byVillage].slice(0, 60)) {
        const village = places.villageByCode.get(code);
        const township = places.townshipByCode.get(village?.townshipCode ?? "")?.name ?? "";
        const layout: Layout = { name: "village", headerRows: 2, text: false, seed: Number(code) % 997 };
        const sheet = shortVillageName(village?.name ?? "");
        const built = build(rows, LEDGERS[file.ledger].title, sheet, layout, ["village", "township"]);
        const got = await judge(
          built,
          file.ledger,
          `${township}${LEDGERS[file.ledger].title}（截至2020年12月31日）.xlsx`,
        );
        for (const row of rows) {
          const judged = got.get(row);
          const without = saidOf(row)
            .replace(/place\.filledDown@village ?/, "")
            .trim();
          expect([judged && saidOf(judged), judged?.values.village?.code]).toEqual([without, code]);
        }
      }
    }
  });
});
