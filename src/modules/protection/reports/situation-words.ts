/** The nine situations as a neighbour would say them; the document's own words stand in `situationCodes`. Pure. */
import type { Situation } from "../protection-codes.contract.ts";

export const plainSituations: Readonly<Record<Situation, string>> = {
  MR4: "身上有伤、饿得很瘦或昏迷，可能被打、被欺负、被虐待",
  MR6: "被丢下不管，长期没有大人照看",
  MR1: "隐私部位受伤，或者不对劲",
  MR2: "不满 14 岁的女孩：可能被性侵害，或者怀孕、流产",
  MR3: "14 岁以上的女孩：可能因性侵害怀孕、流产",
  MR5: "自杀、自残、打工受伤、中毒等，人伤残或没了",
  MR7: "来路不明、走失，或者可能被拐卖",
  MR8: "被人带着、逼着讨钱",
  MR9: "别的严重伤害，或者眼看就要出危险",
};
