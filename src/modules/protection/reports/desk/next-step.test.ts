import { describe, expect, it } from "vitest";
import { nextStepOf } from "./next-step.ts";

type Standing = Parameters<typeof nextStepOf>[0];

const received: Standing = {
  state: "received",
  can: ["takeUp", "answer"],
  handOvers: [],
  receiverName: "张国强",
  isMine: true,
  fedBackAt: null,
  hasReporter: false,
  nextDueAt: null,
};
const offer = {
  id: "x",
  fromName: "张国强",
  toName: "王建国",
  why: "跨镇",
  at: "2026-11-28T06:00:00.000Z",
  signedAt: null,
  refusedAt: null,
  refusedWhy: null,
  isToMe: true,
};
const taken: Standing = { ...received, state: "takenUp", can: ["triage", "handOver", "decide", "answer"] };
const settled: Standing = { ...received, state: "unfounded", can: ["answer"] };

describe("what must be done with a report now", () => {
  it.each<[string, Standing, string | undefined, RegExp]>([
    ["not taken up, mine", received, "takeUp", /首接/],
    ["not taken up, a colleague's", { ...received, isMine: false }, "takeUp", /现在由张国强负责/],
    ["not taken up, only to look at", { ...received, isMine: false, can: [] }, undefined, /从收到起/],
    ["taken up by me", taken, "decide", /先核对风险等级/],
    [
      "offered by me to another",
      { ...taken, handOvers: [offer] },
      "decide",
      /王建国，对方签收以前仍由您负责/,
    ],
    ["taken up by a colleague", { ...taken, isMine: false, can: [] }, undefined, /转交/],
    [
      "offered to me",
      { ...taken, isMine: false, can: ["answerHandOver"], handOvers: [offer] },
      "answerHandOver",
      /跨镇.*仍由张国强负责/,
    ],
    ["in a case that still looks into it", { ...settled, state: "opened" }, "answer", /处置以后/],
    [
      "in a case that has disposed of it",
      { ...settled, state: "opened", nextDueAt: "2026-12-01T06:00:00.000Z" },
      "answer",
      /查询码/,
    ],
    ["decided, nobody answered", settled, "answer", /查询码/],
    ["decided, with a reporter", { ...settled, hasReporter: true }, "answer", /适当方式/],
    ["decided and answered", { ...settled, fedBackAt: "2026-11-28T06:00:00.000Z" }, undefined, /再答复/],
    [
      "answered, and then something was added",
      { ...settled, fedBackAt: "2026-11-28T06:00:00.000Z", can: ["answer", "seeAdditions"] },
      "seeAdditions",
      /写答复/,
    ],
    [
      "taken up, something was added",
      { ...taken, can: [...taken.can, "seeAdditions"] },
      "decide",
      /又补充了情况.*先核对/,
    ],
    ["decided by a colleague", { ...settled, isMine: false, can: [] }, undefined, /决定已经作出/],
  ])("%s", (_, report, act, says) => {
    const step = nextStepOf(report);
    expect(step.act).toBe(act);
    expect(step.says).toMatch(says);
  });
});
