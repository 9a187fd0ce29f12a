import { describe, expect, it } from "vitest";
import {
  at,
  codeOf,
  complete,
  done,
  noticed,
  supervisor,
  TODAY,
  verified,
} from "../../../../test/support/sample-matter.ts";
import { act } from "../engine.ts";
import { type Matter, openPause, openStep } from "../matter.ts";
import type { Act } from "./ruling.ts";

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

  it("end by themselves the day after their own term, whoever looks and whenever", () => {
    const looked = (today: string) => act(standing, { kind: "expire" }, at(today, supervisor));
    expect(codeOf(looked("2026-03-09"))).toBe("notYetDue");
    for (const today of ["2026-03-10", "2026-03-20"])
      expect(done(looked(today))).toEqual(done(act(standing, end("2026-03-10"), at(today, supervisor))));
    const assessing = done(act(complete, { ...begin, code: "assessment" }, at(TODAY, supervisor)));
    expect(codeOf(act(assessing, { kind: "expire" }, at("2026-06-01", supervisor)))).toBe("noPause");
  });

  it.each<[string, Matter, Act, string]>([
    ["that nobody has declared", complete, { ...begin, code: "holiday" }, "notForeseen"],
    ["twice at once", standing, begin, "clockStands"],
    ["that do not stand", complete, end(TODAY), "noPause"],
    ["that end by handing in papers", noticed, end("2026-03-04"), "noPause"],
  ])("are refused %s", (_, matter, todo, code) => {
    expect(codeOf(act(matter, todo, at("2026-03-04", supervisor)))).toBe(code);
  });
});
