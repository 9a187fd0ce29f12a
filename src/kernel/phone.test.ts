import fc from "fast-check";
import { expect, test } from "vitest";
import { readPhones } from "./phone.ts";

const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, "0")}`);
const grouping = fc.constantFrom(" ", "-", "", "\u3000", "（", "）", "—");

test("a mobile number may be grouped, prefixed and full-width as one likes", () => {
  fc.assert(
    fc.property(
      mobile,
      grouping,
      grouping,
      fc.constantFrom("", "+86", "0086", "86", "+86 ", "86-"),
      (number, one, two, country) => {
        const written = `${country}${number.slice(0, 3)}${one}${number.slice(3, 7)}${two}${number.slice(7)}`;
        expect(readPhones(written)).toEqual({ kind: "numbers", numbers: [number] });
      },
    ),
  );
});

test("what was read is read the same again", () => {
  fc.assert(
    fc.property(
      fc.array(mobile, { minLength: 1, maxLength: 3 }),
      fc.constantFrom("/", "、", ",", "，", "／"),
      (numbers, between) => {
        const reading = readPhones(numbers.join(between));
        expect(reading).toEqual({ kind: "numbers", numbers });
      },
    ),
  );
});

test.each([
  ["42001066", "02342001066"],
  ["023-42001066", "02342001066"],
  ["（023）42001066", "02342001066"],
  ["023 4200 1066", "02342001066"],
])("%s is a local number", (text, number) =>
  expect(readPhones(text)).toEqual({ kind: "numbers", numbers: [number] }),
);

test.each(["", "无", "/", " ", "-", "无/无"])("%j is none", (text) =>
  expect(readPhones(text)).toEqual({ kind: "none" }),
);

test.each([
  "12800000000",
  "1681234567",
  "168123456789",
  "92001066",
  "12001066",
  "010-62001066",
  "16812345678/1",
  "没有",
  "1681234567O",
])("%s is invalid", (text) => expect(readPhones(text)).toEqual({ kind: "invalid" }));
