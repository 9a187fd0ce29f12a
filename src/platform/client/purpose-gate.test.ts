import { describe, expect, it } from "vitest";
import { matterAsked, settlePurpose, subscribeToPurposes, waitForPurpose } from "./purpose-gate.ts";

describe("the gate before sealed matters", () => {
  it("asks once for all requests of a matter, and lets all of them go on", async () => {
    const requests = [waitForPurpose("a"), waitForPurpose("a")];
    expect(matterAsked()).toBe("a");
    settlePurpose("a", true);
    expect(await Promise.all(requests)).toEqual([true, true]);
    expect(matterAsked()).toBeUndefined();
  });

  it("asks about one matter after the other, each with its own answer", async () => {
    const first = waitForPurpose("a");
    const second = waitForPurpose("b");
    settlePurpose("a", false);
    expect(await first).toBe(false);
    expect(matterAsked()).toBe("b");
    settlePurpose("b", true);
    expect(await second).toBe(true);
  });

  it("asks again where the reader has gone away without a word", async () => {
    const left = waitForPurpose("a");
    settlePurpose("a", false);
    await left;
    const again = waitForPurpose("a");
    expect(matterAsked()).toBe("a");
    settlePurpose("a", true);
    expect(await again).toBe(true);
  });

  it("tells the page when there is something to ask and when no longer", () => {
    const heard: (string | undefined)[] = [];
    const leave = subscribeToPurposes(() => heard.push(matterAsked()));
    void waitForPurpose("a");
    settlePurpose("a", true);
    leave();
    void waitForPurpose("b");
    settlePurpose("b", true);
    expect(heard).toEqual(["a", undefined]);
  });
});
