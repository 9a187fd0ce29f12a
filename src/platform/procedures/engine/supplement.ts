/** The one notice of what is missing: the clock stands until something new has come. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import {
  isDeskOf,
  isLive,
  type Matter,
  materialsAsked,
  openPause,
  openStep,
  SUPPLEMENT,
  stepSpec,
} from "../matter.ts";
import { letRun, standStill } from "./clock.ts";
import { type Act, type Ruling, refuse, type Situation } from "./ruling.ts";

export function askSupplement(matter: Matter, todo: Act & { kind: "askSupplement" }, at: Situation): Ruling {
  const step = openStep(matter);
  if (step === undefined) return refuse("notOpen");
  const barred = isDeskOf(at.behalf ?? at.by, stepSpec(at.spec, step.code).by, matter)
    ? undefined
    : refuse("notYours");
  if (barred !== undefined) return barred;
  if (matter.isNoticed) return refuse("alreadyNoticed");
  if (todo.missing.length === 0) return refuse("nothingNamed");
  if (openPause(matter, step.ordinal) !== undefined) return refuse("clockStands");
  const stopped = standStill(matter, { kind: SUPPLEMENT, step: step.ordinal, from: todo.on }, at);
  const says = `一次性告知需要补正：${todo.missing.map(({ title, says: what }) => (what === "" ? title : `${title}（${what}）`)).join("；")}`;
  return {
    verdict: "done",
    matter: { ...stopped, state: "supplementing", isNoticed: true },
    told: [{ kind: "noticed", on: todo.on, step: step.code, says, detail: { missing: todo.missing } }],
  };
}

/** What is still missing may be told again once something new has come. */
export function handIn(
  matter: Matter,
  { papers, says, on }: Act & { kind: "handIn" },
  at: Situation,
): Ruling {
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

export function supplement(matter: Matter, on: IsoDate, at: Situation): Ruling {
  const step = openStep(matter);
  if (step === undefined || matter.state !== "supplementing") return refuse("notOpen");
  if (matter.isNoticed) return refuse("nothingNew");
  const resumed = letRun({ ...matter, state: "running" }, step.ordinal, on, at);
  return {
    verdict: "done",
    matter: resumed,
    told: [{ kind: "supplemented", on, step: step.code, says: "收到补正材料，时限继续计算", detail: {} }],
  };
}
