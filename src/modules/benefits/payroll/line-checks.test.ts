import { describe, expect, it } from "vitest";
import { monthsFrom } from "../../../kernel/month.ts";
import { type Checking, checkLine, type Payee } from "./line-checks.ts";
import { alive, assemble, paid } from "./line-sample.ts";

describe("the checks of a line", () => {
  const [line] = assemble({ settled: paid(monthsFrom("2026-01", "2026-05"), 165_100) }).lines;
  if (line === undefined) throw new Error("no line");
  const person = { deceasedOn: null, cares: true, conditions: [] as string[] };
  const payee: Payee = { name: "祖母", personId: "p", hasAccount: true, sharesAccount: false, person };
  const base = { line, life: alive, payee, incomes: [], isListed: true, overpaidFen: 0, relief: ["none"] };
  const defacto = { ...line, programme: "B03" as const };
  it("find nothing in an ordinary one", () => {
    expect(checkLine(base)).toEqual({ blocking: [], warnings: [] });
  });
  it.each([
    [
      "a payee who died",
      { payee: { ...payee, person: { ...person, deceasedOn: "2026-05-01" } } },
      "payeeDied",
    ],
    [
      "a payee in prison",
      { payee: { ...payee, person: { ...person, conditions: ["imprisoned"] } } },
      "payeeRestricted",
    ],
    [
      "a payee who lost guardianship",
      { payee: { ...payee, person: { ...person, conditions: ["guardianshipRevoked"] } } },
      "payeeGone",
    ],
    [
      "a payee who is nobody to the child",
      { payee: { ...payee, person: { ...person, cares: false } } },
      "payeeNotCarer",
    ],
    [
      "a payee without a file for a child at home",
      { payee: { ...payee, personId: null, person: undefined } },
      "payeeNotCarer",
    ],
    ["no payee", { payee: { ...payee, name: null } }, "payeeMissing"],
    ["no account", { payee: { ...payee, hasAccount: false } }, "accountMissing"],
    ["an account of two payees", { payee: { ...payee, sharesAccount: true } }, "accountShared"],
    [
      "a file opened by mistake",
      { life: { ...alive, endedOn: "2026-05-01", endedWhy: "openedByMistake" } },
      "fileEnded",
    ],
    ["a suspension", { line: { ...line, heldBack: "暂停" } }, "suspended"],
    ["an amount that cannot be told", { line: { ...line, cannotTell: true } }, "amountUnknown"],
  ] as const)("hold %s back", (_, more, code) => {
    expect(checkLine({ ...base, ...more }).blocking).toEqual([code]);
  });
  it("let an institution receive as itself", () => {
    const task = {
      ...base,
      line: { ...line, careMode: "institution" },
      payee: { ...payee, personId: null, person: undefined },
    };
    expect(checkLine(task).blocking).toEqual([]);
  });
  it.each([
    ["a child who died", { life: { ...alive, deceasedOn: "2026-06-02" } }, "childDied"],
    ["a child who is on no ledger", { isListed: false }, "notListed"],
    ["an overpayment without a plan", { overpaidFen: 5 }, "overpaid"],
    [
      "aid beside an orphan's allowance",
      { incomes: [{ kind: "dibao" as const, from: "2026-01", to: null, fen: 1 }] },
      "otherAid",
    ],
    ["relief on file that nothing is taken off for", { line: defacto, relief: ["dibao"] }, "reliefUncounted"],
    ["arrears of half a year", { line: assemble({ month: "2026-07" }).lines[0] ?? line }, "longArrears"],
  ] as const)("ask for a word about %s", (_, more, code) => {
    expect(checkLine({ ...base, ...more }).warnings).toContain(code);
  });
  it("ask for none about relief that is taken off, or that does not count against the programme", () => {
    const dibao = { kind: "dibao" as const, from: "2026-01", to: null, fen: 40_000 };
    const warnings = (more: Partial<Checking>) => checkLine({ ...base, ...more }).warnings;
    expect(warnings({ line: defacto, relief: ["dibao"], incomes: [dibao] })).toEqual([]);
    expect(warnings({ line: defacto, relief: ["medical"] })).toEqual([]);
    expect(warnings({ relief: ["dibao"] })).toEqual([]);
  });
});
