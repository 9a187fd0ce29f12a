/**
 * What somebody who stands at the door is to look at or to ask, in words that a neighbour understands: declared once, for watch items,
 * for facts that rules miss, and for the other tasks of a village's desk. Pure.
 */
import type { FindingKind } from "../../benefits/programs/program-codes.contract.ts";
import type { WatchRuleCode } from "../../protection/discovery/watch-codes.contract.ts";
import { type AtomName, profileAtoms } from "../../recognition/profile.contract.ts";

const watchAsks: Readonly<Record<WatchRuleCode, readonly string[]>> = {
  redWithoutCase: [
    "看孩子现在安不安全，身上有没有伤",
    "问孩子今晚跟谁睡、谁管吃饭",
    "正有危险的，先打 110，再点“报告危险”",
  ],
  assessmentOverdue: ["看照料人身体行不行、管不管得住孩子", "问这一年家里有什么变化，告诉镇街该再评估了"],
  assessmentMissing: ["看照料人身体行不行、有没有别人帮手", "告诉镇街这家还没有评估过"],
  scoreFell: ["问这一年家里出了什么事：谁病了、谁走了", "看孩子吃穿、睡的地方，跟上次比怎么样"],
  outOfSchool: [
    "问孩子为什么没上学：生病、不想去、家里不让去，还是办不了入学",
    "问学校有没有来找过；在外地上学的，问清学校名字",
  ],
  soleOldCarer: ["看老人身体行不行，夜里、生病时谁能帮忙", "问老人病了孩子交给谁，记下那个人的电话"],
  parentReleased: [
    "问父（母）有没有回家，现在谁带孩子",
    "看孩子怕不怕他（她），有没有打骂",
    "已经回来的，登记“父母的情形结束了”",
  ],
  parentSilent: [
    "问最后一次联系上是哪天、用什么办法联系的",
    "问有没有寄过钱、有没有报过警；有报警回执的拍照留下",
  ],
  visitOverdue: ["上门看看孩子，把走访登记下来"],
};

export const asksOfWatch = (rule: WatchRuleCode): readonly string[] => watchAsks[rule];

/** What it is about, for whoever has the child's name beside it. */
const watchTitles: Readonly<Record<WatchRuleCode, string>> = {
  redWithoutCase: "很危险，还没有人专门管",
  assessmentOverdue: "照料得怎么样，好久没评估了",
  assessmentMissing: "照料得怎么样，还没评估过",
  scoreFell: "家里照料得不如以前了",
  outOfSchool: "到了上学的年纪，没在上学",
  soleOldCarer: "只有上了年纪的人在带",
  parentReleased: "父（母）从里面出来了，或者快出来了",
  parentSilent: "父（母）很久没有消息",
  visitOverdue: "很久没有走访了",
};

export const titleOfWatch = (rule: WatchRuleCode): string => watchTitles[rule];

const own: Readonly<Partial<Record<AtomName, string>>> = {
  birthDate: "看户口簿或出生证明：孩子是哪天生的",
  sex: "孩子是男孩还是女孩",
  hukou: "看户口簿：是农村户口、城镇户口，还是没有户口",
  hukouInDistrict: "看户口簿：户口在不在合川",
  livesHereSince: "孩子从什么时候起住在这里",
  fileEnded: "孩子还在不在本村住",
  fileEndedWhy: "孩子不在本村了，是搬走了还是别的原因",
  fileEndedOn: "孩子是哪天不在本村住的",
  difficulties: "家里、孩子身上有什么难处：没钱、生病、残疾、没人管",
  health: "孩子身体怎么样，有没有重病、慢性病、残疾",
  disabled: "孩子有没有残疾，有没有残疾人证",
  disabilityClass: "看残疾人证：是哪一类残疾",
  disabilityLevel: "看残疾人证：是几级",
  disabilityUntil: "看残疾人证：到哪天到期",
  stage: "孩子在读什么：幼儿园、小学、初中、高中、中职还是大学",
  degree: "看在校证明：读的是大专、本科还是研究生",
  enrolled: "孩子现在在不在上学（上幼儿园）",
  fullTime: "看在校证明：是不是全日制",
  boarding: "孩子住校还是走读",
  enrolledOn: "看录取通知书：是哪天入学的",
  graduatesOn: "孩子哪年毕业",
  insured: "今年的医保交了没有",
  carerRelation: "平时是谁带孩子",
  guardianshipForm: "现在谁是孩子的监护人：父母、亲属，还是别的",
  entrustReason: "为什么托给别人照料：父母都外出，还是照料不了",
  entrustSigned: "父母和照料人签过委托照护的书没有",
  actualCare: "孩子实际跟谁过：爷爷奶奶、外公外婆、亲戚，还是没人管",
  careQuality: "照料得怎么样：好、一般，还是差",
};

/** By the part of the name after father or mother. */
const ofParent: Readonly<Record<string, (who: string) => string>> = {
  InFile: (who) => `${who}叫什么名字`,
  Conditions: (who) => `${who}现在怎么样：在家、外出打工、服刑、戒毒、生病、残疾、联系不上，还是去世了`,
  Since: (who) => `${who}这个情况是从哪天起的，有没有证明`,
  AwaySince: (who) => `${who}是哪天外出打工的`,
  AwayScope: (who) => `${who}在哪里打工：本区、本市，还是外省`,
  ReviewOn: (who) => `看${who}的证件、诊断：到哪天到期或要复查`,
  LostSince: (who) => `最后一次联系上${who}是什么时候，从哪天起再也联系不上`,
  LostReportedOn: (who) => `有没有为找${who}报过警，是哪天；没有的，陪照料人去派出所报`,
  LastContactOn: (who) => `最后一次联系上${who}是哪天`,
  DutyFulfilled: (who) => `${who}有没有寄钱、打电话、回来看过孩子`,
  DisabilityClass: (who) => `看${who}的残疾人证：是哪一类残疾`,
  DisabilityLevel: (who) => `看${who}的残疾人证：是几级`,
  DisabilityUntil: (who) => `看${who}的残疾人证：到哪天到期`,
};

const parents = { father: "父亲", mother: "母亲" } as const;

/** Undefined: nobody in a village can find it out. */
export function questionOf(atom: string): string | undefined {
  for (const [key, who] of Object.entries(parents)) {
    const ask = atom.startsWith(key) ? ofParent[atom.slice(key.length)] : undefined;
    if (ask !== undefined) return ask(who);
  }
  return Object.hasOwn(own, atom) ? own[atom as AtomName] : undefined;
}

/** What a rule misses, as it is asked at the door; what others find out is named with who does. */
export function asksOfMissing(missing: readonly string[]): string[] {
  return missing.map((name) => questionOf(name) ?? `${labelOf(name)}（由镇街或区里查）`);
}

const labelOf = (name: string) =>
  Object.hasOwn(profileAtoms, name) ? profileAtoms[name as AtomName].label : "别的条件";

/** What was found about a benefit: what it is, and why somebody should go there. */
const findingWords: Readonly<
  Record<FindingKind, { readonly title: (of: string) => string; readonly why: string }>
> = {
  entitledNotReceiving: { title: (of) => `可能能享受：${of}`, why: "看着符合，还没有享受" },
  receivingNotEntitled: {
    title: (of) => `看看还符不符合：${of}`,
    why: "正在享受，家里情况好像变了。去看一眼，别停错了，也别多领了",
  },
  soonEntitled: { title: (of) => `快能享受了：${of}`, why: "日子快到了，提前把材料备好" },
  soonEnding: { title: (of) => `快到期了：${of}`, why: "到期会停。先跟家里说一声，问问情况变了没有" },
  cannotTell: { title: (of) => `还差几样没问清：${of}`, why: "问清楚了，才知道能不能享受" },
};

export interface Finding {
  readonly kind: FindingKind;
  /** Of the programme or category. */
  readonly title: string;
  readonly said: string;
}

export function sayFindingPlainly({ kind, title, said }: Finding): { title: string; why: string } {
  const words = findingWords[kind];
  const reason = kind === "entitledNotReceiving" && said !== "" ? said : words.why;
  return { title: words.title(title), why: reason };
}

/** By the kind of task. */
const kindAsks: Readonly<Record<string, readonly string[]>> = {
  "matching.check": [
    "看孩子跟谁住、吃住怎么样，照料人管不管得过来",
    "问上学、身体、家里的钱够不够用",
    "问跟在外面的父（母）有没有联系，还缺什么",
  ],
  "quarter.confirm": ["对着名单看：有没有漏的孩子、走了的孩子、情况变了的孩子"],
  "recognition.ending": ["看证件、证明到期了没有，情况变了没有", "告诉家里：到期以后待遇会停，或者要重新办"],
  "recognition.lost": ["问派出所查到没有，有回执的拍照留下", "已经找到人的，登记下来"],
  "registry.import.missing": ["问孩子还在不在本村，走了的问去了哪里、哪天走的"],
  "special.householdCheck": ["每家都看到孩子，或者打通电话", "问今晚谁带孩子；没人带的马上报镇街"],
};

/** An unknown kind says why it lies there. */
export function asksOfKind(kind: string, why: string): readonly string[] {
  return kindAsks[kind] ?? [why];
}
