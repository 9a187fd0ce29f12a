/** What is measured on a case or a report, as SQL: figures count by it, and the lists behind them narrow by it. */
import { type RawBuilder, sql } from "kysely";
import {
  type CaseMeasure,
  type CasePace,
  type PaceOutcome,
  paceAsked,
  type ReportMeasure,
  type ReportPace,
} from "./pace-codes.ts";

type Part = RawBuilder<unknown>;

export interface Measure {
  readonly code: CaseMeasure | ReportMeasure;
  /** Which rows it measures at all. */
  readonly counts: Part;
  readonly pace: Part;
  readonly due: Part;
  /** When that was done of which the time is told. */
  readonly ended: Part;
}

const columnsOf = (row: string) => (column: string) => sql.ref(`${row}.${column}`);

/** Of red cases the first clock is that of contact, of others that of the visit. */
export function caseMeasures(row: string): readonly Measure[] {
  const of = columnsOf(row);
  const isRed = sql`${of("contact_pace")} is not null`;
  const first = (word: string) =>
    sql`case when ${isRed} then ${of(`contact_${word}`)} else ${of(`visit_${word}`)} end`;
  return [
    {
      ...{ code: "contact", counts: isRed, ended: of("first_act_at") },
      ...{ pace: of("contact_pace"), due: of("contact_due") },
    },
    {
      ...{ code: "firstAct", counts: sql`true`, ended: of("first_act_at") },
      ...{ pace: first("pace"), due: first("due") },
    },
    {
      ...{ code: "safety", counts: sql`true`, ended: of("safe_at") },
      ...{ pace: of("placement_pace"), due: of("placement_due") },
    },
  ];
}

export function reportMeasures(row: string): Readonly<Record<ReportMeasure, Measure>> {
  const of = columnsOf(row);
  return {
    takeUp: {
      ...{ code: "takeUp", counts: sql`${of("take_up_pace")} is not null`, ended: of("taken_up_at") },
      ...{ pace: of("take_up_pace"), due: of("take_up_due") },
    },
    feedback: {
      ...{ code: "feedback", counts: sql`${of("handled_at")} is not null`, ended: of("fed_back_at") },
      ...{ pace: of("feedback_pace"), due: of("feedback_due") },
    },
  };
}

export const isMet = ({ pace }: Measure) => sql`${pace} = 'kept'`;
export const isMissed = ({ pace, due }: Measure, at: Date) => sql`(${pace} = 'missed' or ${due} < ${at})`;

export const casesPaced = (row: string, pace: CasePace, at: Date) => paced(caseMeasures(row), pace, at);
export const reportsPaced = (row: string, pace: ReportPace, at: Date) =>
  paced(Object.values(reportMeasures(row)), pace, at);

function paced(measures: readonly Measure[], asked: CasePace | ReportPace, at: Date): Part {
  const { measure, outcome } = paceAsked(asked);
  const one = measures.find(({ code }) => code === measure);
  if (one === undefined) throw new Error(`nothing measures ${asked}`);
  const conditions: Readonly<Record<PaceOutcome, Part>> = {
    Due: sql`(${isMet(one)} or ${isMissed(one, at)})`,
    Met: isMet(one),
    Missed: isMissed(one, at),
    Timed: sql`${one.ended} is not null`,
  };
  return sql`${one.counts} and ${conditions[outcome]}`;
}
