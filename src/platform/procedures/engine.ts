/**
 * One engine for every procedure: a matter, an act, who acts, a day and a calendar in; the next matter and what to tell of it
 * out, or a refusal with its reason. Pure.
 */
import { addDays, type IsoDate } from "../../kernel/calendar-date.ts";
import type { WorkCalendar } from "../../kernel/working-days.ts";
import { type Due, dueOf, type RunningTerm } from "./deadline.ts";
import {
  type Acting,
  formFaults,
  type HandedIn,
  holds,
  isDeskOf,
  isEntered,
  type Matter,
  materialsAsked,
  materialsMissing,
  openPause,
  openStep,
  type Step,
  type StepPause,
  SUPPLEMENT,
  stepSpec,
} from "./matter.ts";
import type { OutcomeSpec, ProcedureVersion, StepSpec, Term } from "./procedure.ts";

export interface Situation {
  readonly spec: ProcedureVersion;
  readonly calendar: WorkCalendar;
  readonly today: IsoDate;
  /** ISO 8601, for terms in hours. */
  readonly now: string;
  /** The number of each term's parameter as it holds today. */
  readonly terms: ReadonlyMap<string, number>;
  /** Working days in which an applicant brings what was asked for; absent: until it comes. */
  readonly supplementDays?: number | undefined;
  readonly by: Acting;
  /** The post in whose stead `by` acts. */
  readonly behalf?: Acting | undefined;
}

export type Act =
  | { readonly kind: "receive"; readonly on: IsoDate }
  | {
      readonly kind: "decide";
      readonly step: number;
      readonly outcome: string;
      readonly opinion: string;
      readonly to?: string | undefined;
      readonly on: IsoDate;
    }
  | {
      readonly kind: "askSupplement";
      readonly missing: readonly { readonly title: string; readonly says: string }[];
      readonly on: IsoDate;
    }
  /** A paper, or a change of the form, that was not there before. */
  | {
      readonly kind: "handIn";
      readonly papers: readonly HandedIn[];
      readonly says: string;
      readonly on: IsoDate;
    }
  /** All that was asked for is there, or all that will come: the clock goes on. */
  | { readonly kind: "supplement"; readonly on: IsoDate }
  | { readonly kind: "pause"; readonly code: string; readonly on: IsoDate; readonly reason: string }
  | { readonly kind: "resume"; readonly on: IsoDate; readonly result: string }
  | { readonly kind: "withdraw"; readonly reason: string; readonly on: IsoDate }
  | { readonly kind: "object"; readonly who: string; readonly says: string; readonly on: IsoDate }
  /** The term has passed and the law says what that means. */
  | { readonly kind: "lapse" }
  /** A public notice has been up for its days. */
  | { readonly kind: "expire" };

export interface Told {
  readonly kind: string;
  readonly on: IsoDate;
  readonly step: string | null;
  readonly says: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export const refusalCodes = [
  "notOpen",
  "notYours",
  "separatePosts",
  "noSuchOutcome",
  "reasonsMissing",
  "formIncomplete",
  "materialsMissing",
  "dateTooEarly",
  "dateInFuture",
  "alreadyNoticed",
  "nothingNamed",
  "nothingNew",
  "materialUnknown",
  "clockStands",
  "noPause",
  "notForeseen",
  "tooLate",
  "notYetDue",
  "noVersion",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export interface Refused {
  readonly verdict: "refused";
  readonly code: RefusalCode;
  /** What is the matter in this case, where the code alone does not say it. */
  readonly says?: string;
}

export type Ruling =
  | { readonly verdict: "done"; readonly matter: Matter; readonly told: readonly Told[] }
  | Refused;

export function act(matter: Matter, todo: Act, at: Situation): Ruling {
  if ("on" in todo) {
    const fault = dateFault(matter, todo.on, at.today);
    if (fault !== undefined) return fault;
  }
  switch (todo.kind) {
    case "receive":
      return receive(matter, todo.on, at);
    case "decide":
      return decide(matter, todo, at);
    case "askSupplement":
      return askSupplement(matter, todo, at);
    case "handIn":
      return handIn(matter, todo, at);
    case "supplement":
      return supplement(matter, todo.on, at);
    case "pause":
      return pause(matter, todo, at);
    case "resume":
      return resume(matter, todo, at);
    case "withdraw":
      return withdraw(matter, todo);
    case "object":
      return object(matter, todo, at);
    case "lapse":
      return lapse(matter, at);
    case "expire":
      return expire(matter, at);
  }
}

function refuse(code: RefusalCode, says?: string): Refused {
  return { verdict: "refused", code, ...(says === undefined ? {} : { says }) };
}

/** Not before it was received, not before what was done last, not in the future. */
function dateFault(matter: Matter, on: IsoDate, today: IsoDate): Refused | undefined {
  if (on > today) return refuse("dateInFuture");
  const earliest = earliestDay(matter);
  return on < earliest ? refuse("dateTooEarly", `不能早于 ${earliest}。`) : undefined;
}

/** The day of what happened last; acts follow one another. */
export function earliestDay({ receivedOn, endedOn, steps, pauses }: Matter): IsoDate {
  const days = [
    receivedOn,
    endedOn,
    ...steps.map(({ openedOn }) => openedOn),
    ...pauses.flatMap(({ from, to }) => [from, to]),
  ];
  return days.reduce<IsoDate>(
    (latest, day) => (day !== null && day !== undefined && day > latest ? day : latest),
    "",
  );
}

function receive(matter: Matter, on: IsoDate, at: Situation): Ruling {
  if (matter.state !== "draft") return refuse("notOpen");
  const faults = formFaults(at.spec, matter.answers);
  if (faults.length > 0) return refuse("formIncomplete", `还有 ${faults.length} 项没有填好。`);
  const received: Matter = { ...matter, state: "running", receivedOn: on };
  const told: Told = { kind: "received", on, step: null, says: "受理申请", detail: {} };
  return goOn(received, 0, on, at, [told]);
}

/** Opens the next step that applies, from this index of the declaration on; after the last one it is approved. */
function goOn(matter: Matter, from: number, on: IsoDate, at: Situation, told: readonly Told[]): Ruling {
  const next = at.spec.steps.slice(from).find(({ when }) => holds(when, matter.answers));
  if (next === undefined) return end(matter, "approved", on, told);
  return { verdict: "done", matter: opened(matter, next, on, at, false), told };
}

function end(
  matter: Matter,
  state: "approved" | "refused" | "closed" | "withdrawn",
  on: IsoDate,
  told: readonly Told[],
): Ruling {
  return { verdict: "done", matter: { ...matter, state, endedOn: on }, told };
}

const NO_DUE: Due = { on: null, at: null, missingYears: [] };

function opened(matter: Matter, spec: StepSpec, on: IsoDate, at: Situation, isReview: boolean): Matter {
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

function running(term: Term, { receivedOn }: Matter, on: IsoDate, at: Situation): RunningTerm | null {
  const count = at.terms.get(term.parameter);
  if (count === undefined) return null;
  const from = term.from === "receipt" && receivedOn !== null ? receivedOn : on;
  // Hours run from the moment itself; for a day in the past nobody knows better than its beginning.
  const fromAt = from === at.today ? at.now : `${from}T00:00:00+08:00`;
  return { count, unit: term.unit, from, fromAt };
}

function decide(matter: Matter, todo: Act & { kind: "decide" }, at: Situation): Ruling {
  const step = openStep(matter);
  if (step?.ordinal !== todo.step) return refuse("notOpen");
  const spec = stepSpec(at.spec, step.code);
  const barred = mayNotAct(matter, step, spec, at);
  if (barred !== undefined) return barred;
  const outcome = spec.outcomes.find(({ code }) => code === todo.outcome);
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
    steps: replaced(matter.steps, { ...step, state: "decided", decision }),
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
    case "approved":
    case "refused":
    case "closed":
      return end(decided, outcome.leads, on, told);
  }
}

function replaced(steps: readonly Step[], step: Step): Step[] {
  return steps.map((one) => (one.ordinal === step.ordinal ? step : one));
}

function endPauses(pauses: readonly StepPause[], ordinal: number, on: IsoDate): StepPause[] {
  return pauses.map((one) => (one.step === ordinal && one.to === undefined ? { ...one, to: on } : one));
}

/** The open step with what its pauses make of its due day. */
export function redue(matter: Matter, ordinal: number, at: Pick<Situation, "calendar">): Matter {
  const step = matter.steps.find((one) => one.ordinal === ordinal);
  if (step === undefined || step.term === null) return matter;
  const due = dueOf(
    at.calendar,
    step.term,
    matter.pauses.filter((one) => one.step === ordinal),
  );
  return { ...matter, steps: replaced(matter.steps, { ...step, due }) };
}

function askSupplement(matter: Matter, todo: Act & { kind: "askSupplement" }, at: Situation): Ruling {
  const step = openStep(matter);
  if (step === undefined) return refuse("notOpen");
  const barred = isDeskOf(at.behalf ?? at.by, stepSpec(at.spec, step.code).by, matter)
    ? undefined
    : refuse("notYours");
  if (barred !== undefined) return barred;
  if (matter.isNoticed) return refuse("alreadyNoticed");
  if (todo.missing.length === 0) return refuse("nothingNamed");
  if (openPause(matter, step.ordinal) !== undefined) return refuse("clockStands");
  const until = supplementDue(todo.on, at);
  const waiting = { kind: SUPPLEMENT, step: step.ordinal, from: todo.on };
  const stopped = standStill(matter, until === null ? waiting : { ...waiting, until }, at);
  const says = `一次性告知需要补正：${todo.missing.map(({ title, says: what }) => (what === "" ? title : `${title}（${what}）`)).join("；")}`;
  return {
    verdict: "done",
    matter: { ...stopped, state: "supplementing", isNoticed: true },
    told: [{ kind: "noticed", on: todo.on, step: step.code, says, detail: { missing: todo.missing } }],
  };
}

function supplementDue(from: IsoDate, { calendar, supplementDays: count }: Situation): IsoDate | null {
  if (count === undefined) return null;
  return dueOf(calendar, { count, unit: "workingDays", from, fromAt: "" }, []).on;
}

function standStill(matter: Matter, standing: StepPause, at: Situation): Matter {
  return redue({ ...matter, pauses: [...matter.pauses, standing] }, standing.step, at);
}

/** What is still missing may be told again once something new has come. */
function handIn(matter: Matter, { papers, says, on }: Act & { kind: "handIn" }, at: Situation): Ruling {
  if (!isLive(matter)) return refuse("notOpen");
  const asked = new Map(materialsAsked(at.spec, matter).map((one) => [one.code, one]));
  for (const { item, kind } of papers) {
    const spec = asked.get(item);
    const kinds = spec?.alternatives?.map(({ code }) => code) ?? [item];
    if (spec === undefined || !kinds.includes(kind)) return refuse("materialUnknown");
  }
  return {
    verdict: "done",
    matter: { ...matter, materials: [...matter.materials, ...papers], isNoticed: false },
    told: [{ kind: "handedIn", on, step: openStep(matter)?.code ?? null, says, detail: {} }],
  };
}

function supplement(matter: Matter, on: IsoDate, at: Situation): Ruling {
  const step = openStep(matter);
  if (step === undefined || matter.state !== "supplementing") return refuse("notOpen");
  if (matter.isNoticed) return refuse("nothingNew");
  const resumed = redue(
    { ...matter, state: "running", pauses: endPauses(matter.pauses, step.ordinal, on) },
    step.ordinal,
    at,
  );
  return {
    verdict: "done",
    matter: resumed,
    told: [{ kind: "supplemented", on, step: step.code, says: "收到补正材料，时限继续计算", detail: {} }],
  };
}

function pause(matter: Matter, todo: Act & { kind: "pause" }, at: Situation): Ruling {
  const step = openStep(matter);
  if (step === undefined) return refuse("notOpen");
  const spec = stepSpec(at.spec, step.code);
  if (!isDeskOf(at.behalf ?? at.by, spec.by, matter)) return refuse("notYours");
  const kind = spec.pauses?.find(({ code }) => code === todo.code);
  if (kind === undefined) return refuse("notForeseen");
  if (openPause(matter, step.ordinal) !== undefined) return refuse("clockStands");
  const term = kind.term === undefined ? null : running(kind.term, matter, todo.on, at);
  const until = term === null ? undefined : (dueOf(at.calendar, term, []).on ?? undefined);
  const says = [
    `${kind.title}开始，时限暂停`,
    until === undefined ? "" : `（至 ${until}）`,
    todo.reason === "" ? "" : `：${todo.reason}`,
  ].join("");
  return {
    verdict: "done",
    matter: standStill(
      matter,
      { kind: kind.code, step: step.ordinal, from: todo.on, ...(until === undefined ? {} : { until }) },
      at,
    ),
    told: [
      {
        kind: "paused",
        on: todo.on,
        step: step.code,
        says,
        detail: { pause: kind.code, ...(until === undefined ? {} : { until }) },
      },
    ],
  };
}

function resume(matter: Matter, todo: Act & { kind: "resume" }, at: Situation): Ruling {
  const step = openStep(matter);
  const standing = step === undefined ? undefined : openPause(matter, step.ordinal);
  if (step === undefined || standing === undefined || standing.kind === SUPPLEMENT) return refuse("noPause");
  const spec = stepSpec(at.spec, step.code);
  if (!isDeskOf(at.behalf ?? at.by, spec.by, matter)) return refuse("notYours");
  const kind = spec.pauses?.find(({ code }) => code === standing.kind);
  // A public notice is up for its days; what has no term of its own ends when it ends.
  if (standing.until !== undefined && todo.on <= standing.until)
    return refuse("notYetDue", `${kind?.title ?? ""}到 ${standing.until} 期满。`);
  const resumed = redue(
    { ...matter, pauses: endPauses(matter.pauses, step.ordinal, todo.on) },
    step.ordinal,
    at,
  );
  const says = [
    `${kind?.title ?? "暂停"}结束，时限继续计算`,
    todo.result === "" ? "" : `：${todo.result}`,
  ].join("");
  return {
    verdict: "done",
    matter: resumed,
    told: [{ kind: "resumed", on: todo.on, step: step.code, says, detail: { pause: standing.kind } }],
  };
}

function withdraw(matter: Matter, { reason, on }: Act & { kind: "withdraw" }): Ruling {
  if (!isLive(matter)) return refuse("notOpen");
  if (reason.trim().length < 2) return refuse("reasonsMissing");
  const step = openStep(matter);
  const stopped: Matter =
    step === undefined
      ? matter
      : {
          ...matter,
          pauses: endPauses(matter.pauses, step.ordinal, on),
          steps: replaced(matter.steps, { ...step, state: "dropped" }),
        };
  return end(stopped, "withdrawn", on, [
    { kind: "withdrawn", on, step: step?.code ?? null, says: `申请人撤回申请：${reason}`, detail: {} },
  ]);
}

export function isLive({ state }: Pick<Matter, "state">): boolean {
  return state === "draft" || state === "running" || state === "supplementing";
}

/** While a step runs an objection makes its term run anew; after a refusal it opens the review, if there is one. */
function object(matter: Matter, todo: Act & { kind: "object" }, at: Situation): Ruling {
  const step = openStep(matter);
  const told = (kind: string, then: string): Told => ({
    kind,
    on: todo.on,
    step: step?.code ?? null,
    says: `${todo.who}提出异议：${todo.says}。${then}`,
    detail: { who: todo.who },
  });
  if (step !== undefined) {
    const { objection, title } = stepSpec(at.spec, step.code);
    if (objection === undefined) return refuse("notForeseen");
    const anew = running(objection.term, matter, todo.on, at);
    const before = step.due.on;
    const restarted = redue(
      {
        ...matter,
        pauses: matter.pauses.map((one) =>
          one.step === step.ordinal && one.to === undefined && one.kind !== SUPPLEMENT
            ? { ...one, to: todo.on }
            : one,
        ),
        steps: replaced(matter.steps, { ...step, term: anew ?? step.term }),
      },
      step.ordinal,
      at,
    );
    const after = openStep(restarted)?.due.on ?? null;
    // An objection gives the office more time to look, never less.
    const isEarlier = before !== null && after !== null && after < before;
    return {
      verdict: "done",
      matter: isEarlier ? matter : restarted,
      told: [told("objected", `“${title}”重新核查`)],
    };
  }
  const { review } = at.spec;
  if (matter.state !== "refused") return refuse("notOpen");
  if (review === undefined) return refuse("notForeseen");
  const last =
    review.within === undefined ? null : running(review.within, matter, matter.endedOn ?? todo.on, at);
  const until = last === null ? null : dueOf(at.calendar, last, []).on;
  if (until !== null && todo.on > until) return refuse("tooLate", `提出异议的期限到 ${until} 为止。`);
  const spec = stepSpec(at.spec, review.step);
  return {
    verdict: "done",
    matter: opened({ ...matter, endedOn: null }, spec, todo.on, at, true),
    told: [told("reviewed", `由另一人重新办理“${spec.title}”`)],
  };
}

function lapse(matter: Matter, at: Situation): Ruling {
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

/** What has a last day of its own ends after it, whether somebody looks or not. */
function expire(matter: Matter, at: Situation): Ruling {
  const step = openStep(matter);
  const standing = step === undefined ? undefined : openPause(matter, step.ordinal);
  // Papers may come after their day; until somebody decides they are waited for.
  if (step === undefined || standing?.until === undefined || standing.kind === SUPPLEMENT)
    return refuse("noPause");
  if (at.today <= standing.until) return refuse("notYetDue");
  const on = addDays(standing.until, 1);
  const title =
    stepSpec(at.spec, step.code).pauses?.find(({ code }) => code === standing.kind)?.title ?? "暂停";
  return {
    verdict: "done",
    matter: redue({ ...matter, pauses: endPauses(matter.pauses, step.ordinal, on) }, step.ordinal, at),
    told: [
      {
        kind: "resumed",
        on,
        step: step.code,
        says: `${title}期满，时限继续计算`,
        detail: { pause: standing.kind },
      },
    ],
  };
}
