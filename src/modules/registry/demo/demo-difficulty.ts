/** A child in difficulty: the category, the kinds of difficulty, what is given and what is still needed. */
import type { FactValue } from "../facts.contract.ts";
import type { FactDraft } from "../file-draft.contract.ts";
import { type Day, yearsBefore } from "./demo-days.ts";
import { fact } from "./demo-file.ts";
import type { ChildSketch } from "./demo-home.ts";
import { drawName } from "./demo-names.ts";
import * as words from "./demo-words.ts";
import { dayBetween, type World } from "./demo-world.ts";

type Measure = FactValue<"relief">["measure"];

const reliefByDifficulty: Partial<Record<words.DifficultyType, readonly Measure[]>> = {
  L1: ["tekun"],
  L2: ["dibao"],
  L4: ["temporaryRelief"],
  H1: ["disabledCare"],
  H3: ["medicalAssistance"],
};

/** `since` is the day on which the category begins. */
export function difficultyFacts(world: World, child: ChildSketch, since: Day, to?: Day): FactDraft[] {
  const { random, numbers, today } = world;
  const main = child.difficulties[0];
  if (main === undefined) return [];
  const said = words.difficultyWords[main];
  const household = child.difficulties.some((type) => type === "L1" || type === "L2");
  return [
    fact(
      "category",
      since,
      { category: "inDifficulty", document: numbers.paper("演困", since) },
      { to, evidence: "村（社区）排查、镇街核实" },
    ),
    ...child.difficulties.map((type) =>
      fact(
        "difficulty",
        since,
        { type, description: random.pick(words.difficultyWords[type].descriptions) },
        { to },
      ),
    ),
    ...reliefs(child.difficulties, since).map((measure) =>
      fact("relief", reliefStart(world, measure, since), { measure, ...amountOf(measure, since) }, { to }),
    ),
    fact(
      "support",
      to === undefined ? Math.max(since, yearsBefore(today, 1)) : since,
      {
        helper: random.chance(0.8)
          ? drawName(random, random.chance(0.5) ? "1" : "2", "workingAge")
          : undefined,
        frequency: random.pick(words.visitFrequencies),
        need: random.pick(said.needs),
        policies: said.policies,
        familyEconomy: household ? "低保或特困家庭，无固定收入" : random.pick(words.familyEconomies),
      },
      { to },
    ),
  ];
}

function nearPoverty(since: Day): Measure {
  return (["monitored", "dibaoMargin", "monitored", "rigidSpending"] as const)[since % 4] ?? "monitored";
}

/** 低保 a head and month, between 380 and 560 yuan; told by the day, so that nothing else of the district moves. */
function amountOf(measure: Measure, since: Day): { readonly amountFen?: number } {
  return measure === "dibao" ? { amountFen: 38_000 + (since % 10) * 2_000 } : {};
}

function reliefs(difficulties: readonly words.DifficultyType[], since: Day): Measure[] {
  const measures = new Set(
    difficulties.flatMap((type) => (type === "L3" ? [nearPoverty(since)] : (reliefByDifficulty[type] ?? []))),
  );
  if (difficulties.includes("L2") && (difficulties.includes("H1") || difficulties.includes("H2")))
    measures.add("disabledLiving");
  return measures.size === 0 ? ["none"] : [...measures];
}

/** Help in an emergency is recent; the rest began with the category or a little later. */
function reliefStart(world: World, measure: Measure, since: Day): Day {
  return measure === "temporaryRelief"
    ? Math.max(since, dayBetween(world, world.today - 120, world.today - 10))
    : since;
}
