import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromDayNumber } from "./calendar-date.ts";
import { citizenIdCheckCharacter, composeCitizenId, isSoundCitizenId, readCitizenId } from "./citizen-id.ts";

const anyNumber = fc
  .tuple(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: 0, max: 999 }))
  .map(([day, sequence]) => composeCitizenId("500199", fromDayNumber(day), sequence));

describe("citizen numbers", () => {
  test.each(["500199201506010019", "500199201506010027", "500199200802290030", "500199202112310101"])(
    "%s is sound",
    (number) => {
      expect(isSoundCitizenId(number)).toBe(true);
    },
  );

  test("say birth date and sex", () => {
    expect(readCitizenId("500199200802290030")).toEqual({
      kind: "sound",
      citizenNo: "500199200802290030",
      birthDate: "2008-02-29",
      sex: "1",
    });
    expect(readCitizenId("500199201506010027")).toMatchObject({ sex: "2" });
  });

  test("any single digit changed makes the check character wrong", () => {
    fc.assert(
      fc.property(
        anyNumber,
        fc.integer({ min: 0, max: 17 }),
        fc.integer({ min: 1, max: 9 }),
        (number, at, by) => {
          fc.pre(number[at] !== "X");
          const digit = String((Number(number[at]) + by) % 10);
          expect(isSoundCitizenId(number.slice(0, at) + digit + number.slice(at + 1))).toBe(false);
        },
      ),
    );
  });

  test("two neighbours changed for each other make it wrong", () => {
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: 0, max: 15 }), (number, at) => {
        fc.pre(number[at] !== number[at + 1]);
        const swapped = `${number.slice(0, at)}${number[at + 1] ?? ""}${number[at] ?? ""}${number.slice(at + 2)}`;
        expect(isSoundCitizenId(swapped)).toBe(false);
      }),
    );
  });

  test("the old form of 15 digits is the new one without century and check character", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 10_000 }),
        fc.integer({ min: 0, max: 999 }),
        (day, sequence) => {
          const number = composeCitizenId("500199", fromDayNumber(day), sequence);
          const reading = readCitizenId(number.slice(0, 6) + number.slice(8, 17));
          expect(reading).toMatchObject({
            kind: "legacy",
            citizenNo: number,
            sex: sequence % 2 === 1 ? "1" : "2",
          });
        },
      ),
    );
  });

  test.each([
    "",
    "1",
    "50019919850632011",
    "500199201502300011",
    "50019920150302001x",
    "5001991985060133",
    "500199851301001",
    "abcdefghijklmnopqr",
  ])("%j is malformed", (text) => expect(readCitizenId(text)).toEqual({ kind: "malformed" }));

  test("a wrong check character is told with the right one", () => {
    const expected = citizenIdCheckCharacter("50019920150601001");
    expect(readCitizenId("500199201506010018")).toEqual({ kind: "wrongCheckDigit", expected });
    expect(expected).toBe("9");
  });
});
