/** The CW-12 workload: seeded persons, the amounts of September 2025, and the rules as this system writes them. */
import { type AtomTable, factsOf } from "../../src/platform/rules/atoms.ts";
import type { ParameterInForce } from "../../src/platform/rules/evaluate.ts";
import * as x from "../../src/platform/rules/expression.ts";

/** A type, for an interface would not do as a row of facts. */
export type Person = {
  readonly age: number;
  /** 0 normal, 1 dead, 2 missing, 3–8 unable. */
  readonly father: number;
  readonly mother: number;
  /** 0 home, 1 kin, 2 institution. */
  readonly place: number;
  readonly local: boolean;
  readonly dibao: boolean;
  readonly adopted: boolean;
  readonly hiv: boolean;
  readonly formerOrphan: boolean;
  /** 0 none, 1–4 grades. */
  readonly dis: number;
  /** 4 secondary vocational to 7 master. */
  readonly school: number;
};

export interface Entitled {
  readonly reason: string | null;
  readonly total: number | null;
  readonly scholarship: number | null;
}

export const ON = "2025-09-15";

export const AMOUNTS = {
  institution: 2000,
  home: 1500,
  disabilityLiving: 100,
  careFirst: 120,
  careSecond: 80,
  dibao: 700,
  scholarship: 10_000,
} as const;

/** The same persons for the same seed: a linear congruential generator, its upper bits. */
export function persons(count: number, seed = 20_250_901): Person[] {
  let state = seed;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
  const parent = () => (below(100) < 55 ? 0 : 1 + below(8));
  return Array.from({ length: count }, () => ({
    age: below(36),
    father: parent(),
    mother: parent(),
    place: below(3),
    local: below(10) > 0,
    dibao: below(4) === 0,
    adopted: below(20) === 0,
    hiv: below(50) === 0,
    formerOrphan: below(10) === 0,
    dis: below(5),
    school: below(8),
  }));
}

const settledBy = { role: "villageDirector", how: "上门核实" } as const;
const yesOrNo = (label: string) => ({ type: "boolean", label, settledBy }) as const;
const count = (label: string) => ({ type: "number", label, settledBy }) as const;

export const atoms = {
  age: count("年龄"),
  father: count("父亲的情形"),
  mother: count("母亲的情形"),
  place: count("居住方式"),
  local: yesOrNo("本地户籍"),
  dibao: yesOrNo("享受低保"),
  adopted: yesOrNo("已被收养"),
  hiv: { ...yesOrNo("感染艾滋病"), sensitivity: "L4" },
  formerOrphan: yesOrNo("年满十八周岁前是孤儿"),
  dis: count("残疾等级"),
  school: count("就读学段"),
} as const satisfies AtomTable;

const amount = (key: keyof typeof AMOUNTS) => x.param(`cw12.${key}`);

export const parameters: ReadonlyMap<string, ParameterInForce> = new Map(
  Object.entries(AMOUNTS).map(([name, value]) => {
    const key = `cw12.${name}`;
    return [key, { key, value, document: "CW-12", certainty: "design", validFrom: "2025-01-01" }];
  }),
);

const cite = { document: "CW-12", says: "基准测试的规则", certainty: "design" } as const;

const f = factsOf(atoms);
const between = (value: x.Num, low: number, high: number) => x.all(x.ge(value, low), x.le(value, high));
const gone = (parent: x.Num) => between(parent, 1, 2);
const unable = (parent: x.Num) => between(parent, 3, 8);

const minor = x.clause("未满十八周岁", x.lt(f.age, 18), { ...cite, clause: "R1" });
const candidate = x.all(minor, f.local, x.not(f.adopted));
const goneFather = x.clause("父亲死亡或失踪", gone(f.father));
const goneMother = x.clause("母亲死亡或失踪", gone(f.mother));
const unableFather = x.clause("父亲不能履行抚养", unable(f.father));
const unableMother = x.clause("母亲不能履行抚养", unable(f.mother));

const orphan = x.clause("孤儿", x.all(candidate, goneFather, goneMother), { ...cite, clause: "R2" });
const defacto = x.clause(
  "事实无人抚养",
  x.all(
    candidate,
    x.not(orphan),
    x.any(
      x.all(unableFather, unableMother),
      x.all(goneFather, unableMother),
      x.all(unableFather, goneMother),
    ),
  ),
  { ...cite, clause: "R4" },
);
const infected = x.clause("感染艾滋病", x.all(minor, f.hiv, x.not(orphan), x.not(defacto)), {
  ...cite,
  clause: "R6",
});

const home = amount("home");
const basic = x.when(
  orphan,
  x.when(x.eq(f.place, 2), amount("institution"), home),
  x.when(
    defacto,
    x.when(f.dibao, x.max(x.literal("number", 0), x.subtract(home, amount("dibao"))), home),
    x.when(infected, home, x.literal("number", 0)),
  ),
);
const living = x.when(
  x.all(f.dibao, between(f.dis, 1, 2), x.not(orphan)),
  amount("disabilityLiving"),
  x.literal("number", 0),
);
const care = x.when(
  x.eq(f.dis, 1),
  amount("careFirst"),
  x.when(x.eq(f.dis, 2), amount("careSecond"), x.literal("number", 0)),
);

/** R12, R11, R10; and whether there is a basic allowance at all. */
export const cw12 = {
  holds: x.any(orphan, defacto, infected),
  reason: x.decide(
    [
      { code: "ORPHAN", label: "孤儿", when: orphan },
      { code: "DEFACTO", label: "事实无人抚养", when: defacto },
      { code: "HIV", label: "感染艾滋病", when: infected },
    ],
    "NONE",
  ),
  total: x.clause("合计", x.add(basic, living, care), { ...cite, clause: "R11" }),
  scholarship: x.when(
    x.all(x.not(minor), f.formerOrphan, between(f.school, 4, 7), x.le(f.age, 30)),
    amount("scholarship"),
    x.literal("number", 0),
  ),
} as const;
