/** What changed points or bounds mean for assessments: those that run keep what they were begun with, and confirmed grades stand. */
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { ParameterChange, ParameterImpact } from "../../../platform/parameters/change-hooks.ts";
import { countByProgress } from "./assessments.store.ts";

export async function previewScale(tx: Tx, _app: App, _change: ParameterChange): Promise<ParameterImpact> {
  const { running, confirmed } = await countByProgress(tx);
  return {
    what: `监护能力评估（正在进行的 ${running} 次按开始时的分值和分数线评完，已确认的 ${confirmed} 次不变，只用于以后开始的评估）`,
    affected: 0,
    monthlyFen: 0,
    arrearsFen: 0,
    examples: [],
  };
}
