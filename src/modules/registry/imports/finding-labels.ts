/** Codes in a few words, for counts and filters; the sentence at the cell says the rest. */

import type { Finding, FindingCode, FindingColumn, Severity } from "../intake/judged-row.contract.ts";
import { columnLabel } from "../intake/messages.ts";

/** What only a look into the register can say. */
export type RegisterCode = "register.elsewhere" | "register.ended";
export type ImportCode = FindingCode | RegisterCode;

export interface ImportFinding extends Omit<Finding, "code"> {
  readonly code: ImportCode;
}

const labels: Readonly<Record<ImportCode, string>> = {
  "required.missing": "必填项没有填",
  "name.invalid": "姓名不完整",
  "citizenNo.missing": "没有身份证号",
  "citizenNo.format": "身份证号位数或日期不对",
  "citizenNo.checkDigit": "身份证号校验不通过",
  "citizenNo.truncatedByExcel": "号码被 Excel 截断",
  "citizenNo.legacy15": "15 位旧号码",
  "citizenNo.birthMismatch": "出生日期与号码不符",
  "citizenNo.sexMismatch": "性别与号码不符",
  "date.impossible": "日期不存在",
  "date.ambiguous": "日期有歧义",
  "date.unreadable": "日期读不懂",
  "age.notEligible": "已超龄",
  "age.overLimitInSchool": "满 18 周岁仍在校",
  "place.unknown": "找不到村（社区）",
  "place.outsideTownship": "村不在本镇街",
  "place.ambiguous": "村名不能确定",
  "place.filledDown": "村名取自上一行",
  "place.outsideScope": "不属于本镇",
  "phone.invalid": "电话号码不对",
  "bankAccount.truncatedByExcel": "账号被 Excel 截断",
  "disabilityNo.truncatedByExcel": "残疾证号被 Excel 截断",
  "disabilityNo.format": "残疾证号格式不对",
  "disabilityNo.otherPerson": "残疾证号是别人的",
  "code.unknown": "不在规定的说法里",
  "category.contradiction": "与台账类别矛盾",
  "duplicate.inFile": "本表内重复",
  "duplicate.acrossSheets": "别的工作表已有",
  "duplicate.possible": "可能重复",
  "row.columnsSwapped": "几列填错位",
  "row.hidden": "隐藏的行",
  "register.elsewhere": "档案在别的镇街",
  "register.ended": "档案已经结束",
};

export function codeLabel(code: string): string {
  return Object.hasOwn(labels, code) ? labels[code as ImportCode] : code;
}

const rejecting: ReadonlySet<string> = new Set<ImportCode>([
  "required.missing",
  "name.invalid",
  "age.notEligible",
  "place.unknown",
  "place.outsideTownship",
  "place.ambiguous",
  "place.outsideScope",
  "duplicate.inFile",
  "duplicate.acrossSheets",
  "row.columnsSwapped",
  "register.elsewhere",
  "register.ended",
]);

/** A staged code with its severity: `!citizenNo.format` refuses, `phone.invalid` warns (the same code may do either). */
export function stagedCode({ code, severity }: Pick<ImportFinding, "code" | "severity">): string {
  return severity === "reject" && !rejecting.has(code) ? `!${code}` : code;
}

export function readStagedCode(staged: string): { readonly code: string; readonly severity: Severity } {
  if (staged.startsWith("!")) return { code: staged.slice(1), severity: "reject" };
  return { code: staged, severity: rejecting.has(staged) ? "reject" : "warn" };
}

const registerSentences: Readonly<
  Record<RegisterCode, { readonly column: FindingColumn; readonly message: string }>
> = {
  "register.elsewhere": {
    column: "citizenNo",
    message:
      "这个孩子在别的镇街已有档案，不能重复建档。如果孩子已搬来，请先联系区民政局办理档案迁移，再导入这一行。",
  },
  "register.ended": {
    column: "name",
    message: "登记簿里这个孩子的档案已经结束。如果孩子回来了，请先在档案里办理“恢复建档”，再导入这一行。",
  },
};

/** The register's own findings among the staged codes, with their sentences. */
export function registerFindings(codes: readonly string[]): ImportFinding[] {
  return codes.flatMap((code) =>
    Object.hasOwn(registerSentences, code)
      ? [
          {
            code: code as RegisterCode,
            severity: "reject" as const,
            ...registerSentences[code as RegisterCode],
          },
        ]
      : [],
  );
}

/** `身份证号：…`, for the error column of the workbook that goes back. */
export function findingLine({ column, message }: Pick<ImportFinding, "column" | "message">): string {
  return `${columnLabel(column)}：${message}`;
}
