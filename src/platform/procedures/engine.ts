/**
 * One engine for every procedure: a matter, an act, who acts, a day and a calendar in; the next matter and what to tell of it
 * out, or a refusal with its reason. Pure.
 */
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { endPauses } from "./engine/clock.ts";
import { decide, lapse } from "./engine/decision.ts";
import { object } from "./engine/objection.ts";
import { expire, pause, resume } from "./engine/pauses.ts";
import { end, goOn } from "./engine/progress.ts";
import { type Act, type Refused, type Ruling, refuse, type Situation, type Told } from "./engine/ruling.ts";
import { askSupplement, handIn, supplement } from "./engine/supplement.ts";
import { earliestDay, formFaults, isLive, type Matter, openStep, withStep } from "./matter.ts";

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
      return withdraw(matter, todo, at);
    case "object":
      return object(matter, todo, at);
    case "lapse":
      return lapse(matter, at);
    case "expire":
      return expire(matter, at);
  }
}

/** Not before it was received, not before what was done last, not in the future. */
function dateFault(matter: Matter, on: IsoDate, today: IsoDate): Refused | undefined {
  if (on > today) return refuse("dateInFuture");
  const earliest = earliestDay(matter);
  return on < earliest ? refuse("dateTooEarly", `不能早于 ${earliest}。`) : undefined;
}

function receive(matter: Matter, on: IsoDate, at: Situation): Ruling {
  if (matter.state !== "draft") return refuse("notOpen");
  const faults = formFaults(at.spec, matter.answers);
  if (faults.length > 0) return refuse("formIncomplete", `还有 ${faults.length} 项没有填好。`);
  const received: Matter = { ...matter, state: "running", receivedOn: on };
  const told: Told = {
    kind: "received",
    on,
    step: null,
    says: at.spec.isOfOffice === true ? "开始处置" : "受理申请",
    detail: {},
  };
  return goOn(received, 0, on, at, [told]);
}

function withdraw(matter: Matter, { reason, on }: Act & { kind: "withdraw" }, at: Situation): Ruling {
  if (!isLive(matter)) return refuse("notOpen");
  if (reason.trim().length < 2) return refuse("reasonsMissing");
  const step = openStep(matter);
  const stopped: Matter =
    step === undefined
      ? matter
      : {
          ...matter,
          pauses: endPauses(matter.pauses, step.ordinal, on),
          steps: withStep(matter.steps, { ...step, state: "dropped" }),
        };
  const says = at.spec.isOfOffice === true ? `撤销登记：${reason}` : `申请人撤回申请：${reason}`;
  return end(stopped, "withdrawn", on, [
    { kind: "withdrawn", on, step: step?.code ?? null, says, detail: {} },
  ]);
}
