import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleProcedure } from "../../../test/support/sample-procedure.ts";
import { addDays } from "../../kernel/calendar-date.ts";
import { seedCalendar } from "../calendar/holiday-notices.ts";
import { type Act, act, earliestDay, isLive, type Ruling, refusalCodes, type Situation } from "./engine.ts";
import { type Acting, type Matter, openPause, openStep, SUPPLEMENT, stepSpec } from "./matter.ts";
import type { ProcedureVersion, StepSpec } from "./procedure.ts";

const sample = sampleProcedure.versions[0] as ProcedureVersion;
const calendar = seedCalendar();
const terms = new Map([
  ["test.verify.days", 15],
  ["test.confirm.days", 15],
  ["test.notice.days", 7],
  ["test.review.days", 60],
]);

const supervisor: Acting = {
  accountId: "supervisor",
  name: "张国强",
  role: "townshipSupervisor",
  placeCode: "500117104",
};
const district: Acting = {
  accountId: "district",
  name: "王建国",
  role: "districtOfficer",
  placeCode: "500117",
};
const district2: Acting = { ...district, accountId: "district2", name: "赵敏" };
const neighbour: Acting = { ...supervisor, accountId: "neighbour", placeCode: "500117101" };

const draft: Matter = {
  state: "draft",
  receivedOn: null,
  endedOn: null,
  places: { home: "500117104204", reception: "500117104", isHomeOutside: false },
  answers: { childName: "江小雨", father: "imprisoned" },
  materials: [],
  steps: [],
  pauses: [],
  isNoticed: false,
};

function at(today: string, by: Acting, more: Partial<Situation> = {}): Situation {
  return { spec: sample, calendar, terms, today, now: `${today}T10:00:00+08:00`, by, ...more };
}

function done(ruling: Ruling): Matter {
  if (ruling.verdict === "refused") throw new Error(`refused: ${ruling.code} ${ruling.says ?? ""}`);
  return ruling.matter;
}

function codeOf(ruling: Ruling): string {
  return ruling.verdict === "refused" ? ruling.code : "done";
}

const TODAY = "2026-03-02";
const paper: Act = {
  kind: "handIn",
  papers: [{ item: "application", kind: "application" }],
  says: "收到材料：申请表",
  on: TODAY,
};
const received = done(act(draft, { kind: "receive", on: TODAY }, at(TODAY, supervisor)));
const complete = done(act(received, paper, at(TODAY, supervisor)));
const verified = (on: string, step = 1): Act => ({
  kind: "decide",
  step,
  outcome: "fit",
  opinion: "属实",
  on,
});
const atDistrict = done(act(complete, verified("2026-03-05"), at("2026-03-05", supervisor)));
const refusal: Act = {
  kind: "decide",
  step: 2,
  outcome: "refuse",
  opinion: "母亲有抚养能力",
  on: "2026-03-10",
};
const refused = done(act(atDistrict, refusal, at("2026-03-10", district)));
const ask = (on: string): Act => ({
  kind: "askSupplement",
  missing: [{ title: "照片", says: "近期一寸" }],
  on,
});
const noticed = done(act(received, ask("2026-03-04"), at("2026-03-04", supervisor)));

describe("receiving", () => {
  it("opens the first step, due after the term on the real calendar (民发〔2019〕62号)", () => {
    expect(openStep(received)).toMatchObject({ code: "verify", openedOn: TODAY, due: { on: "2026-03-23" } });
  });

  it("counts a term from the receipt, weekends that are worked included, although it is entered later", () => {
    const late = done(act(draft, { kind: "receive", on: "2026-02-26" }, at(TODAY, supervisor)));
    expect(openStep(late)?.due.on).toBe("2026-03-18");
  });

  it.each<[string, Matter, Act, string]>([
    [
      "an application with an empty field",
      { ...draft, answers: {} },
      { kind: "receive", on: TODAY },
      "formIncomplete",
    ],
    ["a day that has not come", draft, { kind: "receive", on: "2026-03-03" }, "dateInFuture"],
    ["what has been received", received, { kind: "receive", on: TODAY }, "notOpen"],
  ])("refuses %s", (_, matter, todo, code) => {
    expect(codeOf(act(matter, todo, at(TODAY, supervisor)))).toBe(code);
  });

  it("says cannot tell instead of guessing over New Year without next year's notice", () => {
    const matter = done(act(draft, { kind: "receive", on: "2026-12-21" }, at("2026-12-21", supervisor)));
    expect(openStep(matter)?.due).toEqual({ on: "2027-01-11", at: null, missingYears: [2027] });
  });

  it("opens a step without a day where its parameter has no number", () => {
    const matter = done(
      act(draft, { kind: "receive", on: TODAY }, at(TODAY, supervisor, { terms: new Map() })),
    );
    expect(openStep(matter)).toMatchObject({ term: null, due: { on: null } });
  });
});

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

describe("the one notice of what is missing", () => {
  it("stops the clock; the papers start it again, later by the days it stood", () => {
    expect(noticed).toMatchObject({ state: "supplementing", isNoticed: true });
    expect(openStep(noticed)?.due.on).toBeNull();
    const handed = done(act(noticed, { ...paper, on: "2026-03-11" }, at("2026-03-11", supervisor)));
    const resumed = done(act(handed, { kind: "supplement", on: "2026-03-11" }, at("2026-03-11", supervisor)));
    // From Wednesday 4 March up to Tuesday 10 March: five working days.
    expect(openStep(resumed)?.due.on).toBe("2026-03-30");
    expect(resumed.state).toBe("running");
  });

  it("is given once, and again only when something new was handed in", () => {
    const again = at("2026-03-05", supervisor);
    expect(codeOf(act(noticed, ask("2026-03-05"), again))).toBe("alreadyNoticed");
    expect(codeOf(act(noticed, { kind: "supplement", on: "2026-03-05" }, again))).toBe("nothingNew");
    const handed = done(act(noticed, { ...paper, on: "2026-03-05" }, again));
    const resumed = done(act(handed, { kind: "supplement", on: "2026-03-05" }, again));
    expect(codeOf(act(resumed, ask("2026-03-05"), again))).toBe("done");
  });

  it("names something, and is the desk's whose turn it is", () => {
    const empty: Act = { kind: "askSupplement", missing: [], on: TODAY };
    expect(codeOf(act(received, empty, at(TODAY, supervisor)))).toBe("nothingNamed");
    expect(codeOf(act(received, ask(TODAY), at(TODAY, district)))).toBe("notYours");
  });
});

describe("what was asked for", () => {
  const asked = done(act(received, ask("2026-03-04"), at("2026-03-04", supervisor, { supplementDays: 10 })));
  it("is to be brought within so many working days, and for as long as it takes where nobody set them", () => {
    expect(openPause(asked, 1)).toMatchObject({ from: "2026-03-04", until: "2026-03-18" });
    expect(openPause(noticed, 1)).not.toHaveProperty("until");
  });
  it("is still waited for after its day: the clock stands until somebody decides or the papers come", () => {
    expect(codeOf(act(asked, { kind: "expire" }, at("2026-04-01", supervisor)))).toBe("noPause");
    const late = done(act(asked, { ...paper, on: "2026-04-01" }, at("2026-04-01", supervisor)));
    expect(codeOf(act(late, { kind: "supplement", on: "2026-04-01" }, at("2026-04-01", supervisor)))).toBe(
      "done",
    );
  });
});

describe("days that do not count", () => {
  const begin: Act = { kind: "pause", code: "notice", on: TODAY, reason: "村务公开栏" };
  const standing = done(act(complete, begin, at(TODAY, supervisor)));
  const end = (on: string): Act => ({ kind: "resume", on, result: "无异议" });

  it("stand for the public notice until its own term is over", () => {
    expect(openPause(standing, 1)).toMatchObject({ kind: "notice", from: TODAY, until: "2026-03-09" });
    expect(codeOf(act(standing, verified("2026-03-04"), at("2026-03-04", supervisor)))).toBe("clockStands");
    expect(codeOf(act(standing, end("2026-03-09"), at("2026-03-09", supervisor)))).toBe("notYetDue");
    const over = done(act(standing, end("2026-03-10"), at("2026-03-10", supervisor)));
    expect(openStep(over)?.due.on).toBe("2026-03-30");
  });

  it("end when they end where they have no term of their own", () => {
    const assessing = done(act(complete, { ...begin, code: "assessment" }, at(TODAY, supervisor)));
    expect(codeOf(act(assessing, end("2026-03-03"), at("2026-03-03", supervisor)))).toBe("done");
  });

  it.each<[string, Matter, Act, string]>([
    ["that nobody has declared", complete, { ...begin, code: "holiday" }, "notForeseen"],
    ["twice at once", standing, begin, "clockStands"],
    ["that do not stand", complete, end(TODAY), "noPause"],
  ])("are refused %s", (_, matter, todo, code) => {
    expect(codeOf(act(matter, todo, at(TODAY, supervisor)))).toBe(code);
  });
});

describe("withdrawal and objection", () => {
  it("ends the matter at the applicant's word, with a reason", () => {
    const withdraw = (reason: string): Act => ({ kind: "withdraw", reason, on: TODAY });
    expect(done(act(complete, withdraw("家庭情况好转"), at(TODAY, supervisor)))).toMatchObject({
      state: "withdrawn",
      endedOn: TODAY,
      steps: [{ state: "dropped" }],
    });
    expect(codeOf(act(complete, withdraw(""), at(TODAY, supervisor)))).toBe("reasonsMissing");
    expect(
      codeOf(act(refused, { ...withdraw("不办了"), on: "2026-03-10" } as Act, at("2026-03-10", supervisor))),
    ).toBe("notOpen");
  });

  it("makes the term run anew while the step runs, never shorter", () => {
    const objection: Act = { kind: "object", who: "邻居", says: "父亲已回家", on: "2026-03-16" };
    const anew = done(act(complete, objection, at("2026-03-16", supervisor)));
    expect(openStep(anew)).toMatchObject({ ordinal: 1, due: { on: "2026-04-07" } });
  });

  it("opens a review by another person after a refusal, within its term", () => {
    const objection = (on: string): Act => ({ kind: "object", who: "监护人", says: "母亲已失联一年", on });
    const review = done(act(refused, objection("2026-03-20"), at("2026-03-20", supervisor)));
    expect(openStep(review)).toMatchObject({ code: "confirm", round: 2, isReview: true });
    expect(review).toMatchObject({ state: "running", endedOn: null });
    const confirm: Act = { kind: "decide", step: 3, outcome: "confirm", opinion: "同意", on: "2026-03-23" };
    expect(codeOf(act(review, confirm, at("2026-03-23", district)))).toBe("separatePosts");
    expect(codeOf(act(review, confirm, at("2026-03-23", district2)))).toBe("done");
    expect(codeOf(act(refused, objection("2026-05-12"), at("2026-05-12", supervisor)))).toBe("tooLate");
  });

  it("is not foreseen everywhere", () => {
    const objection: Act = { kind: "object", who: "邻居", says: "不属实", on: "2026-03-06" };
    expect(codeOf(act(atDistrict, objection, at("2026-03-06", district)))).toBe("notForeseen");
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

describe("every act in every state", () => {
  const days = fc.integer({ min: -2, max: 2 });
  const who = fc.constantFrom(supervisor, district, district2, neighbour);
  const acts = fc.oneof(
    fc.record({ kind: fc.constant("receive"), day: days }),
    // Decisions end things, and most other acts of a walk are refused: without more of them few walks get to an end.
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant("decide"),
        day: days,
        step: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined, freq: 4 }),
        outcome: fc.constantFrom("fit", "unfit", "confirm", "refuse", "back", "none"),
        opinion: fc.constantFrom("", "理由充分", "理由充分"),
        to: fc.constantFrom("verify", undefined),
      }),
    },
    fc.record({
      kind: fc.constant("askSupplement"),
      day: days,
      missing: fc.constantFrom([], [{ title: "照片", says: "" }]),
    }),
    fc.record({
      kind: fc.constant("handIn"),
      day: days,
      papers: fc.constantFrom([{ item: "application", kind: "application" }], [{ item: "x", kind: "x" }], []),
      says: fc.constant("收到"),
    }),
    fc.record({ kind: fc.constant("supplement"), day: days }),
    fc.record({
      kind: fc.constant("pause"),
      day: days,
      code: fc.constantFrom("notice", "assessment", "x"),
      reason: fc.constant(""),
    }),
    fc.record({ kind: fc.constant("resume"), day: days, result: fc.constant("") }),
    fc.record({
      kind: fc.constant("object"),
      day: days,
      who: fc.constant("邻居"),
      says: fc.constant("不属实"),
    }),
    fc.record({ kind: fc.constant("lapse"), day: days }),
    fc.record({ kind: fc.constantFrom("withdraw"), day: days, reason: fc.constantFrom("", "不办了") }),
  );
  const walk = fc.array(
    fc.record({
      todo: acts,
      by: who,
      behalf: fc.option(who, { nil: undefined, freq: 8 }),
      wait: fc.integer({ min: 0, max: 9 }),
      isTheirTurn: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  );

  it("is refused with a code or leads to a state that holds together; no deadline moves back", () => {
    const reached = new Map<string, number>();
    const starts = fc.constantFrom(draft, complete, noticed, atDistrict, refused);
    fc.assert(
      fc.property(starts, walk, (start, steps) => {
        let today = "2026-03-10";
        let matter = start;
        for (const { todo, by, behalf, wait, isTheirTurn } of steps) {
          today = addDays(today, wait);
          const turn =
            openStep(matter)?.code === "verify" ? supervisor : by === district ? district2 : district;
          const dated = onADay(todo, matter, today);
          const ruling = act(matter, dated, isTheirTurn ? at(today, turn) : at(today, by, { behalf }));
          if (ruling.verdict === "refused") {
            expect(refusalCodes).toContain(ruling.code);
            continue;
          }
          reached.set(ruling.matter.state, (reached.get(ruling.matter.state) ?? 0) + 1);
          expect(ruling.told.length).toBeGreaterThan(0);
          demandSound(matter, ruling.matter, today);
          matter = ruling.matter;
        }
      }),
      { numRuns: 1_500 },
    );
    // The walks have been everywhere.
    expect([...reached.keys()].sort()).toEqual([
      "approved",
      "draft",
      "refused",
      "running",
      "supplementing",
      "withdrawn",
    ]);
  });

  /** Mostly of the open step, so that the walk gets somewhere. */
  function onADay(
    { day, ...rest }: typeof acts extends fc.Arbitrary<infer One> ? One : never,
    matter: Matter,
    today: string,
  ): Act {
    const step = "step" in rest ? { step: rest.step ?? openStep(matter)?.ordinal ?? 1 } : {};
    return { ...rest, ...step, on: addDays(today, Math.min(day, 1)) } as Act;
  }

  function demandSound(before: Matter, after: Matter, today: string): void {
    const open = after.steps.filter(({ state }) => state === "open");
    const isRunning = after.state === "running" || after.state === "supplementing";
    expect(open.length).toBe(isRunning ? 1 : 0);
    expect(after.endedOn === null).toBe(isLive(after));
    const standing = after.pauses.filter(({ to }) => to === undefined);
    expect(standing.length).toBeLessThanOrEqual(isRunning ? 1 : 0);
    expect(standing.some(({ kind }) => kind === SUPPLEMENT)).toBe(after.state === "supplementing");
    expect(after.steps.map(({ ordinal }) => ordinal)).toEqual(after.steps.map((_, index) => index + 1));
    expect(earliestDay(after) <= today).toBe(true);
    for (const step of before.steps) {
      const now = after.steps.find(({ ordinal }) => ordinal === step.ordinal);
      if (step.state !== "open") expect(now).toEqual(step);
      if (step.due.on !== null && now !== undefined && now.due.on !== null)
        expect(now.due.on >= step.due.on).toBe(true);
    }
    for (const [index, pause] of before.pauses.entries())
      if (pause.to !== undefined) expect(after.pauses[index]).toEqual(pause);
    for (const step of after.steps) demandApart(after, step.code, step.decision);
  }

  function demandApart(matter: Matter, code: string, decision: Matter["steps"][number]["decision"]): void {
    for (const other of matter.steps.filter((one) => stepSpec(sample, code).separateFrom?.includes(one.code)))
      if (decision !== null && other.decision !== null && other.decision.on < decision.on)
        expect(decision.by.accountId).not.toBe(other.decision.by.accountId);
  }
});
