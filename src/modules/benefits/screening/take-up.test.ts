import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChildMatch } from "../../registry/child-match.contract.ts";
import { judgeRows, type LastReferral, type WeighedRow } from "./judge-take-up.ts";
import { type ReadRow, readRow } from "./read-take-up.ts";
import type { TakeUpRow } from "./take-up.contract.ts";

const rules = {
  today: "2026-11-27",
  programme: "B07",
  offered: [
    { code: "B07", title: "居民医保资助参保" },
    { code: "B09", title: "学前教育资助" },
    { code: "B10", title: "义务教育两免一补（生活补助）" },
  ],
} as const;

const blank: TakeUpRow = {
  citizenNo: "",
  name: "江小雨",
  birthDate: "2016-03-01",
  programme: "",
  result: "已落实",
  from: "2026-01-01",
  until: "",
  amount: "",
  reason: "",
};
const taken: ReadRow = {
  programme: "B07",
  state: "takenUp",
  on: "2026-01-01",
  saysDay: true,
  until: null,
  amountFen: null,
  note: null,
};

describe("a row of another department's table", () => {
  it.each<[string, Partial<TakeUpRow>, Partial<ReadRow>]>([
    ["is of the chosen programme when it names none", {}, { programme: "B07" }],
    ["names the programme by its code", { programme: "b09" }, { programme: "B09" }],
    ["names the programme by a part that only one has", { programme: "两免一补" }, { programme: "B10" }],
    ["writes the day in its own way", { from: "2026年1月5日" }, { on: "2026-01-05" }],
    ["says yes in its own words", { result: " 参保 ".trim() }, { state: "takenUp" }],
    ["tells until when", { until: "20261231" }, { until: "2026-12-31" }],
    ["tells the amount in yuan", { amount: "￥400.50" }, { amountFen: 40_050 }],
    [
      "says no with its reason, answered today when no day stands there",
      { result: "不符合", from: "", reason: "已随父亲在外省参保" },
      { state: "refused", on: "2026-11-27", saysDay: false, note: "已随父亲在外省参保" },
    ],
  ])("%s", (_, row, read) => {
    expect(readRow({ ...blank, ...row }, rules)).toMatchObject(read);
  });

  it.each<[string, Partial<TakeUpRow>, string]>([
    ["a programme that others settle for somebody else", { programme: "临时救助" }, "没有“临时救助”这个项目"],
    ["a name that two programmes share", { programme: "资助" }, "没有“资助”这个项目"],
    ["no result", { result: "" }, "没有写结果"],
    ["a result that nobody can read", { result: "待定" }, "看不出“待定”"],
    ["no day since when", { from: "" }, "没有写从哪天起"],
    ["a day that no calendar has", { from: "2026-02-30" }, "日期“2026-02-30”不对"],
    ["a day to come", { from: "2026-12-01" }, "还没有到"],
    ["an end before the beginning", { until: "2025-12-31" }, "早于开始"],
    ["a refusal without a reason", { result: "未落实", reason: "" }, "要写原因"],
    ["an amount that is none", { amount: "四百" }, "金额“四百”不对"],
  ])("is told in words when it has %s", (_, row, words) => {
    expect(readRow({ ...blank, ...row }, rules)).toContain(words);
  });
});

const child = { childId: "c1", scopeCode: "500117104204", name: "江小雨", birthDate: "2016-03-01" };
const one: ChildMatch = { kind: "one", child };
const waiting: LastReferral = {
  id: "r1",
  version: 1,
  state: "waiting",
  answeredOn: null,
  amountFen: null,
  validUntil: null,
  answerNote: null,
};
const answered: LastReferral = { ...waiting, state: "takenUp", answeredOn: "2026-01-01" };
const officer = { unreferred: false, seesRegister: true };
const liaison = { unreferred: false, seesRegister: false };
const verdictOf = (row: Partial<WeighedRow>, who = officer) =>
  judgeRows([{ read: taken, match: one, last: waiting, ...row }], who)[0];

describe("the check of a row", () => {
  it.each<[string, Partial<WeighedRow>, string]>([
    ["is ready when the child's referral waits", {}, "ready"],
    ["changes nothing when the same is recorded", { last: answered }, "same"],
    ["leaves another answer as it is", { last: { ...answered, answeredOn: "2025-09-01" } }, "answered"],
    [
      "sees that what was taken up until last year says nothing of this one",
      { last: { ...answered, answeredOn: "2025-01-01", validUntil: "2025-12-31" } },
      "notReferred",
    ],
    ["finds nobody", { match: { kind: "none" } }, "unknown"],
    ["does not choose between two of one name", { match: { kind: "several" } }, "several"],
    ["does not take a number for another name", { match: { kind: "otherName" } }, "unknown"],
    ["asks for something to go by", { match: { kind: "nothingToGoBy" } }, "wrong"],
    ["knows no day before birth", { read: { ...taken, on: "2015-01-01" } }, "wrong"],
    ["does not record what was never referred", { last: undefined }, "notReferred"],
  ])("%s", (_, row, verdict) => {
    expect(verdictOf(row)?.verdict).toBe(verdict);
  });

  it("records what was never referred when the bureau asks for it, if it was taken up", () => {
    const asked = { ...officer, unreferred: true };
    expect(verdictOf({ last: undefined }, asked)?.verdict).toBe("ready");
    const refused: ReadRow = { ...taken, state: "refused", note: "不符合条件" };
    expect(verdictOf({ last: undefined, read: refused }, asked)?.verdict).toBe("notReferred");
  });

  it("tells a liaison the same of a child that is unknown and of one that was not referred", () => {
    const unknown = verdictOf({ match: { kind: "none" }, last: undefined }, liaison);
    expect(verdictOf({ last: undefined }, liaison)).toEqual(unknown);
    expect(verdictOf({ match: { kind: "otherName" }, last: undefined }, liaison)).toEqual(unknown);
    expect(verdictOf({ match: { kind: "several" }, last: undefined }, liaison)).toEqual(unknown);
  });

  it("records a row that stands twice once", () => {
    const row: WeighedRow = { read: taken, match: one, last: waiting };
    expect(judgeRows([row, row], officer).map(({ verdict }) => verdict)).toEqual(["ready", "doubled"]);
  });

  it("records neither of two rows that contradict each other, wherever they stand", () => {
    const row: WeighedRow = { read: taken, match: one, last: waiting };
    const other: WeighedRow = { ...row, read: { ...taken, state: "refused", note: "不符合条件" } };
    for (const rows of [
      [row, other],
      [other, row],
      [row, row, other],
    ])
      expect(judgeRows(rows, officer).every(({ verdict }) => verdict !== "ready")).toBe(true);
  });

  it("is ready at most once for each child and programme, whatever is pasted", () => {
    const anyRow = fc.record({
      read: fc.constantFrom<ReadRow | string>(
        taken,
        { ...taken, programme: "B09" },
        { ...taken, until: "2027-01-01" },
        "不对",
      ),
      match: fc.constantFrom<ChildMatch>(
        one,
        { kind: "one", child: { ...child, childId: "c2" } },
        { kind: "none" },
      ),
      last: fc.constantFrom(waiting, answered, undefined),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
        const keys = judgeRows(rows, { ...officer, unreferred: true }).flatMap(({ verdict }, at) => {
          const { match, read } = rows[at] ?? {};
          return verdict === "ready" && match?.kind === "one" && typeof read === "object"
            ? [`${match.child.childId}/${read.programme}`]
            : [];
        });
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
