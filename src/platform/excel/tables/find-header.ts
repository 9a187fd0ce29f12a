/**
 * Finds the one table of a sheet: where its header stands (one to three rows, anywhere), what each column is, and which
 * lines above it are titles. People may correct the mapping; the check takes whichever mapping it is given.
 */
import { comparable, repairText } from "../../../kernel/text-repair.ts";
import type { Cell, MergedRange, SheetRow } from "../sheet.ts";

export interface HeadingCandidate<Field extends string> {
  readonly field: Field;
  readonly confidence: number;
}

/** What the reader of a kind of tables knows of their headings. */
export interface HeadingReader<Field extends string> {
  /** What a heading under these groups may be, the surest first. */
  read(groups: readonly string[], leaf: string): readonly HeadingCandidate<Field>[];
  /** Whether a text names a group of columns, and so is no title line. */
  namesGroup(text: string): boolean;
  /** What people are known by: a header has two of them at least. */
  readonly identity: ReadonlySet<Field>;
  /** Of these it has one. */
  readonly names: ReadonlySet<Field>;
  /** Begins another table, where it stands once more. */
  readonly name: Field;
}

export interface TableColumn<Field extends string> {
  /** 0-based: column A is 0. */
  readonly index: number;
  readonly field: Field | null;
  /** As people see it, groups first: `父亲 / 姓名`. */
  readonly heading: string;
  readonly confidence: number;
}

export interface FoundTable<Field extends string> {
  /** Row numbers as Excel shows them. */
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  readonly columns: readonly TableColumn<Field>[];
  /** Texts above the header, one per cell, from the top. */
  readonly titleLines: readonly string[];
}

/** As many rows as the search needs to see. */
export const ROWS_TO_SEARCH = 60;

const MAX_HEADER_ROWS = 3;

const IDENTITY_WORD = /姓名|名字|身份|证件|证号|性别|出生|生日|年龄|电话|手机|备注|序号/;

const TITLE_WORD = /台账|名册|清单|汇总|(?:登记|统计|情况|信息|一览)表/;

type Texts = ReadonlyMap<number, ReadonlyMap<number, string>>;

interface Heading {
  readonly index: number;
  readonly groups: readonly string[];
  readonly leaf: string;
}

interface Attempt<Field extends string> {
  readonly top: number;
  readonly height: number;
  readonly columns: readonly TableColumn<Field>[];
  readonly score: number;
}

/** Returns null for a sheet without a table of people: instructions, cover, summary, empty sheet. */
export function findHeader<Field extends string>(
  firstRows: readonly SheetRow[],
  merges: readonly MergedRange[],
  reader: HeadingReader<Field>,
): FoundTable<Field> | null {
  const texts = textsOf(firstRows);
  const cover = coverOf(merges);
  const headings = rememberHeadings(reader);
  let best: Attempt<Field> | undefined;
  const likely = rowsThatNameColumns(texts);
  const titles = rowsThatAreTitles(texts, reader);
  for (const top of texts.keys()) {
    if (!likely.has(top) && !likely.has(top + 1) && !likely.has(top + 2)) continue;
    for (let height = 1; height <= MAX_HEADER_ROWS; height++) {
      if (titles.has(top + height - 1)) break;
      const attempt = tryHeader(texts, cover, headings, { top, height });
      if (attempt !== undefined && (best === undefined || isBetter(attempt, best))) best = attempt;
    }
  }
  if (best === undefined) return null;
  const top = extendUpwards(best, texts, merges);
  const whole = tryHeader(texts, cover, headings, { top, height: best.top + best.height - top });
  const bottom = extendDownwards(best.top + best.height - 1, firstRows);
  return {
    headerRows: Array.from({ length: bottom - top + 1 }, (_, i) => top + i),
    firstDataRow: bottom + 1,
    // The rows above add their words to the headings; should they confuse one, the smaller block stands.
    columns: whole !== undefined && whole.score >= best.score ? whole.columns : best.columns,
    titleLines: firstRows.filter((row) => row.row < top).flatMap((row) => titlesOf(row)),
  };
}

/** Only blocks that hold one of these rows can be a header; data rows need not be read as headings. */
function rowsThatNameColumns(texts: Texts): Set<number> {
  const rows = [...texts].filter(([, line]) => {
    let words = 0;
    for (const text of line.values()) if (text.length < 40 && IDENTITY_WORD.test(comparable(text))) words++;
    return words >= 2;
  });
  return new Set(rows.map(([row]) => row));
}

/**
 * A long line alone, or 填报单位：… with what is filled in (among headings a 父亲：姓名 is one of many): never part of a header, or their words would be taken for groups
 * and they would be missed as the lines that say place and period.
 */
function rowsThatAreTitles(texts: Texts, reader: Pick<HeadingReader<string>, "namesGroup">): Set<number> {
  const rows = [...texts].filter(([, line]) => {
    const distinct = new Set(line.values());
    const [only = ""] = distinct;
    const filledIn = [...distinct].filter((text) => /[:：]./.test(text.replace(/[（(][^（()）]*[）)]/g, "")));
    const isTitle = TITLE_WORD.test(only) || (only.length > 10 && !reader.namesGroup(only));
    return filledIn.length * 2 > distinct.size || (distinct.size === 1 && isTitle);
  });
  return new Set(rows.map(([row]) => row));
}

/** Among equals the lower block wins: a title line above adds a row and says nothing. */
function isBetter(one: Attempt<string>, other: Attempt<string>): boolean {
  if (Math.abs(one.score - other.score) > 1e-9) return one.score > other.score;
  return one.height < other.height;
}

function titlesOf(row: SheetRow): string[] {
  return [...new Set(row.cells.map((cell) => textOf(cell)).filter((text) => text !== ""))];
}

function textOf(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return repairText(cell);
  return typeof cell === "number" ? String(cell) : cell.date;
}

function textsOf(rows: readonly SheetRow[]): Texts {
  const texts = new Map<number, Map<number, string>>();
  for (const row of rows) {
    const line = new Map<number, string>();
    row.cells.forEach((cell, index) => {
      const text = textOf(cell);
      if (text !== "") line.set(index, text);
    });
    if (line.size > 0) texts.set(row.row, line);
  }
  return texts;
}

type Cover = (row: number, column: number) => MergedRange | undefined;

function coverOf(merges: readonly MergedRange[]): Cover {
  const byRow = new Map<number, MergedRange[]>();
  for (const merge of merges) {
    const last = Math.min(merge.bottom, merge.top + MAX_HEADER_ROWS);
    for (let row = merge.top; row <= last; row++) {
      const list = byRow.get(row);
      if (list === undefined) byRow.set(row, [merge]);
      else list.push(merge);
    }
  }
  return (row, column) => byRow.get(row)?.find((merge) => merge.left <= column && column <= merge.right);
}

function tryHeader<Field extends string>(
  texts: Texts,
  cover: Cover,
  reader: HeadingReader<Field>,
  block: { readonly top: number; readonly height: number },
): Attempt<Field> | undefined {
  const columns = assign(headingsOf(texts, cover, block), reader);
  const mapped = columns.filter((column) => column.field !== null);
  const identity = mapped.filter((column) => column.field !== null && reader.identity.has(column.field));
  const named = identity.some((column) => column.field !== null && reader.names.has(column.field));
  if (mapped.length < 3 || identity.length < 2 || !named) return undefined;
  const score = mapped.reduce((sum, column) => sum + column.confidence, 0);
  return { ...block, columns: withoutNeighbours(columns, reader), score };
}

/** What stands to the right of an empty heading is another table's if it maps to nothing, or begins anew with names of its own. */
function withoutNeighbours<Field extends string>(
  columns: readonly TableColumn<Field>[],
  reader: HeadingReader<Field>,
): TableColumn<Field>[] {
  const gap = columns.findIndex(
    (column, at) =>
      at > 0 && column.index > (columns[at - 1]?.index ?? 0) + 1 && isNeighbour(columns.slice(at), reader),
  );
  return gap < 0 ? [...columns] : columns.slice(0, gap);
}

function isNeighbour<Field extends string>(
  columns: readonly TableColumn<Field>[],
  reader: HeadingReader<Field>,
): boolean {
  if (columns.every(({ field }) => field === null)) return true;
  const hasIdentity = columns.some(({ field }) => field !== null && reader.identity.has(field));
  const namesOthers = columns.some(({ field, heading }) => field === null && namesPeople(reader, heading));
  return namesOthers && !hasIdentity;
}

/** Per column its lowest text in the block as heading, the texts above it as groups. */
function headingsOf(
  texts: Texts,
  cover: Cover,
  block: { readonly top: number; readonly height: number },
): Heading[] {
  const rows = Array.from({ length: block.height }, (_, i) => block.top + i);
  const width =
    1 +
    Math.max(
      -1,
      ...rows.flatMap((row) => [...(texts.get(row)?.keys() ?? [])]),
      ...rows.flatMap((row) => rightEdges(texts, cover, row)),
    );
  const lines = rows.map((row) => lineOf(texts, cover, row, width));
  spreadGroups(lines, texts, cover, rows, width);
  const headings: Heading[] = [];
  for (let index = 0; index < width; index++) {
    const levels = lines.map((line) => line[index] ?? "").filter((text) => text !== "");
    const leaf = levels.at(-1);
    if (leaf === undefined) continue;
    const groups = levels.slice(0, -1).filter((text, at) => text !== leaf && text !== levels[at - 1]);
    headings.push({ index, groups, leaf });
  }
  return headings;
}

function rightEdges(texts: Texts, cover: Cover, row: number): number[] {
  return [...(texts.get(row)?.keys() ?? [])].map((column) => cover(row, column)?.right ?? column);
}

/** A merged cell's text stands in every column that it spans, and in its top row only. */
function lineOf(texts: Texts, cover: Cover, row: number, width: number): string[] {
  const line: string[] = [];
  for (let column = 0; column < width; column++) {
    const merge = cover(row, column);
    if (merge === undefined) line.push(texts.get(row)?.get(column) ?? "");
    else if (merge.top === row)
      line.push(texts.get(row)?.get(merge.left) ?? texts.get(row)?.get(column) ?? "");
    else line.push("");
  }
  return line;
}

/**
 * Text files have no merged cells: a group's text stands in its first column and the cells to its right are empty. A group
 * that the file merged is bounded by its merge and is not spread.
 */
function spreadGroups(
  lines: string[][],
  texts: Texts,
  cover: Cover,
  rows: readonly number[],
  width: number,
): void {
  const asWritten = lines.map((line) => [...line]);
  for (let level = 0; level < lines.length - 1; level++) {
    const line = lines[level] ?? [];
    const startsAbove = (column: number) =>
      asWritten.slice(0, level).some((upper) => (upper[column] ?? "") !== "");
    const hasBelow = (column: number) => lines.slice(level + 1).some((lower) => (lower[column] ?? "") !== "");
    let group = "";
    for (let column = 0; column < width; column++) {
      const row = rows[level] ?? 0;
      const own = line[column] ?? "";
      if (own !== "") {
        group =
          hasBelow(column) && cover(row, column) === undefined && texts.get(row)?.has(column) === true
            ? own
            : "";
      } else if (
        group !== "" &&
        hasBelow(column) &&
        !startsAbove(column) &&
        cover(row, column) === undefined
      ) {
        line[column] = group;
      } else {
        group = "";
      }
    }
  }
}

function namesPeople<Field extends string>(reader: HeadingReader<Field>, heading: string): boolean {
  return reader.read([], heading)[0]?.field === reader.name;
}

/** One block after the other holds the same headings. */
function rememberHeadings<Field extends string>(reader: HeadingReader<Field>): HeadingReader<Field> {
  const remembered = new Map<string, readonly HeadingCandidate<Field>[]>();
  return {
    ...reader,
    read(groups, leaf) {
      const key = [...groups, leaf].join("\n");
      let candidates = remembered.get(key);
      if (candidates === undefined) {
        candidates = reader.read(groups, leaf);
        remembered.set(key, candidates);
      }
      return candidates;
    },
  };
}

/** One column per field and one field per column, the surest pairs first; what stays over is shown unmapped. */
function assign<Field extends string>(
  headings: readonly Heading[],
  reader: HeadingReader<Field>,
): TableColumn<Field>[] {
  const pairs: { readonly at: number; readonly field: Field; readonly confidence: number }[] = [];
  headings.forEach(({ groups, leaf }, at) => {
    for (const { field, confidence } of reader.read(groups, leaf)) pairs.push({ at, field, confidence });
  });
  pairs.sort((a, b) => b.confidence - a.confidence || a.at - b.at);
  const fieldOf = new Map<number, { readonly field: Field; readonly confidence: number }>();
  const taken = new Set<Field>();
  for (const { at, field, confidence } of pairs) {
    if (fieldOf.has(at) || taken.has(field)) continue;
    fieldOf.set(at, { field, confidence });
    taken.add(field);
  }
  return headings.map(({ index, groups, leaf }, at) => {
    const heading = [...groups, leaf].map((text) => text.replace(/\s+/g, "")).join(" / ");
    const found = fieldOf.get(at);
    return { index, field: found?.field ?? null, heading, confidence: found?.confidence ?? 0 };
  });
}

/** A row of groups that told nothing new (基本情况 over everything) still belongs to the header, not to the titles. */
function extendUpwards(best: Attempt<string>, texts: Texts, merges: readonly MergedRange[]): number {
  let top = best.top;
  while (top > 1 && best.top + best.height - top < MAX_HEADER_ROWS) {
    const above = top - 1;
    const reachesDown = merges.some((merge) => merge.top === above && merge.bottom >= top);
    const groups = [...(texts.get(above)?.values() ?? [])];
    const looksLikeGroups =
      groups.length >= 2 &&
      groups.every(
        (text) => /^[^:：0-9]{1,12}$/.test(text) && /情况|信息|监护|家庭|父|母|儿童|就学/.test(text),
      );
    if (!reachesDown && !looksLikeGroups) break;
    top = above;
  }
  return top;
}

/** A row that only numbers the columns (1, 2, 3 …) or explains them in brackets （年-月-日） is part of the header. */
function extendDownwards(bottom: number, rows: readonly SheetRow[]): number {
  const next = rows.find((row) => row.row === bottom + 1);
  const filled = (next?.cells ?? []).map((cell) => comparable(textOf(cell))).filter((text) => text !== "");
  const counts =
    filled.length >= 4 && filled.every((text, at) => Number(text.replace(/[()]/g, "")) === at + 1);
  const explains = filled.length >= 2 && filled.every((text) => /^\(.*\)$/.test(text));
  return counts || explains ? bottom + 1 : bottom;
}
