import { describe, expect, it } from "vitest";
import { z } from "zod";
import { labelAt, sayWords } from "./say-words.ts";

const looks = {
  name: "look",
  options: [
    { value: "food", label: "吃饭" },
    { value: "mood", label: "情绪" },
  ],
};
const look = z.enum(["food", "mood"]).meta({ label: "看什么", codeTable: "look" });

const form = z.strictObject({
  id: z.uuid(),
  on: z.iso.date().meta({ label: "日期" }),
  seen: z.boolean().meta({ label: "见到孩子" }),
  first: look.optional(),
  looked: z.array(look).default([]).meta({ label: "查看了" }),
  troubles: z
    .array(z.strictObject({ check: look, words: z.string().meta({ label: "什么情况" }), ref: z.uuid() }))
    .optional()
    .meta({ label: "有问题" }),
  secret: z.string().meta({ label: "账号", sensitivity: "L4" }),
  many: z.array(z.enum(["food", "mood"])).meta({ label: "做了什么", codeTable: "look" }),
});

const ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

describe("what was written on a phone", () => {
  it("is read in the words of its form: codes by their tables, ids and sealed fields not at all", () => {
    const body = {
      ...{ id: ID, on: "2026-11-20", seen: true, first: "mood", looked: ["food", "mood"], secret: "6228" },
      troubles: [{ check: "mood", words: "话少", ref: ID }],
      many: ["food"],
    };
    expect(sayWords(form, body, [looks])).toEqual([
      { label: "日期", value: "2026-11-20" },
      { label: "见到孩子", value: "是" },
      { label: "看什么", value: "情绪" },
      { label: "查看了", value: "吃饭、情绪" },
      { label: "有问题", value: "情绪，话少" },
      { label: "做了什么", value: "吃饭" },
    ]);
  });

  it("names the field of a fault, the nearest that has a name", () => {
    expect(labelAt(form, "seen")).toBe("见到孩子");
    expect(labelAt(form, "troubles.0.words")).toBe("有问题");
    expect(labelAt(form, "id")).toBeUndefined();
    expect(labelAt(undefined, "seen")).toBeUndefined();
  });

  it("stays readable where it is not what the form asks for", () => {
    expect(sayWords(form, { looked: ["other", 3], on: "昨天", gone: "x" }, [looks])).toEqual([
      { label: "查看了", value: "other、3" },
      { label: "日期", value: "昨天" },
    ]);
  });
});
