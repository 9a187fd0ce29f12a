/** A citizen number as somebody types it, with what to say about it. Pure. */
import { readCitizenId } from "./citizen-id.ts";
import { repairSolidText } from "./text-repair.ts";

export type TypedNumber =
  | { readonly kind: "empty" }
  | {
      readonly kind: "sound";
      readonly citizenNo: string;
      readonly birthDate: string;
      readonly sex: "1" | "2";
    }
  /** A number of before 1999; `citizenNo` is what replaced it. */
  | { readonly kind: "legacy"; readonly citizenNo: string; readonly fault: string }
  | { readonly kind: "wrong"; readonly fault: string };

const LENGTH = 18;

export function readTypedNumber(text: string): TypedNumber {
  const number = repairSolidText(text).replace(/-/g, "").toUpperCase();
  if (number === "") return { kind: "empty" };
  const reading = readCitizenId(number);
  switch (reading.kind) {
    case "sound":
      return reading;
    case "legacy":
      return {
        kind: "legacy",
        citizenNo: reading.citizenNo,
        fault: "这是 15 位的旧号码，请对照证件填 18 位",
      };
    case "wrongCheckDigit":
      return { kind: "wrong", fault: "号码里有一位不对（与最后一位校验码对不上），请对照证件重看一遍" };
    case "malformed":
      return { kind: "wrong", fault: sayMalformed(number) };
    default:
      return reading satisfies never;
  }
}

function sayMalformed(number: string): string {
  if (/[^\dX]/.test(number)) return "身份证号只有数字，最后一位可以是 X";
  if (number.length < LENGTH) return `还差 ${LENGTH - number.length} 位，身份证号是 18 位`;
  if (number.length > LENGTH) return `多了 ${number.length - LENGTH} 位，身份证号是 18 位`;
  return "第 7 到 14 位不是一个日期，请对照证件重看一遍";
}
