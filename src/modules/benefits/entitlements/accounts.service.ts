/** Bank accounts: checked before they are kept, sealed while they lie, masked when they are shown. */
import { accountFaultWords, readBankAccount } from "../../../kernel/bank-account.ts";
import { mask } from "../../../kernel/masking.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import { entitlementProblems } from "./entitlement-problems.contract.ts";

/** Context of the sealed field, and purpose of its index. */
export const PAYEE_ACCOUNT = "entitlement.account";

export interface KeptAccount {
  readonly accountSealed: Buffer;
  readonly accountIndex: Buffer;
}

/** @throws benefits.account.unsound */
export function keepAccount(cipher: FieldCipher, text: string, path: string): KeptAccount {
  const reading = readBankAccount(text);
  if (reading.kind === "unsound") {
    const message = accountFaultWords[reading.fault];
    throw new Problem(entitlementProblems.badAccount, {
      detail: `没有保存，原来的账户照旧。${message}。`,
      errors: [{ path, code: reading.fault, message }],
    });
  }
  return sealAccount(cipher, reading.account);
}

export function sealAccount(cipher: FieldCipher, account: string): KeptAccount {
  return {
    accountSealed: cipher.seal(account, PAYEE_ACCOUNT),
    accountIndex: cipher.blindIndex(account, PAYEE_ACCOUNT),
  };
}

export function openAccount(cipher: FieldCipher, box: Buffer | null): string | null {
  return box === null ? null : cipher.open(box, PAYEE_ACCOUNT);
}

export function maskAccount(cipher: FieldCipher, box: Buffer | null): string | null {
  const account = openAccount(cipher, box);
  return account === null ? null : mask("bankAccount", account);
}
