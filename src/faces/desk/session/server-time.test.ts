import { describe, expect, it } from "vitest";
import { businessDate } from "../../../kernel/clock.ts";
import { serverTime } from "./server-time.ts";

describe("the server's time on a machine whose clock is wrong", () => {
  const told = "2026-11-27T15:30:00.000Z";
  const wrong = new Date("2019-01-01T00:00:00Z").getTime();

  it("is the server's day, and goes on to the next at the server's midnight", () => {
    const minutesLater = (minutes: number) =>
      businessDate(serverTime(told, wrong, new Date(wrong + minutes * 60_000)));
    expect(minutesLater(0)).toBe("2026-11-27");
    expect(minutesLater(29)).toBe("2026-11-27");
    expect(minutesLater(31)).toBe("2026-11-28");
    expect(minutesLater(31 + 24 * 60)).toBe("2026-11-29");
  });
});
