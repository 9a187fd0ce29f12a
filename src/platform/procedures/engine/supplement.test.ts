import { describe, expect, it } from "vitest";
import {
  ask,
  at,
  codeOf,
  district,
  done,
  noticed,
  paper,
  received,
  supervisor,
  TODAY,
} from "../../../../test/support/sample-matter.ts";
import { act } from "../engine.ts";
import { openStep } from "../matter.ts";
import type { Act } from "./ruling.ts";

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
