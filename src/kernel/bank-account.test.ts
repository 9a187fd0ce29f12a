import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDigitOf, readBankAccount } from "./bank-account.ts";

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(""));

describe("a bank account", () => {
  it.each([
    ["4539148803436467", "4539148803436467"],
    ["6222 0212 3456 7890 128", "6222021234567890128"],
    ["６２２２０２１２３４５６７８９０１２８", "6222021234567890128"],
    ["5001-1700-1234", "500117001234"],
  ])("%s is taken", (text, account) => {
    expect(readBankAccount(text)).toEqual({ kind: "sound", account });
  });
  it.each([
    ["6222021234567890129", "checkDigit"],
    ["1234567", "tooShort"],
    ["1".repeat(31), "tooLong"],
    ["622202123456789012X", "notDigits"],
    ["", "notDigits"],
  ])("%s is refused: %s", (text, fault) => {
    expect(readBankAccount(text)).toEqual({ kind: "unsound", fault });
  });
  it("of a card with one wrong digit never passes", () => {
    fc.assert(
      fc.property(digits(16), fc.nat(18), fc.integer({ min: 1, max: 9 }), (rest, at, by) => {
        const head = `62${rest}`;
        const card = head + checkDigitOf(head);
        expect(readBankAccount(card).kind).toBe("sound");
        if (at < 2) return;
        const wrong = card.slice(0, at) + String((Number(card[at]) + by) % 10) + card.slice(at + 1);
        expect(readBankAccount(wrong)).toEqual({ kind: "unsound", fault: "checkDigit" });
      }),
    );
  });
});
