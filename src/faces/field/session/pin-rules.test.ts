import { describe, expect, it } from "vitest";
import { faultOfPin } from "./pin-rules.ts";

describe("six digits", () => {
  it.each(["111111", "123456", "987654", "000000"])("%s are guessed at once", (pin) => {
    expect(faultOfPin(pin)).toContain("太好猜");
  });

  it.each(["112233", "135790", "802615", "246802"])("%s may be taken", (pin) => {
    expect(faultOfPin(pin)).toBeUndefined();
  });
});
