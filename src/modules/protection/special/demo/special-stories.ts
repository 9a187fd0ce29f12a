/** The special matters of the demonstration: two or three of each, as acts so many days ago. Every name is made up. Pure. */
import type { Role } from "../../../../kernel/actor.ts";
import type { MemberUnit } from "../../../../kernel/member-units.ts";
import type { PersonPart } from "../special-codes.contract.ts";

/** A post of the matter's own places, or a department's liaison. */
export type Player = Extract<Role, "villageDirector" | "townshipSupervisor" | "districtOfficer"> | MemberUnit;

export interface StoryAct {
  readonly ago: number;
  readonly by: Player;
  readonly outcome: string;
  readonly opinion: string;
}

export interface SpecialStory {
  readonly title: string;
  readonly procedure: string;
  readonly place: string;
  readonly ago: number;
  readonly by: Player;
  readonly form: Readonly<Record<string, unknown>>;
  /** Field of the form that says when it happened, so many days ago. */
  readonly day: readonly [field: string, ago: number];
  readonly people: readonly (readonly [part: PersonPart, name: string, words: string])[];
  readonly acts: readonly StoryAct[];
}

/** 古楼镇 and 官渡镇, each by one of its villages. */
const GULOU = "500117104206";
const GUANDU = "500117101205";
const act = (ago: number, by: Player, outcome: string, opinion: string): StoryAct => ({
  ago,
  by,
  outcome,
  opinion,
});

const bullied = {
  where: "教学楼走廊",
  ways: ["physical", "verbal"],
  noticedBy: "teacher",
  what: "学生乙多次推搡、辱骂学生甲，并在班级群里起侮辱性绰号。",
};
const bothSides = [
  ["victim", "田小苗", "初二（3）班"],
  ["offender", "石大川", "初二（3）班"],
] as const;
const stopped = "已制止并隔开，受害学生由班主任陪护，双方监护人已到校。";

export const specialStories: readonly SpecialStory[] = [
  {
    title: "欺凌调查中",
    procedure: "bullying",
    place: GULOU,
    ago: 4,
    by: "education",
    form: { school: "古楼中学", ...bullied },
    day: ["happenedOn", 5],
    people: bothSides,
    acts: [act(3, "education", "protected", stopped)],
  },
  {
    title: "欺凌移送公安",
    procedure: "bullying",
    place: GUANDU,
    ago: 9,
    by: "education",
    form: { school: "官渡中学", ...bullied, ways: ["physical", "property"], harm: "面部软组织挫伤" },
    day: ["happenedOn", 10],
    people: [
      ["victim", "林小禾", "初三（1）班"],
      ["offender", "高大山", "初三（1）班"],
      ["offender", "马小远", "初三（2）班"],
    ],
    acts: [
      act(9, "education", "protected", stopped),
      act(1, "education", "unlawful", "三次强拿硬要并殴打，情节较重，涉嫌违反治安管理，报公安处理。"),
    ],
  },
  {
    title: "欺凌已办结",
    procedure: "bullying",
    place: GULOU,
    ago: 42,
    by: "townshipSupervisor",
    form: {
      school: "古楼小学",
      ...bullied,
      ways: ["social"],
      what: "学生乙带头孤立学生甲，不让同学和她说话。",
    },
    day: ["happenedOn", 43],
    people: [
      ["victim", "叶小溪", "五年级（2）班"],
      ["offender", "黎小满", "五年级（2）班"],
    ],
    acts: [
      act(42, "education", "protected", stopped),
      act(37, "education", "general", "经询问双方和同学，构成一般欺凌。"),
      act(33, "education", "done", "批评教育并当面道歉，双方各安排三次心理辅导，双方家长接受家庭教育指导。"),
      act(31, "education", "none", "双方监护人已签收，没有异议。"),
      act(16, "education", "visited", "双方正常上课，情绪平稳。"),
      act(2, "education", "stable", "没有再发生。"),
      act(1, "education", "closed", "材料齐全，予以归档。"),
    ],
  },
  {
    title: "辍学镇街劝返",
    procedure: "dropout",
    place: GULOU,
    ago: 20,
    by: "education",
    form: { school: "古楼中学", grade: "初三（2）班", stage: "junior", causes: "tired" },
    day: ["absentSince", 24],
    people: [["child", "谭小北", "初三（2）班"]],
    acts: [
      act(18, "education", "inVain", "班主任两次上门，学生不愿返校。"),
      act(17, "education", "received", "已签收，请古楼镇一起劝返。"),
    ],
  },
  {
    title: "辍学已返校",
    procedure: "dropout",
    place: GUANDU,
    ago: 40,
    by: "townshipSupervisor",
    form: { school: "官渡中学", grade: "初一（4）班", stage: "junior", causes: "family" },
    day: ["absentSince", 43],
    people: [["child", "罗小军", "初一（4）班"]],
    acts: [act(38, "education", "returned", "已到校上课，班主任安排补课。")],
  },
  {
    title: "失踪已找到",
    procedure: "missingChild",
    place: GULOU,
    ago: 33,
    by: "townshipSupervisor",
    form: { lastSeenWhere: "古楼镇场口", looks: "红色外套，扎马尾，身高一米三", reportedBy: "奶奶" },
    day: ["lastSeenOn", 33],
    people: [["child", "秦小燕", ""]],
    acts: [
      act(33, "townshipSupervisor", "called", "已拨打 110，派出所已接报并出警。"),
      act(33, "police", "found", "在邻镇同学家找到，人身安全，由民警陪同。"),
      act(32, "townshipSupervisor", "home", "入户核查，祖父母能够照料，已交接。"),
      act(32, "townshipSupervisor", "closed", "材料齐全，予以归档。"),
    ],
  },
  {
    title: "失踪持续查找",
    procedure: "missingChild",
    place: GUANDU,
    ago: 16,
    by: "police",
    form: { lastSeenWhere: "官渡镇车站", looks: "蓝色校服，身高一米五，左眉有疤", reportedBy: "父亲" },
    day: ["lastSeenOn", 16],
    people: [["child", "邓小山", ""]],
    acts: [
      act(16, "townshipSupervisor", "called", "已拨打 110，派出所已接报并出警。"),
      act(15, "police", "notYet", "已调取车站监控，上了去重庆的班车。"),
      act(14, "police", "notYet", "已通报沿线派出所。"),
      act(13, "police", "notYet", "已联系亲友，仍无消息。"),
      act(12, "police", "taken", "父母血样已入库比对，已发布寻人信息。"),
    ],
  },
  {
    title: "网络侵害转办",
    procedure: "networkHarm",
    place: GULOU,
    ago: 8,
    by: "townshipSupervisor",
    form: {
      kind: "bullying",
      platform: "某短视频平台",
      what: "有人发布辱骂、羞辱一名初中学生的视频，转发上百次。",
    },
    day: ["foundOn", 9],
    people: [["victim", "贺小雨", ""]],
    acts: [act(7, "districtOfficer", "toCyberspace", "截图和网址已固定，转请处置。")],
  },
  {
    title: "网络侵害已办结",
    procedure: "networkHarm",
    place: GUANDU,
    ago: 50,
    by: "townshipSupervisor",
    form: { kind: "fraud", platform: "某手机游戏", what: "自称客服的人骗孩子用家长手机转账。" },
    day: ["foundOn", 51],
    people: [["victim", "汤小乐", ""]],
    acts: [
      act(49, "districtOfficer", "toPolice", "涉嫌诈骗，证据已固定，转请查处。"),
      act(36, "police", "investigated", "已立案，追回部分款项。"),
      act(30, "townshipSupervisor", "helped", "心理老师谈话两次，家长已学会设置支付限额。"),
      act(29, "districtOfficer", "closed", "已告知家长，予以归档。"),
    ],
  },
  {
    title: "涉案跟踪帮扶",
    procedure: "juvenileFollowUp",
    place: GULOU,
    ago: 60,
    by: "districtOfficer",
    form: { role: "suspected", cause: "盗窃", handledBy: "区公安局", inDetox: false },
    day: ["filedOn", 66],
    people: [["child", "范小虎", ""]],
    acts: [
      act(59, "districtOfficer", "done", "清单已逐项落实。"),
      act(52, "districtOfficer", "planned", "每月谈心一次，联系职校复学，家长每周通话。"),
      act(51, "districtOfficer", "noNeed", "父母都在城区务工，收入稳定。"),
      act(23, "districtOfficer", "contacted", "已到职校试读，表现平稳。"),
    ],
  },
  {
    title: "法律援助承办中",
    procedure: "legalHelp",
    place: GULOU,
    ago: 22,
    by: "townshipSupervisor",
    form: { kind: "legalAid", cause: "抚养费", need: "母亲三年没有给抚养费，需要律师代理追索。" },
    day: ["askedOn", 22],
    people: [["child", "尹小舟", ""]],
    acts: [
      act(21, "townshipSupervisor", "referred", "材料齐全，转介区法律援助中心。"),
      act(18, "justice", "accepted", "符合条件，免予核查经济状况。"),
      act(16, "justice", "assigned", "已指派熟悉未成年人身心特点的律师。"),
    ],
  },
  {
    title: "司法救助待转介",
    procedure: "legalHelp",
    place: GUANDU,
    ago: 2,
    by: "townshipSupervisor",
    form: { kind: "judicialRelief", cause: "故意伤害被害人", need: "医疗费没有着落，申请司法救助金。" },
    day: ["askedOn", 2],
    people: [["child", "韦小青", ""]],
    acts: [],
  },
  {
    title: "突发照料中",
    procedure: "leftWithoutCare",
    place: GULOU,
    ago: 5,
    by: "townshipSupervisor",
    form: { cause: "treated", children: 2, guardian: "母亲突发重病，在区人民医院住院" },
    day: ["happenedOn", 5],
    people: [["child", "邹小星", ""]],
    acts: [
      act(5, "townshipSupervisor", "kin", "由同村的姑姑照料，镇上每天送餐。"),
      act(5, "townshipSupervisor", "handedOver", "姑姑已签字，孩子的药和课本一并交接。"),
    ],
  },
  {
    title: "突发照料已送回",
    procedure: "leftWithoutCare",
    place: GUANDU,
    ago: 45,
    by: "townshipSupervisor",
    form: { cause: "rescued", children: 1, guardian: "房屋进水，父亲参加抢险受伤" },
    day: ["happenedOn", 45],
    people: [["child", "段小月", ""]],
    acts: [
      act(45, "townshipSupervisor", "village", "由村里安排的妇女主任照料。"),
      act(45, "townshipSupervisor", "handedOver", "双方已签字。"),
      act(40, "villageDirector", "back", "父亲出院在家。"),
      act(38, "townshipSupervisor", "returned", "核查后送回，父亲签字。"),
      act(38, "townshipSupervisor", "closed", "材料齐全，予以归档。"),
    ],
  },
  {
    title: "诉求办理中",
    procedure: "difficulty",
    place: GULOU,
    ago: 6,
    by: "villageDirector",
    form: { kind: "school", what: "家离学校十多里山路，想住校，床位不够。", wish: "请学校安排床位" },
    day: ["saidOn", 7],
    people: [],
    acts: [act(5, "townshipSupervisor", "accepted", "已受理，联系学校。")],
  },
  {
    title: "诉求已答复",
    procedure: "difficulty",
    place: GUANDU,
    ago: 48,
    by: "villageDirector",
    form: { kind: "mind", what: "孩子半年不愿说话，家里不知道找谁。" },
    day: ["saidOn", 48],
    people: [],
    acts: [
      act(47, "townshipSupervisor", "accepted", "已受理。"),
      act(40, "townshipSupervisor", "referred", "已转区里的心理服务，约好每周一次。"),
      act(39, "townshipSupervisor", "closed", "已答复家长。"),
    ],
  },
  {
    title: "犯罪线索待移送",
    procedure: "crimeClue",
    place: GUANDU,
    ago: 1,
    by: "districtOfficer",
    form: { where: "官渡镇某网吧", what: "有成年人组织几名初中生收账、望风。", source: "群众来信" },
    day: ["foundOn", 2],
    people: [],
    acts: [],
  },
];
