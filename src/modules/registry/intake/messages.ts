/** The sentences at the cell: what is wrong, and what to do about it. Every code and every kind of repair has one. */

import type { FieldGroup } from "./fields/field.contract.ts";
import type { FindingCode, FindingColumn, RepairKind } from "./judged-row.contract.ts";
import { LEDGER_FIELDS } from "./ledger-fields.contract.ts";

export interface SentenceFacts {
  readonly column: FindingColumn;
  /** What the cell says. */
  readonly text?: string;
  /** What it should be, or what it was compared with. */
  readonly other?: string;
  readonly asOf?: string;
  readonly limit?: number;
  /** The words of a list that are not known. */
  readonly unknown?: readonly string[];
}

const GROUP_LABEL: Readonly<Record<FieldGroup, string>> = {
  child: "",
  father: "父亲",
  mother: "母亲",
  guardian: "监护人",
};

/** 父亲身份证号, 出生日期: a column's name as people say it. */
export function columnLabel(column: FindingColumn): string {
  if (column === "row") return "整行";
  if (column === "category") return "儿童类别";
  const { group, label } = LEDGER_FIELDS[column];
  return GROUP_LABEL[group] + label;
}

type Sentence = (facts: SentenceFacts, label: string) => string;

const quoted = (text: string | undefined) => (text === undefined || text === "" ? "" : `「${text}」`);

export const FINDING_SENTENCES: Readonly<Record<FindingCode, Sentence>> = {
  "required.missing": (_, label) => `没有填${label}，本行其他内容也推不出来。请补填。`,
  "name.invalid": ({ text }) =>
    `姓名${quoted(text)}不像完整的姓名：只能是汉字和间隔号「·」，至少两个汉字。请按户口簿改写。`,
  "citizenNo.missing": () => "没有身份证号，将先用临时编号建档。落户或查到号码后请补录。",
  "citizenNo.format": (_, label) => `${label}不是 18 位号码，或其中的出生日期不存在。请对照证件重填。`,
  "citizenNo.checkDigit": (_, label) =>
    `${label}的最后一位校验不通过，多半有一位数字抄错。请对照证件逐位核对。`,
  "citizenNo.truncatedByExcel": (_, label) =>
    `${label}只剩 15 位有效数字：Excel 把它当数字存了，后三位已丢失。请把该列设为文本后重填。`,
  "citizenNo.legacy15": ({ column, other }, label) =>
    column === "citizenNo"
      ? "这是 15 位的旧身份证号，儿童不会有。请填 18 位号码。"
      : `${label}是 15 位旧号码，已换算为 ${other ?? "18 位"}。请核对后填新号码。`,
  "citizenNo.birthMismatch": ({ text, other }) =>
    `出生日期${quoted(text)}与身份证号里的 ${other ?? "日期"} 不一致。请查明哪一个是对的再改。`,
  "citizenNo.sexMismatch": ({ column, other }, label) =>
    column === "sex"
      ? `性别与身份证号不一致：号码上是${other ?? "另一性别"}。请查明哪一个是对的再改。`
      : `${label}是${other ?? "另一性别"}的号码，可能父母填反了。请核对。`,
  "date.impossible": ({ text }, label) =>
    `${label}${quoted(text)}写法像日期，但日历上没有这一天（月）。请改正。`,
  "date.ambiguous": ({ text }, label) =>
    `${label}${quoted(text)}有不止一种读法，或没有写到日。请按「2015-03-02」的样子写全。`,
  "date.unreadable": ({ text }, label) =>
    `${label}${quoted(text)}读不出日期。请写成「2018-03」或「2018-03-02」；原话可放备注。`,
  "age.notEligible": ({ limit, asOf, other }) =>
    `到 ${asOf ?? "统计日期"} 已满 ${limit ?? 18} 周岁${other === undefined ? "" : `（${other} 出生）`}，不再属于本台账。请移出或核对出生日期。`,
  "age.overLimitInSchool": ({ asOf }) =>
    `到 ${asOf ?? "统计日期"} 已满 18 周岁，因仍在高中或中职就读可继续领取。请确认在读情况。`,
  "place.unknown": ({ text }) => `找不到村（社区）${quoted(text)}：本镇街和全区都没有这个名称。请填全称。`,
  "place.outsideTownship": ({ text, other }) =>
    `${quoted(text)}不在本镇街，全区另有${other ?? "同名的村"}。请核对镇街和村居。`,
  "place.ambiguous": ({ text, other }) =>
    `${quoted(text)}不能确定是哪一个村居${other === undefined ? "" : `（${other}）`}。请写明是村还是社区，且只填一个。`,
  "place.filledDown": ({ other }) => `村居是空的，已按上一行当作${quoted(other)}。请确认。`,
  "place.outsideScope": ({ other }) => `${quoted(other)}不在您负责的范围内，不能由您导入。请交给当地经办人。`,
  "phone.invalid": (_, label) =>
    `${label}不是有效的手机号（11 位）或本地座机（8 位，可带 023）。请核对；几个号码用「、」隔开。`,
  "bankAccount.truncatedByExcel": () =>
    "账号被 Excel 当数字存了，15 位以后已变成 0。请把该列设为文本后重填。",
  "disabilityNo.truncatedByExcel": () =>
    "残疾证号被 Excel 当数字存了，15 位以后已丢失。请把该列设为文本后重填。",
  "disabilityNo.format": () =>
    "残疾证号应是 18 位身份证号加 1 位类别（1–7）和 1 位等级（1–4）。请对照证件重填。",
  "disabilityNo.otherPerson": () => "残疾证号的前 18 位与本儿童的身份证号不同，可能填了别人的证号。请核对。",
  "code.unknown": ({ text, unknown }, label) =>
    `${label}${quoted(unknown === undefined ? text : unknown.join("、"))}不在规定的说法里，暂不归类。请改用台账说明中的词。`,
  "category.contradiction": ({ other }) =>
    `本行内容与台账类别不符：${other ?? "请核对"}。请核实该儿童是否应在本台账。`,
  "duplicate.inFile": () =>
    "本工作表前面已有同一身份证号的儿童，只保留先出现的一行。请删去重复行，或改正号码。",
  "duplicate.acrossSheets": () =>
    "前面的工作表里已有同一身份证号的儿童，只保留先出现的一行。请核实儿童在哪个镇街。",
  "duplicate.possible": () => "前面有姓名和出生日期都相同的儿童，可能是同一人。请核实；确是两人则不用改。",
  "row.columnsSwapped": () =>
    "身份证号填到了别的格里，这一行的几列可能错位了。请把姓名、性别、出生日期、身份证号放回各自的列。",
  "row.hidden": () => "这一行在表里是隐藏的。请确认是否要导入。",
};

export const REPAIR_SENTENCES: Readonly<Record<RepairKind, string>> = {
  spaces: "去掉了多余的空格或换行",
  fullWidth: "全角字母数字改成了半角",
  lowerX: "身份证号末位的小写 x 改成了大写 X",
  quote: "去掉了号码前的引号",
  formulaText: '去掉了号码外的公式写法 ="…"',
  middleDot: "姓名里的间隔号统一成了「·」",
  dateForm: "日期统一成了年-月-日的写法",
  serialDate: "Excel 的日期序号换算成了日期",
  sexWord: "性别统一成了「男」「女」",
  fromCitizenNo: "按身份证号补上",
  legacyNumber: "15 位旧号码换算成了 18 位",
  phoneForm: "电话号码去掉了空格、横线或国家代码",
  placeName: "村居名称统一成了全称",
  ditto: "「同上」换成了上一行的内容",
};

export function findingSentence(code: FindingCode, facts: SentenceFacts): string {
  return FINDING_SENTENCES[code](facts, columnLabel(facts.column));
}
