/** Opens the sealed numbers of a batch of rows, as far as the columns ask for them, masked unless they may be clear. */
import { type MaskKind, mask } from "../../../kernel/masking.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import { CITIZEN_NO, PHONE } from "../person-identity.service.ts";
import type { ColumnKey } from "./ledger-views.ts";
import type { ExtraRecord, SealedNumbers } from "./ledgers.store.ts";
import type { BesideRow, ReadRow } from "./present-row.ts";

/** Context of the account number inside an allowance fact (base64 of the sealed box). */
export const BANK_ACCOUNT = "fact.bankAccount";

export interface NumberOptions {
  readonly cipher: FieldCipher;
  readonly columns: readonly ColumnKey[];
  /** Citizen numbers in clear; phones and accounts stay masked all the same. */
  readonly clear: boolean;
}

export function openNumbers(
  row: Pick<ReadRow, "disabilityClass" | "disabilityLevel"> & SealedNumbers,
  extra: ExtraRecord | undefined,
  options: NumberOptions,
): BesideRow {
  const { cipher, clear } = options;
  const { disabilityClass = null, disabilityLevel = null } = row;
  const wants = (column: ColumnKey) => options.columns.includes(column);
  const number = (box: Buffer | null | undefined) => shown(cipher, box, "citizenNo", CITIZEN_NO, clear);
  const phone = (box: Buffer | null | undefined) => shown(cipher, box, "phone", PHONE, false);
  const citizenNo = number(row.citizenNo);
  const account = extra?.allowance?.["accountSealed"];
  const amount = extra?.allowance?.["amountFen"];
  return {
    fileNo: extra?.fileNo ?? null,
    citizenNo,
    guardianCitizenNo: wants("guardian.citizenNo") ? number(row.guardianCitizenNo) : null,
    guardianPhone: phone(row.guardianPhone),
    fatherCitizenNo: number(extra?.fatherCitizenNo),
    fatherPhone: phone(extra?.fatherPhone),
    motherCitizenNo: number(extra?.motherCitizenNo),
    motherPhone: phone(extra?.motherPhone),
    disabilityNo:
      citizenNo !== null && disabilityClass !== null && disabilityLevel !== null
        ? `${citizenNo}${disabilityClass}${disabilityLevel}`
        : null,
    bankAccount:
      wants("bankAccount") && typeof account === "string"
        ? shown(cipher, Buffer.from(account, "base64"), "bankAccount", BANK_ACCOUNT, false)
        : null,
    amountFen: typeof amount === "number" ? amount : null,
    fatherPeriod: extra?.fatherPeriod ?? null,
    motherPeriod: extra?.motherPeriod ?? null,
  };
}

/** A number as it may be seen. Pages are read again and again, so what was masked once is remembered, masked; clear numbers never. */
function shown(
  cipher: FieldCipher,
  box: Buffer | null | undefined,
  kind: MaskKind,
  context: string,
  clear: boolean,
): string | null {
  if (box === null || box === undefined) return null;
  if (clear) return cipher.open(box, context);
  const known = masks.get(cipher) ?? new Map<string, string>();
  masks.set(cipher, known);
  const key = `${context}:${box.toString("latin1")}`;
  let text = known.get(key);
  if (text === undefined) {
    text = mask(kind, cipher.open(box, context));
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, text);
  }
  return text;
}

/** About ten megabytes. */
const REMEMBERED = 40_000;
const masks = new WeakMap<FieldCipher, Map<string, string>>();
