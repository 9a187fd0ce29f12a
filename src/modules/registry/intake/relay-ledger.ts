/** For tests: the same rows as another office would lay them out, drawn at random from what offices do. */
import type { Cell, MergedRange } from "../../../platform/excel/sheet.ts";
import { HEADING_WORDS } from "./heading-words.ts";
import type { RawCells } from "./judged-row.contract.ts";
import type { LedgerFieldKey } from "./ledger-fields.contract.ts";

export interface Grid {
  readonly name: string;
  readonly lines: readonly (readonly Cell[])[];
  readonly merges: readonly MergedRange[];
  /** 1-based. */
  readonly hiddenRows: ReadonlySet<number>;
  /** Row in the grid → place in the rows given. */
  readonly rowAt: ReadonlyMap<number, number>;
  /** From column A; null where nothing of the ledger stands. */
  readonly fields: readonly (LedgerFieldKey | null)[];
}

export interface Office {
  readonly titles: readonly string[];
  readonly leaveOut: ReadonlySet<LedgerFieldKey>;
  /** Text files: groups stand in their first column only. */
  readonly text: boolean;
}

export interface GivenRow {
  readonly cells: RawCells;
  readonly hidden: boolean;
}

export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = (seed * 2_654_435_761) % 4_294_967_296;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

export function pick<Value>(next: Random, values: readonly Value[]): Value {
  const value = values[Math.floor(next() * values.length)];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
}

type Person = "father" | "mother" | "guardian";
/** Columns that many offices put under a common heading. */
type Block = Person | "child" | "schooling" | "disability";
const GROUPS: Readonly<Record<Block, readonly string[]>> = {
  child: ["儿童基本情况", "儿童信息", "基本信息", "一、儿童基本信息", "儿童 基本\n情况", "留守儿童基本情况"],
  father: ["父亲", "父亲情况", "父亲基本情况", "父 亲", "父亲\n信息", "二、父亲情况", "生父", "父亲*"],
  mother: ["母亲", "母亲情况", "母亲基本情况", "母　亲", "母亲信息：", "三、母亲情况", "生母", "*母亲"],
  guardian: [
    "监护人",
    "委托照护人",
    "受委托监护人",
    "监护人情况",
    "实际照料人信息",
    "监护（照护）人",
    "家长",
    "其他监护人（实际抚养人）",
    "主要监护人\n基本情况",
  ],
  schooling: ["就学情况", "就读情况", "教育情况", "就学\n情况"],
  disability: ["残疾情况", "残疾", "残疾信息"],
};
const BLOCK_OF: Readonly<Partial<Record<LedgerFieldKey, Block>>> = {
  name: "child",
  sex: "child",
  birthDate: "child",
  citizenNo: "child",
  age: "child",
  ethnicity: "child",
  schoolStatus: "schooling",
  school: "schooling",
  grade: "schooling",
  teacher: "schooling",
  disabilityNo: "disability",
  disabilityClass: "disability",
  disabilityLevel: "disability",
};
const PERSONS = { father: true, mother: true, guardian: true };
const UMBRELLA = ["家庭成员情况", "家庭情况", "父母及监护人情况", "家庭基本信息"];
const FOREIGN: readonly (readonly [string, Cell])[] = [
  ["照片", undefined],
  ["特长", "画画"],
  ["家庭人口数", 4],
  ["户主姓名", "李某"],
  ["与户主关系", "孙子"],
  ["儿童主任电话", "1234"],
  ["是否建档", "是"],
  ["核实时间", "待定"],
  ["班主任联系方式", "99"],
  ["学校地址", "镇上"],
  ["村民小组", "3组"],
  ["身份证有效期", "长期"],
  ["父亲文化程度", "初中"],
  ["监护人健康状况", "高血压"],
];

export function layOut(rows: readonly GivenRow[], office: Office, name: string, seed: number): Grid {
  const next = randomFrom(seed);
  const height = 1 + Math.floor(next() * 3);
  const columns = columnsOf(rows, office, height, next);
  const left = next() < 0.2 ? 1 : 0;
  const lines: Cell[][] = office.titles.map((title) => [...blanks(left), title]);
  if (next() < 0.2) lines.push([]);
  const merges: MergedRange[] = [];
  const head = headerOf(columns, { height, top: lines.length + 1, left, text: office.text }, next);
  lines.push(...head.lines);
  if (!office.text) merges.push(...head.merges);
  if (next() < 0.15) lines.push([...blanks(left), ...columns.map((_, at) => at + 1)]);
  const rowAt = new Map<number, number>();
  const hiddenRows = new Set<number>();
  const wantsBreaks = next() < 0.5;
  rows.forEach((row, at) => {
    if (wantsBreaks && at > 0 && at % 23 === 0) lines.push(...interruption(next, head.lines, left));
    lines.push([...blanks(left), ...columns.map((column) => cellOf(column, row))]);
    rowAt.set(lines.length, at);
    if (row.hidden && !office.text) hiddenRows.add(lines.length);
  });
  if (next() < 0.5) lines.push([...blanks(left), undefined, "合计", rows.length]);
  if (next() < 0.6) lines.push(...footer(next, left));
  const fields = [
    ...Array.from({ length: left }, () => null),
    ...columns.map((column) => ("field" in column ? column.field : null)),
  ];
  return { name, lines, merges, hiddenRows, rowAt, fields };
}

type Column =
  | { readonly field: LedgerFieldKey; readonly block: Block | undefined }
  | { readonly heading: string; readonly cell: Cell };

function columnsOf(rows: readonly GivenRow[], office: Office, height: number, next: Random): Column[] {
  const present = [...new Set(rows.flatMap((row) => Object.keys(row.cells) as LedgerFieldKey[]))];
  const blocks = new Map<string, Column[]>();
  const grouped = new Set<Block>((["child", "schooling", "disability"] as const).filter(() => next() < 0.5));
  for (const field of present) {
    if (office.leaveOut.has(field)) continue;
    const own = BLOCK_OF[field];
    const block = personOf(field) ?? (own !== undefined && grouped.has(own) ? own : undefined);
    // One header row names every column by itself: a person's need not stand together.
    const together = height === 1 ? field : (block ?? field);
    blocks.set(together, [
      ...(blocks.get(together) ?? []),
      { field, block: height === 1 ? undefined : block },
    ]);
  }
  const foreign = FOREIGN.filter(() => next() < 0.2);
  for (const [heading, cell] of foreign) blocks.set(heading, [{ heading, cell }]);
  return shuffled([...blocks.values()], next).flatMap((block) => shuffled(block, next));
}

function shuffled<Value>(values: readonly Value[], next: Random): Value[] {
  return values
    .map((value) => ({ value, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

function personOf(field: LedgerFieldKey): Person | undefined {
  return field.includes(".") ? (field.split(".")[0] as Person) : undefined;
}

function blanks(count: number): Cell[] {
  return Array.from({ length: count }, () => undefined);
}

function cellOf(column: Column, row: GivenRow): Cell {
  return "field" in column ? row.cells[column.field] : column.cell;
}

function interruption(next: Random, header: readonly (readonly Cell[])[], left: number): Cell[][] {
  const kind = next();
  if (kind < 0.4) return [[]];
  if (kind < 0.7) return header.map((line) => [...line]);
  return [[...blanks(left), "小计", undefined, 23]];
}

function footer(next: Random, left: number): Cell[][] {
  const signed = pick(next, ["填表人：王某", "制表人：李某　审核：张某", "填报人：周某", "负责人（签字）："]);
  const second: Cell[][] = [
    [],
    [...blanks(left), "姓名", "性别", "身份证号码", "备注"],
    [...blanks(left), "张三", "男", "500199201001010017", "另表"],
  ];
  return [[...blanks(left), signed, undefined, "联系电话：42800000"], ...(next() < 0.5 ? second : [])];
}

interface HeaderShape {
  readonly height: number;
  readonly top: number;
  readonly left: number;
  readonly text: boolean;
}

function headerOf(
  columns: readonly Column[],
  shape: HeaderShape,
  next: Random,
): { readonly lines: Cell[][]; readonly merges: readonly MergedRange[] } {
  const { height, top, left } = shape;
  const bottom = top + height - 1;
  const lines: Cell[][] = Array.from({ length: height }, () => blanks(left + columns.length));
  const merges: MergedRange[] = [];
  const set = (level: number, at: number, text: string) => {
    const line = lines[level];
    if (line !== undefined) line[left + at] = text;
  };
  let previous: Block | undefined;
  columns.forEach((column, at) => {
    const block = "field" in column ? column.block : undefined;
    const begins = block !== undefined && block !== previous;
    previous = block;
    const heading = "field" in column ? headingOf(column.field, block !== undefined, next) : column.heading;
    if (block === undefined) {
      set(0, at, heading);
      if (height > 1) merges.push({ top, bottom, left: left + at, right: left + at });
      return;
    }
    set(height - 1, at, heading);
    if (!begins) return;
    const width = columns.filter((one) => "field" in one && one.block === block).length;
    const right = left + at + width - 1;
    set(height - 2, at, pick(next, GROUPS[block]));
    merges.push({ top: bottom - 1, bottom: bottom - 1, left: left + at, right });
    if (height === 3) {
      set(0, at, block in PERSONS ? pick(next, UMBRELLA) : "基本情况");
      merges.push({ top, bottom: top, left: left + at, right });
    }
  });
  return { lines, merges };
}

function headingOf(field: LedgerFieldKey, underGroup: boolean, next: Random): string {
  const person = personOf(field);
  const source = person === "mother" ? field.replace("mother", "father") : field;
  const words = HEADING_WORDS[source as LedgerFieldKey].split("|").filter((word) => {
    if (person === undefined) return !word.includes(" > ");
    return underGroup ? /^(?:父亲|监护人) > [^>]+$/.test(word) : !word.includes(" > ");
  });
  const prefixed =
    person !== "guardian" || underGroup ? words : words.filter((word) => /[人者长]/.test(word));
  const word = (pick(next, prefixed).split(" > ").at(-1) ?? "").replace(/\s/g, "");
  return disguised(person === "mother" ? word.replace("父", "母").replace("爸爸", "妈妈") : word, next);
}

/** What people do to a heading without changing what it says. */
function disguised(word: string, next: Random): string {
  const middle = Math.ceil(word.length / 2);
  const kind = Math.floor(next() * 14);
  switch (kind) {
    case 0:
      return `*${word}`;
    case 1:
      return `${word}*`;
    case 2:
      return `${word}：`;
    case 3:
      return `${word.slice(0, middle)}\n${word.slice(middle)}`;
    case 4:
      return ` ${Array.from(word).join(" ")} `;
    case 5:
      return `${word.slice(0, middle)}\u3000${word.slice(middle)}`;
    case 6:
      return /^[\d一二三（①-⑳]/.test(word) ? word : `${1 + Math.floor(next() * 30)}.${word}`;
    case 7:
      return /[（(]/.test(word) ? word : `${word}（必填）`;
    case 8:
      return `★${word}`;
    case 9:
      return /[（(]/.test(word) ? word : `${word}\n（请如实填写）`;
    default:
      return word;
  }
}
