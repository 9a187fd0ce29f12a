import { describe, expect, it } from "vitest";
import { sampleProcedure } from "../../../test/support/sample-procedure.ts";
import { type ProcedureVersion, procedure, type StepSpec, versionNamed, versionOn } from "./procedure.ts";

const sample = sampleProcedure.versions[0] as ProcedureVersion;
const [verify, confirm] = sample.steps as [StepSpec, StepSpec];
const [cite] = sampleProcedure.basis;
if (cite === undefined) throw new Error("the sample cites nothing");

function declaring(...versions: readonly ProcedureVersion[]) {
  return () => procedure({ code: "test", title: "测试", basis: [cite as never], versions });
}

describe("a procedure that could not be run is refused when it is declared", () => {
  it.each<[string, Partial<ProcedureVersion>, string]>([
    ["without a step", { steps: [] }, "version 2019 has no steps"],
    ["with one code for two steps", { steps: [verify, verify] }, "two steps have one code"],
    [
      "with a step that leads nowhere",
      {
        steps: [
          verify,
          { ...confirm, outcomes: [{ code: "x", label: "退回", leads: "back", to: ["verify"] }] },
        ],
      },
      "step confirm: no outcome leads on",
    ],
    [
      "with one code for two outcomes",
      { steps: [{ ...verify, outcomes: [...verify.outcomes, ...verify.outcomes] }] },
      "step verify: two outcomes have one code",
    ],
    [
      "with a return that goes forward",
      {
        steps: [
          {
            ...verify,
            outcomes: [...verify.outcomes, { code: "x", label: "退回", leads: "back", to: ["confirm"] }],
          },
          confirm,
        ],
      },
      "step verify: a return leads to earlier steps only",
    ],
    [
      "with a return to no step",
      {
        steps: [
          verify,
          { ...confirm, outcomes: [...verify.outcomes, { code: "x", label: "退回", leads: "back" }] },
        ],
      },
      "step confirm: a return leads to earlier steps only",
    ],
    [
      "with an outcome after what no earlier step can say",
      {
        steps: [
          verify,
          {
            ...confirm,
            outcomes: [
              {
                code: "x",
                label: "确认",
                leads: "next",
                after: [{ step: "verify", oneOf: ["fit", "maybe"] }],
              },
            ],
          },
        ],
      },
      "step confirm: an outcome follows what no earlier step can say",
    ],
    [
      "with posts kept apart from what comes later",
      { steps: [{ ...verify, separateFrom: ["confirm"] }, confirm] },
      "step verify: is kept apart from what does not come before it",
    ],
    [
      "with a silence that means nothing",
      { steps: [{ ...verify, silence: { outcome: "x", cite } }] },
      "step verify: silence means no outcome of it",
    ],
    [
      "with a silence that never begins",
      { steps: [{ ...withoutTerm(verify), silence: { outcome: "fit", cite } }] },
      "step verify: silence has no term",
    ],
    [
      "with a step that hangs on a field that is not asked",
      { steps: [{ ...verify, when: { field: "age", oneOf: ["x"] } }] },
      "step verify: no such field",
    ],
    [
      "with a material that hangs on a field that is not asked",
      { materials: [{ code: "m", title: "证明", required: true, when: { field: "age", oneOf: ["x"] } }] },
      "material m depends on what is not there",
    ],
    [
      "with a material that is needed by a step that is not there",
      { materials: [{ code: "m", title: "证明", required: true, neededBy: "x" }] },
      "material m depends on what is not there",
    ],
    [
      "with a paper that shows what the form does not ask",
      { sections: [{ title: "儿童", fields: ["age"] }] },
      "the paper has a field age that the form has not",
    ],
    [
      "with a review of a step that is not there",
      { review: { step: "x" } },
      "the review's step is not there",
    ],
  ])("%s", (_, change, fault) => {
    expect(declaring({ ...sample, ...change })).toThrow(`procedure test: ${fault}`);
  });

  it.each<[string, readonly ProcedureVersion[], string]>([
    ["without a version", [], "has no version"],
    [
      "with versions out of order",
      [sample, { ...sample, version: "2021", from: "2019-01-01" }],
      "its versions are not in the order of their days",
    ],
    [
      "with one name for two versions",
      [sample, { ...sample, from: "2021-01-01" }],
      "two versions have one name",
    ],
  ])("%s", (_, versions, fault) => {
    expect(declaring(...versions)).toThrow(`procedure test: ${fault}`);
  });
});

describe("a version of a procedure", () => {
  const two = declaring(sample, { ...sample, version: "2026", from: "2026-01-01" })();

  it.each([
    ["2019-12-31", undefined],
    ["2020-01-01", "2019"],
    ["2025-12-31", "2019"],
    ["2026-01-01", "2026"],
  ])("holds from its first day: on %s it is %s", (day, version) => {
    expect(versionOn(two, day)?.version).toBe(version);
  });

  it("is found by its name, however old", () => {
    expect(versionNamed(two, "2019")?.from).toBe("2020-01-01");
    expect(versionNamed(two, "2018")).toBeUndefined();
  });
});

function withoutTerm({ term: _, ...step }: StepSpec): StepSpec {
  return step;
}
