import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  comparable,
  isBlankText,
  narrowLettersAndDigits,
  repairSolidText,
  repairText,
} from "./text-repair.ts";

describe("text repair", () => {
  test("takes white space of any kind off the ends and keeps it inside", () => {
    expect(repairText("\t\u3000 张三 李四\u00a0\r\n")).toBe("张三 李四");
    expect(repairText("第一行\n第二行")).toBe("第一行\n第二行");
    expect(repairText("\ufeff张\u200b三")).toBe("张三");
    expect(repairSolidText(" 张\u3000 三\n")).toBe("张三");
  });

  test("narrows letters and digits and leaves punctuation alone", () => {
    expect(narrowLettersAndDigits("ＡＢｃ１２３（，）")).toBe("ABc123（，）");
    expect(repairText("３组（新）")).toBe("3组（新）");
  });

  test("keeps rare characters of all planes", () => {
    expect(repairText(" 𠮷䶮𡋾 ")).toBe("𠮷䶮𡋾");
    expect(repairSolidText("𠮷 䶮")).toBe("𠮷䶮");
  });

  test("knows what is blank", () => {
    for (const blank of ["", " ", "\u3000\u00a0", "\n\t", "\u200b", "\ufeff "])
      expect(isBlankText(blank)).toBe(true);
    for (const text of ["0", "无", " x", "\u3000张", "·", "（"]) expect(isBlankText(text)).toBe(false);
  });

  test("compares without regard to width, white space and case", () => {
    expect(comparable(" 村（社 区） Ｎｏ．")).toBe("村(社区)NO.");
    expect(comparable("hiv")).toBe("HIV");
  });

  test("a second repair changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        for (const repair of [repairText, repairSolidText, comparable])
          expect(repair(repair(text))).toBe(repair(text));
        expect(isBlankText(text)).toBe(repairText(text) === "");
      }),
      { numRuns: 300 },
    );
  });
});
