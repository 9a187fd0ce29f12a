/** Our payments of a month by the national system's categories, as figures and as a file for each. */

import { isUnchecked } from "../../../kernel/citation.ts";
import { now, today } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { fileAnswer } from "../../../platform/excel/table-file.service.ts";
import type { App } from "../../../platform/http/app.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { listPaidInMonth, type PaidInMonth } from "../../benefits/payroll/paid-month.service.ts";
import { readParticulars } from "../../registry/child-names.service.ts";
import { citizenNumbersOf } from "../../registry/citizen-numbers.service.ts";
import { sexCodes } from "../../registry/codes.contract.ts";
import {
  type NationalCode,
  nationalCodeOf,
  nationalCodes,
  nationalMappings,
  SOURCE,
} from "./national-codes.ts";

export type OurPayment = PaidInMonth & { readonly code: NationalCode };

export async function ourPayments(
  tx: Tx,
  month: string,
): Promise<{ mapped: OurPayment[]; unmapped: number }> {
  const paid = await listPaidInMonth(tx, month);
  const mapped = paid.flatMap((one) => {
    const code = nationalCodeOf(one.programme, one.careMode);
    return code === undefined ? [] : [{ ...one, code }];
  });
  return { mapped, unmapped: paid.length - mapped.length };
}

const headings = [
  ["姓名", 12],
  ["身份证号", 22],
  ["性别", 6],
  ["发放类别代码", 14],
  ["发放类别", 26],
  ["起领年月", 12],
] as const;

export async function exportCategory(
  tx: Tx,
  app: Pick<App, "cipher">,
  { code, month, purpose }: { code: NationalCode; month: string; purpose: string },
): Promise<FileAnswer> {
  const { mapped } = await ourPayments(tx, month);
  const rows = mapped.filter((one) => one.code === code);
  const ids = rows.map(({ childId }) => childId);
  const numbers = await citizenNumbersOf(tx, app.cipher, ids);
  const particulars = await readParticulars(tx, ids);
  const mapping = nationalMappings[code];
  const title = `全国儿童福利信息系统发放名单 ${code} ${nationalCodes.label(code)}（${month}）`;
  tx.note({ subjectIds: ids, purpose, detail: { code, month, rows: rows.length, numbers: "full" } });
  return fileAnswer(
    {
      ...{ name: title, title, frozenColumns: 1 },
      captions: [`制表人：${tx.actor.displayName}`, `制表日期：${today()}`, `用途：${purpose}`],
      columns: [
        ...headings.map(([heading, width]) => ({ path: [heading], kind: "text" as const, width })),
        { path: ["月发放金额（元）"], kind: "money", width: 16 },
      ],
      stamp: { by: `${tx.actor.displayName}（${tx.actor.username}）`, at: now() },
      notes: [
        `${month} 发放的：${mapping.says}。类别代码见${SOURCE}${isUnchecked(mapping) ? "；对应关系待核" : ""}。`,
        "没有文件规定金额的，金额空着。",
      ],
      async *rows() {
        yield rows.map((row) => {
          const sex = particulars.get(row.childId)?.sex ?? "";
          return [
            ...[row.name, numbers.get(row.childId) ?? null, sexCodes.has(sex) ? sexCodes.label(sex) : null],
            ...[code, nationalCodes.label(code), row.fromMonth, row.fen],
          ];
        });
      },
    },
    "xlsx",
  );
}
