/** Whether the row speaks against its own ledger (CODES §6). */
import { comparable } from "../../../kernel/text-repair.ts";
import { rawText } from "../../../platform/excel/tables/cell-text.ts";
import { type ConditionCode, readCondition, readOrphanType } from "./known-words.ts";
import type { LedgerFieldKey } from "./ledger-fields.contract.ts";
import { type RowWork, report } from "./row-work.ts";

const GONE: ReadonlySet<ConditionCode> = new Set<ConditionCode>([
  "deceased",
  "declaredMissing",
  "unknownNotFound",
]);
const NOT_AWAY = /残|病|死亡|已故|去世|服刑|戒毒|失联|失踪|撤销/;

export function judgeCategory(work: RowWork): void {
  const reason = contradictionOf(work);
  if (reason !== undefined) {
    report(work, "category.contradiction", { column: "category", severity: "warn" }, { other: reason });
  }
}

function contradictionOf(work: RowWork): string | undefined {
  switch (work.context.ledger) {
    case "leftBehind":
      return againstLeftBehind(work);
    case "orphan":
      return againstOrphan(work);
    case "defactoUnattended":
      return againstDefactoUnattended(work);
    case "inDifficulty":
      return undefined;
  }
}

function textAt({ cells }: RowWork, key: LedgerFieldKey): string {
  const text = comparable(rawText(cells[key]));
  return /^[-—–―/\\]+$/.test(text) ? "" : text;
}

function againstLeftBehind(work: RowWork): string | undefined {
  const hukou = textAt(work, "hukou");
  if (hukou.startsWith("城镇") || hukou.startsWith("非农")) return "户籍不是农村";
  const father = whereabouts(textAt(work, "father.workPlace"));
  const mother = whereabouts(textAt(work, "mother.workPlace"));
  if (father === "home" && mother === "away") return "父亲在家，只有母亲外出";
  if (mother === "home" && father === "away") return "母亲在家，只有父亲外出";
  return undefined;
}

function whereabouts(place: string): "home" | "away" | "neither" {
  if (place === "在家" || place === "在家务农") return "home";
  return place === "" || NOT_AWAY.test(place) ? "neither" : "away";
}

function conditionOf(work: RowWork, key: "father.condition" | "mother.condition"): ConditionCode | undefined {
  const text = textAt(work, key);
  return text === "" ? undefined : readCondition(text).code;
}

function againstOrphan(work: RowWork): string | undefined {
  const type = textAt(work, "orphanType");
  if (type !== "" && readOrphanType(type).code === "hiv") return undefined;
  const known = (code: ConditionCode | undefined) => code !== undefined && !GONE.has(code);
  if (known(conditionOf(work, "father.condition"))) return "父亲并未死亡、失踪或查找不到";
  return known(conditionOf(work, "mother.condition")) ? "母亲并未死亡、失踪或查找不到" : undefined;
}

function againstDefactoUnattended(work: RowWork): string | undefined {
  const father = conditionOf(work, "father.condition");
  const mother = conditionOf(work, "mother.condition");
  if (father === "capable") return "父亲健在并能抚养";
  if (mother === "capable") return "母亲健在并能抚养";
  const bothGone = father !== undefined && mother !== undefined && GONE.has(father) && GONE.has(mother);
  return bothGone ? "父母均已死亡、失踪或查找不到，应列为孤儿" : undefined;
}
