/** What was believed of a person's numbers before a correction, in one box beside the correction. */
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import { CITIZEN_NO, PHONE } from "./person-identity.service.ts";

export const BEFORE = "person.before";

export interface NumbersBefore {
  readonly citizenNo: string | null;
  /** An unsound number of an adult is kept, but finds nobody. */
  readonly isFoundByNumber: boolean;
  readonly phone: string | null;
}

/** Earlier releases had boxes inside the box, which nobody could count or make anew. */
export function sealBefore(before: NumbersBefore, cipher: FieldCipher): Buffer {
  return cipher.sealJson(before, BEFORE);
}

export function openBefore(sealed: Uint8Array, form: number | null, cipher: FieldCipher): NumbersBefore {
  const content = cipher.openJson(sealed, BEFORE);
  if (form !== null) return content as NumbersBefore;
  const boxes = content as Readonly<Record<"citizenNo" | "index" | "phone", string | null>>;
  const opened = (box: string | null, context: string) =>
    box === null ? null : cipher.open(Buffer.from(box, "base64"), context);
  return {
    citizenNo: opened(boxes.citizenNo, CITIZEN_NO),
    isFoundByNumber: boxes.index !== null,
    phone: opened(boxes.phone, PHONE),
  };
}
