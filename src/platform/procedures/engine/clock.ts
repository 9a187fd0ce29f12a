/** The clock of the open step: from when it runs, and what standing still makes of its due day. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { dueOf, type RunningTerm } from "../deadline.ts";
import { type Matter, type StepPause, withStep } from "../matter.ts";
import type { Term } from "../procedure.ts";
import type { Situation } from "./ruling.ts";

export function running(
  term: Term,
  { receivedOn, steps }: Matter,
  on: IsoDate,
  at: Situation,
): RunningTerm | null {
  const count = at.terms.get(term.parameter);
  if (count === undefined) return null;
  const from = term.from === "receipt" && receivedOn !== null ? receivedOn : on;
  // Hours run from the moment itself, which the first step knows; for a day in the past nobody knows better than its beginning.
  const first = steps[0]?.term;
  const isReceipt = term.from === "receipt" && first?.from === from && first.fromAt !== "";
  const known = isReceipt ? first.fromAt : undefined;
  const fromAt = known ?? (from === at.today ? at.now : `${from}T00:00:00+08:00`);
  return { count, unit: term.unit, from, fromAt };
}

export function standStill(matter: Matter, standing: StepPause, at: Situation): Matter {
  return countAnew({ ...matter, pauses: [...matter.pauses, standing] }, standing.step, at);
}

export function endPauses(pauses: readonly StepPause[], ordinal: number, on: IsoDate): StepPause[] {
  return pauses.map((one) => (one.step === ordinal && one.to === undefined ? { ...one, to: on } : one));
}

export function letRun(matter: Matter, ordinal: number, on: IsoDate, at: Situation): Matter {
  return countAnew({ ...matter, pauses: endPauses(matter.pauses, ordinal, on) }, ordinal, at);
}

/** The open step with what its pauses make of its due day. */
export function countAnew(matter: Matter, ordinal: number, at: Situation): Matter {
  const step = matter.steps.find((one) => one.ordinal === ordinal);
  if (step === undefined || step.term === null) return matter;
  const due = dueOf(
    at.calendar,
    step.term,
    matter.pauses.filter((one) => one.step === ordinal),
  );
  return { ...matter, steps: withStep(matter.steps, { ...step, due }) };
}
