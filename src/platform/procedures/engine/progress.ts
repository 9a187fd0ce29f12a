/** How a matter goes on: the next step that applies opens, or it ends. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { type Due, dueOf } from "../deadline.ts";
import { isCalledFor, type Matter, type Step } from "../matter.ts";
import type { StepSpec } from "../procedure.ts";
import { running } from "./clock.ts";
import type { Ruling, Situation, Told } from "./ruling.ts";

/** Opens the next step that applies, from this index of the declaration on; after the last one it is approved. */
export function goOn(
  matter: Matter,
  from: number,
  on: IsoDate,
  at: Situation,
  told: readonly Told[],
): Ruling {
  const next = at.spec.steps.slice(from).find((step) => isCalledFor(step, matter));
  if (next === undefined) return end(matter, "approved", on, told);
  return { verdict: "done", matter: opened(matter, next, on, at, false), told };
}

export function end(
  matter: Matter,
  state: "approved" | "refused" | "closed" | "withdrawn",
  on: IsoDate,
  told: readonly Told[],
): Ruling {
  return { verdict: "done", matter: { ...matter, state, endedOn: on }, told };
}

const NO_DUE: Due = { on: null, at: null, missingYears: [] };

export function opened(
  matter: Matter,
  spec: StepSpec,
  on: IsoDate,
  at: Situation,
  isReview: boolean,
): Matter {
  const term = spec.term === undefined ? null : running(spec.term, matter, on, at);
  const step: Step = {
    ordinal: matter.steps.length + 1,
    code: spec.code,
    round: matter.steps.filter(({ code }) => code === spec.code).length + 1,
    state: "open",
    openedOn: on,
    term,
    due: term === null ? NO_DUE : dueOf(at.calendar, term, []),
    decision: null,
    isReview,
  };
  return { ...matter, state: "running", steps: [...matter.steps, step] };
}
