/** What asked for an answer in the demonstration: resolutions, slips to other units, clues, complaints, needs, dropouts. Pure. */
import { addDays, type IsoDate } from "../../../../kernel/calendar-date.ts";
import type { MemberUnit } from "../../../../kernel/member-units.ts";
import type { Content } from "../../../../platform/records/record-fields.contract.ts";
import { departmentUnit, placeUnit, type UnitKey } from "../../../../platform/records/units.ts";

export interface ToldMatter {
  readonly kind: string;
  readonly unit: UnitKey;
  readonly on: IsoDate;
  readonly about?: string;
  readonly paperNote?: string;
  readonly content: Content;
}

const GULOU = "500117104";
const XIAOMIAN = "500117116";

/** Days before today on which each was written; the answers come in the order of the days. */
export function tellMatters(today: IsoDate): ToldMatter[] {
  const ago = (days: number) => addDays(today, -days);
  const at = (unit: MemberUnit) => departmentUnit(unit);
  const resolution = (
    unit: UnitKey,
    [met, due, finished]: readonly [number, number, number?],
    what: string,
  ): ToldMatter => ({
    kind: "protection.resolutions",
    unit,
    on: ago(met),
    content: {
      what,
      meeting: "领导小组全体会议",
      party: "government",
      dueOn: addDays(today, due),
      ...(finished === undefined
        ? {}
        : { finishedOn: ago(finished), result: "已办结，书面报领导小组办公室。" }),
    },
  });
  const slip = (
    unit: UnitKey,
    [sent, due, signed, answered]: readonly [number, number, number?, number?],
    what: string,
  ): ToldMatter => ({
    kind: "protection.cooperations",
    unit,
    on: ago(sent),
    content: {
      what,
      askedBy: "区民政局",
      answerDueOn: addDays(today, due),
      ...(signed === undefined ? {} : { signedOn: ago(signed) }),
      ...(answered === undefined ? {} : { answeredOn: ago(answered), answer: "已核实并答复。" }),
    },
  });
  const meeting = (met: number, topics: string, resolved: number): ToldMatter => ({
    kind: "protection.meetings",
    unit: at("civilAffairs"),
    on: ago(met),
    paperNote: "未保办档案柜",
    content: { meeting: "plenary", chair: "周副区长", units: 34, topics, resolved },
  });
  const step = (unit: UnitKey, order: number, what: string, hours: number): ToldMatter => ({
    kind: "protection.planSteps",
    unit,
    on: ago(200),
    content: { order, what, hours },
  });
  return [
    meeting(96, "强制报告、警情推送、“清朗”行动", 4),
    meeting(40, "委托照护、法律援助、未保工作站", 3),
    {
      kind: "protection.emergencyPlans",
      unit: at("civilAffairs"),
      on: ago(200),
      content: { name: "突发事件儿童临时照料应急预案", events: "疫情、洪涝、事故致监护缺失" },
    },
    ...(
      [
        ["guide", 70, "到家里说隔代照护要点，留下作息表", 58, 66],
        ["supervise", 45, "查看委托照护落实，督促父亲每周通话", 62, 70],
        ["help", 20, "联系临时照料点，帮助祖母就医期间照看", 55, 64],
      ] as const
    ).map(
      ([kind, days, what, scoreBefore, scoreAfter]): ToldMatter => ({
        kind: "protection.guardianHelp",
        unit: placeUnit(GULOU),
        on: ago(days),
        content: { kind, what, scoreBefore, scoreAfter },
      }),
    ),
    {
      kind: "protection.guardianSupervision",
      unit: placeUnit(GULOU),
      on: ago(33),
      content: {
        supervisor: "school",
        organisation: "古楼中心小学",
        found: "连续两周无人接放学，老师家访后联系到母亲",
        result: "mended",
      },
    },
    {
      kind: "protection.jointHandling",
      unit: at("civilAffairs"),
      on: ago(18),
      content: { caseNo: "乙07", what: "父亲多次拒不履行监护职责，请各单位按职责处置" },
    },
    {
      kind: "protection.jointActions",
      unit: at("police"),
      on: ago(18),
      content: {
        what: "对父亲批评教育，出具告诫书",
        dueOn: ago(8),
        answeredOn: ago(10),
        measure: "admonish",
        result: "已当面训诫，送达告诫书。",
      },
    },
    {
      kind: "protection.jointActions",
      unit: at("womensFederation"),
      on: ago(18),
      content: { what: "安排家庭教育指导师上门", dueOn: addDays(today, 6) },
    },
    {
      kind: "protection.interestReports",
      unit: placeUnit(XIAOMIAN),
      on: ago(30),
      content: {
        matter: "withheld",
        source: "phone",
        what: "村里代领的儿童助学物资两个月没有发",
        closedOn: ago(18),
        conclusion: "proven",
        result: "物资当天补发，村里改为镇街直接发放。",
        answeredOn: ago(17),
      },
    },
    step(at("civilAffairs"), 1, "开通值班电话，指定临时照料点，备好生活物资", 4),
    step(at("police"), 2, "推送被隔离、受伤、失联监护人的未成年子女名单", 12),
    step(at("health"), 3, "派医护人员到临时照料点，做健康检查", 24),
    step(at("education"), 4, "安排在校学生食宿和线上学习，报出无人接送的学生", 24),
    resolution(at("education"), [96, -40, 45], "秋季开学前完成一次学校强制报告培训，校级责任人到位"),
    resolution(at("police"), [96, -30, 33], "建立涉未成年人警情推送未保办的工作群和专人"),
    resolution(at("health"), [96, -20], "医疗机构强制报告流程上墙，急诊科培训一遍"),
    resolution(at("cyberspace"), [96, 12], "本年度“清朗”行动涉未成年人线索汇总上报"),
    resolution(at("justice"), [40, 9], "三十个镇街公布未成年人法律援助联系人"),
    resolution(placeUnit(GULOU), [40, 20], "对外出务工家庭的委托照护书面协议再核一遍"),
    resolution(placeUnit(XIAOMIAN), [40, -5], "未保工作站挂牌并公开值班电话"),
    slip(at("education"), [30, -12, 29, 15], "请核实两名转学儿童的在校情况和出勤"),
    slip(at("police"), [12, 4, 11], "请协助查找失联父亲的下落"),
    slip(at("health"), [9, 3], "请安排一名儿童的心理评估门诊"),
    slip(at("disabledFederation"), [26, -3, 25], "请核对三名儿童的康复救助进度"),
    {
      kind: "protection.networkCampaigns",
      unit: at("police"),
      on: ago(60),
      content: {
        clue: "grooming",
        what: "社交账号诱导未成年人发送照片",
        sentTo: "网安支队",
        answeredOn: ago(48),
        mended: true,
        answer: "已查处，账号关停。",
      },
    },
    {
      kind: "protection.networkCampaigns",
      unit: at("cyberspace"),
      on: ago(35),
      content: { clue: "harmful", what: "短视频含危险模仿动作", sentTo: "属地平台" },
    },
    {
      kind: "protection.networkCampaigns",
      unit: at("cyberspace"),
      on: ago(8),
      content: { clue: "fraud", what: "诱导学生充值的游戏群", sentTo: "区公安局" },
    },
    {
      kind: "protection.networkComplaints",
      unit: at("youthLeague"),
      on: ago(14),
      content: { clue: "bullying", what: "班级群里被人身攻击，希望删除聊天截图" },
    },
    {
      kind: "protection.needs",
      unit: placeUnit(GULOU),
      on: ago(25),
      content: {
        need: "study",
        what: "寄宿生周末往返没有班车",
        closedOn: ago(17),
        result: "协调校车周五、周日各加一班。",
      },
    },
    {
      kind: "protection.needs",
      unit: placeUnit(GULOU),
      on: ago(6),
      content: { need: "living", what: "住房漏雨，祖孙两人居住，希望入冬前修好" },
    },
    {
      kind: "protection.dropoutReports",
      unit: at("education"),
      about: "三汇中心小学",
      on: ago(50),
      content: {
        students: 1,
        persuaded: true,
        toldTownship: true,
        answeredOn: ago(40),
        returned: 1,
        result: "学校、镇街上门三次，已返校。",
      },
    },
    {
      kind: "protection.dropoutReports",
      unit: at("education"),
      about: "官渡初级中学",
      on: ago(20),
      content: { students: 1, persuaded: false, toldTownship: true },
    },
  ];
}
