/** The words that an import is spoken of in: its ledger, its steps, what becomes of a row and of a child that the file lacks. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

export const ledgerCodes = codeTable("importLedger", "台账", {
  leftBehind: "农村留守儿童台账",
  orphan: "孤儿台账",
  defactoUnattended: "事实无人抚养儿童台账",
  inDifficulty: "困境儿童台账",
});

/** `uploaded`: the columns wait to be confirmed. A step that was not done leaves the state as it was; the batch's `failure` says why. */
export const importStateCodes = codeTable("importState", "导入进度", {
  uploaded: "待核对列",
  checking: "正在检查",
  checked: "检查完毕，待导入",
  committing: "正在导入",
  committed: "已导入",
  undoing: "正在撤销",
  undone: "已撤销",
});

export const rowOutcomeCodes = codeTable("importOutcome", "检查结果", {
  accept: "可以导入",
  acceptWithWarning: "可以导入，有提醒",
  reject: "不能导入",
});
export type Outcome = CodeOf<typeof rowOutcomeCodes>;

/** A row beside the register; rejected rows have none. */
export const changeKindCodes = codeTable("importChange", "与登记簿比较", {
  new: "新增",
  changed: "有变化",
  unchanged: "无变化",
});
export type ChangeKind = CodeOf<typeof changeKindCodes>;

/** What the import did with a row. */
export const rowResultCodes = codeTable("importResult", "导入结果", {
  opened: "新建档案",
  changed: "更新档案",
  unchanged: "没有变化",
  refused: "没有导入",
});
export type RowResult = CodeOf<typeof rowResultCodes>;

export const missingDecisionCodes = codeTable("importMissing", "未在表中的孩子", {
  left: "已不在这本台账",
  stillHere: "还在，表里漏了",
  askVillage: "请村里核实",
});

/** Why a child is no longer in the ledger; the same words as on the child's file. */
export const leftReasonCodes = codeTable("importLeftReason", "离开原因", {
  parentReturned: "父（母）返乡照料",
  migratedAlong: "随父母外出",
  agedOut: "已超龄",
  becameOther: "转为其他类别",
  recovered: "父母恢复抚养",
  movedAway: "户籍或居住地迁出",
  adopted: "被收养",
  other: "其他",
});
