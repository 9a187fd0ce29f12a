/** A child's file as it stands on one day: what holds about the child and about its people. Pure. */
import { isIsoDate } from "../../../kernel/calendar-date.ts";
import {
  carerOf,
  FATHER,
  holdsOn,
  kinOf,
  MOTHER,
  type StandingFact,
  type StandingKin,
  type StandingSource,
} from "../../registry/standing-source.contract.ts";

export interface DayView {
  readonly day: string;
  readonly source: StandingSource;
  /** Of the child, holding on the day. */
  readonly facts: readonly StandingFact[];
  readonly father: ParentView | undefined;
  readonly mother: ParentView | undefined;
  readonly carer: StandingKin | undefined;
}

export interface ParentView {
  readonly kin: StandingKin;
  /** Of the parent, holding on the day. */
  readonly facts: readonly StandingFact[];
}

export function viewOn(source: StandingSource, day: string): DayView {
  const father = kinOf(source, FATHER, day);
  const mother = kinOf(source, MOTHER, day);
  return {
    day,
    source,
    facts: source.facts.filter((fact) => holdsOn(fact, day)),
    father: parentView(father, day),
    mother: parentView(mother, day),
    carer: carerOf(source, day, father, mother),
  };
}

function parentView(kin: StandingKin | undefined, day: string): ParentView | undefined {
  return kin === undefined ? undefined : { kin, facts: kin.facts.filter((fact) => holdsOn(fact, day)) };
}

export function factOf(facts: readonly StandingFact[] | undefined, kind: string, slot?: string) {
  return facts?.find((fact) => fact.kind === kind && (slot === undefined || fact.slot === slot));
}

/** The day on which the unbroken chain of facts began that this one continues: a detail added later begins nothing. */
export function beginOf(facts: readonly StandingFact[], fact: StandingFact): string {
  const before = facts.find(
    ({ kind, slot, to }) => kind === fact.kind && slot === fact.slot && to === fact.from,
  );
  return before === undefined ? fact.from : beginOf(facts, before);
}

/** What a fact says in one of its fields, if it says it and as what it should be. */
export const said = {
  code: (fact: StandingFact | undefined, field: string) => textIn(fact?.value[field]),
  /** A day that the calendar does not know is as good as not said: one bad cell must not keep a chunk from the table. */
  date: (fact: StandingFact | undefined, field: string) => {
    const value = textIn(fact?.value[field]);
    return value !== null && isIsoDate(value) ? value : null;
  },
  number: (fact: StandingFact | undefined, field: string) => {
    const value = fact?.value[field];
    return typeof value === "number" ? value : null;
  },
  boolean: (fact: StandingFact | undefined, field: string) => {
    const value = fact?.value[field];
    return typeof value === "boolean" ? value : null;
  },
};

function textIn(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
