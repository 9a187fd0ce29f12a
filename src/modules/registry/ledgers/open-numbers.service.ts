/** Opens the sealed numbers of a batch of rows, as far as the columns ask for them, masked unless they may be clear. */
import { type MaskKind, mask } from "../../../kernel/masking.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import { CITIZEN_NO, PHONE } from "../person-identity.service.ts";
import type { ColumnKey } from "./ledger-views.ts";
import type { SealedRecord, StandingRecord } from "./ledgers.store.ts";
import type { BesideRow } from "./present-row.ts";

/** Context of the account number inside an allowance fact (base64 of the sealed box). */
const BANK_ACCOUNT = "fact.bankAccount";

export interface NumberOptions {
  readonly cipher: FieldCipher;
  readonly columns: readonly ColumnKey[];
  /** Citizen numbers in clear; phones and accounts stay masked all the same. */
  readonly clear: boolean;
}

export function openNumbers(
  row: StandingRecord,
  sealed: SealedRecord | undefined,
  options: NumberOptions,
): BesideRow {
  const { cipher, clear } = options;
  const wants = (column: ColumnKey) => options.columns.includes(column);
  const open = (box: Buffer | null | undefined, kind: MaskKind, context: string): string | null => {
    if (box === null || box === undefined) return null;
    const plain = cipher.open(box, context);
    return clear && kind === "citizenNo" ? plain : mask(kind, plain);
  };
  const number = (column: ColumnKey, box: Buffer | null | undefined) =>
    wants(column) ? open(box, "citizenNo", CITIZEN_NO) : null;
  const phone = (column: ColumnKey, box: Buffer | null | undefined) =>
    wants(column) ? open(box, "phone", PHONE) : null;
  const citizenNo = open(sealed?.citizenNo, "citizenNo", CITIZEN_NO);
  const allowance = sealed?.allowance ?? {};
  const account = allowance["accountSealed"];
  const amount = allowance["amountFen"];
  return {
    fileNo: sealed?.fileNo ?? null,
    since: sealed?.since ?? null,
    citizenNo,
    guardianCitizenNo: number("guardian.citizenNo", sealed?.guardianCitizenNo),
    guardianPhone: open(sealed?.guardianPhone, "phone", PHONE),
    fatherCitizenNo: number("father.citizenNo", sealed?.fatherCitizenNo),
    fatherPhone: phone("father.phone", sealed?.fatherPhone),
    motherCitizenNo: number("mother.citizenNo", sealed?.motherCitizenNo),
    motherPhone: phone("mother.phone", sealed?.motherPhone),
    disabilityNo:
      citizenNo !== null && row.disabilityClass !== null && row.disabilityLevel !== null
        ? `${citizenNo}${row.disabilityClass}${row.disabilityLevel}`
        : null,
    bankAccount:
      wants("bankAccount") && typeof account === "string"
        ? open(Buffer.from(account, "base64"), "bankAccount", BANK_ACCOUNT)
        : null,
    amountFen: typeof amount === "number" ? amount : null,
    fatherPeriod: sealed?.fatherPeriod ?? null,
    motherPeriod: sealed?.motherPeriod ?? null,
  };
}
