import { describe, expect, test } from "vitest";
import { LEDGER_FIELD_KEYS, LEDGER_FIELDS, LEDGERS } from "./ledger-fields.contract.ts";
import { readHeading } from "./read-heading.ts";

function fieldOf(heading: string): string | null {
  const path = heading.split(" > ");
  return readHeading(path.slice(0, -1), path.at(-1) ?? "")[0]?.field ?? null;
}

/** Headings as bureaus write them, `group > heading`; one line a field. */
const HEADINGS: Readonly<Record<string, string>> = {
  seq: "序号|序 号|编号|NO.|No|序列",
  township:
    "镇街|镇（街道）|所属镇街|乡镇|乡镇（街道）|街道（乡镇）|镇街名称|所在乡镇|户籍所在镇街|镇/街道|所属乡镇（街道）",
  village:
    "村居|村（社区）|村（居）委会|村/社区|所在村社区|村（居）|村（居）民委员会|社区|行政村|村、社区|村社区名称|所属村（社区）|户籍所在村（社区）|村\n（社区）|居委会",
  childCode: "儿童编号|儿童编码|档案编号|系统编号",
  name: "姓名|儿童姓名|姓  名|孩子姓名|学生姓名|留守儿童姓名|农村留守儿童姓名|孤儿姓名|儿童基本情况 > 姓名|儿童信息 > 儿童姓名|基本信息 > 姓名|1.姓名|*姓名|姓名*|儿童的姓名|被监护人姓名|困境儿童姓名|一、基本情况 > 姓名",
  sex: "性别|儿童性别|性 别|儿童信息 > 性别|性别（男/女）",
  birthDate:
    "出生日期|出生年月|出生年月日|出生时间|出生\n日期|儿童出生日期|出生年月日（公历）|生日|出生日期（年月日）",
  citizenNo:
    "身份证号|身份证号码|公民身份号码|证件号码|身份证|身份证件号码|居民身份证号码|公民身份证号|儿童身份证号码|身份证号码（18位）|儿童信息 > 证件\n号码|二代身份证号码|有效证件号码",
  age: "年龄|年龄（周岁）|周岁|年龄（岁）|实足年龄",
  ethnicity: "民族|民 族",
  hukou: "户籍性质|户口性质|户口类型|户籍类别|户籍性质（农业/非农业）|户籍",
  householdAddress: "户籍地址|户籍地|户籍所在地|户口所在地|户籍详细地址|户口所在地地址",
  address: "现住址|家庭住址|现居住地址|居住地址|家庭详细地址|详细住址|*现住址|实际居住地址|现家庭住址|住址",
  "father.name":
    "父亲 > 姓名|父亲情况 > 姓\n名|父亲基本情况 > 父亲姓名|父亲姓名|父姓名|生父姓名|父亲|家庭成员情况 > 父亲 > 姓名|父亲（生父）情况 > 姓名|儿童父亲情况 > 姓名",
  "father.citizenNo":
    "父亲 > 身份证号|父亲身份证号码|父亲情况 > 公民身份号码|父亲身份证|父 亲 > 证件号码|父亲公民身份号码|父亲居民身份证号码",
  "father.workPlace":
    "父亲 > 务工地|父亲务工地点|父亲情况 > 务工地点|父亲务工地|父亲外出务工地点|父亲 > 外出务工地|父亲 > 务工地址|父亲 > 打工地点|父亲 > 工作单位|父亲 > 去向|父亲 > 务工所在地（省市）|父亲 > 外出务工 > 地点",
  "father.phone":
    "父亲 > 电话|父亲联系电话|父亲手机号|父亲情况 > 联系方式|父亲电话号码|父亲 > 手机号码|父亲 > 联系电话（手机）",
  "father.outSince":
    "父亲 > 外出时间|父亲外出务工时间|父亲情况 > 外出务工时间|父亲务工时间|父亲 > 外出日期|父亲 > 外出务工起始时间|父亲 > 外出务工 > 时间",
  "father.condition":
    "父亲 > 情形|父亲情况 > 目前情形|父亲情况 > 状况|父亲状况|父亲目前情形|父亲情形|父亲 > 目前状况|父亲现状",
  "father.conditionDate":
    "父亲 > 死亡（失踪）时间|父亲死亡（失踪）时间|父亲情况 > 时间|父亲死亡时间|父亲 > 死亡/失踪时间|父亲失踪时间",
  "father.conditionPeriod": "父亲 > 情形起止|父亲情形起止时间|父亲情况 > 起止时间|父亲 > 刑期起止",
  "father.evidence": "父亲 > 证明|父亲证明材料|父亲情况 > 证明材料|父亲 > 佐证材料",
  "father.reviewDue": "父亲 > 到期复核日|父亲到期复核日期|父亲情况 > 到期复\n 核日|父亲 > 复核时间",
  "mother.name": "母亲 > 姓名|母亲基本情况 > 母亲姓名|母亲姓名|母姓名|生母姓名|母亲",
  "mother.citizenNo": "母亲 > 身份证号码|母亲身份证号|母亲公民身份号码",
  "mother.workPlace": "母亲 > *务工地|母亲务工地|母亲 > 务工地*|母亲外出务工地",
  "mother.phone": "母亲 > 手机号|母亲联系电话|母亲电话",
  "mother.outSince": "母亲 > 外出\n时间|母亲外出务工时间",
  "mother.condition": "母亲 > 状况|母亲情形|母亲目前状况",
  "mother.conditionDate": "母亲 > 时间|母亲死亡（失踪）时间",
  "mother.conditionPeriod": "母亲 > 情形起止时间|母亲情形起止时间",
  "mother.evidence": "母亲 > 证明|母亲证明",
  "mother.reviewDue": "母亲 > 到期复核日|母亲到期复核日",
  "guardian.name":
    "监护人 > 姓名|委托照护人 > 照护人姓名|受委托监护人 > 监护人姓名|监护人姓名|委托照护人姓名|照护人姓名|实际抚养人 > 姓名|其他监护人（实际抚养人） > 姓名|实际监护人姓名|监护人|受委托人姓名|现监护人姓名",
  "guardian.relation":
    "监护人 > 与儿童关系|委托照护人 > 关系|与儿童关系|监护人与儿童关系|与儿童的关系|关系|监护人关系|委托照护人与儿童关系|与被监护人关系|与孩子关系",
  "guardian.age": "监护人 > 年龄|委托照护人年龄|监护人年龄|受委托监护人 > 年\n龄|照护人年龄",
  "guardian.citizenNo":
    "监护人 > 身份证号|监护人身份证|监护人身份证号码|受委托监护人身份证号码|委托照护人 > 公民身份号码",
  "guardian.phone":
    "监护人 > 电话|监护人联系电话|委托照护人 > 联系电话|联系电话|电话|手机号码|联系方式|儿童信息 > 联系电话|监护人电话|照护人电话|家长联系电话|联系人电话",
  "guardian.ability": "监护人 > 监护能力|监护能力|监护人监护能力|监护人能力",
  entrustReason: "委托照料原因|留守类型|留守原因|留守儿童类型|委托原因|委托照护原因|留守情况",
  entrustSigned:
    "是否签委托监护确认书|是否签订委托\n 监护确认书|是否签委托监护责任确认书|是否签订《委托监护确认书》|委托监护责任确认书|是否签订委托监护协议",
  actualCare: "实际监护情况|实际照料情况|实际监护状况|实际照护情况",
  careQuality: "监护情况|监护情况（较好/一般/差）|监护状况|监护\n 情况|监护评价",
  schoolStatus:
    "就学情况|就读情况 > 学段|学段|就学情况 > 就学情况|就学情况 > 学段|受教育情况|就学状况|在读学段",
  school: "学校|就读学校|学校名称|就学情况 > 学校名称|就读情况 > 学校|所在学校|就读学校名称",
  grade: "年级|就学情况 > 年级|年  级|班级|就读年级|年级（班级）",
  schoolGrade: "就读学校及年级|学校及年级|就读学校、年级|学校年级|就读学校（年级）及年级",
  teacher: "班主任|就学情况 > 班主任|班主任*|班主任姓名",
  boarding: "寄宿|是否寄宿|是否住校|寄宿情况",
  health: "健康状况|健康|身体状况|健康情况|身体健康状况",
  healthDetail: "健康状况（残疾类别、等级）|健康状况（残疾类别等级）|健康状况（残疾类别/等级）",
  relief: "救助措施|已享受救助|享受救助情况|救助情况",
  inDifficulty: "是否困境儿童|是否困境|是否属于困境儿童",
  visitDate: "走访日期|最近走访日期|最近走\r\n访日期|最近走访时间|最近一次走访时间|走访 > 日期|入户走访时间",
  risk: "风险等级|风险评估等级|风险级别",
  note: "备注|备 注|说明",
  orphanType: "儿童类别|孤儿类别|孤儿类型|儿童类别(机构/散居/HIV)",
  careMode: "供养方式|养育方式|抚养方式",
  recognised: "认定时间|认定日期|孤儿认定时间",
  startMonth: "起领年月|起领时间|起发年月",
  standard: "月标准|月标准（元）|月发放标准（元）|保障标准（元/月）",
  bank: "开户行|开户银行|开户行名称",
  bankAccount: "账号|银行账号|银行卡号|帐号|一卡通账号|银行卡账号",
  insurance: "医保参保|是否参保|医保参保情况|是否参加医保",
  endMonth: "末领年月|末领时间|停发年月",
  exitReason: "退出原因|停发原因",
  applied: "申请日期|申请时间|申请 > 日期",
  verified: "镇街查验日期|查验日期|镇街查验时间",
  verdict: "查验结论|镇街查验结论|查验意见",
  confirmed: "区民政局确认日期|区民政确认日期|确认日期|民政局确认时间",
  subsidyMode: "补贴方式|补贴方式（全额/补差）|补助方式",
  deduction: "补差扣减项|扣减项|补差扣减项(低保/特困/残补金额)",
  amount: "实发标准|实发金额|实发标准（元/月）",
  dimension: "困境维度|困境类别",
  difficultyType: "困境类型|困境儿童类型|困境情形|困境 > 类型",
  description: "困境描述|困境情况|困境情况描述",
  familyEconomy: "家庭经济情况|家庭经济|家庭经济状况",
  disabilityNo: "残疾证号|残疾证号码|残疾人证号",
  disabilityClass: "残疾类别|残疾类型|残疾情况 > 类别|残疾 > 残疾类别",
  disabilityLevel: "残疾等级|残疾级别|残疾情况 > 等级",
  need: "主要需求|需求|帮扶需求",
  policies: "已落实政策|落实政策情况|已享受政策情况",
  helper: "结对帮扶人|帮扶人|结对帮扶责任人",
  frequency: "走访频次|走访频率|走访 > 频次",
  change: "动态（新增/变更/退出）|动态|动态(新增/变更/退出)|变动情况",
};

describe("headings", () => {
  for (const [field, headings] of Object.entries(HEADINGS)) {
    test(`${field} is known by its headings`, () => {
      const read = headings.split("|").map((heading) => [heading, fieldOf(heading)]);
      expect(read).toEqual(headings.split("|").map((heading) => [heading, field]));
    });
  }

  test("every field has headings here", () => {
    expect(Object.keys(HEADINGS).sort()).toEqual([...LEDGER_FIELD_KEYS].sort());
  });

  test("the bureau's own headings are read as what they are, with full confidence", () => {
    for (const { columns, guardianHeading } of Object.values(LEDGERS)) {
      for (const column of columns) {
        const { group, label } = LEDGER_FIELDS[column.field];
        const groups = { child: [], father: ["父亲"], mother: ["母亲"], guardian: [guardianHeading] }[group];
        const [first] = readHeading(groups, column.heading ?? label);
        expect(first?.field).toBe(column.field);
        expect(first?.confidence).toBeGreaterThanOrEqual(0.9);
      }
    }
  });

  test.each([
    "父母姓名",
    "父母联系电话",
    "父母情况 > 姓名",
    "父亲 > 年龄",
    "父亲 > 健康状况",
    "父亲 > 性别",
    "母亲 > 民族",
    "户主姓名",
    "户主 > 姓名",
    "填表人",
    "联系人 > 姓名",
    "监护人 > 性别",
    "照片",
    "监护人 > 健康状况",
    "家庭成员 > 姓名",
    "班主任电话",
    "身份证复印件",
    "出生地",
    "时间",
    "类别",
    "情况",
    "人数",
    "其中女童",
  ])("%s belongs to no column of the ledgers", (heading) => {
    expect(fieldOf(heading)).toBeNull();
  });
});
