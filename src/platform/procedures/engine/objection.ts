/** Somebody objects: the open step looks anew, or a refusal is reviewed by another person. Pure. */
import { dueOf } from "../deadline.ts";
import { type Matter, openStep, type Step, SUPPLEMENT, stepSpec, withStep } from "../matter.ts";
import { countAnew, running } from "./clock.ts";
import { opened } from "./progress.ts";
import { type Act, type Ruling, refuse, type Situation, type Told } from "./ruling.ts";

type Objection = Act & { kind: "object" };

/** While a step runs an objection makes its term run anew; after a refusal it opens the review, if there is one. */
export function object(matter: Matter, todo: Objection, at: Situation): Ruling {
  const step = openStep(matter);
  if (step !== undefined) return lookAnew(matter, step, todo, at);
  return matter.state === "refused" ? review(matter, todo, at) : refuse("notOpen");
}

function lookAnew(matter: Matter, step: Step, todo: Objection, at: Situation): Ruling {
  const { objection, title } = stepSpec(at.spec, step.code);
  if (objection === undefined) return refuse("notForeseen");
  const term = running(objection.term, matter, todo.on, at) ?? step.term;
  // Papers that were asked for are still waited for; a public notice has done its work once somebody objects.
  const pauses = matter.pauses.map((one) =>
    one.step === step.ordinal && one.to === undefined && one.kind !== SUPPLEMENT
      ? { ...one, to: todo.on }
      : one,
  );
  const restarted = countAnew(
    { ...matter, pauses, steps: withStep(matter.steps, { ...step, term }) },
    step.ordinal,
    at,
  );
  const before = step.due.on;
  const after = openStep(restarted)?.due.on ?? null;
  // An objection gives the office more time to look, never less.
  const isEarlier = before !== null && after !== null && after < before;
  return {
    verdict: "done",
    matter: isEarlier ? matter : restarted,
    told: [told("objected", step.code, todo, `“${title}”重新核查`)],
  };
}

function review(matter: Matter, todo: Objection, at: Situation): Ruling {
  const { review: foreseen } = at.spec;
  if (foreseen === undefined) return refuse("notForeseen");
  const term =
    foreseen.within === undefined ? null : running(foreseen.within, matter, matter.endedOn ?? todo.on, at);
  const until = term === null ? null : dueOf(at.calendar, term, []).on;
  if (until !== null && todo.on > until) return refuse("tooLate", `提出异议的期限到 ${until} 为止。`);
  const spec = stepSpec(at.spec, foreseen.step);
  return {
    verdict: "done",
    matter: opened({ ...matter, endedOn: null }, spec, todo.on, at, true),
    told: [told("reviewed", null, todo, `由另一人重新办理“${spec.title}”`)],
  };
}

function told(kind: string, step: string | null, { who, says, on }: Objection, then: string): Told {
  return { kind, on, step, says: `${who}提出异议：${says}。${then}`, detail: { who } };
}
