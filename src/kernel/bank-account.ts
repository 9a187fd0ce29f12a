/** Numbers of bank cards and accounts: what can be one, and which digit tells a slip of the hand. */
import { narrowLettersAndDigits } from "./text-repair.ts";

export type AccountFault = "notDigits" | "tooShort" | "tooLong" | "checkDigit";

export type AccountReading =
  | { readonly kind: "sound"; readonly account: string }
  | { readonly kind: "unsound"; readonly fault: AccountFault };

/** What people are told of each fault. */
export const accountFaultWords: Readonly<Record<AccountFault, string>> = {
  notDigits: "账号只能是数字，请对照银行卡重新填写",
  tooShort: "账号太短，少于 8 位，请对照银行卡核对是否少写了几位",
  tooLong: "账号太长，超过 30 位，请核对是否多写或粘连了两个账号",
  checkDigit: "账号的校验位不对，一般是写错或写反了一位数字，请对照银行卡逐位核对",
};

const SHORTEST = 8;
const LONGEST = 30;
/** Cards of UnionPay begin with 62 and end with a check digit; passbooks and company accounts follow each bank's own ways. */
const CARD = /^62\d{14,17}$/;

export function readBankAccount(text: string): AccountReading {
  const account = narrowLettersAndDigits(text).replaceAll(/[\s-]/g, "");
  if (!/^\d+$/.test(account)) return { kind: "unsound", fault: "notDigits" };
  if (account.length < SHORTEST) return { kind: "unsound", fault: "tooShort" };
  if (account.length > LONGEST) return { kind: "unsound", fault: "tooLong" };
  if (CARD.test(account) && luhnRemainder(account) !== 0) return { kind: "unsound", fault: "checkDigit" };
  return { kind: "sound", account };
}

/** The digit that makes a card's number right (Luhn, ISO/IEC 7812-1). */
export function checkDigitOf(digits: string): string {
  return String((10 - luhnRemainder(`${digits}0`)) % 10);
}

function luhnRemainder(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10;
}
