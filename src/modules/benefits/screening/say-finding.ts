/** A finding in one sentence: what the facts say, what follows, and on which document. Pure. */
import { nameOfCitation } from "../../../kernel/citation.ts";
import { decidingLines, valueThatDecides } from "../../../platform/rules/deciding-lines.ts";
import type { ConditionLine, Judgement, Verdict } from "../../../platform/rules/explanation.contract.ts";
import { askFirst } from "../../recognition/profile.contract.ts";
import type { FindingKind } from "../programs/program-codes.contract.ts";

/** A benefit is received, a category is recognised. */
const words = {
  programme: { lacking: "还没有享受", held: "正在享受", may: "享受", doubt: "要不要停" },
  category: { lacking: "还没有登记", held: "已经登记", may: "认定", doubt: "要不要退出" },
} as const;

/** `judgement` undefined: there was no such rule on that day. */
export function sayFinding(
  kind: FindingKind,
  { about, title }: { readonly about: string; readonly title: string },
  judgement: Judgement | undefined,
): string {
  if (judgement === undefined) return `这一天还没有“${title}”的规定。`;
  const say = about.startsWith("category:") ? words.category : words.programme;
  const { line } = judgement.explanation;
  const missing = askFirst(judgement.explanation.missing);
  const because = (verdict: Verdict) => decisive(line, verdict).slice(0, 4).join("；");
  const basis = basisOf(judgement);
  switch (kind) {
    case "entitledNotReceiving":
      return `${because("yes")} → 可能符合“${title}”，${say.lacking}${basis}`;
    case "receivingNotEntitled":
      return `${because("no") || "有条件不再符合"} → ${say.held}“${title}”，请核实${say.doubt}${basis}`;
    case "soonEntitled":
      return `不久将符合“${title}”，请提前准备材料${basis}`;
    case "soonEnding":
      return `不久将不再符合“${title}”，请提前核实、告知家庭${basis}`;
    case "cannotTell":
      return missing.length === 0
        ? `符合“${title}”，但不知道有没有${say.may}，请核实${basis}`
        : `还不知道：${missing.map(({ label }) => label).join("、")}。查清后才能判断能不能${say.may}“${title}”${basis}`;
  }
}

/** For a small screen: what speaks for it and what is wanting, without the documents. */
export function sayBriefly(kind: FindingKind, judgement: Judgement | undefined): string {
  if (judgement === undefined) return "";
  if (kind === "soonEntitled") return "不久将符合，请提前准备材料";
  const because = decisive(judgement.explanation.line, "yes").slice(0, 3).join("；");
  return because === "" ? "可能符合，还没有享受" : `${because}，可能符合，还没有享受`;
}

/** Why it holds, or does not, without anything to be done. */
export function sayStanding(judgement: Judgement | undefined): string {
  if (judgement === undefined) return "这一天还没有这项规定。";
  const { verdict, explanation } = judgement;
  if (verdict === "cannotTell") return "条件还没有查全，按现在的登记享受。";
  const lines = decisive(explanation.line, verdict).slice(0, 4);
  if (lines.length === 0) return verdict === "yes" ? "条件都符合。" : "有条件不符合。";
  return verdict === "yes" ? `符合：${lines.join("；")}` : `不符合：${lines.join("；")}`;
}

function basisOf({ cite }: Judgement): string {
  const documents = [...new Set(cite.map(nameWithMark))];
  return documents.length === 0 ? "。" : `。依据 ${documents.join("、")}`;
}

function nameWithMark({ clause, ...cite }: Judgement["cite"][number]): string {
  const name = nameOfCitation(clause === undefined ? cite : { ...cite, clause });
  return cite.certainty === "uncertain" || cite.certainty === "design" ? `${name}（待核）` : name;
}

/** The conditions that carry the verdict: what this child's file says comes alone, for every other child is a minor and alive too. */
function decisive(line: ConditionLine, verdict: Verdict): string[] {
  const lines = decidingLines(line).filter((one) => one.verdict === verdict);
  const telling = lines.filter(saysMoreThanAge);
  return [...new Set((telling.length > 0 ? telling : lines).map(sayLine))];
}

function saysMoreThanAge(line: ConditionLine): boolean {
  const value = valueThatDecides(line);
  return value !== undefined && !value.endsWith("周岁");
}

function sayLine(line: ConditionLine): string {
  const value = valueThatDecides(line);
  return value === undefined ? line.label : `${line.label}（${value}）`;
}
