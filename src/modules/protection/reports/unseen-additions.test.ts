import { describe, expect, it } from "vitest";
import { hasUnseenAdditions } from "./unseen-additions.ts";

const of = (...codes: string[]) => codes.map((code) => ({ code }));

describe("what was added and not yet seen", () => {
  it.each([
    ["nothing was added", of("received", "takenUp"), false],
    ["added before anybody took it up", of("received", "added"), true],
    ["added, then judged: judging is not reading", of("received", "added", "coloured"), true],
    ["said to be seen", of("received", "added", "additionsSeen"), false],
    ["answered", of("received", "added", "fedBack"), false],
    ["added again after it", of("added", "additionsSeen", "added"), true],
  ])("%s", (_, events, isUnseen) => {
    expect(hasUnseenAdditions(events)).toBe(isUnseen);
  });
});
