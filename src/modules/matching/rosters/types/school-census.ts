/** Who is enrolled where: whoever of school age does not stand in it is asked about. */
import { isSoundCitizenId } from "../../../../kernel/citizen-id.ts";
import type { RosterType, RowValues } from "../roster-type.ts";
import { exactDay, phrase, recordOf, said, upTo } from "../said.ts";
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

/** The grade says it, else the school's name. */
const stages = [
  ["special", /特殊教育|特教|培智|送教/],
  ["kindergarten", /[小中大托]班|学前班|幼儿园|幼儿$/],
  ["vocational", /中职|职高|中专|技工|职业(?:教育中心|高级?中学|学校|技术学校)/],
  ["college", /大学|学院|本科|专科|大专|高职/],
  ["senior", /高[一二三123]|高中|高级中学|十[一二]?年级|1[0-2]年级/],
  ["junior", /初[一二三123]|[七八九789]年级|初中|初级中学/],
  ["primary", /小学|小[一二三四五六1-6]|[一二三四五六1-6]年级/],
] as const;

export const schoolCensus: RosterType = {
  code: "schoolCensus",
  title: "在校学生学籍名册",
  unit: "education",
  about: "child",
  fields: [
    field("studentNo", "学籍号", "text", "全国学籍号 学生学籍号 学籍编号 学号 学籍主号 国网学籍号 学籍辅号"),
    ...personFields(["学生", "在校生", "幼儿", "儿童"]),
    field(
      "school",
      "学校",
      "text",
      "学校名称 就读学校 所在学校 学校（园）名称 就读学校名称 校名 园所名称 学校全称 现就读学校 学校标识",
      needed,
    ),
    field("grade", "年级", "text", "就读年级 所在年级 年级名称 现读年级 入学年级"),
    field("className", "班级", "text", "班级名称 所在班级 班 班别 就读班级"),
    field("teacher", "班主任", "text", "班主任姓名 班主任老师"),
    field("boarding", "是否寄宿", "yesNo", "寄宿 住校 是否住校 寄宿生 是否寄宿生 住宿 就读方式 是否住宿"),
    field("enrolledOn", "入学日期", "date", "入学年月 入学时间 入校时间 入校日期"),
    guardian,
    phone,
    household,
    address,
    township,
    village,
    field("leftBehind", "是否留守", "yesNo", "是否留守儿童 留守儿童 是否农村留守儿童 留守 留守情况"),
    field("status", "学籍状态", "code", "学生状态 在读状态 当前状态 状态 就读状态 学籍状况", {
      words: [
        ["left", /休学|退学|辍学|转出|离校|流失|开除|死亡|注销|毕业|结业/],
        ["enrolled", /在读|在校|在籍|正常|复学/],
      ],
    }),
  ],
  oneToOne: true,
  record: (row) => recordOf(row, { citizenNo: numberOf(row) }),
  facts: (row, asOf, whose) =>
    whose === "adult" || row["status"] === "left"
      ? []
      : [
          said(asOf, {
            kind: "schooling",
            from: asOf,
            value: {
              stage: stageOf(row),
              school: upTo(200, row["school"]),
              grade: upTo(40, `${row["grade"] ?? ""}${row["className"] ?? ""}`),
              teacher: upTo(40, row["teacher"]),
              boarding: row["boarding"] && (row["boarding"] === "yes" ? "boarding" : "day"),
              enrolledOn: exactDay(row["enrolledOn"]),
            },
            evidence: "在校学生学籍名册",
          }),
        ],
  says: (row) =>
    phrase(
      `在${row["school"] ?? "学校"}${row["grade"] ?? ""}${row["className"] ?? ""}就读`,
      row["status"] === "left" && "学籍状态不是在读",
      row["leftBehind"] && (row["leftBehind"] === "yes" ? "学校登记为留守" : "学校登记为非留守"),
    ),
  asks: (row, whose) =>
    whose === "child" && row["status"] === "left"
      ? `学籍名册里${row["school"] ?? "学校"}的学籍状态不是在读，请核实现在的就学情况。`
      : null,
  absence: {
    from: "protection.watch.school.from",
    below: "protection.watch.school.below",
    says: "应当在学，区教委的学籍名册里没有，请核实在哪里就读、是不是失学。",
  },
  basis: "《中华人民共和国义务教育法》第十一条；国发〔2016〕13号（学校登记农村留守儿童）",
};

/** A national student number is G and the citizen number: it may still hold what the column beside it has lost. */
function numberOf(row: RowValues): string | null {
  const printed = row["citizenNo"] ?? null;
  if (printed !== null && isSoundCitizenId(printed)) return printed;
  const within = /^[GＧ]?(\d{17}[\dX])$/i.exec(row["studentNo"] ?? "")?.[1]?.toUpperCase();
  return within !== undefined && isSoundCitizenId(within) ? within : printed;
}

function stageOf(row: RowValues): string | undefined {
  const texts = [row["grade"], row["school"]].filter((text) => text !== undefined);
  for (const text of texts) {
    const found = stages.find(([, words]) => words.test(text));
    if (found !== undefined) return found[0];
  }
  return undefined;
}
