/** What a family may have elsewhere that counts against the allowance of a de facto unattended child. Pure. */
import { literal, param, when } from "../../../platform/rules/expression.ts";
import type { Beside, BesideWay } from "./amount.ts";
import { f } from "./child-facts.ts";

const way = (code: BesideWay) => literal("code", code);

export const besideDefacto: readonly Beside[] = [
  { measure: "dibao", words: "低保金（人均实发）", fen: f.dibaoFen, how: way("topUp") },
  {
    measure: "tekun",
    words: "特困基本生活费",
    fen: f.tekunFen,
    how: param("benefits.overlap.tekunWithDefacto", "code"),
  },
  {
    measure: "disabledLiving",
    words: "困难残疾人生活补贴",
    fen: f.disabledLivingFen,
    how: when(param("benefits.overlap.disabledLivingWithBasic", "boolean"), way("together"), way("topUp")),
  },
];
