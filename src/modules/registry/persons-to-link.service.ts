/**
 * Everybody of the register whom a row of another unit's roster may be, with what tells people apart. Read as the system in every
 * place; kept in this process until somebody is written, and opened numbers beyond that, because opening them is what takes time.
 */
import { setImmediate } from "node:timers/promises";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import { inEveryPlace, type Tx } from "../../platform/db/database.ts";
import { CITIZEN_NO, PHONE } from "./person-identity.service.ts";
import * as store from "./persons-to-link.store.ts";
import { isElder } from "./roster-facts.contract.ts";

export { listFollowingChildren } from "./persons-to-link.store.ts";

export interface PersonToLink {
  readonly id: string;
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly sex: "1" | "2" | null;
  readonly birthDate: IsoDate | null;
  readonly citizenNo: string | null;
  readonly phones: readonly string[];
  readonly scopeCode: string;
  /** Names of the others of its families. */
  readonly kin: readonly string[];
  /** Has an open file of its own. */
  readonly isChild: boolean;
  /** Parent, guardian or carer of such a child: a brother or sister is none. */
  readonly isAdult: boolean;
}

export interface RegisterToLink {
  /** Another one as soon as anything in it may be different. */
  readonly mark: string;
  readonly persons: readonly PersonToLink[];
}

const kept = new WeakMap<FieldCipher, RegisterToLink>();

export async function readPersonsToLink(tx: Tx, cipher: FieldCipher): Promise<RegisterToLink> {
  const on = today();
  return inEveryPlace(tx, async () => {
    const mark = `${on}/${await store.readLinkMark(tx, on)}`;
    const known = kept.get(cipher);
    if (known?.mark === mark) return known;
    const rows = await store.listPersonsToLink(tx, on);
    const persons = personsOf(rows, await store.listTies(tx, on), await openNumbers(rows, cipher));
    const register = { mark, persons };
    kept.set(cipher, register);
    return register;
  });
}

/** As they are side by side with a row; those that the asker may see. */
export async function readPersonsByIds(
  tx: Tx,
  cipher: FieldCipher,
  ids: readonly string[],
): Promise<PersonToLink[]> {
  const ties = await store.listTies(tx, today(), ids);
  const around = ties.flatMap(({ child_id: childId, person_id: personId }) => [childId, personId]);
  const rows = await store.listPersonsToLink(tx, today(), [...new Set([...ids, ...around])]);
  return personsOf(rows, ties, await openNumbers(rows, cipher)).filter(({ id }) => ids.includes(id));
}

interface OpenedNumbers {
  readonly boxes: readonly (Buffer | null)[];
  readonly citizenNo: string | null;
  readonly phones: readonly string[];
}

const openedBefore = new WeakMap<FieldCipher, Map<string, OpenedNumbers>>();
/** A tenth of a millisecond each (measured): requests get their turn between so many. */
const OPENED_A_TURN = 200;

/** Boxes that were opened before and are still the same are not opened again: one corrected person costs one opening. */
async function openNumbers(
  rows: readonly store.LinkPersonRow[],
  cipher: FieldCipher,
): Promise<ReadonlyMap<string, OpenedNumbers>> {
  const known = openedBefore.get(cipher) ?? new Map<string, OpenedNumbers>();
  openedBefore.set(cipher, known);
  let count = 0;
  for (const { id, citizen_no_sealed: number, phone_sealed: phone } of rows) {
    const before = known.get(id);
    if (before !== undefined && isSameBox(before.boxes[0], number) && isSameBox(before.boxes[1], phone))
      continue;
    known.set(id, {
      boxes: [number, phone],
      citizenNo: number === null ? null : cipher.open(number, CITIZEN_NO),
      phones: phone === null ? [] : [cipher.open(phone, PHONE)],
    });
    count += 1;
    if (count % OPENED_A_TURN === 0) await setImmediate();
  }
  return known;
}

function isSameBox(one: Buffer | null | undefined, other: Buffer | null): boolean {
  return one === other || (one instanceof Buffer && other !== null && one.equals(other));
}

function personsOf(
  rows: readonly store.LinkPersonRow[],
  ties: readonly store.LinkTieRow[],
  opened: ReadonlyMap<string, OpenedNumbers>,
): PersonToLink[] {
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]));
  const around = Map.groupBy(ties, ({ child_id: childId }) => childId);
  const childrenOf = Map.groupBy(ties, ({ person_id: personId }) => personId);
  return rows.map((row): PersonToLink => {
    const own = childrenOf.get(row.id) ?? [];
    const families = [...own.map((tie) => tie.child_id), ...(row.is_child ? [row.id] : [])];
    const others = new Set(
      families.flatMap((childId) => [
        childId,
        ...(around.get(childId) ?? []).map(({ person_id: personId }) => personId),
      ]),
    );
    others.delete(row.id);
    return {
      id: row.id,
      name: row.name,
      formerNames: row.former_names,
      sex: row.sex === "1" || row.sex === "2" ? row.sex : null,
      birthDate: row.birth_date,
      citizenNo: opened.get(row.id)?.citizenNo ?? null,
      phones: opened.get(row.id)?.phones ?? [],
      scopeCode: row.scope_code,
      kin: [...others].flatMap((id) => nameOf.get(id) ?? []),
      isChild: row.is_child,
      isAdult: own.some(({ relation, cares }) => isElder(relation, cares)),
    };
  });
}
