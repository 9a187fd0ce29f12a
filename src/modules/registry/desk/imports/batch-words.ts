/** What a batch says about itself in one line. Pure. */
import type { ImportBatch, ImportCounts } from "../../imports/import-batch.contract.ts";

export type ImportStep = "columns" | "check" | "done";

/** The step that a batch stands at. */
export function stepOf({ state }: Pick<ImportBatch, "state">): ImportStep {
  switch (state) {
    case "uploaded":
      return "columns";
    case "checking":
    case "checked":
      return "check";
    case "committing":
    case "committed":
    case "undoing":
    case "undone":
      return "done";
  }
}

/** The steps that a person may look at now. */
export function stepsOpen({
  state,
  can,
  purged,
}: Pick<ImportBatch, "state" | "can" | "purged">): ImportStep[] {
  if (state === "uploaded" || state === "checking") return [stepOf({ state })];
  const steps: ImportStep[] = [];
  if (can.includes("map")) steps.push("columns");
  if (!purged && (state === "checked" || state === "committed")) steps.push("check");
  if (stepOf({ state }) === "done") steps.push("done");
  return steps;
}

/** 还剩约 8 秒, 还剩约 3 分钟 */
export function timeLeft(seconds: number | null): string {
  if (seconds === null) return "正在估算剩余时间";
  if (seconds < 3) return "马上就好";
  if (seconds < 90) return `还剩约 ${Math.ceil(seconds)} 秒`;
  return `还剩约 ${Math.ceil(seconds / 60)} 分钟`;
}

/** Exactly what a commit will do, before it is done. */
export function commitSentence(counts: ImportCounts): string {
  const { ready } = counts;
  if (ready === 0) return "现在没有可以导入的行。";
  const parts = [
    [counts.new, "新建", "份档案"],
    [counts.changed, "更新", "份档案"],
    [counts.unchanged, "", "份与登记簿相同、不改动"],
  ] as const;
  const does = parts
    .filter(([count]) => count > 0)
    .map(([count, verb, what]) => `${verb} ${count} ${what}`.trim());
  return `将导入 ${ready} 行：${does.join("，")}。`;
}

/** Rows of a committed batch that are not in the register: at fault, left out by a person, or refused on the way. */
export function notImported({ committed, counts }: Pick<ImportBatch, "committed" | "counts">): number {
  if (committed === null) return 0;
  const { opened, changed, unchanged, refused } = committed;
  return counts === null ? refused : Math.max(refused, counts.rows - opened - changed - unchanged);
}

/** What a commit leaves out. */
export function leftOutSentence({ reject, excluded }: Pick<ImportCounts, "reject" | "excluded">): string {
  const parts = [
    ...(reject > 0 ? [`${reject} 行有问题，不会导入，可以改好后再导入或下载带原因的表`] : []),
    ...(excluded > 0 ? [`${excluded} 行是您选择不导入的`] : []),
  ];
  return parts.length === 0 ? "" : `${parts.join("；")}。`;
}
