/** What is to be done today, about whom, by when and why: the late first, then what somebody waits for. Pure. */
import { addDays, daysBetween, type IsoDate } from "../../../kernel/calendar-date.ts";
import type { ChildDocument, PhoneTask } from "../phone/child-document.contract.ts";
import type { VisitTerms } from "../phone/desk-document.contract.ts";
import { colourOf, SOON_DAYS } from "../schedule/visit-plan.ts";

/** More is not read on a card; the child's page shows them all. */
const MOST_QUESTIONS = 4;

export type Urgency = "red" | "late" | "soon" | "calm";

export interface TodayItem {
  readonly key: string;
  readonly childId: string | null;
  readonly name: string;
  /** 古楼村 · 8 岁 */
  readonly aside: string;
  readonly title: string;
  readonly why: string;
  readonly ask: readonly string[];
  readonly dueOn: IsoDate | null;
  readonly daysLate: number;
  readonly urgency: Urgency;
  readonly act: PhoneTask["act"];
  readonly about: PhoneTask["about"];
}

export interface TodayGroup {
  readonly title: string;
  readonly items: readonly TodayItem[];
}

interface Given {
  readonly children: readonly ChildDocument[];
  /** Without a child of their own. */
  readonly deskTasks: readonly PhoneTask[];
  readonly terms: VisitTerms;
  readonly visited: ReadonlyMap<string, IsoDate>;
  /** What was settled on this phone and is not received yet, by `about.id`. */
  readonly settled: ReadonlySet<string>;
  readonly asideOf: (child: ChildDocument) => string;
  readonly today: IsoDate;
}

/** The quarter stands on a card of its own, which leads to its page. */
const HAS_ITS_CARD = "quarter.confirm";

const order: Readonly<Record<Urgency, number>> = { red: 0, late: 1, soon: 2, calm: 3 };

export function listToday(given: Given): TodayGroup[] {
  const { children, deskTasks, settled } = given;
  const visits = children.flatMap((child) => visitOf(child, given) ?? []).sort(byUrgency);
  const tasks = [
    ...children.flatMap((child) => child.tasks.map((task) => taskOf(task, child, given))),
    ...deskTasks.filter(({ kind }) => kind !== HAS_ITS_CARD).map((task) => taskOf(task, null, given)),
  ]
    .filter(({ about, act }) => act !== "visit" && !(about !== null && settled.has(about.id)))
    .sort(byUrgency);
  const of = (...acts: PhoneTask["act"][]) => tasks.filter(({ act }) => acts.includes(act));
  const groups = [
    { title: "镇街退回，要补充", items: of("amend") },
    { title: "走访已经过期", items: visits.filter(({ daysLate }) => daysLate > 0) },
    { title: "要核实、要办的事", items: of("check", "finding", "told", "none") },
    { title: "要留心的孩子", items: of("watch") },
    { title: "这几天该走访", items: visits.filter(({ daysLate }) => daysLate <= 0) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

export function isDue(child: ChildDocument, visited: ReadonlyMap<string, IsoDate>, today: IsoDate): boolean {
  return !visited.has(child.id) && child.visit.dueOn <= addDays(today, SOON_DAYS);
}

function visitOf(child: ChildDocument, given: Given): TodayItem | undefined {
  const { visited, today, terms, asideOf } = given;
  if (!isDue(child, visited, today)) return undefined;
  const daysLate = daysBetween(child.visit.dueOn, today);
  return {
    key: `visit:${child.id}`,
    childId: child.id,
    name: child.name,
    aside: asideOf(child),
    title: "走访",
    why: child.visit.why,
    ask: questionsOf(child),
    dueOn: child.visit.dueOn,
    daysLate,
    urgency: daysLate > 0 ? (colourOf(daysLate, terms) === "red" ? "red" : "late") : "soon",
    act: "visit",
    about: null,
  };
}

/** What a visit asks for the sake of everything that is open about the child. */
export function questionsOf({ tasks }: ChildDocument): string[] {
  return [...new Set(tasks.flatMap(({ ask }) => ask))].slice(0, MOST_QUESTIONS);
}

function taskOf(task: PhoneTask, child: ChildDocument | null, { today, asideOf }: Given): TodayItem {
  const daysLate = task.dueOn === null ? 0 : Math.max(0, daysBetween(task.dueOn, today));
  return {
    key: task.key,
    childId: child?.id ?? null,
    name: child?.name ?? "",
    aside: child === null ? "" : asideOf(child),
    title: task.title,
    why: task.why,
    ask: task.ask.filter((one) => one !== task.why).slice(0, MOST_QUESTIONS),
    dueOn: task.dueOn,
    daysLate,
    urgency: urgencyOf(task.dueOn, daysLate, today),
    act: task.act,
    about: task.about,
  };
}

function urgencyOf(dueOn: IsoDate | null, daysLate: number, today: IsoDate): Urgency {
  if (daysLate > 0) return "red";
  return dueOn !== null && dueOn <= addDays(today, SOON_DAYS) ? "soon" : "calm";
}

function byUrgency(one: TodayItem, other: TodayItem): number {
  return (
    order[one.urgency] - order[other.urgency] ||
    (one.dueOn ?? "9999").localeCompare(other.dueOn ?? "9999") ||
    one.key.localeCompare(other.key)
  );
}

/** 过了 5 天 · 11-23 到期; 今天到期; 还有 2 天 · 11-30 到期 */
export function sayDue({ dueOn, daysLate }: Pick<TodayItem, "dueOn" | "daysLate">, today: IsoDate): string {
  if (dueOn === null) return "";
  const day = dueOn.slice(0, 4) === today.slice(0, 4) ? dueOn.slice(5) : dueOn;
  const left = daysBetween(today, dueOn);
  if (left < 0) return `过了 ${daysLate} 天 · ${day} 到期`;
  return left === 0 ? "今天到期" : `还有 ${left} 天 · ${day} 到期`;
}
