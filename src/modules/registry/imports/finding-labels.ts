/** Codes in a few words, for counts and filters; the sentence at the cell says the rest. */

import type { Remark } from "../file-draft.contract.ts";
import type { Finding, FindingCode, FindingColumn, Severity } from "../intake/judged-row.contract.ts";
import { columnLabel } from "../intake/messages.ts";

/** What only a look into the register can say. */
export type RegisterCode =
  | "register.elsewhere"
  | "register.ended"
  | "register.movedOn"
  | "register.otherName"
  | "register.fatherElsewhere"
  | "register.motherElsewhere"
  | "register.guardianElsewhere"
  | "register.numberOfAnother";
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
  "register.movedOn": "检查后档案又有变动",
  "register.otherName": "与登记簿姓名不同",
  "register.fatherElsewhere": "父亲号码是别处儿童的",
  "register.motherElsewhere": "母亲号码是别处儿童的",
  "register.guardianElsewhere": "监护人号码是别处儿童的",
  "register.numberOfAnother": "号码已是登记簿里另一条记录的",
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
  "register.movedOn",
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
  "register.movedOn": {
    column: "row",
    message:
      "检查之后，这个孩子的档案又有了新的变动（另一次导入，或者有人改过）。为了不盖掉别人的内容，这一行没有导入，档案没有动。请下载没有导入的行，重新上传检查，看清变化再导入。",
  },
  "register.otherName": {
    column: "name",
    message:
      "登记簿里这个身份证号的孩子不叫这个名字。导入时档案仍用原来的姓名；孩子真的改了名，请在档案里办理“改名”；号码填错了，请改正号码。",
  },
  "register.fatherElsewhere": { column: "father.citizenNo", message: elsewhereSentence("父亲") },
  "register.motherElsewhere": { column: "mother.citizenNo", message: elsewhereSentence("母亲") },
  "register.guardianElsewhere": { column: "guardian.citizenNo", message: elsewhereSentence("监护人") },
  "register.numberOfAnother": {
    column: "row",
    message:
      "这一行里有人的号码，登记簿里已经是另一条记录的，原来只有姓名的那条没有补上号码。家人按有号码的那条记；请核对两条是不是同一个人。",
  },
};

function elsewhereSentence(who: string): string {
  return `这个号码是别的镇街一个孩子的，不像是${who}的。导入时${who}只记姓名和电话，不记这个号码。请核对后改正。`;
}

export interface Naming {
  /** As the sheet calls the child. */
  readonly said: string;
  /** As the register calls it. */
  readonly registered: string;
}

/** The register's own findings among the staged codes, with their sentences. */
export function registerFindings(codes: readonly string[], naming?: Naming): ImportFinding[] {
  return codes.flatMap((staged): ImportFinding[] => {
    if (!Object.hasOwn(registerSentences, staged)) return [];
    const code = staged as RegisterCode;
    const { column, message } = registerSentences[code];
    const { severity } = readStagedCode(staged);
    if (code !== "register.otherName" || naming === undefined) return [{ code, severity, column, message }];
    const both = `登记簿里这个身份证号的孩子叫“${naming.registered}”，表里写的是“${naming.said}”。`;
    return [{ code, severity, column, message: both + message.slice(message.indexOf("。") + 1) }];
  });
}

/** What recording a row remarked, as staged codes. */
export function remarkCodes(remarks: readonly Remark[]): RegisterCode[] {
  return remarks.map((remark) => {
    if (remark.kind !== "kinElsewhere") return `register.${remark.kind}` as const;
    if (remark.relation === "51") return "register.fatherElsewhere";
    return remark.relation === "52" ? "register.motherElsewhere" : "register.guardianElsewhere";
  });
}

/** `身份证号：…`, for the error column of the workbook that goes back. */
export function findingLine({ column, message }: Pick<ImportFinding, "column" | "message">): string {
  return `${columnLabel(column)}：${message}`;
}
