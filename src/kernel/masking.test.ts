import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MaskKind, mask, maskNumbersIn, maskNumbersOfRecord } from "./masking.ts";

const kind = fc.constantFrom<MaskKind>("citizenNo", "phone", "bankAccount", "certificate");

describe("a mask", () => {
  it.each<[MaskKind, string, string]>([
    ["citizenNo", "500199201506010019", "500199********0019"],
    ["citizenNo", "50019915060101X", "500199*****101X"],
    ["phone", "16012341234", "160****1234"],
    ["phone", "02342821234", "023****1234"],
    ["bankAccount", "6222021234567890123", "***************0123"],
    ["certificate", "50019920150601001942", "50****************42"],
    ["certificate", "L500199", "*******"],
    ["citizenNo", "", ""],
  ])("of kind %s shows %s as %s", (which, value, masked) => {
    expect(mask(which, value)).toBe(masked);
  });

  it("keeps the length, hides four characters or all, and shows the same to everybody", () => {
    fc.assert(
      fc.property(kind, fc.string({ unit: "grapheme", maxLength: 30 }), (which, value) => {
        const length = Array.from(value.trim()).length;
        const masked = mask(which, value);
        expect(Array.from(masked)).toHaveLength(length);
        expect(Array.from(masked).filter((character) => character === "*").length).toBeGreaterThanOrEqual(
          Math.min(4, length),
        );
      }),
    );
  });

  it("hides the birth date in a citizen number", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{17}[\dX]$/), fc.stringMatching(/^\d{8}$/), (number, otherDate) => {
        const other = number.slice(0, 6) + otherDate + number.slice(14);
        expect(mask("citizenNo", other)).toBe(mask("citizenNo", number));
      }),
    );
  });
});

describe("free text", () => {
  it.each([
    ["残疾人证 50019920150601001942，见附件", "残疾人证 500199********001942，见附件"],
    ["父亲 50019919850101001X、母亲500199198701010028", "父亲 500199********001X、母亲500199********0028"],
    ["〔2021〕渝0117刑初123号，电话 16011110000", "〔2021〕渝0117刑初123号，电话 16011110000"],
    ["账号 6222021234567890123", "账号 6222021234567890123"],
  ])("%s is kept as %s", (text, kept) => {
    expect(maskNumbersIn(text)).toBe(kept);
    expect(maskNumbersIn(kept)).toBe(kept);
  });

  it("is masked within lists and records too, and whatever is no text stays", () => {
    const at = new Date(0);
    const record = { rows: 3, at, none: null, changes: [{ from: "50019919850101001X", to: "" }] };
    expect(maskNumbersOfRecord(record)).toEqual({
      ...record,
      changes: [{ from: "500199********001X", to: "" }],
    });
  });
});
