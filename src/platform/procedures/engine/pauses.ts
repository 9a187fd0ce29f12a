/** Days that do not count: a public notice, an assessment. Pure. */
import { addDays } from "../../../kernel/calendar-date.ts";
import { dueOf } from "../deadline.ts";
import { isDeskOf, type Matter, openPause, openStep, SUPPLEMENT, stepSpec } from "../matter.ts";
import { letRun, running, standStill } from "./clock.ts";
import { type Act, type Ruling, refuse, type Situation } from "./ruling.ts";

export function pause(matter: Matter, todo: Act & { kind: "pause" }, at: Situation): Ruling {
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

export function resume(matter: Matter, todo: Act & { kind: "resume" }, at: Situation): Ruling {
  const step = openStep(matter);
  const standing = step === undefined ? undefined : openPause(matter, step.ordinal);
  if (step === undefined || standing === undefined || standing.kind === SUPPLEMENT) return refuse("noPause");
  const spec = stepSpec(at.spec, step.code);
  if (!isDeskOf(at.behalf ?? at.by, spec.by, matter)) return refuse("notYours");
  const kind = spec.pauses?.find(({ code }) => code === standing.kind);
  // A public notice is up for its days; what has no term of its own ends when it ends.
  if (standing.until !== undefined && todo.on <= standing.until)
    return refuse("notYetDue", `${kind?.title ?? ""}到 ${standing.until} 期满。`);
  const says = [
    `${kind?.title ?? "暂停"}结束，时限继续计算`,
    todo.result === "" ? "" : `：${todo.result}`,
  ].join("");
  return {
    verdict: "done",
    matter: letRun(matter, step.ordinal, todo.on, at),
    told: [{ kind: "resumed", on: todo.on, step: step.code, says, detail: { pause: standing.kind } }],
  };
}

/** What has a last day of its own ends after it, whether somebody looks or not. */
export function expire(matter: Matter, at: Situation): Ruling {
  const step = openStep(matter);
  const standing = step === undefined ? undefined : openPause(matter, step.ordinal);
  if (step === undefined || standing?.until === undefined) return refuse("noPause");
  if (at.today <= standing.until) return refuse("notYetDue");
  const on = addDays(standing.until, 1);
  const title =
    stepSpec(at.spec, step.code).pauses?.find(({ code }) => code === standing.kind)?.title ?? "暂停";
  return {
    verdict: "done",
    matter: letRun(matter, step.ordinal, on, at),
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
