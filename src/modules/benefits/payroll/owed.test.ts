/** The amounts of the district's history, of top-ups and overlaps, of starts and stops, as tables of cases. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumFen } from "../../../kernel/money.ts";
import { monthsFrom, plusMonths } from "../../../kernel/month.ts";
import type { PaidProgram } from "../entitlements/paid-programs.contract.ts";
import { type Knowledge, type Life, type OtherIncome, type Owed, owedOf } from "./owed.ts";
import { alive, entitled, knowing, ratesWith } from "./owed-sample.ts";
import type { RatesOf } from "./rates.ts";
import { shareOfYear } from "./school-year.ts";

function only(month: string, known: Knowledge, rates = ratesWith()): Owed {
  const [first] = owedOf(month, known, rates);
  if (first === undefined) throw new Error("nothing is covered");
  return first;
}

describe("the standards by programme, care mode and month", () => {
  it.each([
    ["B01", "institution", "2021-09", 147_700, "渝民〔2021〕143号"],
    ["B01", "community", "2021-09", 127_700, "渝民〔2021〕143号"],
    ["B03", "community", "2021-09", 122_500, "渝民〔2021〕143号"],
    ["B01", "institution", "2025-07", 185_100, "渝民规〔2025〕6号"],
    ["B01", "community", "2025-12", 165_100, "渝民规〔2025〕6号"],
    ["B03", "community", "2025-07", 165_100, "渝民规〔2025〕6号"],
    ["B02", "community", "2025-07", 165_100, "渝民规〔2025〕6号"],
    ["B01", "institution", "2025-12", 185_100, "渝民规〔2025〕6号"],
    ["B01", "institution", "2026-01", 200_000, "渝民规〔2025〕15号"],
    ["B03", "institution", "2026-01", 200_000, "渝民规〔2025〕15号"],
    ["B03", "agency", "2026-01", 200_000, "渝民规〔2025〕15号"],
    ["B01", "foster", "2026-01", 200_000, "渝民规〔2025〕15号"],
    ["B01", "community", "2026-12", 165_100, "渝民规〔2025〕6号"],
  ] as const)("%s in %s in %s is %i fen by %s", (programme, careMode, month, fen, document) => {
    const owed = only(month, knowing([entitled(programme, "2021-01", { careMode })]));
    expect(owed).toMatchObject({ verdict: "owed", fen, document });
  });
  it("cannot be told before any document sets them, and are not guessed", () => {
    expect(only("2021-08", knowing([entitled("B01", "2021-01")]))).toMatchObject({
      verdict: "cannotTell",
      fen: 0,
    });
  });
  it("give way to an amount that was decided for this one case", () => {
    expect(
      only("2026-03", knowing([entitled("B16", "2026-03", { to: "2026-03", amountFen: 200_000 })])).fen,
    ).toBe(200_000);
  });
});

describe("the top-up (补差)", () => {
  const dibao: OtherIncome = { kind: "dibao", from: "2026-01", to: null, fen: 40_000 };
  it.each([
    ["low-income aid per head", [dibao], 125_100],
    [
      "aid and disability living aid",
      [dibao, { ...dibao, kind: "disabledLiving" as const, fen: 10_000 }],
      115_100,
    ],
    ["as much as the standard or more", [{ ...dibao, fen: 170_000 }], 0],
    ["aid that ended last month", [{ ...dibao, to: "2026-02" }], 165_100],
    ["aid that begins next month", [{ ...dibao, from: "2026-04" }], 165_100],
  ])("counts %s against the allowance of 1,651.00", (_, incomes, fen) => {
    expect(only("2026-03", knowing([entitled("B03", "2026-01")], { incomes })).fen).toBe(fen);
  });
  const tekun: OtherIncome = { ...dibao, kind: "tekun", fen: 100_100 };
  it("of destitute aid is paid where the policy is to top up", () => {
    const rates = ratesWith([["benefits.overlap.tekunWithDefacto", "2020-01", "topUp", "民发〔2019〕62号"]]);
    const owed = only("2026-03", knowing([entitled("B03", "2026-01")], { incomes: [tekun] }), rates);
    expect(owed).toMatchObject({ verdict: "owed", fen: 65_000, deductionFen: 100_100 });
  });
  it("is none where one of the two has to be chosen: nothing while destitute aid runs, all when it has ended", () => {
    const known = knowing([entitled("B03", "2026-01")], { incomes: [dibao, { ...tekun, to: "2026-02" }] });
    expect(only("2026-02", known)).toMatchObject({
      verdict: "nothing",
      fen: 0,
      because: "当月享受特困供养基本生活费，二者只能选一项（《特困人员认定办法》（2021 年）第九条）",
    });
    expect(only("2026-03", known).fen).toBe(125_100);
  });
  it("follows the policy of each month", () => {
    const rates = ratesWith([["benefits.overlap.tekunWithDefacto", "2026-03", "topUp", "区级口径"]]);
    const known = knowing([entitled("B03", "2026-01")], { incomes: [tekun] });
    expect(["2026-02", "2026-03"].map((month) => only(month, known, rates).fen)).toEqual([0, 65_000]);
  });
  it("cannot be told while nobody has settled how the two stand together", () => {
    const rates: RatesOf = (month) => {
      const known = new Map(ratesWith()(month));
      known.delete("benefits.overlap.tekunWithDefacto");
      return known;
    };
    const owed = only("2026-03", knowing([entitled("B03", "2026-01")], { incomes: [tekun] }), rates);
    expect(owed).toMatchObject({ verdict: "cannotTell", fen: 0 });
  });
  it("leaves disability living aid alone where both may be had", () => {
    const rates = ratesWith([["benefits.overlap.disabledLivingWithBasic", "2016-01", true, "区级口径"]]);
    const incomes: OtherIncome[] = [dibao, { ...dibao, kind: "disabledLiving", fen: 10_000 }];
    expect(only("2026-03", knowing([entitled("B03", "2026-01")], { incomes }), rates).fen).toBe(125_100);
  });
  it("says in words what is deducted", () => {
    expect(only("2026-03", knowing([entitled("B03", "2026-01")], { incomes: [dibao] })).because).toBe(
      "标准 1,651.00 元，减低保金人均实发 400.00 元",
    );
  });
  it("does not touch an orphan's allowance: the aid is what ends then", () => {
    expect(only("2026-03", knowing([entitled("B01", "2026-01")], { incomes: [dibao] })).fen).toBe(165_100);
  });
});

describe("overlaps", () => {
  const fens = (month: string, known: Knowledge, rates = ratesWith()) =>
    Object.fromEntries(owedOf(month, known, rates).map((one) => [one.programme, one.fen]));
  it("leave one basic allowance, the highest", () => {
    const known = knowing([
      entitled("B03", "2026-01", { careMode: "institution" }),
      entitled("B01", "2026-01"),
      entitled("B02", "2026-01"),
    ]);
    expect(fens("2026-03", known)).toEqual({ B01: 0, B02: 0, B03: 200_000 });
  });
  it("count the top-up before they compare", () => {
    const incomes: OtherIncome[] = [{ kind: "dibao", from: "2026-01", to: null, fen: 50_000 }];
    const known = knowing(
      [entitled("B03", "2026-01", { careMode: "institution" }), entitled("B01", "2026-01")],
      {
        incomes,
      },
    );
    expect(fens("2026-03", known)).toEqual({ B01: 165_100, B03: 0 });
  });
  it("of basic allowance and scholarship follow the policy switch of the month", () => {
    const known = knowing([entitled("B01", "2025-09"), entitled("B04", "2025-09")]);
    expect(fens("2026-03", known)).toEqual({ B01: 165_100, B04: 0 });
    const allowed = ratesWith([["benefits.overlap.fucaiWithBasic", "2026-01", true, "市级口径"]]);
    expect(fens("2026-03", known, allowed)).toEqual({ B01: 165_100, B04: 83_333 });
    expect(fens("2025-12", known, allowed)).toEqual({ B01: 165_100, B04: 0 });
  });
  it("leave one scholarship", () => {
    const known = knowing([entitled("B04", "2025-09"), entitled("B05", "2025-09")]);
    expect(fens("2026-03", known)).toEqual({ B04: 83_333, B05: 0 });
    const both = ratesWith([["benefits.overlap.fucaiBoth", "2019-01", true, "区级口径"]]);
    expect(fens("2026-03", known, both)).toEqual({ B04: 83_333, B05: 66_666 });
  });
  it("do not touch what is paid once", () => {
    const known = knowing([
      entitled("B01", "2026-01"),
      entitled("B23", "2026-03", { to: "2026-03", amountFen: 3_000 }),
    ]);
    expect(fens("2026-03", known)).toEqual({ B01: 165_100, B23: 3_000 });
  });
});

describe("stops", () => {
  const grown: Life = { ...alive, birthDate: "2008-03-15" };
  const at = (stage: string, to: string | null = null) => [{ stage, from: "2023-09-01", to }];
  it.each([
    ["the month of the 18th birthday is paid", grown, "2026-03", 165_100],
    ["the month after it is not", grown, "2026-04", 0],
    ["unless at senior school", { ...grown, schooling: at("senior") }, "2026-04", 165_100],
    ["or at vocational school", { ...grown, schooling: at("vocational") }, "2026-04", 165_100],
    ["or at a junior school", { ...grown, schooling: at("junior") }, "2026-04", 165_100],
    ["until school ends", { ...grown, schooling: at("senior", "2026-07-01") }, "2026-07", 0],
    ["but not at college", { ...grown, schooling: at("college") }, "2026-04", 0],
    ["the month of death is paid", { ...alive, deceasedOn: "2026-03-15" }, "2026-03", 165_100],
    ["the month after it is not", { ...alive, deceasedOn: "2026-03-15" }, "2026-04", 0],
    [
      "the month of an adoption is paid",
      { ...alive, endedOn: "2026-03-15", endedWhy: "adopted" },
      "2026-03",
      165_100,
    ],
    ["the month after it is not", { ...alive, endedOn: "2026-03-15", endedWhy: "adopted" }, "2026-04", 0],
    ["moved away: next month", { ...alive, endedOn: "2026-03-15", endedWhy: "movedAway" }, "2026-04", 0],
    [
      "born on 29 February, 18 on 1 March: March is paid",
      { ...alive, birthDate: "2008-02-29" },
      "2026-02",
      165_100,
    ],
    ["no birth date known: paid on", { ...alive, birthDate: null }, "2026-04", 165_100],
  ])("%s", (_, life, month, fen) => {
    const owed = only(month, knowing([entitled("B01", "2021-09")], { life }));
    expect(owed.fen).toBe(fen);
    if (fen === 0) expect(owed.because).not.toBe("");
  });
  it("of a death follow the parameter where practice differs", () => {
    const life = { ...alive, deceasedOn: "2026-03-15" };
    const rates = ratesWith([["benefits.stop.died", "2010-01", "sameMonth", "区级口径"]]);
    expect(only("2026-03", knowing([entitled("B01", "2021-09")], { life }), rates).fen).toBe(0);
  });
  it("by age do not end a scholarship", () => {
    expect(only("2026-04", knowing([entitled("B04", "2025-09")], { life: grown })).fen).toBe(83_333);
  });
});

describe("a suspension", () => {
  const span = { entitlementId: "B01", from: "2026-02", to: null, reason: "账户异常" };
  it("holds back while it lasts, and what is held back is still owed", () => {
    const known = knowing([entitled("B01", "2026-01")], { suspensions: [{ ...span, paidLater: null }] });
    expect(only("2026-03", known)).toMatchObject({ fen: 165_100, heldBack: "暂停发放：账户异常" });
    expect(only("2026-01", known).heldBack).toBeNull();
  });
  it("that is over is paid later or not at all", () => {
    const over = { ...span, to: "2026-03" };
    const known = (paidLater: boolean) =>
      knowing([entitled("B01", "2026-01")], { suspensions: [{ ...over, paidLater }] });
    expect(only("2026-03", known(true))).toMatchObject({ fen: 165_100, heldBack: null });
    expect(only("2026-03", known(false))).toMatchObject({ fen: 0, verdict: "nothing" });
    expect(only("2026-04", known(false)).fen).toBe(165_100);
  });
});

describe("a school year's amount", () => {
  const year = (from: string) => monthsFrom(from, plusMonths(from, 11));
  it("of 10,000 yuan is eleven times 833.33 and 833.37 in August", () => {
    const shares = year("2025-09").map((month) => shareOfYear(1_000_000, month, "fen", 9));
    expect(shares.slice(0, 11).every((fen) => fen === 83_333)).toBe(true);
    expect(shares[11]).toBe(83_337);
  });
  it("in whole yuan is eleven times 833 and 837", () => {
    const shares = year("2025-09").map((month) => shareOfYear(1_000_000, month, "yuan", 9));
    expect([shares[0], shares[11]]).toEqual([83_300, 83_700]);
  });
  it("sums up exactly, whatever it is and however it is rounded", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.constantFrom("fen" as const, "yuan" as const),
        fc.integer({ min: 2000, max: 2099 }),
        (fen, plan, from) => {
          expect(sumFen(year(`${from}-09`).map((month) => shareOfYear(fen, month, plan, 9)))).toBe(fen);
        },
      ),
    );
  });
  it("keeps the amount with which the year began, so that the twelve months still sum up", () => {
    const rates = ratesWith([["benefits.fucai.orphan.year", "2026-01", 1_200_000, "提标"]]);
    const known = knowing([entitled("B04", "2024-09")]);
    const sumOf = (from: string) => sumFen(year(from).map((month) => only(month, known, rates).fen));
    expect(sumOf("2025-09")).toBe(1_000_000);
    expect(sumOf("2026-09")).toBe(1_200_000);
  });
});

describe("whatever is known", () => {
  const month = fc
    .integer({ min: 2021 * 12, max: 2027 * 12 })
    .map((n) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`);
  const date = month.map((text) => `${text}-15`);
  const span = fc.tuple(month, fc.option(month)).map(([from, to]) => ({ from, to }));
  const knowledge: fc.Arbitrary<Knowledge> = fc.record({
    entitlements: fc
      .uniqueArray(fc.constantFrom<PaidProgram>("B01", "B02", "B03", "B04", "B05", "B23"), { minLength: 1 })
      .chain((programs) =>
        fc.tuple(
          ...programs.map((programme) =>
            fc
              .tuple(span, fc.constantFrom("institution", "community", "agency"))
              .map(([period, careMode]) => ({
                id: programme,
                programme,
                careMode,
                amountFen: programme === "B23" ? 3_000 : null,
                ...period,
              })),
          ),
        ),
      ),
    suspensions: fc.array(
      fc
        .tuple(span, fc.constantFrom("B01", "B03"), fc.constantFrom(true, false, null))
        .map(([period, entitlementId, paidLater]) => ({ ...period, entitlementId, paidLater, reason: "x" })),
      { maxLength: 2 },
    ),
    incomes: fc.array(
      fc
        .tuple(
          span,
          fc.constantFrom("dibao" as const, "tekun" as const),
          fc.integer({ min: 0, max: 300_000 }),
        )
        .map(([period, kind, fen]) => ({ ...period, kind, fen })),
      { maxLength: 3 },
    ),
    life: fc.record({
      birthDate: fc.option(date.map((text) => `${Number(text.slice(0, 4)) - 15}${text.slice(4)}`)),
      deceasedOn: fc.option(date, { freq: 5 }),
      endedOn: fc.option(date, { freq: 3 }),
      endedWhy: fc.option(fc.constantFrom("adopted", "movedAway", "died", "grownUp", "other")),
      schooling: fc.constant([]),
    }),
  });
  it("nothing owed is negative, and standard less deduction is what is owed", () => {
    fc.assert(
      fc.property(month, knowledge, (on, known) => {
        for (const owed of owedOf(on, known, ratesWith())) {
          expect(owed.fen).toBeGreaterThanOrEqual(0);
          expect(Number.isSafeInteger(owed.fen)).toBe(true);
          if (owed.verdict === "owed") expect(owed.fen).toBe(owed.standardFen - owed.deductionFen);
          else expect(owed.fen).toBe(0);
        }
      }),
    );
  });
  it("months outside the entitlement's are not owed at all", () => {
    fc.assert(
      fc.property(month, knowledge, (on, known) => {
        const covered = known.entitlements.filter(
          (one) => one.from <= on && (one.to === null || on <= one.to),
        );
        expect(owedOf(on, known, ratesWith()).map((one) => one.programme)).toEqual(
          covered.map((one) => one.programme),
        );
      }),
    );
  });
  it("at most one basic allowance and one scholarship is paid in a month", () => {
    fc.assert(
      fc.property(month, knowledge, (on, known) => {
        const paid = owedOf(on, known, ratesWith()).filter((one) => one.fen > 0);
        expect(
          paid.filter((one) => ["B01", "B02", "B03"].includes(one.programme)).length,
        ).toBeLessThanOrEqual(1);
        expect(paid.filter((one) => ["B04", "B05"].includes(one.programme)).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
