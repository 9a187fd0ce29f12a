/** Code tables of the special procedures. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

/** 未成年人保护法 第一百三十条: by limbs, by words, by the net. */
export const bullyingWayCodes = codeTable(
  "bullyingWay",
  "欺凌方式",
  {
    physical: "肢体（殴打、推搡、体罚）",
    verbal: "语言（辱骂、起侮辱性绰号、恐吓）",
    property: "财物（强拿、索要、毁坏）",
    social: "社交（孤立、排挤、造谣）",
    network: "网络（发布、传播、羞辱）",
  },
  "未成年人保护法第一百三十条",
);

export const noticedByCodes = codeTable("noticedBy", "怎么发现的", {
  pupil: "学生求助",
  parent: "家长反映",
  teacher: "教师发现",
  patrol: "巡查或监控",
  public: "群众或网络反映",
});

export const dropoutCauseCodes = codeTable("dropoutCause", "辍学原因", {
  tired: "厌学",
  work: "外出务工",
  poverty: "家庭经济困难",
  illness: "疾病或残疾",
  family: "家庭变故或无人照料",
  bullying: "受欺凌",
  other: "其他",
});

export const difficultyCodes = codeTable("difficultyKind", "哪方面的困难", {
  life: "生活",
  school: "上学",
  health: "看病、康复",
  care: "照料、监护",
  mind: "心理、情绪",
  rights: "权益受侵害",
  other: "其他",
});

export const harmKindCodes = codeTable("networkHarm", "侵害类型", {
  bullying: "网络欺凌",
  privacy: "泄露隐私、个人信息",
  sexual: "性引诱、性侵害信息",
  fraud: "诈骗、诱导打赏充值",
  addiction: "沉迷（游戏、短视频、直播）",
  badContent: "违法和不良信息",
  course: "网课平台问题",
  other: "其他",
});

export const caseRoleCodes = codeTable("juvenileRole", "在案件中", {
  suspected: "涉嫌违法犯罪",
  underage: "有严重不良行为、未达刑责年龄",
  victim: "被害人",
  witness: "证人",
});

export const aidKindCodes = codeTable("legalAidKind", "需要的帮助", {
  legalAid: "法律援助",
  judicialRelief: "司法救助",
});

export const careLossCodes = codeTable("careLoss", "失去照料的原因", {
  isolated: "监护人隔离或集中观察",
  treated: "监护人住院治疗",
  rescued: "监护人受灾、被救援或遇难",
  detained: "监护人被羁押、被带离",
  missing: "监护人失联",
  other: "其他突发情况",
});

/** What a child is in a matter; who reads no names reads these with a letter: 被欺凌学生甲. */
export const personPartCodes = codeTable("specialPart", "在事件中", {
  victim: "受害的孩子",
  offender: "欺凌、侵害他人的孩子",
  child: "当事的孩子",
  witness: "知情的孩子",
});
export type PersonPart = CodeOf<typeof personPartCodes>;
