/** CW-12 as others run it: by hand in plain JavaScript, in JsonLogic, and in a decision graph of Zen. */
import { ZenEngine } from "@gorules/zen-engine";
import { LogicEngine } from "json-logic-engine";
import { AMOUNTS, type Entitled, type Person } from "./cw12.ts";

export function byHand(person: Person): Entitled {
  const { dis, dibao } = person;
  const reason = kindByHand(person);
  const living = dibao && dis >= 1 && dis <= 2 && reason !== "ORPHAN" ? AMOUNTS.disabilityLiving : 0;
  const care = dis === 1 ? AMOUNTS.careFirst : dis === 2 ? AMOUNTS.careSecond : 0;
  return {
    reason,
    total: basicByHand(person, reason) + living + care,
    scholarship: scholarshipByHand(person),
  };
}

function kindByHand({ age, father, mother, local, adopted, hiv }: Person): string {
  if (age >= 18) return "NONE";
  if (local && !adopted) {
    const goneFather = father === 1 || father === 2;
    const goneMother = mother === 1 || mother === 2;
    if (goneFather && goneMother) return "ORPHAN";
    const unableFather = father >= 3 && father <= 8;
    const unableMother = mother >= 3 && mother <= 8;
    if ((unableFather && unableMother) || (goneFather && unableMother) || (unableFather && goneMother))
      return "DEFACTO";
  }
  return hiv ? "HIV" : "NONE";
}

function basicByHand({ place, dibao }: Person, reason: string): number {
  if (reason === "ORPHAN") return place === 2 ? AMOUNTS.institution : AMOUNTS.home;
  if (reason === "DEFACTO" && dibao) return Math.max(0, AMOUNTS.home - AMOUNTS.dibao);
  return reason === "NONE" ? 0 : AMOUNTS.home;
}

function scholarshipByHand({ age, formerOrphan, school }: Person): number {
  return age >= 18 && formerOrphan && school >= 4 && school <= 7 && age <= 30 ? AMOUNTS.scholarship : 0;
}

type Logic = object | number | string | boolean;
const v = (name: keyof Person): Logic => ({ var: name });
const and = (...of: Logic[]): Logic => ({ and: of });
const or = (...of: Logic[]): Logic => ({ or: of });
const no = (of: Logic): Logic => ({ "!": of });
const when = (condition: Logic, then: Logic, otherwise: Logic): Logic => ({
  if: [condition, then, otherwise],
});
const within = (low: number, value: Logic, high: number): Logic => ({ "<=": [low, value, high] });

/** JsonLogic knows no names for parts, so that each is written where it is used; compiled, the best that it can. */
export function jsonLogic(): (person: Person) => Entitled {
  const minor: Logic = { "<": [v("age"), 18] };
  const candidate = [minor, v("local"), no(v("adopted"))];
  const gone = (parent: Logic) => within(1, parent, 2);
  const unable = (parent: Logic) => within(3, parent, 8);
  const [father, mother] = [v("father"), v("mother")];
  const orphan = and(...candidate, gone(father), gone(mother));
  // Its reader asks for orphans first, so that the rule need not ask again.
  const defacto = and(
    ...candidate,
    or(
      and(unable(father), unable(mother)),
      and(gone(father), unable(mother)),
      and(unable(father), gone(mother)),
    ),
  );
  const infected = and(minor, v("hiv"));
  const { home, institution, dibao } = AMOUNTS;
  const basic = when(
    orphan,
    when({ "===": [v("place"), 2] }, institution, home),
    when(defacto, when(v("dibao"), { max: [0, { "-": [home, dibao] }] }, home), when(infected, home, 0)),
  );
  const living = when(and(v("dibao"), within(1, v("dis"), 2), no(orphan)), AMOUNTS.disabilityLiving, 0);
  const care = when(
    { "===": [v("dis"), 1] },
    AMOUNTS.careFirst,
    when({ "===": [v("dis"), 2] }, AMOUNTS.careSecond, 0),
  );
  const engine = new LogicEngine();
  const build = (logic: Logic) => engine.build(logic) as (person: Person) => unknown;
  const reason = build(when(orphan, "ORPHAN", when(defacto, "DEFACTO", when(infected, "HIV", "NONE"))));
  const total = build({ "+": [basic, living, care] });
  const scholarship = build(
    when(
      and(no(minor), v("formerOrphan"), within(4, v("school"), 7), { "<=": [v("age"), 30] }),
      AMOUNTS.scholarship,
      0,
    ),
  );
  return (person) => ({
    reason: reason(person) as string,
    total: total(person) as number,
    scholarship: scholarship(person) as number,
  });
}

const ZEN_BATCH = 1000;
const ZEN_IN_FLIGHT = 2;

/** Its fastest way: a loop node over batches, two in flight. */
export async function zen(people: readonly Person[], take: (entitled: Entitled) => void): Promise<void> {
  const engine = new ZenEngine();
  const decision = engine.createDecision(zenGraph());
  let next = 0;
  const work = async () => {
    while (next < people.length) {
      const rows = people.slice(next, next + ZEN_BATCH);
      next += ZEN_BATCH;
      const { result } = (await decision.evaluate({ rows })) as { result: { rows: Entitled[] } };
      for (const entitled of result.rows) take(entitled);
    }
  };
  await Promise.all(Array.from({ length: ZEN_IN_FLIGHT }, work));
  engine.dispose();
}

function zenGraph(): object {
  const a = AMOUNTS;
  const rules: readonly (readonly [key: string, value: string])[] = [
    ["candidate", "age < 18 and local and not adopted"],
    ["orphan", "$.candidate and father in [1..2] and mother in [1..2]"],
    [
      "defacto",
      "$.candidate and not $.orphan and ((father in [3..8] and mother in [3..8]) or (father in [1..2] and mother in [3..8]) or (father in [3..8] and mother in [1..2]))",
    ],
    ["infected", "age < 18 and hiv and not $.orphan and not $.defacto"],
    ["reason", "$.orphan ? 'ORPHAN' : $.defacto ? 'DEFACTO' : $.infected ? 'HIV' : 'NONE'"],
    [
      "total",
      `($.orphan ? (place == 2 ? ${a.institution} : ${a.home}) : $.defacto ? (dibao ? max([0, ${a.home} - ${a.dibao}]) : ${a.home}) : $.infected ? ${a.home} : 0)` +
        ` + (dibao and dis in [1..2] and not $.orphan ? ${a.disabilityLiving} : 0) + (dis == 1 ? ${a.careFirst} : dis == 2 ? ${a.careSecond} : 0)`,
    ],
    ["scholarship", `age >= 18 and formerOrphan and school in [4..7] and age <= 30 ? ${a.scholarship} : 0`],
  ];
  return {
    contentType: "application/vnd.gorules.decision",
    nodes: [
      { id: "in", name: "in", type: "inputNode" },
      {
        id: "rules",
        name: "rules",
        type: "expressionNode",
        content: {
          expressions: rules.map(([key, value]) => ({ id: key, key, value })),
          inputField: "rows",
          outputPath: "rows",
          executionMode: "loop",
          passThrough: false,
        },
      },
      { id: "out", name: "out", type: "outputNode" },
    ],
    edges: [
      { id: "1", sourceId: "in", targetId: "rules", type: "edge" },
      { id: "2", sourceId: "rules", targetId: "out", type: "edge" },
    ],
  };
}
