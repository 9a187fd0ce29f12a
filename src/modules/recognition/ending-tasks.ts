/** What the village has to do because something ends, and why it no longer has to. Pure. */
import { addDays, daysBetween, type IsoDate } from "../../kernel/calendar-date.ts";
import type { ParameterInForce, ParametersInForce } from "../../platform/rules/evaluate.ts";
import type { ProfileValues } from "./profile.contract.ts";
import { type Ending, endingRules, endingsBetween, policeReminder } from "./rules/endings.ts";

export const ENDING = "recognition.ending";
export const LOST = "recognition.lost";
const PARENTS = { father: "父亲", mother: "母亲" } as const;
const LONG_AGO = "1900-01-01";

export interface ConcernedChild {
  readonly childId: string;
  readonly scopeCode: string;
  readonly values: ProfileValues;
}

/** Days on which the same parameters hold, both included. */
export interface ParameterSpan {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly parameters: ParametersInForce;
}

export interface EndingTask {
  readonly kind: typeof ENDING | typeof LOST;
  readonly key: string;
  readonly title: string;
  readonly why: string;
  readonly dueOn?: IsoDate;
}

export interface EndingTasks {
  /** To be done, from today on. */
  readonly due: readonly EndingTask[];
  /** The day has passed, but nobody has looked yet: what lies on a desk stays there. */
  readonly overdue: readonly EndingTask[];
}

/** An ending is told by the parameters of its own day: the age of a limit that changes before is another one. */
export function endingTasksOf(
  { childId, values }: ConcernedChild,
  spans: readonly ParameterSpan[],
  on: IsoDate,
): EndingTasks {
  const [now] = spans;
  if (now === undefined) return { due: [], overdue: [] };
  const world = { facts: values, parameters: now.parameters, on };
  const ahead = spans.flatMap(({ from, to, parameters }) =>
    endingsBetween({ ...world, parameters }, from, to),
  );
  const passed = endingsBetween(world, LONG_AGO, addDays(on, -1)).filter(({ kind }) => kind === "review");
  const reminders = (["father", "mother"] as const).flatMap(
    (parent) => policeReminder(world, parent, (day) => daysBetween(day, on)) ?? [],
  );
  const waiting = reminders.map(
    ({ parent, reportedOn, days }): EndingTask => ({
      kind: LOST,
      key: `${LOST}/${childId}/${parent}/${reportedOn}/${days}`,
      title: `${PARENTS[parent]}失联报案已满 ${days} 天`,
      why: `${reportedOn} 向公安报告，请向派出所要查找情况回执单，或登记已经找到。`,
    }),
  );
  const task = (ending: Ending) => taskOf(childId, ending);
  return { due: [...ahead.map(task), ...waiting], overdue: passed.map(task) };
}

function taskOf(childId: string, ending: Ending): EndingTask {
  const { code, title, on, stopsFrom, does, kind, cite } = ending;
  const money = stopsFrom === null || kind === "review" ? "" : `自 ${stopsFrom} 起停发。`;
  return {
    kind: ENDING,
    key: `${ENDING}/${childId}/${code}/${on}`,
    title,
    why: `${on} 到期。${does}。${money}（${cite.document}）`,
    dueOn: on,
  };
}

/** Of a task that is no longer to be done. */
export function whyClosed(
  { key, dueOn }: { readonly key: string; readonly dueOn: IsoDate | null },
  child: ConcernedChild | undefined,
  on: IsoDate,
): string {
  if (child === undefined) return "档案已不在册，不用再办";
  const [kind, , code] = key.split("/");
  if (kind === LOST) return "已经查明或收到回执，或者又满了下一个期限，不用再办";
  const rule = endingRules.find((one) => one.code === code);
  const held = child.values.categories ?? [];
  if (!rule?.about.some((category) => held.includes(category))) return "已不在相应类别，不用再办";
  if (rule.kind === "ends" && dueOn !== null && dueOn < on) return `${dueOn} 已到期，按规定退出`;
  return "登记的情况变了，这一条不再成立";
}

interface Period extends ParameterInForce {
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** The days from one to another, cut where a parameter changes. */
export function spansBetween(rows: readonly Period[], from: IsoDate, to: IsoDate): ParameterSpan[] {
  const cuts = rows.flatMap(({ validFrom, validTo }) => [validFrom, validTo ?? from]);
  const days = [...new Set([from, ...cuts.filter((day) => day > from && day <= to)])].sort();
  return days.map((day, index) => {
    const next = days[index + 1];
    const held = rows.filter(
      ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
    );
    return {
      from: day,
      to: next === undefined ? to : addDays(next, -1),
      parameters: new Map(held.map((row) => [row.key, row])),
    };
  });
}
