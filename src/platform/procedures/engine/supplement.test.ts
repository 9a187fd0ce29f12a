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
import { openPause, openStep } from "../matter.ts";
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
