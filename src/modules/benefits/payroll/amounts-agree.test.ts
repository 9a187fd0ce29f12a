/** What a child's page explains and what a payroll reckons come from one declaration: they agree in every case, doubts included. */
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../platform/rules/evaluate.ts";
import { sampleChild } from "../../recognition/rules/sample-child.ts";
import {
  basicPrograms,
  type OtherIncomeKind,
  type PaidProgram,
  schoolYearPrograms,
} from "../entitlements/paid-programs.contract.ts";
import { programmeOf, programmes } from "../programs/catalogue.ts";
import { monthRules } from "./month-rules-sample.ts";
import { type Knowledge, owedOf } from "./owed.ts";
import type { Rate } from "./rates.ts";

const MONTH = "2026-03";
const careModes = [null, "community", "institution", "agency", "foster"] as const;
const standards = [
  ["benefits.standard.orphan.institution", 200_000],
  ["benefits.standard.orphan.community", 165_100],
  ["benefits.standard.defacto.institution", 200_000],
  ["benefits.standard.defacto.community", 165_100],
  ["benefits.standard.hiv", 165_100],
] as const;
const reliefs: readonly (readonly OtherIncomeKind[])[] = [
  [],
  ["dibao"],
  ["tekun"],
  ["disabledLiving"],
  ["dibao", "tekun"],
  ["dibao", "disabledLiving"],
  ["tekun", "disabledLiving"],
  ["dibao", "tekun", "disabledLiving"],
];
const fields = { dibao: "dibaoFen", tekun: "tekunFen", disabledLiving: "disabledLivingFen" } as const;

const rate = (value: unknown): Rate => ({ value, document: "测试", certainty: "verified" });

/** Null: nobody has set it. */
function ratesOf(tekun: string | null, disabled: boolean | null, without: string | null) {
  const rates = new Map<string, Rate>([
    ...monthRules,
    ...standards.map(([key, fen]) => [key, rate(fen)] as const),
  ]);
  for (const [key, value] of [
    ["benefits.overlap.tekunWithDefacto", tekun],
    ["benefits.overlap.disabledLivingWithBasic", disabled],
  ] as const)
    if (value === null) rates.delete(key);
    else rates.set(key, rate(value));
  if (without !== null) rates.delete(without);
  return rates;
}

interface Case {
  readonly rates: ReadonlyMap<string, Rate>;
  readonly programme: PaidProgram;
  readonly careMode: string | null;
  readonly relief: readonly OtherIncomeKind[];
  readonly fen: number;
}

const policies = ["topUp", "chooseOne", null].flatMap((tekun) =>
  [true, false, null].flatMap((disabled) =>
    [null, "benefits.standard.defacto.community"].map((without) => ratesOf(tekun, disabled, without)),
  ),
);
const cases: readonly Case[] = policies.flatMap((rates) =>
  basicPrograms.flatMap((programme) =>
    careModes.flatMap((careMode) =>
      reliefs.flatMap((relief) =>
        [0, 40_000, 90_000, 170_000].map((fen) => ({ rates, programme, careMode, relief, fen })),
      ),
    ),
  ),
);

function explainedFen({ rates, programme, careMode, relief, fen }: Case) {
  const facts = sampleChild({
    careMode,
    relief: [...relief],
    ...Object.fromEntries(relief.map((kind) => [fields[kind], fen])),
  });
  const amount = programmeOf(programme).amount;
  return amount === undefined
    ? undefined
    : evaluate(amount.fen, { facts, parameters: rates, on: `${MONTH}-01` });
}

function paidFen({ rates, programme, careMode, relief, fen }: Case) {
  const span = { from: "2026-01", to: null };
  const known: Knowledge = {
    entitlements: [{ id: "e", programme, careMode, amountFen: null, ...span }],
    suspensions: [],
    incomes: relief.map((kind) => ({ kind, fen, ...span })),
    life: { birthDate: "2015-05-06", deceasedOn: null, endedOn: null, endedWhy: null, schooling: [] },
  };
  const [owed] = owedOf(MONTH, known, () => rates);
  return owed?.verdict === "cannotTell" ? null : owed?.fen;
}

describe("the amount that a programme declares", () => {
  it("is what the payroll owes: for every care mode, aid elsewhere and policy, and where a part is not set", () => {
    expect(cases).toHaveLength(18 * 3 * 5 * 8 * 4);
    const differing = cases.filter((one) => explainedFen(one) !== paidFen(one));
    expect(differing.map(({ rates: _, ...one }) => one)).toEqual([]);
  });

  it("runs by school years for the programmes that are paid by them, and there only", () => {
    const yearly = programmes.filter(({ paidBy, cycle }) => paidBy === "bureau" && cycle === "schoolYear");
    expect(yearly.map(({ code }) => code)).toEqual(schoolYearPrograms);
  });

  it("is one of a few that a child has one of", () => {
    for (const code of basicPrograms) expect(programmeOf(code).satisfiedBy).toEqual(basicPrograms);
  });
});
