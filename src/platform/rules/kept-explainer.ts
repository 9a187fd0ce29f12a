/**
 * How a day's conditions read is the same for every child and takes longer than asking them, so it is kept until the day, a parameter
 * or the facts' declaration is another one.
 */
import type { ParametersInForce } from "./evaluate.ts";
import { type ExplainContext, type Explainer, explainer } from "./explain.ts";

type DayOfRules = Omit<ExplainContext, "facts" | "sources">;

interface Kept extends Pick<DayOfRules, "on" | "atoms"> {
  readonly explain: Explainer;
}

/** Parameters are read anew for each request, and asked for many times in it. */
const byParameters = new WeakMap<ParametersInForce, Kept>();
let latest: (Kept & { readonly key: string }) | undefined;

/** The explainer of the day, made if the last one was for another. */
export function keptExplainer(day: DayOfRules): Explainer {
  const { on, atoms, parameters } = day;
  let kept = byParameters.get(parameters);
  if (kept === undefined || kept.on !== on || kept.atoms !== atoms) {
    kept = keptOrMade(day);
    byParameters.set(parameters, kept);
  }
  return kept.explain;
}

function keptOrMade(day: DayOfRules): Kept {
  const { on, atoms, parameters } = day;
  const key = JSON.stringify([on, [...parameters]]);
  if (latest?.key !== key || latest.atoms !== atoms) latest = { key, on, atoms, explain: explainer(day) };
  return latest;
}
