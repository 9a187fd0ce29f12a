/** A bank's return file against the payments that were sent: line by line, all or nothing. Pure. */
import { type Fen, parseYuan } from "../../../kernel/money.ts";

export interface SentPayment {
  readonly seq: number;
  readonly account: string;
  readonly fen: Fen;
}

export interface ReturnRow {
  /** As the file counts it. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface ReturnFault {
  readonly row: number;
  readonly code:
    | "noHeading"
    | "unknownLine"
    | "doubledLine"
    | "wrongAmount"
    | "wrongAccount"
    | "unknownResult"
    | "noReason"
    | "missingLine";
  readonly message: string;
}

export interface ReturnedPayment {
  readonly seq: number;
  readonly outcome: "paid" | "rejected";
  readonly words: string | null;
}

export interface ReadReturn {
  readonly outcomes: readonly ReturnedPayment[];
  readonly faults: readonly ReturnFault[];
}

const HEADINGS = {
  seq: /^(序号|编号|明细序号|流水号)$/,
  account: /^(账号|卡号|收款账号|帐号)$/,
  amount: /^(金额|金额（元）|金额\(元\)|代发金额|交易金额)$/,
  fen: /^(金额（分）|金额\(分\))$/,
  result: /^(结果|处理结果|状态|交易状态)$/,
  reason: /^(原因|失败原因|备注|摘要|返回信息)$/,
} as const;
type Heading = keyof typeof HEADINGS;

const PAID = /^(成功|已入账|交易成功|00|0000|1)$/;
const REJECTED = /^(失败|退票|退回|交易失败|未入账|0|99)$/;

export function readReturn(rows: readonly ReturnRow[], sent: readonly SentPayment[]): ReadReturn {
  const head = rows.findIndex((row) => columnsOf(row.cells) !== undefined);
  const columns = head < 0 ? undefined : columnsOf(rows[head]?.cells ?? []);
  if (columns === undefined) {
    const message = "没有找到表头：需要有序号、账号、金额、结果这几列";
    return { outcomes: [], faults: [{ row: 1, code: "noHeading", message }] };
  }
  const bySeq = new Map(sent.map((payment) => [payment.seq, payment]));
  const outcomes = new Map<number, ReturnedPayment>();
  const faults: ReturnFault[] = [];
  for (const row of rows.slice(head + 1)) {
    const cell = (heading: Heading) => row.cells[columns.get(heading) ?? -1]?.trim() ?? "";
    if (row.cells.every((text) => text.trim() === "") || /^合计|^总计/.test(row.cells[0]?.trim() ?? ""))
      continue;
    const found = judgeRow(row.row, cell, bySeq, outcomes);
    if ("code" in found) faults.push(found);
    else outcomes.set(found.seq, found);
  }
  if (faults.length === 0)
    for (const { seq } of sent)
      if (!outcomes.has(seq))
        faults.push({ row: 0, code: "missingLine", message: `送盘文件的第 ${seq} 笔在回盘里没有` });
  return { outcomes: [...outcomes.values()], faults };
}

function judgeRow(
  row: number,
  cell: (heading: Heading) => string,
  sent: ReadonlyMap<number, SentPayment>,
  seen: ReadonlyMap<number, ReturnedPayment>,
): ReturnedPayment | ReturnFault {
  const fault = (code: ReturnFault["code"], message: string): ReturnFault => ({ row, code, message });
  const seq = Number(cell("seq"));
  const payment = sent.get(seq);
  if (payment === undefined) return fault("unknownLine", `第 ${row} 行的序号“${cell("seq")}”不在送盘文件里`);
  if (seen.has(seq)) return fault("doubledLine", `第 ${row} 行与前面的行重复，序号 ${seq}`);
  if (!isSameAccount(cell("account"), payment.account))
    return fault("wrongAccount", `第 ${row} 行（序号 ${seq}）的账号与送盘的不同`);
  if (amountOf(cell) !== payment.fen)
    return fault("wrongAmount", `第 ${row} 行（序号 ${seq}）的金额与送盘的不同`);
  const words = cell("reason") === "" ? null : cell("reason");
  if (PAID.test(cell("result"))) return { seq, outcome: "paid", words: null };
  if (!REJECTED.test(cell("result")))
    return fault("unknownResult", `第 ${row} 行（序号 ${seq}）的结果“${cell("result")}”认不出是成功还是失败`);
  return words === null
    ? fault("noReason", `第 ${row} 行（序号 ${seq}）失败了，但没有写原因`)
    : { seq, outcome: "rejected", words };
}

function amountOf(cell: (heading: Heading) => string): Fen | undefined {
  if (cell("fen") !== "") return /^\d+$/.test(cell("fen")) ? Number(cell("fen")) : undefined;
  return parseYuan(cell("amount"));
}

/** Some banks hide the middle of an account in what they send back; what they show must agree. */
function isSameAccount(told: string, sent: string): boolean {
  if (told.length !== sent.length || told === "") return false;
  const shown = Array.from(told).filter((character, index) => character === sent[index]).length;
  const hidden = Array.from(told).filter((character) => character === "*").length;
  return shown + hidden === sent.length && shown >= 4;
}

function columnsOf(cells: readonly string[]): Map<Heading, number> | undefined {
  const columns = new Map<Heading, number>();
  for (const [index, text] of cells.entries())
    for (const [heading, pattern] of Object.entries(HEADINGS))
      if (pattern.test(text.trim()) && !columns.has(heading as Heading))
        columns.set(heading as Heading, index);
  const isComplete =
    columns.has("seq") &&
    columns.has("account") &&
    columns.has("result") &&
    (columns.has("amount") || columns.has("fen"));
  return isComplete ? columns : undefined;
}
