/** Households on minimum income, at its margin, or in destitution: one row a member, the household's columns on its first row. */
import type { RosterType } from "../roster-type.ts";
import { phrase, recordOf, said, several, upTo } from "../said.ts";
import { address, field, needed, personFields, phone, township, village } from "../shared-columns.ts";

const ofHousehold = { perHousehold: true } as const;

const kinds = [
  ["dibaoMargin", /边缘|低收入|支出型(?!.*刚性)/],
  ["rigidSpending", /刚性支出/],
  ["tekun", /特困|五保|供养/],
  ["monitored", /监测|脱贫不稳|防返贫|突发严重/],
  ["dibao", /低保|最低生活|城乡?低|农低/],
] as const;
const kindLabels: Readonly<Record<string, string>> = {
  dibao: "低保",
  dibaoMargin: "低保边缘",
  rigidSpending: "刚性支出困难",
  tekun: "特困",
  monitored: "防返贫监测",
};

export const lowIncome: RosterType = {
  code: "lowIncome",
  title: "低保及低收入家庭名册",
  unit: "civilAffairs",
  about: "anyone",
  fields: [
    field(
      "householdNo",
      "户编号",
      "household",
      "家庭编号 户号 户籍编号 低保证号 家庭档案号 救助证号 户序号",
      ofHousehold,
    ),
    field(
      "headName",
      "户主姓名",
      "kinName",
      "户主 申请人 申请人姓名 户主（申请人） 户主名字 低保户主",
      ofHousehold,
    ),
    field("size", "保障人口", "text", "保障人数 家庭人口 享受人数 人口数 家庭人口数 户人口", ofHousehold),
    ...personFields(["家庭成员", "成员", "保障对象", "救助对象", "共同生活家庭成员", "受助人"]),
    field("relation", "与户主关系", "text", "与申请人关系 家庭关系 关系 与户主的关系 成员关系"),
    field(
      "measure",
      "救助类别",
      "code",
      "救助类型 保障类别 对象类别 类别 救助种类 保障类型 低保类别 家庭类别 低收入类型",
      {
        ...needed,
        ...ofHousehold,
        words: kinds,
      },
    ),
    field(
      "amount",
      "月保障金",
      "yuan",
      "月保障金（元） 保障金额 月补助金额 月救助金 户月保障金 金额 低保金 家庭月保障金 发放金额 月发放金额（元）",
      ofHousehold,
    ),
    field(
      "from",
      "享受起始",
      "date",
      "起始年月 享受起始时间 批准日期 开始享受时间 纳入时间 审批时间 享受时间 批准时间 享受开始时间",
      ofHousehold,
    ),
    { ...township, perHousehold: true },
    { ...village, perHousehold: true },
    { ...address, perHousehold: true },
    { ...phone, perHousehold: true },
  ],
  oneToOne: true,
  record: (row) =>
    recordOf(row, { kin: othersOf(row["name"], [...several(row["kinNames"]), ...several(row["headName"])]) }),
  facts: (row, asOf, whose) => {
    const measure = row["measure"];
    if (whose === "adult" || measure === undefined || !Object.hasOwn(kindLabels, measure)) return [];
    return [
      said(asOf, {
        kind: "relief",
        from: row["from"],
        value: {
          measure,
          detail: upTo(
            200,
            phrase(
              row["amount"] && `全户每月 ${row["amount"]} 元`,
              row["size"] && `${row["size"]} 人`,
              row["headName"] && `户主 ${row["headName"]}`,
            ),
          ),
        },
        evidence: "低保及低收入家庭名册",
      }),
    ];
  },
  says: (row) =>
    phrase(
      `${kindLabels[row["measure"] ?? ""] ?? row["measure"] ?? "救助"}家庭成员`,
      row["headName"] && `户主 ${row["headName"]}`,
      row["from"] && `${row["from"]} 起`,
    ),
  endsWhenGone: { kind: "relief", slots: ["dibao", "dibaoMargin", "rigidSpending", "tekun", "monitored"] },
  basis: "《社会救助暂行办法》；渝民规〔2025〕17号（困难家庭儿童）",
};

const othersOf = (name: string | undefined, names: readonly string[]) =>
  [...new Set(names)].filter((one) => one !== name);
