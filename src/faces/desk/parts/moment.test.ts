import { describe, expect, it } from "vitest";
import { dayText, momentText } from "./moment.ts";

describe("an instant in words", () => {
  it("is told in the district's time, also past its midnight", () => {
    expect(momentText("2026-11-24T00:40:00.000Z")).toBe("2026-11-24 08:40");
    expect(momentText("2026-11-23T16:05:59.000Z")).toBe("2026-11-24 00:05");
    expect(dayText("2026-11-23T16:05:59.000Z")).toBe("2026-11-24");
  });
});
