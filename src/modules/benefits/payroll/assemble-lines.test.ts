import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumFen } from "../../../kernel/money.ts";
import { monthsFrom, plusMonths } from "../../../kernel/month.ts";
import type { PaidProgram } from "../entitlements/paid-programs.contract.ts";
import { type Assembling, assembleLines, type Settled } from "./assemble-lines.ts";
import { differencesOf, type LineAmounts } from "./differences.ts";
import { alive, assemble, B01, flat, knowing, MONTH, paid, ratesWith } from "./line-sample.ts";
import type { Entitled } from "./owed.ts";
import type { RatesOf } from "./rates.ts";

describe("a school year that is paid by the quarter", () => {
  const aid: Entitled = { ...B01, id: "e5", programme: "B05", from: "2025-09", to: "2026-08" };
  const year: RatesOf = (month) =>
    new Map([
      ...flat(month),
      ["benefits.fucai.defacto.year", { value: 800_000, document: "文", certainty: "known" }],
    ]);
  const line = (month: string, settled: readonly Settled[] = [], known = knowing([aid])) =>
    assemble({ month, known, settled, ratesOf: year });
  const quarter = (months: readonly string[], fen = 66_666) => paid(months, fen, { programme: "B05" });

  it("waits for the last month of the quarter and says so", () => {
    for (const month of ["2025-09", "2025-10", "2025-12", "2026-01"]) {
      const settled = month < "2025-12" ? [] : quarter(["2025-09", "2025-10", "2025-11"]);
      const { lines, nothing } = line(month, settled);
      expect(lines).toEqual([]);
      expect(nothing.get("B05")).toMatch(/^按季发放，20\d\d-(11|02) 一起发$/);
    }
  });
  it("pays its three months together, as what is due and not as arrears", () => {
    expect(line("2025-11").lines).toMatchObject([
      {
        regularFen: 199_998,
        arrearsFen: 0,
        items: ["2025-09", "2025-10", "2025-11"].map((forMonth) => ({
          forMonth,
          cause: "regular",
          fen: 66_666,
        })),
      },
    ]);
  });
  it("comes to the year's amount in four payments", () => {
    const payments = ["2025-11", "2026-02", "2026-05", "2026-08"].map((month) => {
      const { lines } = line(month, quarter(monthsFrom("2025-09", plusMonths(month, -3))));
      return lines[0]?.totalFen ?? 0;
    });
    expect(payments).toEqual([199_998, 199_998, 199_998, 200_006]);
  });
  it("makes up for a quarter that was missed as arrears", () => {
    expect(line("2025-12").lines).toMatchObject([{ regularFen: 0, arrearsFen: 199_998 }]);
  });
  it("pays what was due of a quarter in which study ended", () => {
    const ended = knowing([{ ...aid, to: "2025-10" }]);
    expect(line("2025-10", [], ended).lines).toEqual([]);
    expect(line("2025-11", [], ended).lines).toMatchObject([{ regularFen: 133_332 }]);
  });
  it("differs from the last quarter, not from the empty month before", () => {
    const of = (month: string, known = knowing([aid])) =>
      line(month, quarter(monthsFrom("2025-09", plusMonths(month, -3))), known);
    const last = { ...of("2025-11").lines[0], month: "2025-11" } as LineAmounts & { month: string };
    const [after] = of("2026-02").lines;
    expect(differencesOf(undefined, after, { byQuarter: { last } })).toMatchObject([
      { cause: "byQuarter", fen: 199_998, reason: "按季发放，和上一季（2025-11）比较" },
    ]);
    const waits = line("2025-12", quarter(["2025-09", "2025-10", "2025-11"])).waits;
    expect([...waits]).toEqual([["B05", "2026-02"]]);
    expect(differencesOf(last, undefined, { byQuarter: { waitsFor: waits.get("B05") } })).toMatchObject([
      { cause: "byQuarter", fen: -199_998 },
    ]);
    expect(differencesOf(last, undefined, { stopped: "毕业" })).toMatchObject([
      { cause: "stopped", fen: -199_998, reason: "毕业" },
    ]);
    const [shorter] = of("2026-02", knowing([{ ...aid, to: "2026-01" }])).lines;
    expect(differencesOf(undefined, shorter, { byQuarter: { last } })).toMatchObject([
      { cause: "byQuarter", fen: 199_998 },
      { cause: "changed", fen: -66_666 },
    ]);
    expect(differencesOf(undefined, undefined, { stopped: "暂停", byQuarter: { last } })).toMatchObject([
      { cause: "byQuarter", fen: 199_998 },
      { cause: "stopped", fen: -199_998, reason: "暂停" },
    ]);
  });
  it("takes back at once what was paid too much", () => {
    const ended = knowing([{ ...aid, to: "2025-11" }]);
    const { overpaid } = line("2026-01", quarter(["2025-09", "2025-10", "2025-11", "2025-12"]), ended);
    expect(overpaid).toMatchObject([{ fen: 66_666, fromMonth: "2025-12" }]);
  });
  it("is paid month by month where the policy says so", () => {
    const monthly: RatesOf = (month) =>
      new Map([
        ...year(month),
        ["benefits.fucai.defacto.payEvery", { value: "month", document: "文", certainty: "known" }],
      ]);
    const { lines } = assemble({ month: "2025-09", known: knowing([aid]), ratesOf: monthly });
    expect(lines).toMatchObject([{ regularFen: 66_666 }]);
  });
});

describe("a child's line", () => {
  it("in steady months has the month's amount and nothing else", () => {
    const { lines, overpaid } = assemble({ settled: paid(monthsFrom("2026-01", "2026-05"), 165_100) });
    expect(lines).toMatchObject([{ regularFen: 165_100, arrearsFen: 0, totalFen: 165_100 }]);
    expect(overpaid).toEqual([]);
  });
  it("after a standard rose back in time has the arrears of each month, month by month", () => {
    const { lines } = assemble({
      settled: paid(monthsFrom("2026-01", "2026-05"), 165_100),
      ratesOf: ratesWith([
        ["2020-01", 165_100],
        ["2026-03", 200_000],
      ]),
    });
    expect(lines[0]).toMatchObject({ regularFen: 200_000, arrearsFen: 3 * 34_900 });
    expect(lines[0]?.items.filter((item) => item.cause === "adjusted").map((item) => item.forMonth)).toEqual([
      "2026-03",
      "2026-04",
      "2026-05",
    ]);
  });
  it("that begins late brings the months since the entitlement began", () => {
    expect(assemble({}).lines[0]).toMatchObject({ regularFen: 165_100, arrearsFen: 5 * 165_100 });
  });
  it("does not reach behind the month up to which it was paid elsewhere", () => {
    const { lines } = assemble({ settledUntil: new Map([["B01", "2026-05"]]) });
    expect(lines[0]).toMatchObject({ regularFen: 165_100, arrearsFen: 0 });
  });
  it("names a payment that came back, and one that was held back, by what they were", () => {
    const steady = paid(monthsFrom("2026-01", "2026-04"), 165_100);
    const back = assemble({ settled: [...steady, ...paid(["2026-05"], 0, { rejected: true })] });
    expect(back.lines[0]).toMatchObject({ reissueFen: 165_100, arrearsFen: 0 });
    const held = assemble({ settled: [...steady, ...paid(["2026-05"], 0, { withheld: true })] });
    expect(held.lines[0]?.items[1]).toMatchObject({ cause: "released", fen: 165_100 });
  });
  it("of a stop found late is gone, and what was paid beyond it stands as overpaid", () => {
    const { lines, overpaid, nothing } = assemble({
      settled: paid(monthsFrom("2026-01", "2026-05"), 165_100),
      known: knowing([B01], { ...alive, deceasedOn: "2026-03-10" }),
    });
    expect(lines).toEqual([]);
    expect(nothing.get("B01")).toContain("死亡");
    expect(overpaid).toMatchObject([{ fen: 330_200, fromMonth: "2026-04", toMonth: "2026-05" }]);
  });
  it("takes nothing off without a plan, and never more than plan, share and debt allow", () => {
    const tooMuch = {
      known: knowing([{ ...B01, from: "2026-03" }]),
      settled: paid(monthsFrom("2026-01", "2026-05"), 165_100),
    };
    expect(assemble(tooMuch).lines[0]).toMatchObject({ recoveryFen: 0, totalFen: 165_100 });
    const planned = (fen: number) =>
      assemble({ ...tooMuch, offsets: new Map<PaidProgram, number>([["B01", fen]]) }).lines[0];
    expect(planned(20_000)).toMatchObject({ recoveryFen: -20_000, totalFen: 145_100 });
    // 30 % of 1,651.00
    expect(planned(100_000)).toMatchObject({ recoveryFen: -49_530 });
  });
  it("whose amount cannot be told stands there with nothing", () => {
    const { lines } = assemble({ ratesOf: ratesWith([]) });
    expect(lines).toMatchObject([{ cannotTell: true, totalFen: 0 }]);
  });
});

const rate = fc.integer({ min: 100_000, max: 250_000 });
const someMonth = fc.constantFrom(...monthsFrom("2025-01", "2026-05"));
const history = fc.record({
  steps: fc.array(fc.tuple(someMonth, rate), { minLength: 1, maxLength: 4 }),
  from: someMonth,
  to: fc.option(someMonth),
  settled: fc.uniqueArray(fc.tuple(someMonth, rate), { selector: ([month]) => month, maxLength: 10 }),
  plan: fc.integer({ min: 0, max: 100_000 }),
});

describe("whatever was paid before", () => {
  const taskOf = ({
    steps,
    from,
    to,
    settled,
    plan,
  }: typeof history extends fc.Arbitrary<infer T> ? T : never) => ({
    month: MONTH,
    known: knowing([{ ...B01, from, to: to !== null && to >= from ? to : null }]),
    settled: settled.flatMap(([month, fen]) => paid([month], fen)),
    settledUntil: new Map<PaidProgram, string>(),
    offsets: new Map<PaidProgram, number>([["B01", plan]]),
    ratesOf: ratesWith([["2020-01", 100_000], ...steps.sort((a, b) => (a[0] < b[0] ? -1 : 1))]),
  });
  it("a line is the sum of its items, none is negative, and recoveries stay within plan and share", () => {
    fc.assert(
      fc.property(history, (made) => {
        const task = taskOf(made);
        for (const line of assembleLines(task).lines) {
          expect(sumFen(line.items.map((item) => item.fen))).toBe(line.totalFen);
          expect(line.regularFen + line.arrearsFen + line.reissueFen + line.recoveryFen).toBe(line.totalFen);
          expect(line.totalFen).toBeGreaterThanOrEqual(0);
          expect(-line.recoveryFen).toBeLessThanOrEqual(made.plan);
          expect(-line.recoveryFen).toBeLessThanOrEqual((line.totalFen - line.recoveryFen) * 0.3);
        }
      }),
    );
  });
  it("once paid, the next month finds nothing that is lacking", () => {
    fc.assert(
      fc.property(history, (made) => {
        const task = taskOf(made);
        const { lines } = assembleLines(task);
        const after = new Map(task.settled.map((one) => [one.forMonth, one.fen]));
        for (const line of lines)
          for (const item of line.items) after.set(item.forMonth, (after.get(item.forMonth) ?? 0) + item.fen);
        const next = assembleLines({
          ...task,
          month: plusMonths(MONTH, 1),
          settled: [...after].flatMap(([month, fen]) => paid([month], fen)),
        });
        expect(
          next.lines.map((line) => line.arrearsFen + line.reissueFen).filter((fen) => fen !== 0),
        ).toEqual([]);
      }),
    );
  });
});

describe("the differences to last month", () => {
  const amounts = fc.record({
    careMode: fc.constantFrom("community", "institution", null),
    standardFen: rate,
    deductionFen: fc.nat(100_000),
    regularFen: fc.nat(200_000),
    arrearsFen: fc.nat(500_000),
    reissueFen: fc.nat(200_000),
    recoveryFen: fc.nat(60_000).map((fen) => 0 - fen),
    document: fc.constant("文"),
  });
  const byQuarter = fc.record({
    waitsFor: fc.constantFrom("2026-11", undefined),
    last: fc.option(
      amounts.map((one) => ({ ...one, month: "2026-08" })),
      { nil: undefined },
    ),
  });
  it("sum up to the difference of the totals, each with a reason in words, each cause once, whatever is paid by the quarter", () => {
    fc.assert(
      fc.property(
        fc.option(amounts, { nil: undefined }),
        fc.option(amounts, { nil: undefined }),
        fc.option(byQuarter, { nil: undefined }),
        (before, after, quarter) => {
          const total = (one: typeof before) =>
            one === undefined ? 0 : one.regularFen + one.arrearsFen + one.reissueFen + one.recoveryFen;
          const found = differencesOf(before, after, { byQuarter: quarter });
          expect(new Set(found.map(({ cause }) => cause)).size).toBe(found.length);
          expect(sumFen(found.map((one) => one.fen))).toBe(total(after) - total(before));
          for (const one of found) {
            expect(one.fen).toBe(one.afterFen - one.beforeFen);
            expect(one.fen).not.toBe(0);
            expect(one.reason.length).toBeGreaterThan(3);
          }
        },
      ),
    );
  });
  it("say what changed: care mode, standard with its document, deduction", () => {
    const base = { regularFen: 165_100, arrearsFen: 0, reissueFen: 0, recoveryFen: 0, deductionFen: 0 };
    const [changed] = differencesOf(
      { ...base, careMode: "community", standardFen: 165_100, document: "旧" },
      {
        ...base,
        careMode: "institution",
        standardFen: 200_000,
        regularFen: 200_000,
        document: "渝民规〔2025〕15号",
      },
    );
    expect(changed).toMatchObject({
      cause: "changed",
      fen: 34_900,
      reason: "供养方式由“社会散居”变为“机构供养”；标准由 1,651.00 元调为 2,000.00 元（渝民规〔2025〕15号）",
    });
  });
});

describe("a price subsidy declared afterwards", () => {
  const april: RatesOf = (month) => {
    const rates = new Map(flat(month));
    const said = { document: "渝发改价〔2026〕9号", certainty: "verified" } as const;
    if (month === "2026-04") {
      rates.set("benefits.priceSubsidy.triggered", { ...said, value: true });
      rates.set("benefits.priceSubsidy.month", { ...said, value: 6000 });
    }
    return rates;
  };
  const settled = paid(["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"], 165_100);
  const subsidy = (task: Partial<Assembling>) =>
    assemble({ settled, ratesOf: april, ...task }).lines.find((line) => line.programme === "B23");

  it("is paid with the next payroll, once", () => {
    expect(subsidy({})).toMatchObject({
      entitlementId: "e1",
      regularFen: 0,
      arrearsFen: 6000,
      items: [{ forMonth: "2026-04", cause: "late", fen: 6000 }],
    });
    const done = [...settled, { ...paid(["2026-04"], 6000)[0], programme: "B23" } as Settled];
    expect(subsidy({ settled: done })).toBeUndefined();
  });
  it("reaches a child whose allowance has ended since", () => {
    const known = knowing([{ ...B01, to: "2026-05" }]);
    expect(subsidy({ known })).toMatchObject({ entitlementId: "e1", totalFen: 6000 });
  });
  it("is not paid for months that were paid elsewhere", () => {
    expect(subsidy({ settledUntil: new Map([["B23", "2026-05"]]) })).toBeUndefined();
  });
  it("is reclaimed when the month is struck out again", () => {
    const done = [...settled, { ...paid(["2026-04"], 6000)[0], programme: "B23" } as Settled];
    expect(assemble({ settled: done }).overpaid).toMatchObject([{ programme: "B23", fen: 6000 }]);
  });
});
