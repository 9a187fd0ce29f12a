/** Colour of danger and safety as they are shown: a word, a shape, a class; never the colour alone. Pure. */
import type { Colour } from "../../protection-codes.contract.ts";
import type { Safety } from "../case-codes.contract.ts";

export interface Look {
  readonly word: string;
  readonly mark: string;
  readonly className: string;
}

export const colourLooks: Readonly<Record<Colour, Look>> = {
  red: { word: "红", mark: "●", className: "ta-case-mark ta-case-red" },
  orange: { word: "橙", mark: "◆", className: "ta-case-mark ta-case-orange" },
  yellow: { word: "黄", mark: "◑", className: "ta-case-mark ta-case-yellow" },
  blue: { word: "蓝", mark: "○", className: "ta-case-mark ta-case-blue" },
};

export const safetyLooks: Readonly<Record<Safety, Look>> = {
  unknown: { word: "还没有评估", mark: "？", className: "ta-purple" },
  safe: { word: "安全", mark: "✓", className: "ta-green" },
  conditional: { word: "有条件安全", mark: "◐", className: "ta-amber" },
  unsafe: { word: "不安全", mark: "▲", className: "ta-red ta-strong" },
};
