/** Whether a child is safe, as it is shown: a word, a shape, a class; never the colour alone. Pure. */
import type { Safety } from "../case-codes.contract.ts";

interface SafetyLook {
  readonly word: string;
  readonly mark: string;
  readonly className: string;
}

export const safetyLooks: Readonly<Record<Safety, SafetyLook>> = {
  unknown: { word: "还没有评估", mark: "？", className: "ta-purple" },
  safe: { word: "安全", mark: "✓", className: "ta-green" },
  conditional: { word: "有条件安全", mark: "◐", className: "ta-amber" },
  unsafe: { word: "不安全", mark: "▲", className: "ta-red ta-strong" },
};
