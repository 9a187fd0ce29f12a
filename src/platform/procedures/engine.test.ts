import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  at,
  atDistrict,
  codeOf,
  complete,
  district,
  district2,
  done,
  draft,
  neighbour,
  noticed,
  received,
  refused,
  sample,
  supervisor,
  TODAY,
} from "../../../test/support/sample-matter.ts";
import { addDays } from "../../kernel/calendar-date.ts";
import { type Act, refusalCodes } from "./engine/ruling.ts";
import { act } from "./engine.ts";
import { earliestDay, isLive, type Matter, openStep, SUPPLEMENT, stepSpec } from "./matter.ts";

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

describe("withdrawal", () => {
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
    fc.record({ kind: fc.constantFrom("lapse", "expire"), day: days }),
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
