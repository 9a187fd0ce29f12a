/** How a child is, where it learns, what help it has. Pure. */
import {
  boardingCodes,
  degreeCodes,
  disabilityClassCodes,
  disabilityLevelCodes,
  healthCodes,
  reliefCodes,
  stageCodes,
} from "../../registry/codes.contract.ts";
import { type Atom, atom, township, village } from "./atom.ts";
import { isHiv, ofChild, ofKind, slotsOf } from "./child-facts.ts";
import { factOf, said } from "./day-view.ts";

export const bodyAtoms = {
  health: atom(
    "code",
    {
      label: "健康状况",
      codes: healthCodes,
      settledBy: village("登记健康状况"),
      settledIn: ofChild("health"),
    },
    { from: ofKind("health"), read: (view, fact) => (isHiv(view.facts) ? null : said.code(fact, "status")) },
  ),
  disabled: atom(
    "boolean",
    {
      label: "有残疾",
      silence: "登记了健康状况而没有残疾登记，就是没有残疾；健康状况也没有登记就是不知道",
      settledBy: village("登记健康状况；有残疾人证的登记类别、等级"),
      settledIn: ofChild("disability"),
    },
    {
      from: ({ facts }) => factOf(facts, "disability") ?? factOf(facts, "health"),
      read: (_, fact) => {
        if (fact === undefined) return null;
        return fact.kind === "disability" || said.code(fact, "status") === "disabled";
      },
    },
  ),
  disabilityClass: atom(
    "code",
    {
      label: "残疾类别",
      codes: disabilityClassCodes,
      settledBy: village("看残疾人证，登记类别"),
      after: "disabled",
      settledIn: ofChild("disability"),
    },
    { from: ofKind("disability"), read: (_, fact) => said.code(fact, "class") },
  ),
  disabilityLevel: atom(
    "code",
    {
      label: "残疾等级",
      codes: disabilityLevelCodes,
      settledBy: village("看残疾人证，登记等级"),
      after: "disabled",
      settledIn: ofChild("disability"),
    },
    { from: ofKind("disability"), read: (_, fact) => said.code(fact, "level") },
  ),
  disabilityUntil: atom(
    "date",
    {
      label: "残疾证有效期至",
      settledBy: village("看残疾人证，登记有效期"),
      after: "disabled",
      settledIn: ofChild("disability"),
    },
    { from: ofKind("disability"), read: (_, fact) => said.date(fact, "validUntil") },
  ),
} as const satisfies Record<string, Atom>;

export const schoolAtoms = {
  stage: atom(
    "code",
    {
      label: "在读学段",
      codes: stageCodes,
      settledBy: village("问学校，登记学段"),
      settledIn: ofChild("schooling"),
    },
    { from: ofKind("schooling"), read: (_, fact) => said.code(fact, "stage") },
  ),
  degree: atom(
    "code",
    {
      label: "高等教育层次",
      codes: degreeCodes,
      settledBy: village("看在校证明，登记层次"),
      after: "enrolled",
      settledIn: ofChild("schooling"),
    },
    { from: ofKind("schooling"), read: (_, fact) => said.code(fact, "degree") },
  ),
  enrolled: atom(
    "boolean",
    {
      label: "在学校（幼儿园）就读",
      silence: "登记了学段或学校就是在读；“未在学”“学龄前”是不在读；没有就学登记就是不知道",
      settledBy: village("问家里和学校，登记就学情况"),
      settledIn: ofChild("schooling"),
    },
    {
      from: ofKind("schooling"),
      read: (_, fact) => {
        const stage = said.code(fact, "stage");
        if (stage === "notEnrolled" || stage === "preschoolAge") return false;
        return stage !== null || said.code(fact, "school") !== null ? true : null;
      },
    },
  ),
  fullTime: atom(
    "boolean",
    {
      label: "全日制",
      silence: "小学、初中、特殊教育都是全日制；其他学段没有登记就是不知道",
      settledBy: village("看在校证明，登记是否全日制"),
      after: "enrolled",
      settledIn: ofChild("schooling"),
    },
    {
      from: ofKind("schooling"),
      read: (_, fact) =>
        said.boolean(fact, "fullTime") ?? (alwaysFullTime.has(said.code(fact, "stage") ?? "") ? true : null),
    },
  ),
  boarding: atom(
    "code",
    {
      label: "是否寄宿",
      codes: boardingCodes,
      settledBy: village("问学校，登记是否寄宿"),
      after: "enrolled",
      settledIn: ofChild("schooling"),
    },
    { from: ofKind("schooling"), read: (_, fact) => said.code(fact, "boarding") },
  ),
  enrolledOn: atom(
    "date",
    {
      label: "入学日期",
      settledBy: village("看录取通知书或在校证明，登记入学日期"),
      after: "enrolled",
      settledIn: ofChild("schooling"),
    },
    { from: ofKind("schooling"), read: (_, fact) => said.date(fact, "enrolledOn") },
  ),
  graduatesOn: atom(
    "date",
    {
      label: "预计毕业日期",
      settledBy: village("问学校，登记预计毕业日期"),
      after: "enrolled",
      settledIn: ofChild("schooling"),
    },
    { from: ofKind("schooling"), read: (_, fact) => said.date(fact, "graduatesOn") },
  ),
} as const satisfies Record<string, Atom>;

export const reliefAtoms = {
  relief: atom(
    "codes",
    {
      label: "正在享受的救助",
      codes: reliefCodes,
      silence: "一项也没有登记（连“无”也没有）就是不知道；登记了一项就当作说全了",
      settledBy: township("与低保、特困、残补名单比对后登记救助措施"),
      settledIn: ofChild("relief"),
    },
    {
      from: ofKind("relief"),
      read: ({ facts }) => {
        const measures = slotsOf(facts, "relief");
        return measures.length === 0 ? null : measures.filter((measure) => measure !== "none");
      },
    },
  ),
  dibaoFen: reliefAmount("dibao", "低保金"),
  tekunFen: reliefAmount("tekun", "特困基本生活费"),
  disabledLivingFen: reliefAmount("disabledLiving", "困难残疾人生活补贴"),
  insured: atom(
    "boolean",
    {
      label: "本年度已参加居民医保",
      silence: "有“医保参保”登记的看当年那一条；没有的看台账里的医保参保；都没有就是不知道",
      settledBy: village("查医保电子凭证或缴费记录，登记本年度是否参保"),
      settledIn: ofChild("insurance"),
    },
    {
      from: ({ facts }) => factOf(facts, "insurance") ?? factOf(facts, "allowance"),
      read: ({ day }, fact) =>
        fact?.kind === "insurance" && said.number(fact, "year") !== Number(day.slice(0, 4))
          ? null
          : said.boolean(fact, "insured"),
    },
  ),
} as const satisfies Record<string, Atom>;

/** Stages at which nobody studies otherwise. */
const alwaysFullTime: ReadonlySet<string> = new Set(["primary", "junior", "special"]);

function reliefAmount(measure: string, word: string) {
  return atom(
    "number",
    {
      label: `${word}每人每月（分）`,
      silence: "没有享受就是 0；享受而没写金额，或不知道是否享受，就是不知道",
      settledBy: township(`查发放记录，登记${word}每人每月的金额`),
      settledIn: ofChild("relief"),
    },
    {
      from: ({ facts }) => factOf(facts, "relief", measure),
      read: ({ facts }, fact) => {
        if (fact !== undefined) return said.number(fact, "amountFen");
        return facts.some(({ kind }) => kind === "relief") ? 0 : null;
      },
    },
  );
}
