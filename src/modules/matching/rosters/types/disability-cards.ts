/** Holders of disability cards. */
import { isSevereDisability } from "../../../../kernel/disability-no.ts";
import { disabilityClassCodes, disabilityLevelCodes } from "../../../registry/codes.contract.ts";
import type { RosterType, RowValues } from "../roster-type.ts";
import { exactDay, phrase, recordOf, said } from "../said.ts";
import {
  address,
  field,
  guardian,
  household,
  needed,
  personFields,
  phone,
  township,
  village,
} from "../shared-columns.ts";

const classWords = [
  ["7", /多重/],
  ["1", /视力|盲/],
  ["2", /听力|聋/],
  ["3", /言语|语言|哑/],
  ["4", /肢体/],
  ["5", /智力/],
  ["6", /精神/],
] as const;
const levelWords = [
  ["1", /一级|壹级|[1１Ⅰ]级?|极重/],
  ["2", /二级|贰级|[2２Ⅱ]级?|重度/],
  ["3", /三级|叁级|[3３Ⅲ]级?|中度/],
  ["4", /四级|肆级|[4４Ⅳ]级?|轻度/],
] as const;

export const disabilityCards: RosterType = {
  code: "disabilityCards",
  title: "持证残疾人名册",
  unit: "disabledFederation",
  about: "anyone",
  fields: [
    ...personFields(["残疾人", "持证人", "残疾人员", "持证残疾人"]),
    field(
      "cardNo",
      "残疾人证号",
      "disabilityNo",
      "残疾证号 残疾证号码 残疾人证号码 残疾人证编号 残疾证编号 残疾人证 残疾证 残疾证件号 证号",
    ),
    field("class", "残疾类别", "code", "残疾类型 残疾种类 类别 残疾类别名称 残别", {
      ...needed,
      words: classWords,
    }),
    field("level", "残疾等级", "code", "残疾级别 残疾程度 等级 残疾等级名称 级别", {
      ...needed,
      words: levelWords,
    }),
    field(
      "from",
      "发证日期",
      "date",
      "发证时间 办证日期 初次发证日期 签发日期 领证日期 首次办证日期 核发日期",
    ),
    field(
      "validUntil",
      "有效期至",
      "date",
      "证件有效期 有效期 有效期止 证件到期日期 到期日期 有效期截止 有效期限 证件有效期限 有效期起止",
      { ends: ["from", "validUntil"] },
    ),
    guardian,
    phone,
    household,
    address,
    township,
    village,
    field("status", "证件状态", "code", "状态 持证状态 残疾证状态 证件情况", {
      words: [
        ["invalid", /注销|作废|失效|过期|死亡|冻结|无效|吊销/],
        ["valid", /有效|正常|在用|持证|启用/],
      ],
    }),
  ],
  oneToOne: true,
  record: (row) => recordOf(row, { citizenNo: row["citizenNo"] ?? row["cardNo"]?.slice(0, 18) ?? null }),
  facts: (row, asOf, whose) => {
    const kept = kindOf(row);
    if (kept === undefined || row["status"] === "invalid") return [];
    const about = { from: row["from"], evidence: "残疾人证（区残联名册）" };
    const disability = said(asOf, {
      ...about,
      kind: "disability",
      value: { ...kept, validUntil: exactDay(row["validUntil"]) },
    });
    if (whose === "child" || !isSevereDisability(kept.class, kept.level)) return [disability];
    const severe = said(asOf, {
      ...about,
      kind: "condition",
      value: { condition: "severeDisability", reviewDue: exactDay(row["validUntil"]), document: "残疾人证" },
    });
    return [disability, severe];
  },
  says: (row) => {
    const kept = kindOf(row);
    const what =
      kept === undefined
        ? "持残疾人证"
        : `${disabilityClassCodes.label(kept.class)}残疾${disabilityLevelCodes.label(kept.level)}`;
    return phrase(what, row["from"] && `${row["from"]} 发证`, row["status"] === "invalid" && "证件已失效");
  },
  asks: (row) => (row["status"] === "invalid" ? "残联名册说证件已经失效，请核实现在的残疾情况。" : null),
  endsWhenGone: { kind: "condition", slots: ["severeDisability"] },
  basis: "民发〔2019〕62号（重残的界定）、GB/T 26341-2010",
};

/** As the columns say; where they are empty, as the card's own number ends. */
function kindOf(row: RowValues) {
  const inNumber = /^[\d*X]{18}([1-7])([1-4])/.exec(row["cardNo"] ?? "");
  const kind = row["class"] ?? inNumber?.[1];
  const level = row["level"] ?? inNumber?.[2];
  if (kind === undefined || level === undefined) return undefined;
  return disabilityClassCodes.has(kind) && disabilityLevelCodes.has(level)
    ? { class: kind, level }
    : undefined;
}
