import fc from "fast-check";
import { expect, test } from "vitest";
import { breakable, printable } from "./plain-text.ts";

test("marks that turn the reading order or cannot be seen do not reach the paper", () => {
  expect(printable("张\u202e三\u200b李\u0007四\ud800")).toBe("张三李四");
});

test("every kind of line end is one line end, and a tab is a wide space", () => {
  expect(printable("一\r\n二\r三\u2028四\t五")).toBe("一\n二\n三\n四　五");
});

test("a number that fits stays whole", () => {
  expect(breakable("500199201506010019", 11)).toBe("500199201506010019");
});

test("a word longer than its place may be broken, and loses nothing", () => {
  expect(breakable("a".repeat(40), 10).split("\u200b")).toEqual([
    "a".repeat(17),
    "a".repeat(17),
    "a".repeat(6),
  ]);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 60 }), (text, room) => {
      const clean = printable(text);
      expect(breakable(clean, room).replaceAll("\u200b", "")).toBe(clean);
    }),
  );
});
