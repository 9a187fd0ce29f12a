/** The state of a case, read from what happened: nobody sets it by hand, so it cannot contradict the records. Pure. */
import type { CaseState, Safety } from "./case-codes.contract.ts";
import type { HappenedEvent } from "./clocks.ts";

export interface CaseStanding {
  readonly state: CaseState;
  readonly safety: Safety;
  /** When somebody first did something about the child: telephoned, went there, called the police. */
  readonly firstActAt: string | null;
  /** Since when the child has been safe; null while it is not, or nobody knows. */
  readonly safeAt: string | null;
}

const ACTS: ReadonlySet<string> = new Set(["contacted", "visited", "policeTransferred", "placed"]);

export function standingOf(events: readonly HappenedEvent[]): CaseStanding {
  const since = events.slice(
    Math.max(
      0,
      events.findLastIndex(({ code }) => code === "reopened"),
    ),
  );
  const last = (...codes: string[]) => since.findLastIndex(({ code }) => codes.includes(code));
  const happened = (...codes: string[]) => last(...codes) >= 0;
  const { safety, safeAt } = safetyOf(since);
  return {
    state: stateOf({ last, happened, isUnsafe: safety === "unsafe" }),
    safety,
    firstActAt: events.find(({ code }) => ACTS.has(code))?.at ?? null,
    safeAt,
  };
}

interface Seen {
  readonly last: (...codes: string[]) => number;
  readonly happened: (...codes: string[]) => boolean;
  readonly isUnsafe: boolean;
}

function stateOf({ last, happened, isUnsafe }: Seen): CaseState {
  if (happened("closed")) return "closed";
  if (last("closingAsked") > last("closingReturned")) return "closing";
  if (isUnsafe) return "emergency";
  if (last("guardianshipBegun") > last("guardianshipEnded")) return "guardianship";
  if (happened("monitored")) return "monitoring";
  if (happened("serviceBegun")) return "inService";
  if (happened("planned")) return "planned";
  return happened("verified") ? "assessing" : "verifying";
}

/** An unsafe child is safe again when it is placed, or when somebody looks again and says so. */
function safetyOf(events: readonly HappenedEvent[]): Pick<CaseStanding, "safety" | "safeAt"> {
  let safety: Safety = "unknown";
  let safeAt: string | null = null;
  for (const { code, at, data } of events) {
    const said =
      code === "placed"
        ? "safe"
        : code === "visited" || code === "safetyChecked"
          ? data["safety"]
          : undefined;
    if (said !== "safe" && said !== "conditional" && said !== "unsafe") continue;
    if (said === "unsafe") safeAt = null;
    else safeAt ??= at;
    safety = said;
  }
  return { safety, safeAt };
}
