import { describe, expect, it } from "vitest";
import { contactDevice } from "../../sync/devices.contract.ts";
import { ApiProblem } from "../api-problem.ts";
import { PhoneFull } from "./phone-faults.ts";
import { StoreFull } from "./phone-store.ts";
import { answerOf } from "./transport.ts";
import { faultSentence, wayFaultOf } from "./way-fault.ts";

function problemOf(status: number, text: string): ApiProblem {
  try {
    answerOf(contactDevice, status, text);
  } catch (error) {
    if (error instanceof ApiProblem) return error;
  }
  throw new Error(`${status} was taken for an answer`);
}

const ours = (code: string) => JSON.stringify({ code, title: "题", detail: "一句话。" });

describe("an answer on the way", () => {
  it("is ours only if it is what the contract says", () => {
    const device = { state: "ok", leaseUntil: "2026-12-12T00:00:00Z", told: null };
    const text = JSON.stringify({ device, serverAt: "2026-11-28T00:00:00Z", more: 1 });
    expect(answerOf(contactDevice, 200, text)).toEqual({ device, serverAt: "2026-11-28T00:00:00Z" });
    for (const other of ["<html>酒店上网认证</html>", "{}", '{"ok":true}', ""])
      expect(wayFaultOf(problemOf(200, other))).toBe("unreached");
  });

  it("means the same whoever in between gave it", () => {
    const table = [
      [413, "<html>", "tooLarge"],
      [413, ours("http.tooLarge"), "tooLarge"],
      [429, "<html>", "busy"],
      [502, "<html>", "busy"],
      [503, ours("http.notReady"), "busy"],
      [401, ours("http.unauthenticated"), "login"],
      [401, ours("sync.lease.over"), "login"],
      [401, "<html>", "unreached"],
      [403, "<html>", "unreached"],
      [403, ours("access.denied"), "device"],
      [404, ours("sync.device.unknown"), "device"],
      [404, "<html>", "unreached"],
      [409, ours("sync.device.ended"), "device"],
      [422, ours("http.invalid"), "unread"],
    ] as const;
    for (const [status, text, fault] of table)
      expect([status, text, wayFaultOf(problemOf(status, text))]).toEqual([status, text, fault]);
  });

  it("is told to a person in a sentence without a code", () => {
    const faults = [
      problemOf(200, "<html>"),
      problemOf(502, "<html>"),
      problemOf(401, ours("http.unauthenticated")),
      problemOf(404, ours("sync.device.unknown")),
      new StoreFull("quota"),
      new PhoneFull(),
      new TypeError("x is undefined"),
    ];
    for (const fault of faults) {
      const sentence = faultSentence(fault);
      expect(sentence).toMatch(/^[^a-zA-Z]+。$/);
      expect(sentence).not.toContain("失败");
    }
  });
});
