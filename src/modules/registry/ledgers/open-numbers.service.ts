/** Opens the sealed numbers of a batch of rows, as far as the columns ask for them, masked unless they may be clear. */
import { type MaskKind, mask } from "../../../kernel/masking.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import { CITIZEN_NO, PHONE } from "../person-identity.service.ts";
import type { ColumnKey } from "./ledger-views.ts";
import type { BesideRow, ReadRow } from "./present-row.ts";
import type { ExtraRecord } from "./row-extras.store.ts";
import type { SealedNumbers, SealedText } from "./sealed-numbers.store.ts";

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
  const number = (box: SealedText | null | undefined) => shown(cipher, box, "citizenNo", CITIZEN_NO, clear);
  const phone = (box: SealedText | null | undefined) => shown(cipher, box, "phone", PHONE, false);
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
        ? shown(cipher, textOf(Buffer.from(account, "base64")), "bankAccount", BANK_ACCOUNT, false)
        : null,
    amountFen: typeof amount === "number" ? amount : null,
    fatherPeriod: extra?.fatherPeriod ?? null,
    motherPeriod: extra?.motherPeriod ?? null,
  };
}

/** A number as it may be seen. Pages are read again and again, so what was masked once is remembered, masked; clear numbers never. */
function shown(
  cipher: FieldCipher,
  box: SealedText | null | undefined,
  kind: MaskKind,
  context: string,
  clear: boolean,
): string | null {
  if (box === null || box === undefined) return null;
  if (clear) return cipher.open(bytesOf(box), context);
  const known = masksOf(cipher)[kind];
  let text = known.get(box);
  if (text === undefined) {
    text = mask(kind, cipher.open(bytesOf(box), context));
    if (known.size >= REMEMBERED) known.clear();
    known.set(box, text);
  }
  return text;
}

const BYTES_MARK = "\\x";

function bytesOf(box: SealedText): Buffer {
  return Buffer.from(box.slice(BYTES_MARK.length), "hex");
}

function textOf(box: Buffer): SealedText {
  return `${BYTES_MARK}${box.toString("hex")}`;
}

/** By the box's text; of one kind about ten megabytes. */
const REMEMBERED = 40_000;
type Masks = Record<MaskKind, Map<SealedText, string>>;
const masks = new WeakMap<FieldCipher, Masks>();

function masksOf(cipher: FieldCipher): Masks {
  let known = masks.get(cipher);
  if (known === undefined) {
    known = { citizenNo: new Map(), phone: new Map(), bankAccount: new Map(), certificate: new Map() };
    masks.set(cipher, known);
  }
  return known;
}
