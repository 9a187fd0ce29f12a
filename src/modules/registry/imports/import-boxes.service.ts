/** What of a batch is sealed: sample rows and title lines of its sheets, and the cells of its staged rows. */
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { SheetSample } from "./imported-file.ts";
import type { RowBox } from "./staged-row.ts";

export const SAMPLES = "import.samples";
export const ROW = "import.row";

export function sealSamples(cipher: FieldCipher, samples: readonly SheetSample[]): Buffer {
  return cipher.sealJson(samples, SAMPLES);
}

/** Nothing once they are purged. */
export function openSamples(cipher: FieldCipher, sealed: Buffer | null): readonly SheetSample[] {
  return sealed === null ? [] : (cipher.openJson(sealed, SAMPLES) as SheetSample[]);
}

export function sealRow(cipher: FieldCipher, box: RowBox): Buffer {
  return cipher.sealJson(box, ROW);
}

export function openRow(cipher: FieldCipher, sealed: Buffer): RowBox {
  return cipher.openJson(sealed, ROW) as RowBox;
}
