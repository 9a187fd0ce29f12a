import { describe, expect, it } from "vitest";
import { reportStateCodes } from "../../report-view.contract.ts";
import { faultsIn, phrasesFor } from "./answer-words.ts";

const child = { id: "c", sex: null, age: null, school: null, childId: null };
const report = {
  children: [
    { ...child, name: "测试儿", childName: "测试儿（档案）" },
    { ...child, name: null, childName: null },
  ],
  content: { suspects: [{ name: "李某" }, {}] },
};

describe("the answer to whoever reported", () => {
  it("has a phrase for every state, none of which says anything about a child", () => {
    for (const state of reportStateCodes.codes) {
      expect(phrasesFor(state).length).toBeGreaterThan(0);
      for (const phrase of phrasesFor(state))
        expect(faultsIn(phrase, report)).toEqual({ never: [], withReason: [] });
    }
  });

  it("may name nobody of the report", () => {
    expect(faultsIn("测试儿现在平安，李某已经带走。", report)).toEqual({
      never: ["测试儿"],
      withReason: ["李某"],
    });
    expect(faultsIn("已经处理，谢谢您。", report)).toEqual({ never: [], withReason: [] });
  });
});
