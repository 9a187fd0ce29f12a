import { describe, expect, it } from "vitest";
import {
  at,
  atDistrict,
  codeOf,
  complete,
  district,
  district2,
  done,
  noticed,
  refused,
  supervisor,
  TODAY,
} from "../../../../test/support/sample-matter.ts";
import { act } from "../engine.ts";
import { openPause, openStep, SUPPLEMENT } from "../matter.ts";
import type { Act } from "./ruling.ts";

describe("an objection", () => {
  const objected = (on: string): Act => ({ kind: "object", who: "邻居", says: "父亲已回家", on });

  it("makes the term run anew while the step runs", () => {
    const anew = done(act(complete, objected("2026-03-16"), at("2026-03-16", supervisor)));
    expect(openStep(anew)).toMatchObject({ ordinal: 1, due: { on: "2026-04-07" } });
  });

  it("leaves the term as it is where a new one would end earlier", () => {
    const shorter = at(TODAY, supervisor, { terms: new Map([["test.verify.days", 3]]) });
    expect(done(act(complete, objected(TODAY), shorter))).toEqual(complete);
  });

  it("ends the public notice that is up, but still waits for papers that were asked for", () => {
    const notice: Act = { kind: "pause", code: "notice", on: TODAY, reason: "" };
    const standing = done(act(complete, notice, at(TODAY, supervisor)));
    const looking = done(act(standing, objected("2026-03-04"), at("2026-03-04", supervisor)));
    expect(looking.pauses).toMatchObject([{ kind: "notice", from: TODAY, to: "2026-03-04" }]);
    const waiting = done(act(noticed, objected("2026-03-05"), at("2026-03-05", supervisor)));
    expect(openPause(waiting, 1)).toMatchObject({ kind: SUPPLEMENT, from: "2026-03-04" });
    expect(waiting.state).toBe("supplementing");
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
