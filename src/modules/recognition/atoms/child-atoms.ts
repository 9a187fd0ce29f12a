/**
 * What is asked about the child itself. Lists of decisions (categories, kinds of difficulty) are complete as they stand: what is
 * not recorded was not decided. Everything else that nobody recorded is unknown, unless an atom says otherwise. Pure.
 */
import {
  boardingCodes,
  careModeCodes,
  categoryCodes,
  degreeCodes,
  difficultyTypeCodes,
  disabilityClassCodes,
  disabilityLevelCodes,
  healthCodes,
  hukouCodes,
  orphanTypeCodes,
  reliefCodes,
  sexCodes,
  stageCodes,
} from "../../registry/codes.contract.ts";
import { FOREVER, type StandingFact } from "../../registry/standing-source.contract.ts";
import { type Atom, atom, district, township, village } from "./atom.ts";
import { type DayView, factOf, said } from "./day-view.ts";

const CLOSED = "没有登记就是没有";
const ofChild = (kind: string) => ({ of: "child", kind }) as const;

export const personAtoms = {
  birthDate: atom(
    "date",
    { label: "出生日期", settledBy: village("看户口簿或出生医学证明，补上出生日期") },
    { read: ({ source }) => source.birthDate },
  ),
  sex: atom(
    "code",
    {
      label: "性别",
      codes: sexCodes,
      settledBy: village("补上性别"),
      silence: "“未知”“未说明”就是不知道",
    },
    { read: ({ source }) => (source.sex === "1" || source.sex === "2" ? source.sex : null) },
  ),
  hukou: atom(
    "code",
    {
      label: "户籍性质",
      codes: hukouCodes,
      settledBy: village("看户口簿，登记户籍性质"),
      settledIn: ofChild("household"),
    },
    { from: ofKind("household"), read: (_, fact) => said.code(fact, "hukou") },
  ),
  hukouInDistrict: atom(
    "boolean",
    {
      label: "户籍在本区",
      settledBy: village("看户口簿，登记户籍是否在本区"),
      settledIn: ofChild("household"),
    },
    { from: ofKind("household"), read: (_, fact) => said.boolean(fact, "inDistrict") },
  ),
  livesHereSince: atom(
    "date",
    {
      label: "从哪天起住在本区",
      settledBy: village("问清从什么时候起住在这里"),
      settledIn: ofChild("residence"),
    },
    {
      from: ({ source, day }) => firstHome(source.facts, day),
      read: (_, fact) => fact?.from ?? null,
    },
  ),
  fileEnded: atom(
    "boolean",
    { label: "档案已经结束", silence: CLOSED, settledBy: village("核对孩子是否还在本地") },
    { read: (view) => endOf(view) !== undefined },
  ),
  fileEndedWhy: atom(
    "code",
    {
      label: "档案结束的原因",
      silence: "档案没有结束就没有原因",
      settledBy: village("登记档案结束的原因"),
    },
    { read: (view) => endOf(view)?.why ?? null },
  ),
  fileEndedOn: atom(
    "date",
    {
      label: "档案结束日期",
      silence: "档案没有结束就没有日期",
      settledBy: village("登记档案结束的日期"),
    },
    { read: (view) => endOf(view)?.on ?? null },
  ),
} as const satisfies Record<string, Atom>;

export const identityAtoms = {
  categories: atom(
    "codes",
    {
      label: "已认定（登记）的类别",
      codes: categoryCodes,
      silence: CLOSED,
      settledBy: township("核对认定文书，登记类别"),
      settledIn: ofChild("category"),
    },
    { from: ofKind("category"), read: ({ facts }) => slotsOf(facts, "category") },
  ),
  orphanRecognisedOn: recognisedOn("orphan", "孤儿"),
  orphanStartsOn: startsOn("orphan", "孤儿"),
  defactoRecognisedOn: recognisedOn("defactoUnattended", "事实无人抚养儿童"),
  defactoStartsOn: startsOn("defactoUnattended", "事实无人抚养儿童"),
  orphanEver: everRecognised("orphan", "孤儿"),
  orphanFirstOn: firstRecognisedOn("orphan", "孤儿"),
  defactoEver: everRecognised("defactoUnattended", "事实无人抚养儿童"),
  defactoFirstOn: firstRecognisedOn("defactoUnattended", "事实无人抚养儿童"),
  /** The type `hiv` stands in `hiv` alone. */
  orphanType: atom(
    "code",
    {
      label: "孤儿类别",
      codes: orphanTypeCodes,
      settledBy: township("登记是机构集中供养还是社会散居"),
      settledIn: ofChild("category"),
    },
    {
      from: ({ facts }) => factOf(facts, "category", "orphan"),
      read: (_, fact) => {
        const type = said.code(fact, "orphanType");
        return type === "hiv" ? null : type;
      },
    },
  ),
  careMode: atom(
    "code",
    {
      label: "供养方式",
      codes: careModeCodes,
      silence: "没写供养方式时，看孤儿类别是机构还是散居；都没写就是不知道",
      settledBy: township("登记供养方式"),
      settledIn: ofChild("category"),
    },
    {
      from: ({ facts }) =>
        factOf(facts, "category", "orphan") ?? factOf(facts, "category", "defactoUnattended"),
      read: (_, fact) => said.code(fact, "careMode") ?? modeOf(said.code(fact, "orphanType")),
    },
  ),
  /** Nobody is asked for it: silence is no. */
  hiv: atom(
    "boolean",
    {
      label: "按感染儿童保障",
      silence: "只看转介登记，不向任何人追问；没有登记就当作“否”",
      sensitivity: "L4",
      settledBy: district("由疾控机构转介，专人登记"),
    },
    { read: ({ facts }) => isHiv(facts) },
  ),
  adopted: atom(
    "boolean",
    {
      label: "已被收养",
      silence: CLOSED,
      settledBy: district("核对收养登记"),
      settledIn: ofChild("category"),
    },
    {
      from: ({ facts }) => factOf(facts, "category", "adopted"),
      read: (view, fact) => fact !== undefined || endOf(view)?.why === "adopted",
    },
  ),
  difficulties: atom(
    "codes",
    {
      label: "已登记的困境类型",
      codes: difficultyTypeCodes,
      silence: CLOSED,
      settledBy: village("核实后登记困境类型"),
      settledIn: ofChild("difficulty"),
    },
    {
      from: ofKind("difficulty"),
      read: ({ facts }) => slotsOf(facts, "difficulty").filter((type) => type !== "H5"),
    },
  ),
} as const satisfies Record<string, Atom>;

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
      settledIn: ofChild("disability"),
    },
    { from: ofKind("disability"), read: (_, fact) => said.code(fact, "level") },
  ),
  disabilityUntil: atom(
    "date",
    {
      label: "残疾证有效期至",
      settledBy: village("看残疾人证，登记有效期"),
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
      settledIn: ofChild("schooling"),
    },
    { from: ofKind("schooling"), read: (_, fact) => said.code(fact, "boarding") },
  ),
  enrolledOn: atom(
    "date",
    {
      label: "入学日期",
      settledBy: village("看录取通知书或在校证明，登记入学日期"),
      settledIn: ofChild("schooling"),
    },
    { from: ofKind("schooling"), read: (_, fact) => said.date(fact, "enrolledOn") },
  ),
  graduatesOn: atom(
    "date",
    {
      label: "预计毕业日期",
      settledBy: village("问学校，登记预计毕业日期"),
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

function ofKind(kind: string) {
  return ({ facts }: DayView): StandingFact | undefined => factOf(facts, kind);
}

function slotsOf(facts: readonly StandingFact[], kind: string): string[] {
  return facts
    .filter((fact) => fact.kind === kind)
    .map(({ slot }) => slot)
    .sort();
}

function recognisedOn(category: string, word: string) {
  return atom(
    "date",
    {
      label: `${word}认定日期`,
      silence: "没写认定日期时，用类别登记的起日",
      settledBy: township(`按认定文书登记${word}认定日期`),
      settledIn: ofChild("category"),
    },
    {
      from: ({ facts }) => factOf(facts, "category", category),
      read: (_, fact) =>
        said.date(fact, "recognisedOn") ?? said.date(fact, "confirmedOn") ?? fact?.from ?? null,
    },
  );
}

function startsOn(category: string, word: string) {
  return atom(
    "date",
    {
      label: `${word}起领月份（首日）`,
      settledBy: township(`登记${word}起领年月`),
      settledIn: ofChild("category"),
    },
    {
      from: ({ facts }) => factOf(facts, "category", category) ?? factOf(facts, "allowance"),
      read: ({ facts }, fact) => {
        if (factOf(facts, "category", category) === undefined) return null;
        const month = said.code(fact, "startMonth") ?? said.code(factOf(facts, "allowance"), "startMonth");
        return month === null ? null : `${month}-01`;
      },
    },
  );
}

/** What was decided once stays decided: it counts for student aid long after the category has ended. */
function firstRecognition(category: string) {
  return ({ source, day }: DayView) =>
    source.facts
      .filter((fact) => fact.kind === "category" && fact.slot === category && fact.from <= day)
      .sort((a, b) => (a.from < b.from ? -1 : 1))[0];
}

function everRecognised(category: string, word: string) {
  return atom(
    "boolean",
    {
      label: `认定过${word}`,
      silence: CLOSED,
      settledBy: township(`找出当年的${word}认定文书，补登类别`),
      settledIn: ofChild("category"),
    },
    { from: firstRecognition(category), read: (_, fact) => fact !== undefined },
  );
}

function firstRecognisedOn(category: string, word: string) {
  return atom(
    "date",
    {
      label: `首次认定${word}的日期`,
      silence: "没写认定日期时，用类别登记的起日；没有认定过就没有日期",
      settledBy: township(`找出当年的${word}认定文书，补登日期`),
      settledIn: ofChild("category"),
    },
    {
      from: firstRecognition(category),
      read: (_, fact) => said.date(fact, "recognisedOn") ?? fact?.from ?? null,
    },
  );
}

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

/** Words of the register in which the infection stands; they leave it through `hiv` only. */
function isHiv(facts: readonly StandingFact[]): boolean {
  return (
    factOf(facts, "difficulty", "H5") !== undefined ||
    said.code(factOf(facts, "category", "orphan"), "orphanType") === "hiv"
  );
}

function modeOf(orphanType: string | null): string | null {
  return orphanType === "institution" ? "institution" : orphanType === null ? null : "community";
}

/** All homes of the register are in the district; somebody who left has an ended file. */
function firstHome(facts: readonly StandingFact[], day: string): StandingFact | undefined {
  const homes = facts.filter((fact) => fact.kind === "residence" && fact.from <= day);
  return homes.sort((a, b) => (a.from < b.from ? -1 : 1))[0];
}

/** Why and since when the file is closed on the day, if it is. */
function endOf({ source, day }: DayView): { on: string; why: string | null } | undefined {
  const away = source.absences.find(({ from, to }) => from <= day && day < to);
  if (away !== undefined) return { on: away.from, why: away.why };
  if (source.endedOn === null || (source.endedOn ?? FOREVER) > day) return undefined;
  return { on: source.endedOn, why: source.endedWhy };
}
