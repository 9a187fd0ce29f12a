/** What can be told about a file before a byte of it is sent: is it worth sending, which ledger is it, which day does it speak of. */

import { readPeriod } from "../../../../kernel/read-period.ts";
import type { Ledger } from "../../intake/ledger-fields.contract.ts";
import { baseName, guessLedger } from "../../intake/sheet-context.ts";

/** The server's own limit; a larger file would be refused after minutes of sending. */
const MAX_BYTES = 100 * 1024 * 1024;
const NO_TABLES = /\.(pdf|docx?|wps|pptx?|zip|rar|7z|jpe?g|png|gif|bmp|heic|mp4|exe|ofd)$/i;

export interface FileJudgement {
  /** Why it is not sent at all. */
  readonly refusal?: string;
  readonly ledger?: Ledger;
  readonly asOf?: string;
}

export function judgeFile({ name, size }: Pick<File, "name" | "size">): FileJudgement {
  const refusal = refusalOf(name, size);
  if (refusal !== undefined) return { refusal };
  const ledger = guessLedger([baseName(name)]);
  const asOf = readPeriod([baseName(name)]);
  return { ...(ledger === undefined ? {} : { ledger }), ...(asOf === undefined ? {} : { asOf }) };
}

function refusalOf(name: string, size: number): string | undefined {
  if (size === 0) return "这个文件是空的，一个字节也没有。请打开看一看、保存好再选。";
  if (size > MAX_BYTES) return "文件超过 100 MB，系统一次读不了。请去掉图片，或按镇街拆成几个文件。";
  if (NO_TABLES.test(name)) return "这不是表格文件。请选 .xlsx、.xls 或 .csv 文件；压缩包请先解压。";
  return undefined;
}

/** `474 kB`, `12.3 MB` */
export function fileSizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
