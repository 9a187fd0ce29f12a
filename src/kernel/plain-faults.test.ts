import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { plainFaults } from "./plain-faults.ts";

const before = z.config();
beforeAll(() => {
  z.config(plainFaults);
});
afterAll(() => {
  z.config(before);
});

function faultOf(schema: z.ZodType, value: unknown): string | undefined {
  return schema.safeParse(value).error?.issues[0]?.message;
}

describe("a fault in plain words", () => {
  it.each([
    ["a name of one character", z.string().min(2), "张", "至少要 2 个字"],
    ["an empty text", z.string().min(1), "", "还没有填"],
    ["a missing text", z.string(), undefined, "还没有填"],
    ["a text that is too long", z.string().max(3), "一二三四", "最多 3 个字"],
    ["too many", z.array(z.string()).max(1), ["一", "二"], "最多 1 项"],
    ["a code that no table has", z.enum(["1", "2"]), "3", "请从列出的选项里选一个"],
    ["a code that was not chosen", z.enum(["1", "2"]), undefined, "还没有选"],
    ["a day that does not exist", z.iso.date(), "2026-02-30", "没有这一天，请写成 2026-03-02"],
    ["a broken id", z.uuid(), "x", "编号不完整或者不对"],
    ["a number that is too small", z.int().min(5), 3, "不能小于 5"],
    ["a number that is too large", z.int().max(5), 9, "不能大于 5"],
    ["a number below an open border", z.number().gt(0), 0, "要大于 0"],
    ["a wrong kind of thing", z.string(), 5, "填的内容不是这一项要的那种"],
    ["an unknown field", z.strictObject({}), { x: 1 }, "有不认识的内容"],
  ])("says of %s what to do", (_, schema, value, said) => {
    expect(faultOf(schema, value)).toBe(said);
  });

  it("leaves a schema its own sentence", () => {
    expect(faultOf(z.string().regex(/^\d+$/, "请选择村（社区）"), "x")).toBe("请选择村（社区）");
  });

  it("says nothing in code or English, whatever the format", () => {
    for (const schema of [z.email(), z.ipv4(), z.base64(), z.iso.time(), z.number().multipleOf(5)])
      expect(faultOf(schema, schema instanceof z.ZodNumber ? 3 : "x")).not.toMatch(/[A-Za-z]/);
  });
});
