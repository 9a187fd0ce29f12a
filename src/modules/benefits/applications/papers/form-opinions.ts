/** What each post wrote, for its box on the application: with the name, the day, and room for its seal. Pure. */

import type { FormOpinion } from "../../forms/form-cells.ts";
import { lastDecision, outcomeLabel } from "../effects/decided.ts";
import type { MatterPaper } from "./matter-paper.ts";

export function opinionOf(paper: MatterPaper, step: string): FormOpinion | undefined {
  const decision = lastDecision(paper, step);
  if (decision === null) return undefined;
  const label = outcomeLabel(paper, step, decision.outcome);
  const said = decision.opinion === "" ? label : `${label}。${decision.opinion}`;
  const who =
    decision.behalf === null ? decision.by.name : `${decision.by.name}（代${decision.behalf.name}）`;
  return { text: said, handler: who, on: decision.on };
}
