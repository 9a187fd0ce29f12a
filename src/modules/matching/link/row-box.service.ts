/** A row's agreed fields lie sealed, and with them the digest that knows the same person in a later batch. */
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import { sm3Hex } from "../../../platform/crypto/digest.ts";
import type { BoxedRow, MakeIndexes } from "../../../platform/keys/keyed-column.ts";
import type { RosterType, RowValues } from "../rosters/roster-type.ts";
import { identityOf } from "./row-identity.ts";

export const ROW = "matching.row";
export const IDENTITY = "matching.identity";

export interface RowBox {
  readonly values: RowValues;
  readonly identity: string | null;
}

export interface SealedRow {
  readonly sealed: Buffer;
  readonly index: Buffer | null;
}

export function sealRow(cipher: FieldCipher, type: RosterType, values: RowValues): SealedRow {
  const said = identityOf(type.code, type.record(values));
  const identity = said === null ? null : sm3Hex(said);
  return {
    sealed: cipher.sealJson({ values, identity } satisfies RowBox, ROW),
    index: identity === null ? null : cipher.blindIndex(identity, IDENTITY),
  };
}

export function openRow(cipher: FieldCipher, sealed: Buffer): RowBox {
  return cipher.openJson(sealed, ROW) as RowBox;
}

export const identityIndexes: MakeIndexes = async ({ cipher }, _tx, rows) =>
  Promise.resolve(rows.map((row) => indexOf(cipher, row)));

function indexOf(cipher: FieldCipher, { box }: BoxedRow): Buffer | null | undefined {
  if (box === null) return null;
  try {
    const { identity } = openRow(cipher, box);
    return identity === null ? null : cipher.blindIndex(identity, IDENTITY);
  } catch {
    return undefined;
  }
}
