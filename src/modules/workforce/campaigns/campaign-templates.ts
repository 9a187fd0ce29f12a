/**
 * What the four rounds of a year usually ask: a beginning that whoever drafts one changes. Each says where it comes from; what no
 * document prescribes word by word is marked as our own design.
 */
import type { CampaignSelection, QuestionInput } from "./campaigns.contract.ts";

export interface CampaignTemplate {
  readonly code: string;
  readonly title: string;
  readonly brief: string;
  readonly selection: CampaignSelection;
  readonly questions: readonly QuestionInput[];
  /** The document that asks for such a round, and how certain its words are. */
  readonly source: string;
}

const all = { ledger: "all", category: [], risk: [] } as const;
const yesNo = (label: string): QuestionInput => ({ label, kind: "yesNo", options: [], required: true });
const choice = (label: string, ...options: string[]): QuestionInput => ({
  label,
  kind: "choice",
  options,
  required: true,
});
const words = (label: string): QuestionInput => ({ label, kind: "words", options: [], required: false });

export const campaignTemplates: readonly CampaignTemplate[] = [
  {
    code: "schoolStart",
    title: "开学走访",
    brief: "新学期开始，看看孩子是不是都回了学校、上学路上谁接送、缺不缺学习用品。没有去上学的，当天报镇街。",
    selection: { ...all, category: [], risk: [], ageFrom: 6, ageTo: 17 },
    questions: [
      yesNo("开学后已经到校上课？"),
      { ...words("在哪所学校、几年级？"), required: true, answeredBy: "schooling" },
      choice("上学怎么去？", "住校", "家人接送", "自己走", "校车", "其他"),
      yesNo("学费、书本、生活费有困难？"),
      words("需要帮什么"),
    ],
    source: "民发〔2019〕34号（儿童主任随访失学辍学儿童）；问题为设计值",
  },
  {
    code: "drowning",
    title: "防溺水",
    brief:
      "天热了，看看孩子平时去不去河边、塘边、水库，下水时有没有大人在。把“六不准”讲给孩子和照料人听，附近有没有护栏、警示牌、救生圈，一起看一看。",
    selection: { ...all, category: [], risk: [], ageFrom: 3, ageTo: 17 },
    questions: [
      yesNo("会游泳？"),
      choice("暑假白天谁看着？", "父母", "爷爷奶奶、外公外婆", "其他亲戚", "没有人"),
      yesNo("住处 500 米内有河、塘、水库？"),
      yesNo("照料人知道孩子在哪玩水、和谁去？"),
      yesNo("已经讲过防溺水“六不准”？"),
      words("还有什么不放心的"),
    ],
    source: "教育部等五部门防溺水工作要求（“六不准”，教基函〔2013〕文号待核）；问题为设计值",
  },
  {
    code: "flood",
    title: "汛期安全",
    brief: "汛期到了，看看孩子住的地方会不会被水淹、会不会滑坡，下大雨时谁带孩子走、往哪走。",
    selection: { ...all, category: [], risk: [] },
    questions: [
      choice("住处有没有危险？", "没有", "靠河、低洼", "靠山、怕滑坡", "房子不牢"),
      yesNo("家里知道往哪里转移？"),
      choice("下大雨时谁带孩子走？", "同住的家人", "邻居、亲戚", "村里安排的人", "没有人"),
      words("转移时要特别照顾的（残疾、生病、没有电话）"),
    ],
    source: "《中华人民共和国防洪法》第三十七、四十五条（转移安置，条款待核）；问题为设计值",
  },
  {
    code: "springFestival",
    title: "春节走访",
    brief: "过年了，问问父母回不回来、孩子跟谁过年、衣服被子够不够、用火用电和烟花爆竹安不安全。",
    selection: { ledger: "leftBehind", category: [], risk: [] },
    questions: [
      choice("父母春节回来？", "都回来", "只回来一个", "都不回来", "孩子去父母那里"),
      { label: "哪天回来", kind: "date", options: [], required: false },
      yesNo("过冬的衣服、被子够用？"),
      choice("冬天用什么取暖？", "电", "炭火", "柴火", "没有取暖"),
      words("孩子过年的愿望"),
    ],
    source: "国发〔2016〕13号（关爱服务、春节期间帮扶，条目待核）；问题为设计值",
  },
];
