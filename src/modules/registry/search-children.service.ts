/** Finding a child by two characters of the name, pinyin initials, or a whole citizen number. */
import { ageOn } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import { searchKey } from "../../kernel/name-keys.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { PlaceDirectory } from "../../platform/places/place-directory.ts";
import type { ChildSummary } from "./child-file.contract.ts";
import { categoryCodes } from "./codes.contract.ts";
import { CITIZEN_NO } from "./person-identity.service.ts";
import * as store from "./registry.store.ts";

export async function searchFiles(
  tx: Tx,
  { cipher, places }: { cipher: FieldCipher; places: PlaceDirectory },
  q: string,
  limit: number,
): Promise<{ items: ChildSummary[]; hint: string | null }> {
  const key = searchKey(q);
  if (key.kind === "tooShort") return { items: [], hint: "请至少输入姓名中的两个字，或两个拼音首字母。" };
  const on = today();
  const rows =
    key.kind === "citizenNo"
      ? await store.listByNumber(tx, cipher.blindIndexes(key.key, CITIZEN_NO), on)
      : await store.listByNameKey(tx, key.key, on, limit);
  tx.note({
    subjectIds: rows.map((row) => row.id),
    detail: { q: key.kind === "citizenNo" ? "（证件号）" : q },
  });
  return { items: rows.map((row) => summaryView(row, places, on)), hint: null };
}

export function summaryView(row: store.SummaryRow, places: PlaceDirectory, on: string): ChildSummary {
  return {
    id: row.id,
    name: row.name,
    sex: row.sex,
    birthDate: row.birth_date,
    age: row.birth_date === null || row.birth_date > on ? null : ageOn(row.birth_date, on),
    villageName: places.nameOf(row.scope_code),
    townshipName: places.townshipOf(row.scope_code)?.shortName ?? "",
    categories: (row.categories ?? []).map((category) =>
      categoryCodes.has(category) ? categoryCodes.label(category) : category,
    ),
  };
}
