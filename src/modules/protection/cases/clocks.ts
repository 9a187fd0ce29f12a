/**
 * The clocks of the response: each starts with something that happened and stops with something that was done. They are read from the
 * events of a report or a case, never set by hand, so that a correction of the colour, a handing over or a restart cannot lose one. Pure.
 */
import type { Citation } from "../../../kernel/citation.ts";
import type { WorkCalendar } from "../../../kernel/working-days.ts";
import type { Parameter } from "../../../platform/parameters/declare-parameter.ts";
import type { ParameterReader, ParametersOfDay } from "../../../platform/parameters/read-parameter.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import * as terms from "../protection.parameters.ts";
import type { Colour } from "../protection-codes.contract.ts";
import { type Span, spanFrom } from "./span.ts";

export interface HappenedEvent {
  readonly code: string;
  /** ISO 8601. */
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Whose clock: of the report until somebody has disposed of it, of the case afterwards. */
export type Holder = "report" | "case";

export interface ClockSpec {
  readonly code: string;
  readonly title: string;
  readonly of: Holder;
  /** Only of a matter in which this has happened, and not before it has; absent: of every one. */
  readonly onlyAfter?: (event: HappenedEvent) => boolean;
  readonly starts: (event: HappenedEvent) => boolean;
  readonly meets: (event: HappenedEvent) => boolean;
  /** It no longer matters: the report was joined to a case, the case is closed. */
  readonly stops?: (event: HappenedEvent) => boolean;
  readonly term: (colour: Colour) => TermOf;
  readonly cite: Citation;
}

interface TermOf {
  readonly reader: ParameterReader<number>;
  readonly unit: Parameter["unit"];
}

export interface Clock {
  readonly code: string;
  readonly title: string;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly metAt: string | null;
  readonly stoppedAt: string | null;
  /** The holiday notice of these years is wanting: the day is provisional. */
  readonly missingYears: readonly number[];
  readonly cite: Citation;
}

const happens =
  (...codes: readonly string[]) =>
  ({ code }: HappenedEvent) =>
    codes.includes(code);

const of = (parameter: Parameter<number>): TermOf => ({ reader: readerOf(parameter), unit: parameter.unit });
const same = (parameter: Parameter<number>) => {
  const term = of(parameter);
  return () => term;
};
const byColour = (table: Readonly<Record<Colour, Parameter<number>>>) => {
  const read = {
    red: of(table.red),
    orange: of(table.orange),
    yellow: of(table.yellow),
    blue: of(table.blue),
  };
  return (colour: Colour) => read[colour];
};

const law = (document: string, says: string, certainty: Citation["certainty"] = "verified"): Citation => ({
  document,
  says,
  certainty,
});
const protectionLaw = (article: string, says: string) => law(`未成年人保护法${article}`, says);
const own = (says: string) => law("系统默认（设计值）", says, "design");

/** Closed, or another district has signed for it. */
const over = happens("closed", "transferredOut");

export const clockSpecs: readonly ClockSpec[] = [
  {
    code: "takeUp",
    title: "签收受理",
    of: "report",
    starts: happens("received"),
    meets: happens("takenUp", "settled"),
    term: byColour({
      red: terms.takeUpRed,
      orange: terms.takeUpOrange,
      yellow: terms.takeUpOther,
      blue: terms.takeUpOther,
    }),
    cite: protectionLaw("第十一条", "有关部门接到报告后应当依法及时受理、处置"),
  },
  {
    code: "feedback",
    title: "反馈报告人",
    of: "report",
    starts: happens("handled"),
    meets: happens("fedBack"),
    term: same(terms.feedback),
    cite: protectionLaw("第十一条", "以适当方式将处置结果告知相关单位和人员"),
  },
  {
    code: "firstContact",
    title: "首次联系孩子或监护人",
    of: "case",
    starts: (event) => event.code === "opened" && event.data["colour"] === "red",
    meets: happens("contacted", "visited"),
    stops: over,
    term: same(terms.firstContact),
    cite: own("危机个案要尽快联系到孩子"),
  },
  {
    code: "visit",
    title: "现场核查和安全评估",
    of: "case",
    starts: happens("opened", "reopened"),
    meets: happens("visited"),
    stops: over,
    term: byColour({
      red: terms.visitRed,
      orange: terms.visitOrange,
      yellow: terms.visitYellow,
      blue: terms.visitBlue,
    }),
    cite: law("国发〔2016〕13号", "乡镇政府会同公安及时调查评估，公安机关第一时间出警调查"),
  },
  {
    code: "policeTransfer",
    title: "转公安",
    of: "case",
    starts: happens("crimeSuspected"),
    meets: happens("policeTransferred"),
    stops: over,
    term: same(terms.policeTransfer),
    cite: protectionLaw("第十一条", "应当立即向公安、民政、教育等有关部门报告"),
  },
  {
    code: "policeReply",
    title: "公安反馈受案、立案",
    of: "case",
    starts: happens("policeTransferred"),
    meets: happens("policeReplied"),
    stops: over,
    term: same(terms.policeReply),
    cite: law("九部门强制报告意见（2020）", "受案或者立案后三日内向报案单位反馈", "uncertain"),
  },
  {
    code: "policeExplain",
    title: "公安提供情况说明",
    of: "case",
    starts: happens("escorted"),
    meets: happens("policeExplained"),
    stops: over,
    term: same(terms.policeExplain),
    cite: law("法发〔2014〕24号", "护送后五个工作日内提供案件侦办查处情况说明", "uncertain"),
  },
  {
    code: "placement",
    title: "临时安置决定",
    of: "case",
    starts: (event) => event.code === "visited" && event.data["safety"] === "unsafe",
    meets: happens("placed"),
    stops: over,
    term: same(terms.placementDecision),
    cite: protectionLaw("第九十二条", "需要紧急安置的，民政部门应当依法临时监护"),
  },
  {
    code: "assess",
    title: "监护评估",
    of: "case",
    starts: happens("verified"),
    meets: happens("assessed"),
    stops: over,
    term: same(terms.assessment),
    cite: law("国发〔2016〕13号", "乡镇政府会同民政、公安等评估"),
  },
  {
    code: "confer",
    title: "联合会商",
    of: "case",
    starts: happens("verified"),
    meets: happens("conferred"),
    stops: over,
    term: same(terms.assessment),
    cite: law("国发〔2016〕13号", "乡镇政府会同民政、公安等评估"),
  },
  {
    code: "plan",
    title: "帮扶方案",
    of: "case",
    starts: happens("conferred"),
    meets: happens("planned"),
    stops: over,
    term: same(terms.planning),
    cite: own("会商后定下帮扶方案"),
  },
  ...terms.followUpMonths.map(
    (month, index): ClockSpec => ({
      code: `followUp${index + 1}`,
      title: `第 ${index + 1} 次回访`,
      of: "case",
      starts: happens("planned"),
      meets: (event) => event.code === "followedUp" && Number(event.data["nth"]) >= index + 1,
      stops: over,
      term: same(month),
      cite: own("方案定下后第一、三、六、十二个月回访"),
    }),
  ),
  {
    code: "followUpStreet",
    title: "流浪孩子的回访",
    of: "case",
    onlyAfter: ({ data }) => data["isStreet"] === true || data["ground"] === "T1",
    starts: happens("planned", "returnedHome", "followedUp"),
    // Each visit begins the next quarter.
    meets: () => false,
    stops: over,
    term: same(terms.streetFollowUp),
    cite: law("民发〔2019〕62号", "流浪儿童每季度至少回访一次"),
  },
];

export interface Reckoning {
  readonly calendar: WorkCalendar;
  /** Parameters as they hold on the day on which a clock starts. */
  parametersOn(at: string): ParametersOfDay;
}

/** Every clock that has started, in the order of the table. */
export function clocksOf(of: Holder, events: readonly HappenedEvent[], reckoning: Reckoning): Clock[] {
  return clockSpecs
    .filter((spec) => spec.of === of)
    .flatMap((spec) => {
      const clock = clockOf(spec, events, reckoning);
      return clock === undefined ? [] : [clock];
    });
}

/** The last start counts: a case that is opened again is visited again. */
function clockOf(spec: ClockSpec, events: readonly HappenedEvent[], reckoning: Reckoning): Clock | undefined {
  const applies = spec.onlyAfter === undefined ? 0 : events.findIndex(spec.onlyAfter);
  const started = events.findLastIndex(spec.starts);
  if (applies < 0 || started < 0) return undefined;
  const begun = Math.max(applies, started);
  const start = events[begun];
  if (start === undefined) return undefined;
  // What happened at the same moment, or is recorded before but done in one act, does not count backwards.
  const after = events.slice(begun + 1);
  const met = after.find(spec.meets);
  const stopped = after.find((event) => spec.stops?.(event) ?? false);
  const { reader, unit } = spec.term(colourOf(events));
  const span: Span = { count: reader.get(reckoning.parametersOn(start.at)), unit };
  const { dueAt, missingYears } = spanFrom(start.at, span, reckoning.calendar);
  const isStopped = stopped !== undefined && (met === undefined || stopped.at < met.at);
  return {
    code: spec.code,
    title: spec.title,
    startedAt: start.at,
    dueAt,
    metAt: isStopped ? null : (met?.at ?? null),
    stoppedAt: isStopped ? stopped.at : null,
    missingYears,
    cite: spec.cite,
  };
}

/** The colour that holds now: whoever corrects it shortens or lengthens what still runs. */
export function colourOf(events: readonly HappenedEvent[]): Colour {
  const last = events.findLast(({ data }) => typeof data["colour"] === "string");
  return (last?.data["colour"] as Colour | undefined) ?? "yellow";
}

export const isOpen = ({ metAt, stoppedAt }: Pick<Clock, "metAt" | "stoppedAt">): boolean =>
  metAt === null && stoppedAt === null;
