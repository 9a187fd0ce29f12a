/** A step is decided: by whom it may be, what stands in its way, where it leads, and what silence means. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import {
  isDeskOf,
  isEntered,
  type Matter,
  materialsMissing,
  openPause,
  openStep,
  outcomesOffered,
  type Step,
  SUPPLEMENT,
  stepSpec,
  withStep,
} from "../matter.ts";
import type { OutcomeSpec, StepSpec } from "../procedure.ts";
import { endPauses } from "./clock.ts";
import { end, goOn, opened } from "./progress.ts";
import { type Act, type Refused, type Ruling, refuse, type Situation, type Told } from "./ruling.ts";

export function decide(matter: Matter, todo: Act & { kind: "decide" }, at: Situation): Ruling {
  const step = openStep(matter);
  if (step?.ordinal !== todo.step) return refuse("notOpen");
  const spec = stepSpec(at.spec, step.code);
  const barred = mayNotAct(matter, step, spec, at);
  if (barred !== undefined) return barred;
  const outcome = outcomesOffered(spec, matter).find(({ code }) => code === todo.outcome);
  if (outcome === undefined) return refuse("noSuchOutcome");
  if (outcome.leads === "back" && !(outcome.to ?? []).includes(todo.to ?? ""))
    return refuse("noSuchOutcome", "请选择退回到哪一步。");
  const hindrance = hindranceOf(matter, step, outcome, todo.opinion, at);
  return hindrance ?? conclude(matter, step, outcome, todo, at);
}

function mayNotAct(matter: Matter, step: Step, spec: StepSpec, at: Situation): Refused | undefined {
  if (!isDeskOf(at.behalf ?? at.by, spec.by, matter)) return refuse("notYours");
  // Who enters what others did has decided nothing.
  if (isEntered(spec.by, matter.places)) return undefined;
  const kept = keptApart(matter, step, spec);
  const mine = [at.by.accountId, at.behalf?.accountId];
  const met = kept.find(({ accountIds }) => accountIds.some((id) => mine.includes(id)));
  if (met === undefined) return undefined;
  return refuse(
    "separatePosts",
    `“${stepSpec(at.spec, met.code).title}”是您或您所代的人办的，这一步要由别人来办。`,
  );
}

/** Who did the steps that this one is kept apart from, in person or by somebody in their stead. */
function keptApart(matter: Matter, step: Step, spec: StepSpec): { code: string; accountIds: string[] }[] {
  const others = matter.steps.filter(({ code }) => spec.separateFrom?.includes(code));
  const refused = step.isReview ? matter.steps.filter(({ ordinal }) => ordinal < step.ordinal).slice(-1) : [];
  return [...others, ...refused].map(({ code, decision }) => ({
    code,
    accountIds:
      decision === null
        ? []
        : [decision.by.accountId, ...(decision.behalf === null ? [] : [decision.behalf.accountId])],
  }));
}

function hindranceOf(
  matter: Matter,
  step: Step,
  outcome: OutcomeSpec,
  opinion: string,
  at: Situation,
): Refused | undefined {
  const isEnd = outcome.leads === "refused" || outcome.leads === "closed";
  const standing = openPause(matter, step.ordinal);
  // Who waits for papers that never come may still refuse; a public notice has to run its time.
  if (standing !== undefined && !(isEnd && standing.kind === SUPPLEMENT)) return refuse("clockStands");
  const needsReasons =
    outcome.needsReasons === true || outcome.leads === "refused" || outcome.leads === "back";
  if (needsReasons && opinion.trim().length < 2) return refuse("reasonsMissing");
  const missing =
    outcome.leads === "next" || outcome.leads === "approved"
      ? materialsMissing(at.spec, matter, step.code)
      : [];
  return missing.length === 0
    ? undefined
    : refuse("materialsMissing", `还缺：${missing.map(({ title }) => title).join("、")}。`);
}

interface Concluding {
  readonly outcome: string;
  readonly opinion: string;
  readonly to?: string | undefined;
  readonly on: IsoDate;
}

function conclude(matter: Matter, step: Step, outcome: OutcomeSpec, todo: Concluding, at: Situation): Ruling {
  const { on, opinion } = todo;
  const decision = {
    on,
    outcome: outcome.code,
    opinion: opinion.trim(),
    by: { accountId: at.by.accountId, name: at.by.name },
    behalf: at.behalf === undefined ? null : { accountId: at.behalf.accountId, name: at.behalf.name },
  };
  const decided: Matter = {
    ...matter,
    state: "running",
    isNoticed: false,
    pauses: endPauses(matter.pauses, step.ordinal, on),
    steps: withStep(matter.steps, { ...step, state: "decided", decision }),
  };
  const { title } = stepSpec(at.spec, step.code);
  const told: Told[] = [
    {
      kind: outcome.leads === "back" ? "returned" : "decided",
      on,
      step: step.code,
      says: [`${title}：${outcome.label}`, decision.opinion].filter((part) => part !== "").join("。"),
      detail: {
        outcome: outcome.code,
        leads: outcome.leads,
        ...(todo.to === undefined ? {} : { to: todo.to }),
      },
    },
  ];
  const index = at.spec.steps.findIndex(({ code }) => code === step.code);
  switch (outcome.leads) {
    case "next":
      return goOn(decided, index + 1, on, at, told);
    case "back":
      return {
        verdict: "done",
        matter: opened(decided, stepSpec(at.spec, todo.to ?? ""), on, at, false),
        told,
      };
    case "again":
      return {
        verdict: "done",
        matter: opened(decided, stepSpec(at.spec, step.code), on, at, false),
        told,
      };
    case "approved":
    case "refused":
    case "closed":
      return end(decided, outcome.leads, on, told);
  }
}

export function lapse(matter: Matter, at: Situation): Ruling {
  const step = openStep(matter);
  if (step === undefined) return refuse("notOpen");
  const { silence, outcomes, title } = stepSpec(at.spec, step.code);
  const outcome = outcomes.find(({ code }) => code === silence?.outcome);
  if (outcome === undefined) return refuse("notForeseen");
  if (step.due.on === null || step.due.missingYears.length > 0 || at.today <= step.due.on)
    return refuse("notYetDue");
  return conclude(
    matter,
    step,
    outcome,
    { outcome: outcome.code, opinion: `“${title}”期满没有答复，按规定视为${outcome.label}`, on: at.today },
    at,
  );
}
