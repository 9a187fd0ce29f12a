/** How a bank wants its payment file. Templates are data; this is what one may say, and how a file comes of it. Pure. */
import { type Fen, formatYuan } from "../../../kernel/money.ts";

export type BankField = "seq" | "account" | "payee" | "bank" | "yuan" | "fen" | "remark" | "child";

export interface BankTemplate {
  readonly format: "csv" | "txt" | "xlsx";
  readonly encoding: "utf-8" | "gbk";
  readonly separator: string;
  readonly heading: boolean;
  /** Where the sum stands: number of payments and amount. */
  readonly totals: "none" | "first" | "last";
  readonly columns: readonly { readonly field: BankField; readonly title: string }[];
}

export interface BankPayment {
  readonly seq: number;
  readonly account: string;
  readonly payee: string;
  readonly bank: string;
  readonly fen: Fen;
  readonly child: string;
  readonly remark: string;
}

export function bankCell(field: BankField, payment: BankPayment): string {
  switch (field) {
    case "yuan":
      return plainYuan(payment.fen);
    case "fen":
      return String(payment.fen);
    case "seq":
      return String(payment.seq);
    default:
      return payment[field];
  }
}

/** Banks read no separators of thousands. */
function plainYuan(fen: Fen): string {
  return formatYuan(fen).replaceAll(",", "");
}

/** Heading, payments and totals as cells, in the order of the file. */
export function bankRows(template: BankTemplate, payments: readonly BankPayment[]): string[][] {
  const body = payments.map((payment) => template.columns.map(({ field }) => bankCell(field, payment)));
  const fen = payments.reduce((sum, payment) => sum + payment.fen, 0);
  const inFen = template.columns.some(({ field }) => field === "fen");
  const totals = ["合计", String(payments.length), inFen ? String(fen) : plainYuan(fen)];
  return [
    ...(template.totals === "first" ? [totals] : []),
    ...(template.heading ? [template.columns.map(({ title }) => title)] : []),
    ...body,
    ...(template.totals === "last" ? [totals] : []),
  ];
}

/** A cell that would break the line apart is quoted, as text tables do; line ends within are blanks. */
export function bankText(template: BankTemplate, rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const flat = text.replaceAll(/[\r\n]+/g, " ");
    return flat.includes(template.separator) || flat.includes('"') ? `"${flat.replaceAll('"', '""')}"` : flat;
  };
  return rows.map((row) => `${row.map(cell).join(template.separator)}\r\n`).join("");
}
