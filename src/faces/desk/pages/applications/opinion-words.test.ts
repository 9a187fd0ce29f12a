import { describe, expect, it } from "vitest";
import { opinionFor } from "./opinion-words.ts";

const pass = { needsReasons: false, phrases: ["情况属实，符合条件。", "已入户核实。"] };
const report = { needsReasons: false, phrases: ["报区民政局。"] };
const plain = { needsReasons: false, phrases: [] };
const refuse = { needsReasons: true, phrases: ["不符合条件。"] };

describe("the opinion", () => {
  it.each([
    ["begins with the usual sentence of the outcome", pass, undefined, "", "情况属实，符合条件。"],
    ["changes with the outcome while nothing else was written", report, pass, "已入户核实。", "报区民政局。"],
    ["keeps what was written in own words", report, pass, "外婆同意由村里代办。", "外婆同意由村里代办。"],
    ["keeps own words that were written before any outcome", pass, undefined, "再核实。", "再核实。"],
    ["writes no reasons for anybody", refuse, pass, "情况属实，符合条件。", ""],
    ["is empty where there is no usual sentence", plain, undefined, "", ""],
  ] as const)("%s", (_, next, before, typed, opinion) => {
    expect(opinionFor(next, before, typed)).toBe(opinion);
  });
});
