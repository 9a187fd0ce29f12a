import { describe, expect, it } from "vitest";
import {
  at,
  atDistrict,
  codeOf,
  complete,
  district,
  district2,
  done,
  neighbour,
  noticed,
  paper,
  received,
  refusal,
  refused,
  sample,
  supervisor,
  TODAY,
  verified,
} from "../../../../test/support/sample-matter.ts";
import { sampleProcedure } from "../../../../test/support/sample-procedure.ts";
import { act } from "../engine.ts";
import { type Matter, openStep, outcomesOffered, stepSpec } from "../matter.ts";
import type { ProcedureVersion, StepSpec } from "../procedure.ts";
import type { Act, Situation } from "./ruling.ts";

describe("a decision", () => {
  it("opens the next step with a clock of its own", () => {
    expect(atDistrict.steps).toMatchObject([
      {
        code: "verify",
        state: "decided",
        decision: { outcome: "fit", by: { name: "张国强" }, behalf: null },
      },
      { code: "confirm", state: "open", openedOn: "2026-03-05", due: { on: "2026-03-26" } },
    ]);
  });

  it("ends the matter when it confirms or refuses", () => {
    const confirmed = act(
      atDistrict,
      { kind: "decide", step: 2, outcome: "confirm", opinion: "", on: "2026-03-06" },
      at("2026-03-06", district),
    );
    expect(done(confirmed)).toMatchObject({ state: "approved", endedOn: "2026-03-06" });
    expect(refused).toMatchObject({ state: "refused", endedOn: "2026-03-10" });
  });

  it("sends back to an earlier step, which then is a new round with a new term", () => {
    const back = done(
      act(
        atDistrict,
        { kind: "decide", step: 2, outcome: "back", to: "verify", opinion: "补入户核实", on: "2026-03-09" },
        at("2026-03-09", district),
      ),
    );
    expect(openStep(back)).toMatchObject({ ordinal: 3, code: "verify", round: 2, openedOn: "2026-03-09" });
  });

  it("offers only what follows from an earlier one, the last if there were several", () => {
    const [verify, confirm] = sample.steps as [StepSpec, StepSpec];
    const following: ProcedureVersion = {
      ...sample,
      steps: [
        verify,
        {
          ...confirm,
          outcomes: confirm.outcomes.map((one) =>
            one.leads === "approved" ? { ...one, after: [{ step: "verify", oneOf: ["fit"] }] } : one,
          ),
        },
      ],
    };
    const offered = (matter: Matter) =>
      outcomesOffered(stepSpec(following, "confirm"), matter).map(({ code }) => code);
    const confirming = (matter: Matter) =>
      act(
        matter,
        {
          kind: "decide",
          step: openStep(matter)?.ordinal ?? 0,
          outcome: "confirm",
          opinion: "",
          on: "2026-03-06",
        },
        { ...at("2026-03-06", district), spec: following },
      );
    expect(offered(atDistrict)).toEqual(["confirm", "refuse", "back"]);
    expect(done(confirming(atDistrict)).state).toBe("approved");
    const doubted: Matter = {
      ...atDistrict,
      steps: atDistrict.steps.map((step) =>
        step.decision === null ? step : { ...step, decision: { ...step.decision, outcome: "unfit" } },
      ),
    };
    expect(offered(doubted)).toEqual(["refuse", "back"]);
    expect(codeOf(confirming(doubted))).toBe("noSuchOutcome");
  });

  it("is recorded in the stead of whoever is away", () => {
    const stead = done(act(complete, verified(TODAY), at(TODAY, neighbour, { behalf: supervisor })));
    expect(stead.steps[0]?.decision).toMatchObject({
      by: { accountId: "neighbour" },
      behalf: { accountId: "supervisor" },
    });
  });

  const byOneHand = done(act(complete, verified(TODAY), at(TODAY, { ...supervisor, accountId: "both" })));
  const confirming: Act = { kind: "decide", step: 2, outcome: "confirm", opinion: "同意", on: TODAY };
  it.each<[string, Matter, Act, Situation, string]>([
    [
      "on a step that is not open",
      atDistrict,
      verified("2026-03-05"),
      at("2026-03-05", supervisor),
      "notOpen",
    ],
    ["by another post", complete, verified(TODAY), at(TODAY, district), "notYours"],
    ["by the same post elsewhere", complete, verified(TODAY), at(TODAY, neighbour), "notYours"],
    [
      "by who verified",
      byOneHand,
      confirming,
      at(TODAY, { ...district, accountId: "both" }),
      "separatePosts",
    ],
    [
      "by who verified, in another's stead",
      byOneHand,
      confirming,
      at(TODAY, { ...neighbour, accountId: "both" }, { behalf: district }),
      "separatePosts",
    ],
    [
      "in the stead of who verified",
      byOneHand,
      confirming,
      at(TODAY, district2, { behalf: { ...district, accountId: "both" } }),
      "separatePosts",
    ],
    [
      "with an outcome that is not declared",
      complete,
      { ...verified(TODAY), outcome: "maybe" } as Act,
      at(TODAY, supervisor),
      "noSuchOutcome",
    ],
    [
      "back to nowhere",
      atDistrict,
      { kind: "decide", step: 2, outcome: "back", opinion: "不清楚", on: "2026-03-05" },
      at("2026-03-05", district),
      "noSuchOutcome",
    ],
    [
      "against the applicant without reasons",
      atDistrict,
      { ...refusal, opinion: " " },
      at("2026-03-10", district),
      "reasonsMissing",
    ],
    ["while papers are missing", received, verified(TODAY), at(TODAY, supervisor), "materialsMissing"],
    [
      "while papers are waited for",
      noticed,
      verified("2026-03-04"),
      at("2026-03-04", supervisor),
      "clockStands",
    ],
    ["before the receipt", complete, verified("2026-03-01"), at(TODAY, supervisor), "dateTooEarly"],
    ["in the future", complete, verified("2026-03-03"), at(TODAY, supervisor), "dateInFuture"],
  ])("is refused %s", (_, matter, todo, situation, code) => {
    expect(codeOf(act(matter, todo, situation))).toBe(code);
  });

  it("is free to whoever only entered what another office did", () => {
    const entered = { places: { home: "510904100200", reception: "500117104", isHomeOutside: true } };
    const spec: ProcedureVersion = {
      ...sample,
      steps: sample.steps.map((step) => ({ ...step, by: { role: "townshipSupervisor", level: "township" } })),
    };
    const passed = done(act({ ...complete, ...entered }, verified(TODAY), at(TODAY, supervisor, { spec })));
    expect(codeOf(act(passed, confirming, at(TODAY, supervisor, { spec })))).toBe("done");
    expect(
      codeOf(act({ ...passed, places: complete.places }, confirming, at(TODAY, supervisor, { spec }))),
    ).toBe("separatePosts");
  });

  it("needs a conditional paper at the step that it is needed by", () => {
    const orphaned = { ...atDistrict, answers: { ...atDistrict.answers, father: "deceased" } };
    const confirm: Act = { kind: "decide", step: 2, outcome: "confirm", opinion: "同意", on: "2026-03-06" };
    expect(act(orphaned, confirm, at("2026-03-06", district))).toMatchObject({
      code: "materialsMissing",
      says: "还缺：父亲死亡证明。",
    });
    const handed: Act = { ...paper, papers: [{ item: "death", kind: "cremation" }], on: "2026-03-06" };
    const there = done(act(orphaned, handed, at("2026-03-06", district)));
    expect(codeOf(act(there, confirm, at("2026-03-06", district)))).toBe("done");
  });
});

describe("silence", () => {
  const [verify, confirm] = sample.steps as [StepSpec, StepSpec];
  const silent: ProcedureVersion = {
    ...sample,
    steps: [verify, { ...confirm, silence: { outcome: "confirm", cite: sampleProcedure.basis[0] as never } }],
  };

  it("means what the law says it means, the day after the term", () => {
    const on = (today: string) => at(today, district, { spec: silent });
    expect(codeOf(act(atDistrict, { kind: "lapse" }, on("2026-03-26")))).toBe("notYetDue");
    expect(done(act(atDistrict, { kind: "lapse" }, on("2026-03-27")))).toMatchObject({
      state: "approved",
      steps: [{}, { decision: { outcome: "confirm" } }],
    });
  });

  it("means nothing but being late where the law is silent too", () => {
    expect(codeOf(act(atDistrict, { kind: "lapse" }, at("2026-06-01", district)))).toBe("notForeseen");
  });
});
