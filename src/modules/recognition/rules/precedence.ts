/** Which of several categories is the primary one, which keep one another out, and what is said of those that stand together. Pure. */
import type { Citation } from "../../../kernel/citation.ts";
import { type JudgedCategory, judgedCategories } from "../categories.contract.ts";
import { law } from "./texts.ts";

/** The first in order of precedence (design). */
export function primaryOf(holding: readonly JudgedCategory[]): JudgedCategory | null {
  return judgedCategories.find((category) => holding.includes(category)) ?? null;
}

export interface Coexistence {
  readonly of: readonly [JudgedCategory, JudgedCategory];
  /** `excludes`: both cannot be recognised; `once`: both hold, one allowance; `apart`: counted in one list only; `together`: both. */
  readonly kind: "excludes" | "once" | "apart" | "together";
  readonly words: string;
  readonly cite: Citation;
}

export const coexistences: readonly Coexistence[] = [
  {
    of: ["orphan", "defactoUnattended"],
    kind: "excludes",
    words: "孤儿与事实无人抚养儿童不能同时认定，父母双亡或双双失踪的按孤儿",
    cite: law.unattended("事实无人抚养至少有一方在世或情形未到失去父母", "known"),
  },
  {
    of: ["hivChild", "orphan"],
    kind: "once",
    words: "基本生活费只领一份，取高的",
    cite: law.hiv("与孤儿基本生活费不重复发放", "known"),
  },
  {
    of: ["hivChild", "defactoUnattended"],
    kind: "once",
    words: "基本生活费只领一份，取高的",
    cite: law.hiv("与其他基本生活费不重复发放", "known"),
  },
  {
    of: ["ruralLeftBehind", "migrant"],
    kind: "excludes",
    words: "同一时段只能是留守或流动之一",
    cite: law.migrant("随父母离开户籍地的是流动儿童"),
  },
  ...(["orphan", "defactoUnattended"] as const).flatMap((main) =>
    (["ruralLeftBehind", "migrant"] as const).map(
      (other): Coexistence => ({
        of: [main, other],
        kind: "apart",
        words: "孤儿、事实无人抚养儿童不并计留守、流动台账，避免重复统计",
        cite: law.practice("各地口径不一，本区设定见参数", "uncertain"),
      }),
    ),
  ),
  ...(["orphan", "defactoUnattended", "ruralLeftBehind", "migrant"] as const).map(
    (other): Coexistence => ({
      of: ["inDifficulty", other],
      kind: "together",
      words: "可以同时计入困境儿童",
      cite: law.difficultyChongqing("孤儿、事实无人抚养儿童、困难的流动儿童、监护缺失的留守儿童都是困境儿童"),
    }),
  ),
];

/** What is to be said about each pair of the categories that hold or are recognised. */
export function coexistencesAmong(categories: readonly JudgedCategory[]): Coexistence[] {
  return coexistences.filter(({ of }) => of.every((category) => categories.includes(category)));
}
