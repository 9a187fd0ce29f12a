import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultsInAnswer } from "./answer-check.ts";

const people = { children: ["测试儿", "阿依古丽·买买提"], others: ["李某某", "测试儿", " "] };

describe("an answer to whoever reported", () => {
  it.each([
    ["已经处理，谢谢您关心孩子。", [], []],
    ["测试儿现在平安", ["测试儿"], []],
    ["测 试 儿现在平安", ["测试儿"], []],
    ["测\u200b试-儿现在平安", ["测试儿"], []],
    ["阿依古丽买买提已经回家", ["阿依古丽·买买提"], []],
    ["李某某已经被带走", [], ["李某某"]],
    ["号码 500117 20150601 001x 已登记", ["身份证号"], []],
    ["５００１１７２０１５０６０１００１９", ["身份证号"], []],
    ["有事打 138 0000 0000", [], ["手机号"]],
    ["有事打 +86-138-0000-0000", [], ["手机号"]],
    ["有事打 12345 或者 023-42720000，回复编号 BG20261128-0007", [], []],
  ])("%j: never %j, with a reason %j", (words, never, withReason) => {
    expect(faultsInAnswer(words, people)).toEqual({ never, withReason });
  });

  it("never holds a child's name, wherever it stands", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, behind) =>
        faultsInAnswer(`${before}测试儿${behind}`, people).never.includes("测试儿"),
      ),
    );
  });

  it("is not refused for a name of one character, which stands in every sentence", () => {
    expect(faultsInAnswer("已经处理", { children: ["已"], others: ["理"] })).toEqual({
      never: [],
      withReason: [],
    });
  });
});
