/** Money to the bank and the bank's answer: files by template, return files matched line by line, corrected payments sent again. */
import { Readable } from "node:stream";
import { now } from "../../../kernel/clock.ts";
import { type Month, sayMonth } from "../../../kernel/month.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import { openWorkbook } from "../../../platform/excel/open-workbook.ts";
import type { Cell } from "../../../platform/excel/sheet.ts";
import { writeWorkbook } from "../../../platform/excel/write-workbook.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import type { UploadedFile } from "../../../platform/http/upload.ts";
import { openAccount } from "../entitlements/accounts.service.ts";
import { paidPrograms } from "../entitlements/paid-programs.contract.ts";
import { type BankPayment, bankRows, bankText } from "./bank-template.ts";
import { encodeGbk } from "./gbk.ts";
import * as files from "./payment-files.store.ts";
import type { PayrollView } from "./payroll.contract.ts";
import { passStep, readPayroll } from "./payroll.service.ts";
import * as store from "./payroll.store.ts";
import { payrollProblems } from "./payroll-problems.contract.ts";
import { followPayroll } from "./payroll-tasks.service.ts";
import { demandPayroll } from "./read-lines.service.ts";
import { type ReturnRow, readReturn } from "./return-file.ts";

export async function listBankTemplates(tx: Tx) {
  return { items: (await files.listTemplates(tx)).map(({ id, title }) => ({ id, title })) };
}

/** The first file of a payroll is the finance office's step; later ones carry what came back and has been corrected. */
export async function makePaymentFile(
  tx: Tx,
  month: Month,
  template: string,
  version: number,
): Promise<PayrollView> {
  await store.lockPayrolls(tx);
  const row = await demandPayroll(tx, month);
  if (row.version !== version)
    throw new Problem(payrollProblems.stale, { extra: { seen: version, held: row.version } });
  const templates = await files.listTemplates(tx);
  if (!templates.some((one) => one.id === template)) throw new Problem(payrollProblems.noTemplate);
  if (row.state === "approved") await passStep(tx, row, "send", undefined);
  else if (row.state === "paying") await files.reopenCorrected(tx, month);
  else throw new Problem(payrollProblems.wrongState);
  const file = { id: newId(), month, template, at: now() };
  const made = await files.insertFile(tx, file);
  if (made.lines === 0) throw new Problem(payrollProblems.nothingToPay);
  if (row.state === "paying") await store.putState(tx, month, "paying", null);
  await followPayroll(tx, month, "已送银行");
  tx.note({ detail: { month, file: file.id, template, ...made } });
  return readPayroll(tx, month);
}

async function demandFile(tx: Tx, month: Month, fileId: string): Promise<files.FileRow> {
  const found = (await files.listFiles(tx, month)).find((file) => file.id === fileId);
  if (found === undefined) throw notFound();
  return found;
}

/** Accounts in clear, for the bank. @throws benefits.payroll.notWritable */
export async function readPaymentFile(
  tx: Tx,
  cipher: FieldCipher,
  month: Month,
  fileId: string,
): Promise<FileAnswer> {
  const file = await demandFile(tx, month, fileId);
  const template = (await files.listTemplates(tx)).find((one) => one.id === file.template)?.spec;
  if (template === undefined) throw new Problem(payrollProblems.noTemplate);
  const rows = bankRows(template, await paymentsOf(tx, cipher, month, fileId));
  tx.note({ purpose: "银行代发", detail: { month, file: fileId, lines: file.lines } });
  const name = `${month}-代发-${file.seq}`;
  if (template.format === "xlsx") {
    const [head = [], ...body] = template.heading
      ? rows
      : [template.columns.map(({ title }) => title), ...rows];
    return {
      fileName: `${name}.xlsx`,
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      stream: writeWorkbook({
        sheets: [{ name: "代发", columns: head.map((heading) => ({ heading, width: 22 })), rows: [body] }],
      }),
    };
  }
  const text = bankText(template, rows);
  return {
    fileName: `${name}.${template.format}`,
    mediaType: "application/octet-stream",
    stream: Readable.from([template.encoding === "gbk" ? gbkOf(text) : Buffer.from(text, "utf8")], {
      objectMode: false,
    }),
  };
}

function gbkOf(text: string): Buffer {
  const written = encodeGbk(text);
  if (written.kind === "written") return Buffer.from(written.bytes);
  throw new Problem(payrollProblems.accountNotWritable, {
    detail: `没有生成文件。GBK 编码写不出：${written.characters.join("、")}。请改用 UTF-8 或 Excel 格式。`,
  });
}

async function paymentsOf(tx: Tx, cipher: FieldCipher, month: Month, fileId: string): Promise<BankPayment[]> {
  return (await files.listPayments(tx, fileId)).map((payment) => ({
    seq: payment.seq,
    account: openAccount(cipher, payment.accountSealed) ?? "",
    payee: payment.payeeName,
    bank: payment.bank,
    fen: payment.fen,
    child: payment.name,
    remark: `${sayMonth(month)}${remarkOf(payment.programme)}`,
  }));
}

/** The bank need not know of an infection either. */
function remarkOf(programme: string): string {
  return paidPrograms.label(programme === "B02" || !paidPrograms.has(programme) ? "B01" : programme);
}

/** All or nothing. @throws benefits.payroll.badReturn with each row's fault, benefits.payroll.alreadyReturned */
export async function takeReturnFile(
  tx: Tx,
  cipher: FieldCipher,
  month: Month,
  fileId: string,
  upload: UploadedFile,
): Promise<PayrollView> {
  await store.lockPayrolls(tx);
  const row = await demandPayroll(tx, month);
  if (row.state !== "paying") throw new Problem(payrollProblems.wrongState);
  const file = await demandFile(tx, month, fileId);
  if (file.returnedAt !== null) throw new Problem(payrollProblems.returned);
  const sent = await paymentsOf(tx, cipher, month, fileId);
  const { outcomes, faults } = readReturn(await rowsOf(upload.path), sent);
  if (faults.length > 0) {
    throw new Problem(payrollProblems.badReturn, {
      detail: `整个文件都没有导入，原来的结果没有变。${faults
        .slice(0, 5)
        .map((fault) => fault.message)
        .join("；")}${faults.length > 5 ? `；等 ${faults.length} 处` : ""}。`,
      errors: faults
        .slice(0, 100)
        .map(({ row: at, code, message }) => ({ path: `row.${at}`, code, message })),
    });
  }
  await files.putOutcomes(tx, fileId, outcomes, { at: now(), digest: upload.sha256, name: upload.name });
  await store.putState(tx, month, "paying", null);
  await followPayroll(tx, month, "回盘已导入");
  const rejected = outcomes.filter((one) => one.outcome === "rejected").length;
  tx.note({ detail: { month, file: fileId, paid: outcomes.length - rejected, rejected } });
  return readPayroll(tx, month);
}

async function rowsOf(path: string): Promise<ReturnRow[]> {
  const workbook = await openWorkbook(path);
  try {
    const rows: ReturnRow[] = [];
    const [sheet] = workbook.sheets;
    if (sheet === undefined) return rows;
    for await (const batch of sheet.rows())
      for (const { row, cells } of batch) rows.push({ row, cells: splitPipes(cells.map(textOf)) });
    return rows;
  } finally {
    await workbook.close();
  }
}

/** Some banks part fields by bars, which no spreadsheet does. */
function splitPipes(cells: string[]): string[] {
  const [only] = cells;
  return cells.length === 1 && only?.includes("|") === true ? only.split("|") : cells;
}

function textOf(cell: Cell): string {
  if (cell === undefined) return "";
  return typeof cell === "object" ? cell.date : String(cell);
}
