import { describe, expect, it } from "vitest";
import type { CaseView } from "../case-view.contract.ts";
import { type RecordKind, recordKindCodes } from "../records/record-kinds.contract.ts";
import { nextSteps } from "./next-step.ts";

type Seen = Parameters<typeof nextSteps>[0];

const nothing: Seen = {
  ...{ state: "verifying", safety: "unknown", clocks: [], records: [], assignments: [], reports: [] },
  ...{ closing: null, closingConditions: [], writes: [...recordKindCodes.codes] },
  can: ["record", "askClosing"],
};

const clock = (code: string, met = false): CaseView["clocks"][number] => ({
  ...{ code, title: code, startedAt: "2026-11-24T01:00:00Z", dueAt: "2026-11-25T01:00:00Z" },
  ...{ metAt: met ? "2026-11-24T02:00:00Z" : null, stoppedAt: null, isLate: false },
  ...{ document: "", says: "", unchecked: false },
});
const record = (kind: RecordKind) => ({ kind, replacedWhy: null }) as CaseView["records"][number];
const assignment = (can: CaseView["assignments"][number]["can"]) =>
  ({ can, state: "waiting", dueAt: "2026-12-01T00:00:00Z" }) as CaseView["assignments"][number];
const met: Seen["closingConditions"] = [
  { ground: "lowRisk", conditions: [{ code: "safe", says: "孩子现在安全", isMet: true, open: [] }] },
];
const titles = (seen: Partial<Seen>) => nextSteps({ ...nothing, ...seen }).map(({ title }) => title);

describe("what comes next in a case", () => {
  it.each<[string, Partial<Seen>, string]>([
    [
      "a red one: somebody is called",
      { clocks: [clock("visit"), clock("firstContact")] },
      "马上联系孩子或照料的人",
    ],
    [
      "called: somebody goes there",
      { clocks: [clock("visit"), clock("firstContact", true)] },
      "到现场核查，看孩子是否安全",
    ],
    ["a crime: the police", { clocks: [clock("visit", true), clock("policeTransfer")] }, "转公安"],
    [
      "unsafe: the child is placed",
      { state: "emergency", clocks: [clock("visit", true), clock("placement")] },
      "定下临时安置，办好交接",
    ],
    [
      "unsafe again when somebody looked again: the same, before everything else",
      { state: "emergency", clocks: [clock("assess")] },
      "定下临时安置，办好交接",
    ],
    [
      "verified: it is assessed",
      { state: "assessing", clocks: [clock("assess"), clock("confer")] },
      "登记监护评估结果",
    ],
    ["conferred: a plan", { state: "assessing", clocks: [clock("plan")] }, "定帮扶方案"],
    [
      "planned: the units sign",
      { state: "planned", clocks: [clock("plan", true)], assignments: [assignment(["settle"])] },
      "1 张协办单等签收",
    ],
    [
      "in service: into monitoring",
      { state: "inService", clocks: [clock("plan", true)], can: ["record", "monitor"] },
      "措施都有了着落，转入跟踪回访",
    ],
    ["monitored: a visit", { state: "monitoring", clocks: [clock("followUp1")] }, "去回访"],
    [
      "all conditions met: closing",
      { state: "monitoring", clocks: [clock("followUp2")], closingConditions: met },
      "结案的条件都满足了",
    ],
  ])("%s", (_, seen, first) => {
    expect(titles(seen)[0]).toBe(first);
  });

  it("is nothing once it is closed", () => {
    expect(titles({ state: "closed", clocks: [clock("visit")] })).toEqual([]);
  });

  it("is the signature of whoever may sign, and waiting for the others", () => {
    const closing = {
      id: "",
      ground: "lowRisk",
      conclusion: "好",
      askedAt: "",
      askedBy: "张三",
      signedAt: null,
      signedBy: null,
    } as const;
    expect(titles({ state: "closing", closing, can: ["signClosing"] })).toEqual(["结案等您签字"]);
    expect(titles({ state: "closing", closing, can: [] })).toEqual(["等第二个人签字"]);
  });

  it("offers nobody what would be refused", () => {
    const reports = [{ id: "r", number: "BG1", fedBackAt: null }] as unknown as CaseView["reports"];
    const everything = {
      reports,
      records: [record("visit")],
      closingConditions: met,
      assignments: [assignment([])],
    };
    expect(titles({ ...everything, clocks: [clock("visit"), clock("plan")], writes: [], can: [] })).toEqual(
      [],
    );
    expect(titles(everything)).toContain("答复报告的人");
  });

  it("is told to a part that is not shown the terms by what is there", () => {
    const writes: RecordKind[] = ["contact", "visit", "followUp", "note"];
    expect(titles({ writes, can: [] })).toEqual(["联系孩子或照料的人", "到现场核查，看孩子是否安全"]);
    expect(titles({ writes, can: [], records: [record("contact")] })).toEqual(["到现场核查，看孩子是否安全"]);
    expect(titles({ writes, can: [], state: "inService", records: [record("visit")] })).toEqual(["去回访"]);
  });
});
