/** 网络保护: campaigns and their clues, complaints, platforms, courses, games, internet cafés, the yearly audit. */
import { z } from "zod";
import { codeTable } from "../../../../kernel/code-table.ts";
import { duty } from "../../../../platform/records/duty.ts";
import { account, count, day, oneOf, phone, words, yesNo } from "../../../../platform/records/field-words.ts";
import { record } from "../../../../platform/records/record.ts";
import { clueDays, complaintDays } from "../duties.parameters.ts";
import { chosen, networkRules, plan, SINCE, shareFilled, sixProtections } from "../six-protections.ts";

const network = { register: sixProtections, domain: "NETWORK" } as const;
const cyberspace = { departments: ["cyberspace"] } as const;

const clueCodes = codeTable("networkClue", "线索类别", {
  harmful: "有害或不良信息",
  bullying: "网络欺凌",
  grooming: "隔空猥亵、诱骗",
  fraud: "诈骗、诱导充值打赏",
  course: "网课平台",
  other: "其他",
});

const campaigns = record({
  ...network,
  code: "protection.networkCampaigns",
  title: "“清朗”专项行动线索",
  dayLabel: "转办日期",
  by: { departments: ["cyberspace", "police"] },
  evidence: "allowed",
  fields: z.object({
    clue: oneOf(clueCodes),
    what: account("线索内容"),
    sentTo: words("转给谁"),
    answeredOn: day("回复日期").optional(),
    mended: yesNo("已整改").optional(),
    answer: account("回复内容").optional(),
  }),
  codeTables: [clueCodes],
  figures: [
    { code: "clues", title: "线索", unit: "条", of: { kind: "count" } },
    shareFilled("answered", "回复率", "answeredOn"),
    {
      code: "mended",
      title: "整改率",
      unit: "%",
      of: {
        kind: "ratio",
        part: { kind: "count", where: { field: "mended", oneOf: [true] } },
        whole: { kind: "count" },
      },
    },
  ],
  basis: [plan("NETWORK", "开展“清朗·未成年人网络环境整治”专项行动")],
  clauses: ["R-241"],
});

duty({
  ...network,
  code: "protection.answerClues",
  title: "回复专项行动线索",
  units: { departments: ["cyberspace", "police"] },
  record: campaigns,
  when: { kind: "after", settledBy: "answeredOn", due: { term: clueDays, unit: "workingDays" } },
  from: SINCE,
  figure: "mended",
  basis: [...campaigns.basis, chosen("回复期限由系统设定")],
  clauses: ["R-241"],
});

const conclusionCodes = codeTable("inspectionConclusion", "检查结论", {
  sound: "符合要求",
  mending: "限期整改",
  punished: "已处罚或移交",
});

const platforms = record({
  ...network,
  code: "protection.youthMode",
  title: "青少年模式督促与测评",
  dayLabel: "测评日期",
  about: { kind: "organisation", label: "平台或应用", required: true },
  by: cyberspace,
  evidence: "needed",
  fields: z.object({
    conclusion: oneOf(conclusionCodes),
    effect: account("测评结论"),
    preventsAddiction: yesNo("履行防沉迷义务"),
  }),
  codeTables: [conclusionCodes],
  figures: [{ code: "platforms", title: "测评平台", unit: "个", of: { kind: "distinct", field: "about" } }],
  basis: [plan("NETWORK", "督促网络平台实施青少年模式并发挥作用，监督履行防沉迷义务")],
  clauses: ["R-242", "R-247", "R-252"],
});

duty({
  ...network,
  code: "protection.urgePlatforms",
  title: "督促、测评青少年模式",
  units: cyberspace,
  record: platforms,
  when: { kind: "every", period: "quarter" },
  from: SINCE,
  figure: "platforms",
  basis: [...platforms.basis, chosen("每季度一次")],
  clauses: ["R-242", "R-252"],
});

const courses = record({
  ...network,
  code: "protection.onlineCourses",
  title: "网课平台登记与检查",
  dayLabel: "检查日期",
  about: { kind: "organisation", label: "网课平台", required: true },
  by: { departments: ["education", "cyberspace"] },
  evidence: "allowed",
  fields: z.object({
    conclusion: oneOf(conclusionCodes),
    problems: account("发现的问题").optional(),
    sentOn: day("线索转办日期").optional(),
  }),
  codeTables: [conclusionCodes],
  figures: [{ code: "courses", title: "检查平台", unit: "个", of: { kind: "distinct", field: "about" } }],
  basis: [plan("NETWORK", "加强涉未成年人网课平台规范管理")],
  clauses: ["R-243", "R-251"],
});

duty({
  ...network,
  code: "protection.checkCourses",
  title: "检查涉未成年人网课平台",
  units: { departments: ["education"] },
  record: courses,
  when: { kind: "every", period: "schoolTerm" },
  from: SINCE,
  figure: "courses",
  basis: [...courses.basis, chosen("每学期一次")],
  clauses: ["R-243", "R-251"],
});

const games = record({
  ...network,
  code: "protection.gameAccounts",
  title: "网络游戏实名与适龄提示监测",
  dayLabel: "检查日期",
  about: { kind: "organisation", label: "游戏或运营单位", required: true },
  by: { departments: ["cultureTourism", "cyberspace"] },
  evidence: "allowed",
  fields: z.object({
    realName: yesNo("落实账号实名"),
    ageHint: yesNo("有适龄提示"),
    conclusion: oneOf(conclusionCodes),
  }),
  codeTables: [conclusionCodes],
  figures: [
    {
      code: "realName",
      title: "实名落实率",
      unit: "%",
      of: {
        kind: "ratio",
        part: { kind: "count", where: { field: "realName", oneOf: [true] } },
        whole: { kind: "count" },
      },
    },
  ],
  basis: [plan("NETWORK", "严格落实网络游戏账号实名注册，推广适龄提示")],
  clauses: ["R-244", "R-245"],
});

duty({
  ...network,
  code: "protection.checkGames",
  title: "监测网络游戏实名与适龄提示",
  units: { departments: ["cultureTourism"] },
  record: games,
  when: { kind: "every", period: "halfYear" },
  from: SINCE,
  figure: "realName",
  basis: [...games.basis, chosen("每半年一次")],
  clauses: ["R-244", "R-245"],
});

const lectures = record({
  ...network,
  code: "protection.networkLectures",
  title: "防沉迷与网络素养宣教",
  dayLabel: "活动日期",
  by: { departments: ["cyberspace", "education", "youthLeague", "science"] },
  evidence: "allowed",
  fields: z.object({
    topic: words("主题"),
    sessions: count("场次"),
    people: count("参加人次"),
    addicted: count("发现沉迷线索", "每条另在“专项处置”的网络侵害里登记，可转心理干预").optional(),
  }),
  figures: [
    { code: "sessions", title: "宣教", unit: "场", of: { kind: "sum", field: "sessions" } },
    { code: "addicted", title: "沉迷线索", unit: "条", of: { kind: "sum", field: "addicted" } },
  ],
  basis: [plan("NETWORK", "开展预防未成年人沉迷网络的宣传教育")],
  clauses: ["R-245", "R-246"],
});

duty({
  ...network,
  code: "protection.lectureNetwork",
  title: "防沉迷与网络素养宣教",
  units: { departments: ["cyberspace", "education"] },
  record: lectures,
  when: { kind: "every", period: "halfYear" },
  from: SINCE,
  figure: "sessions",
  basis: [...lectures.basis, chosen("每半年一次")],
  clauses: ["R-245", "R-246"],
});

const complaints = record({
  ...network,
  code: "protection.networkComplaints",
  title: "网络权益投诉",
  dayLabel: "受理日期",
  by: { departments: ["cyberspace", "youthLeague"] },
  evidence: "allowed",
  fields: z.object({
    clue: oneOf(clueCodes),
    what: account("投诉内容"),
    contact: phone("联系电话").optional(),
    answeredOn: day("答复日期").optional(),
    answer: account("处理和答复").optional(),
  }),
  codeTables: [clueCodes],
  figures: [
    { code: "complaints", title: "投诉", unit: "件", of: { kind: "count" } },
    shareFilled("answered", "答复率", "answeredOn"),
  ],
  basis: [plan("NETWORK", "建立网络空间青少年权益保护机制")],
  clauses: ["R-248"],
});

duty({
  ...network,
  code: "protection.answerComplaints",
  title: "答复网络权益投诉",
  units: { departments: ["cyberspace", "youthLeague"] },
  record: complaints,
  when: { kind: "after", settledBy: "answeredOn", due: { term: complaintDays, unit: "workingDays" } },
  from: SINCE,
  figure: "complaints",
  basis: [...complaints.basis, chosen("答复期限由系统设定")],
  clauses: ["R-248"],
});

const cafes = record({
  ...network,
  code: "protection.internetCafes",
  title: "互联网上网服务场所检查",
  dayLabel: "检查日期",
  about: { kind: "organisation", label: "场所", of: ["internetCafe"], required: true },
  by: { departments: ["cultureTourism", "police"] },
  evidence: "allowed",
  fields: z.object({
    registers: yesNo("实名登记"),
    hasSign: yesNo("有禁止未成年人进入标志"),
    hasMinors: yesNo("发现未成年人"),
    hasGuard: yesNo("装有保护软件"),
    conclusion: oneOf(conclusionCodes),
  }),
  codeTables: [conclusionCodes],
  figures: [
    { code: "venues", title: "检查场所", unit: "家", of: { kind: "distinct", field: "about" } },
    { code: "covered", title: "场所检查覆盖率", unit: "%", of: { kind: "coverage" } },
    {
      code: "withMinors",
      title: "发现未成年人",
      unit: "家次",
      of: { kind: "count", where: { field: "hasMinors", oneOf: [true] } },
    },
  ],
  basis: [plan("NETWORK", "加强互联网上网服务设施的未成年人保护措施")],
  clauses: ["R-249"],
});

duty({
  ...network,
  code: "protection.checkCafes",
  title: "检查上网服务场所",
  units: { departments: ["cultureTourism"] },
  forEach: ["internetCafe"],
  record: cafes,
  when: { kind: "every", period: "halfYear" },
  from: SINCE,
  figure: "covered",
  basis: [...cafes.basis, chosen("每家场所每半年一次")],
  clauses: ["R-249"],
});

const audits = record({
  ...network,
  code: "protection.informationAudit",
  title: "未成年人个人信息合规审计",
  dayLabel: "审计日期",
  by: { departments: ["civilAffairs", "education", "health"] },
  evidence: "needed",
  fields: z.object({
    scope: words("审计范围", 200),
    findings: count("发现问题"),
    mended: count("已整改"),
    conclusion: account("审计结论"),
  }),
  figures: [
    {
      code: "mended",
      title: "整改率",
      unit: "%",
      of: {
        kind: "ratio",
        part: { kind: "sum", field: "mended" },
        whole: { kind: "sum", field: "findings" },
      },
    },
  ],
  basis: [networkRules("第三十七条", "每年对处理未成年人个人信息的情况进行合规审计")],
  clauses: ["R-088"],
});

duty({
  ...network,
  code: "protection.auditInformation",
  title: "未成年人个人信息合规审计",
  units: { departments: ["civilAffairs", "education", "health"] },
  record: audits,
  when: { kind: "every", period: "year" },
  from: SINCE,
  figure: "mended",
  basis: audits.basis,
  clauses: ["R-088"],
});
