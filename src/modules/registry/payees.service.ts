/** What the register tells whoever pays: the child's life, who receives for it, who is on the ledger with an allowance. */
import { today } from "../../kernel/clock.ts";
import { mask } from "../../kernel/masking.ts";
import { notFound } from "../../platform/access/policy.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { Tx } from "../../platform/db/database.ts";
import { BANK_ACCOUNT } from "./ledgers/open-numbers.service.ts";
import * as store from "./payees.store.ts";
import { CITIZEN_NO, PHONE } from "./person-identity.service.ts";
import { findFile } from "./registry.store.ts";

export { type FileFormat, fileAnswer, fileFormatOf } from "../../platform/excel/table-file.service.ts";
export { seesHiv } from "./ledgers/mask-hiv.ts";
export type { PaidChildRecord, PayeeRecord, RecipientRecord, SchoolingRecord } from "./payees.store.ts";
export const { listPayees, listSchooling } = store;

/** In the order of their ids; on which ledgers they stand on the day, today if none is named. */
export function listPaidChildren(
  tx: Tx,
  ids: readonly string[],
  on: string = today(),
): Promise<store.PaidChildRecord[]> {
  return store.listPaidChildren(tx, ids, on);
}

/** The allowance's account as the ledger has it, in clear; undefined where none is known. */
export interface Recipient extends store.RecipientRecord {
  readonly account: string | undefined;
}

export async function listRecipients(tx: Tx, cipher: FieldCipher, on: string): Promise<Recipient[]> {
  return (await store.listRecipients(tx, on)).map((record) => {
    const box = record.allowance["accountSealed"];
    return {
      ...record,
      account: typeof box === "string" ? cipher.open(Buffer.from(box, "base64"), BANK_ACCOUNT) : undefined,
    };
  });
}

/** @throws access.notFound */
export async function demandChild(tx: Tx, childId: string): Promise<{ readonly scopeCode: string }> {
  const file = await findFile(tx, childId);
  if (file === undefined) throw notFound();
  return { scopeCode: file.scope_code };
}

export interface RosterNumbers {
  readonly fileNo: string;
  readonly citizenNoMasked: string | null;
  readonly phoneMasked: string | null;
}

/** Masked, by child. */
export async function rosterNumbersOf(
  tx: Tx,
  cipher: FieldCipher,
  pairs: readonly { readonly childId: string; readonly personId: string | null }[],
): Promise<Map<string, RosterNumbers>> {
  const rows = await store.listRosterNumbers(tx, pairs);
  const shown = (box: Buffer | null, kind: "citizenNo" | "phone", context: string) =>
    box === null ? null : mask(kind, cipher.open(box, context));
  return new Map(
    rows.map((row) => [
      row.childId,
      {
        fileNo: row.fileNo,
        citizenNoMasked: shown(row.citizenNoSealed, "citizenNo", CITIZEN_NO),
        phoneMasked: shown(row.phoneSealed, "phone", PHONE),
      },
    ]),
  );
}
