import { describe, expect, it } from "vitest";
import { withoutCommonPhones } from "./common-phones.ts";
import { identityOf } from "./row-identity.ts";
import { type RememberedWord, type RowToSettle, settleRows } from "./settle-bands.ts";

const candidate = (person: number, weight = 20) => ({ person, weight, probability: 0.999, compared: [] });

function row(
  ordinal: number,
  more: Partial<RowToSettle> & { readonly band?: "certain" | "review" | "none" } = {},
): RowToSettle {
  const {
    band = "certain",
    linked = { row: ordinal - 1, band, candidates: band === "none" ? [] : [candidate(7)] },
  } = more;
  return { ordinal, text: `row ${ordinal}`, identity: null, remembered: new Map(), ...more, linked };
}

const word = (says: "same" | "different"): RememberedWord => ({ says, by: "王建国", on: "2026-08-01" });
const settle = (rows: readonly RowToSettle[], oneToOne = true) => settleRows(rows, { oneToOne });

describe("a row", () => {
  it("that is certainly somebody is matched, a doubtful one waits, a stranger's has nobody", () => {
    const linked = { row: 1, band: "review" as const, candidates: [candidate(3), candidate(4)] };
    const settled = settle([row(1), row(2, { linked }), row(3, { band: "none" })]);
    expect(settled.map(({ band, state, pairs }) => [band, state, pairs.length])).toEqual([
      ["certain", "matched", 1],
      ["review", "waiting", 2],
      ["none", "stranger", 0],
    ]);
  });

  it("asks about nobody who is a thousand times less likely than the best, unless the number is that person's", () => {
    const unlikely = (person: number, level: string) => ({
      ...candidate(person, -9),
      probability: 1e-7,
      compared: [{ field: "citizenNo", level, weight: 0 }],
    });
    const candidates = [candidate(3), unlikely(4, "missing"), unlikely(5, "exact")];
    const [settled] = settle([row(1, { linked: { row: 0, band: "review", candidates } })]);
    expect(settled?.pairs.map(({ person }) => person)).toEqual([3, 5]);
  });

  it("that is written twice in the same words counts once", () => {
    const settled = settle([row(1, { text: "a" }), row(2, { text: "a" })]);
    expect(settled.map(({ state }) => state)).toEqual(["matched", "faulty"]);
    expect(settled[1]?.fault).toContain("第 1 条");
  });

  it("of a person who stands there twice with different words waits, like the other; not where the roster allows it", () => {
    const rows = [row(1, { identity: "p" }), row(2, { identity: "p" })];
    expect(settle(rows).map(({ band, state }) => [band, state])).toEqual([
      ["review", "waiting"],
      ["review", "waiting"],
    ]);
    expect(settle(rows, false).map(({ band }) => band)).toEqual(["certain", "certain"]);
  });
});

describe("what a person decided before", () => {
  const linked = { row: 0, band: "review" as const, candidates: [candidate(7), candidate(8)] };

  it("is applied where the same row meets the same person, and answers for the others", () => {
    const [settled] = settle([row(1, { linked, remembered: new Map([[7, word("same")]]) })]);
    expect(settled).toMatchObject({ band: "review", state: "matched" });
    expect(settled?.pairs.map(({ decision }) => decision)).toEqual(["same", "different"]);
    expect(settled?.pairs[0]?.why).toBe("按 2026-08-01 王建国 的认定");
  });

  it("is offered and not applied where another person is the likelier one by now", () => {
    const [settled] = settle([row(1, { linked, remembered: new Map([[8, word("same")]]) })]);
    expect(settled?.state).toBe("waiting");
    expect(settled?.pairs.map(({ decision }) => decision)).toEqual([null, null]);
  });

  it("is offered where the engine sees nobody any more", () => {
    const [settled] = settle([row(1, { band: "none", remembered: new Map([[8, word("same")]]) })]);
    expect(settled).toMatchObject({ band: "review", state: "waiting", pairs: [{ person: 8, weight: 0 }] });
  });

  it("forbids what is certain: who was found to be another is never written", () => {
    const [settled] = settle([row(1, { remembered: new Map([[7, word("different")]]) })]);
    expect(settled).toMatchObject({ band: "review", state: "settled", pairs: [{ decision: "different" }] });
  });

  it("is not applied to two rows of one person", () => {
    const remembered = new Map([[7, word("same")]]);
    const settled = settle([row(1, { remembered }), row(2, { remembered })]);
    expect(settled.map(({ state, band }) => [state, band])).toEqual([
      ["waiting", "review"],
      ["waiting", "review"],
    ]);
    expect(settled.flatMap(({ pairs }) => pairs.map(({ decision }) => decision))).toEqual([null, null]);
  });
});

describe("a phone of many rows", () => {
  const record = (phones: readonly string[]) => ({
    ...{ name: "王某", formerNames: [], sex: null, birthDate: null, citizenNo: null },
    ...{ phones, placeCode: null, kin: [] },
  });

  it("is a clerk's and says nothing of them; that of a family stays", () => {
    const rows = [
      ...Array.from({ length: 9 }, () => record(["13800000001", "13800000002"])),
      record(["13800000003"]),
    ];
    const office = rows.map((one, at) => (at < 3 ? one : record(["13800000001"])));
    expect(withoutCommonPhones(office)[0]?.phones).toEqual(["13800000002"]);
    expect(withoutCommonPhones(rows)[9]?.phones).toEqual(["13800000003"]);
  });
});

describe("the identity of a row", () => {
  it("is its sound number, else name and birth date, else nothing; of its kind of roster alone", () => {
    const person = { name: "王某", birthDate: "1988-05-02", citizenNo: null };
    const sound = "11010519491231002X";
    expect(identityOf("prison", { ...person, citizenNo: sound })).toBe(`prison|${sound}`);
    expect(identityOf("prison", { ...person, citizenNo: "500199********0019" })).toBe(
      "prison|王某|1988-05-02",
    );
    expect(identityOf("prison", { ...person, birthDate: "1988-05" })).toBeNull();
    expect(identityOf("deaths", person)).not.toBe(identityOf("prison", person));
  });
});
