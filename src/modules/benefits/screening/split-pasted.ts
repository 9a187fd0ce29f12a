/** Rows copied out of a spreadsheet: which column is what, by its heading. Pure. */
import { comparable } from "../../../kernel/text-repair.ts";
import type { TakeUpRow } from "./take-up.contract.ts";

type Field = keyof TakeUpRow;

const HEADINGS: Readonly<Record<Field, RegExp>> = {
  citizenNo: /身份证|证件号|公民身份/,
  name: /^(儿童|孩子|学生|参保人|受助人|本人)?(姓名|名字)$/,
  birthDate: /出生|生日/,
  programme: /项目|待遇|险种/,
  result: /结果|是否|落实情况|参保状态|办理情况|状态$/,
  from: /从哪天|^(落实|开始|起始|参保|享受|答复|办理|生效|起)(日期|时间|年月|日)?$|起(日期|时间)?$/,
  until: /有效期|截止|到期|终止|^止|至(日期|时间)?$|止(日期|时间)?$/,
  amount: /金额|标准/,
  reason: /原因|理由|说明|备注/,
};
const fields = Object.keys(HEADINGS) as Field[];

/** What the page shows to copy as the first line. */
export const EXPECTED_HEADINGS = [
  "身份证号",
  "姓名",
  "出生日期",
  "项目",
  "结果",
  "从哪天起",
  "有效期至",
  "原因",
];

export interface Pasted {
  readonly rows: readonly TakeUpRow[];
  /** First line and rows as they were, to leave some of them standing. */
  readonly head: string;
  readonly lines: readonly string[];
  /** Headings of columns that nobody needs. */
  readonly ignored: readonly string[];
}

/** A sentence, if there is no table in it. */
export function splitPasted(text: string): Pasted | string {
  const [head, ...records] = recordsOf(text).filter((cells) => cells.some((one) => one !== ""));
  if (head === undefined) return "还没有粘贴";
  const columns = columnsOf(head);
  if (!columns.includes("result") || !(columns.includes("citizenNo") || columns.includes("name")))
    return "第一行要是列名：至少有“身份证号”（或“姓名”和“出生日期”）和“结果”";
  if (records.length === 0) return "只有列名，没有内容行";
  return {
    head: head.join("\t"),
    lines: records.map((cells) => cells.join("\t")),
    ignored: head.filter((heading, at) => columns[at] === undefined && heading !== ""),
    rows: records.map((cells) => rowOf(cells, columns)),
  };
}

/** The table without the rows that are done; nothing if all are. */
export function withoutRows({ head, lines }: Pasted, isDone: (index: number) => boolean): string {
  const left = lines.filter((_, index) => !isDone(index));
  return left.length === 0 ? "" : [head, ...left].join("\n");
}

/** Each heading is one field, each field one column: the first that fits. */
function columnsOf(head: readonly string[]): (Field | undefined)[] {
  const taken = new Set<Field>();
  return head.map((heading) => {
    const words = comparable(heading);
    const field = fields.find((one) => !taken.has(one) && HEADINGS[one].test(words));
    if (field !== undefined) taken.add(field);
    return field;
  });
}

function rowOf(cells: readonly string[], columns: readonly (Field | undefined)[]): TakeUpRow {
  const row: Record<Field, string> = {
    citizenNo: "",
    name: "",
    birthDate: "",
    programme: "",
    result: "",
    from: "",
    until: "",
    amount: "",
    reason: "",
  };
  for (const [at, field] of columns.entries()) if (field !== undefined) row[field] = cells[at] ?? "";
  return row;
}

/** Tabs, as spreadsheets copy; commas, as text files have them. A cell in quotation marks may hold either, and line breaks. */
function recordsOf(text: string): string[][] {
  const separator = text.includes("\t") ? "\t" : ",";
  const records: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    // Excel's mark that a number is meant as text.
    records.at(-1)?.push(cell.replaceAll(/\s+/g, " ").trim().replace(/^'/, ""));
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"' && (isQuoted || cell === "")) {
      if (isQuoted && text.charAt(at + 1) === '"') cell += text.charAt(at++);
      else isQuoted = !isQuoted;
    } else if (!isQuoted && character === separator) endCell();
    else if (!isQuoted && character === "\n") {
      endCell();
      records.push([]);
    } else cell += character;
  }
  endCell();
  return records;
}
