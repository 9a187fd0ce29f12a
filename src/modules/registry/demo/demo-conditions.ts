/** What stands between a parent and the care of the child: the condition, its paper, and when it must be looked at again. */
import { monthsBetween } from "../../../kernel/calendar-date.ts";
import type { ConditionCode } from "../codes.contract.ts";
import type { FactValue } from "../facts.contract.ts";
import type { FactDraft } from "../file-draft.contract.ts";
import { type Day, isoOf, YEAR, yearsBefore } from "./demo-days.ts";
import { fact } from "./demo-file.ts";
import { type Adult, unreachable } from "./demo-people.ts";
import { lots } from "./demo-random.ts";
import { dayBetween, type World } from "./demo-world.ts";
import * as tables from "./name-tables.ts";

export interface Ordeal {
  readonly adult: Adult;
  readonly facts: readonly FactDraft[];
  readonly from: Day;
  /** The first day on which the paper is there and a category can rest on it. */
  readonly provenOn: Day;
}

export interface Span {
  readonly from: Day;
  readonly to: Day;
  /** Something runs out within the next sixty days. */
  readonly dueSoon?: boolean;
}

type Teller = (world: World, adult: Adult, span: Span) => Ordeal;

const workPlaceLots = lots(tables.workPlaces);
/** A review is due soon within this many days. */
const SOON = { from: 4, to: 57 } as const;

export function migrantWork(world: World, from: Day, to?: Day): FactDraft {
  return fact(
    "condition",
    from,
    { condition: "migrantWork", place: world.random.pick(workPlaceLots) },
    { to },
  );
}

function ordeal(
  adult: Adult,
  from: Day,
  condition: ConditionCode,
  details: {
    readonly place?: string;
    readonly document?: string;
    readonly due?: Day;
    readonly proof: string;
    readonly lag: number;
    readonly more?: readonly FactDraft[];
    /** What the decision tables ask of the condition, as far as somebody has written it down. */
    readonly asked?: Omit<Partial<FactValue<"condition">>, "condition">;
  },
): Ordeal {
  const value = {
    condition,
    place: details.place,
    document: details.document,
    reviewDue: details.due === undefined ? undefined : isoOf(details.due),
    ...details.asked,
  };
  return {
    adult,
    from,
    provenOn: from + details.lag,
    facts: [fact("condition", from, value, { evidence: details.proof }), ...(details.more ?? [])],
  };
}

/** A paper in so many lies in the drawer and not in the file; told by the day, so that nothing else of the district moves. */
function isWrittenDown(day: Day, oneIn: number): boolean {
  return day % oneIn !== 0;
}

/** Term and last day, as the judgment or decision has them. */
function termUntil(from: Day, last: Day): Omit<Partial<FactValue<"condition">>, "condition"> {
  if (!isWrittenDown(from, 9)) return {};
  return {
    termMonths: Math.max(1, monthsBetween(isoOf(from), isoOf(last + 1))),
    endsOn: isoOf(last),
  };
}

function soonOr(world: World, span: Span, from: number, to: number): Day {
  const { random, today } = world;
  return today + (span.dueSoon === true ? random.int(SOON.from, SOON.to) : random.int(from, to));
}

const deceased: Teller = (world, adult, span) => {
  const from = dayBetween(world, span.from, span.to);
  const [proof, word] = world.random.pick([
    ["户口注销证明", "演户注"],
    ["居民死亡医学证明", "演医亡"],
    ["火化证明", "演殡火"],
  ] as const);
  return ordeal(unreachable(adult), from, "deceased", {
    document: `${proof} ${world.numbers.paper(word, from)}`,
    proof,
    lag: 20,
  });
};

const declaredMissing: Teller = (world, adult, span) => {
  const from = dayBetween(world, span.from, span.to);
  const document = `宣告失踪判决书 ${world.numbers.judgment("民特", from)}`;
  return ordeal(unreachable(adult), from, "declaredMissing", { document, proof: "法院判决书", lag: 15 });
};

/** Ten years is a certificate's life; levels one and two of any class, or three and four of 智力 and 精神. */
const severeDisability: Teller = (world, adult, span) => {
  const { random, today } = world;
  const expires = soonOr(world, span, 90, 3200);
  const issued = Math.min(yearsBefore(expires, 10), span.to);
  const disabilityClass = random.pick(["1", "2", "4", "4", "5", "5", "6", "6", "7"] as const);
  const level =
    disabilityClass === "5" || disabilityClass === "6"
      ? random.pick(["1", "2", "3", "4"] as const)
      : random.pick(["1", "2"] as const);
  const due = Math.max(expires, today + 1);
  const validUntil = isoOf(due);
  const card =
    adult.person.citizenNo === undefined
      ? undefined
      : `残疾人证 ${adult.person.citizenNo}${disabilityClass}${level}`;
  return ordeal(adult, issued, "severeDisability", {
    ...(card === undefined ? {} : { document: card }),
    due,
    proof: "残疾人证",
    lag: 20,
    more: [
      fact("disability", issued, { class: disabilityClass, level, validUntil }, { evidence: "残疾人证" }),
    ],
  });
};

/** Looked at every year again. */
const seriousIllness: Teller = (world, adult, span) => {
  const { random, today, numbers } = world;
  const due = soonOr(world, span, 5, 360);
  const years = Math.max(1, Math.min(random.int(1, 4), Math.floor((due - span.from) / YEAR)));
  const from = Math.min(yearsBefore(due, years), span.to, today - 30);
  const illness = random.pick([
    "尿毒症",
    "肝硬化失代偿期",
    "恶性肿瘤",
    "再生障碍性贫血",
    "脑卒中后遗症",
    "重度风湿性心脏病",
  ]);
  return ordeal(adult, from, "seriousIllness", {
    document: `诊断证明 ${illness} ${numbers.paper("演医诊", from)}`,
    due,
    proof: "县级以上公办医院诊断证明",
    lag: 20,
    asked: isWrittenDown(from, 6) ? { inCatalogue: true } : {},
  });
};

const imprisoned: Teller = (world, adult, span) => {
  const { random, numbers } = world;
  const from = dayBetween(world, span.from, span.to);
  const due = soonOr(world, span, 70, 2100);
  const document = `刑事判决书 ${numbers.judgment("刑初", from)}`;
  const place = random.pick([
    "重庆市内某监狱",
    "重庆市内某监狱",
    "四川省某监狱",
    "广东省某监狱",
    "浙江省某监狱",
  ]);
  return ordeal(unreachable(adult), from, "imprisoned", {
    place,
    document,
    due,
    proof: "刑事判决书",
    lag: 20,
    asked: termUntil(from, due),
  });
};

/** Two years by decision. */
const compulsoryRehab: Teller = (world, adult, span) => {
  const { today, numbers } = world;
  const due = soonOr(world, span, 62, 520);
  const from = Math.max(yearsBefore(due, 2), Math.min(span.from, today - 240));
  const document = `强制隔离戒毒决定书 ${numbers.paper("演强戒决字", from)}`;
  return ordeal(unreachable(adult), from, "compulsoryRehab", {
    place: "重庆市内某强制隔离戒毒所",
    document,
    due,
    proof: "强制隔离戒毒决定书",
    lag: 15,
    asked: termUntil(from, due),
  });
};

const otherRestricted: Teller = (world, adult, span) => {
  const { today, random, numbers } = world;
  const from = Math.max(today - random.int(230, 460), Math.min(span.from, today - 230));
  const document = `监视居住决定书 ${numbers.paper("演监居", from)}`;
  const due = soonOr(world, span, 62, 200);
  return ordeal(unreachable(adult), from, "otherRestricted", {
    document,
    due,
    proof: "办案机关法律文书",
    lag: 15,
    asked: termUntil(from, due),
  });
};

/** The police answer after six months of searching. */
const outOfContact: Teller = (world, adult, span) => {
  const from = dayBetween(world, span.from, span.to);
  const receipt = from + 190;
  const document = `儿童失联父母查找情况回执单 ${world.numbers.paper("演公失", receipt)}`;
  const due = span.dueSoon === true ? { due: soonOr(world, span, 0, 0) } : {};
  return ordeal(unreachable(adult), from, "outOfContact", {
    document,
    ...due,
    proof: "公安机关查找回执单",
    lag: 195,
    asked: isWrittenDown(from, 7)
      ? { road: "police", reportedOn: isoOf(from + 6), lastContactOn: isoOf(from), dutyFulfilled: false }
      : {},
  });
};

const guardianshipRevoked: Teller = (world, adult, span) => {
  const from = dayBetween(world, span.from, span.to);
  const document = `撤销监护人资格判决书 ${world.numbers.judgment("民特", from)}`;
  return ordeal(unreachable(adult), from, "guardianshipRevoked", { document, proof: "法院判决书", lag: 15 });
};

const deported: Teller = (world, adult, span) => {
  const from = dayBetween(world, span.from, span.to);
  const document = `遣送出境决定书 ${world.numbers.paper("演境遣", from)}`;
  return ordeal(unreachable(adult), from, "deported", {
    place: "越南",
    document,
    proof: "公安机关遣送材料",
    lag: 30,
    asked: { dutyFulfilled: false },
  });
};

/** The eight conditions that leave a child de facto unattended, and the two that make an orphan of it. */
const tellers = {
  severeDisability,
  seriousIllness,
  imprisoned,
  compulsoryRehab,
  otherRestricted,
  outOfContact,
  guardianshipRevoked,
  deported,
  deceased,
  declaredMissing,
} satisfies Partial<Record<ConditionCode, Teller>>;

export type Hardship = keyof typeof tellers;

export const unableConditions = [
  "severeDisability",
  "seriousIllness",
  "imprisoned",
  "compulsoryRehab",
  "otherRestricted",
  "outOfContact",
  "guardianshipRevoked",
  "deported",
] as const satisfies readonly Hardship[];
export const lostConditions = ["deceased", "declaredMissing"] as const satisfies readonly Hardship[];

export function tellHardship(world: World, adult: Adult, hardship: Hardship, span: Span): Ordeal {
  return tellers[hardship](world, adult, span);
}
