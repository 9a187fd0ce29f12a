/**
 * Everybody of the register whom a row of another unit's roster may be, with what tells people apart, and children whose file has
 * ended besides: a second file may be of one of them. Read as the system in every place.
 */
import { setImmediate } from "node:timers/promises";
import { today } from "../../kernel/clock.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import { inEveryPlace, type Tx } from "../../platform/db/database.ts";
import { type FilesMoment, readFilesMoment } from "./changed-files.service.ts";
import { CITIZEN_NO, PHONE } from "./person-identity.service.ts";
import type { PersonToLink } from "./persons-to-link.contract.ts";
import * as store from "./persons-to-link.store.ts";
import { isElder } from "./roster-facts.contract.ts";

export { listFollowingChildren } from "./persons-to-link.store.ts";

export interface RegisterToLink {
  /** Whatever was committed by then is in it. */
  readonly moment: FilesMoment;
  readonly persons: readonly PersonToLink[];
}

export async function readPersonsToLink(tx: Tx, cipher: FieldCipher): Promise<RegisterToLink> {
  const on = today();
  return inEveryPlace(tx, async () => {
    const moment = await readFilesMoment(tx);
    const rows = await store.listPersonsToLink(tx, on);
    return { moment, persons: await personsOf(rows, await store.listTies(tx, on), cipher) };
  });
}

export interface ChangedPersons {
  readonly persons: readonly PersonToLink[];
  /** Of them the register knows nothing any more. */
  readonly gone: readonly string[];
}

/** Everybody around these files as they are now, those included who have left them. */
export async function readPersonsAround(
  tx: Tx,
  cipher: FieldCipher,
  childIds: readonly string[],
): Promise<ChangedPersons> {
  const on = today();
  return inEveryPlace(tx, async () => {
    const ids = await store.listIdsAround(tx, childIds);
    const ties = await store.listTies(tx, on, ids);
    const names = ties.flatMap(({ child_id: childId, person_id: personId }) => [childId, personId]);
    const rows = await store.listPersonsAmong(tx, on, [...new Set([...ids, ...names])]);
    const persons = await personsOf(rows, ties, cipher, new Set(ids));
    const there = new Set(persons.map(({ id }) => id));
    return { persons, gone: ids.filter((id) => !there.has(id)) };
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
  const rows = await store.listPersonsByIds(tx, [...new Set([...ids, ...around])]);
  return personsOf(rows, ties, cipher, new Set(ids));
}

/** A tenth of a millisecond for each number (measured): others get their turn between so many. */
const OPENED_A_TURN = 200;

/** Of `rows` those that are asked for; of the others the names alone are looked at. */
async function personsOf(
  rows: readonly store.LinkPersonRow[],
  ties: readonly store.LinkTieRow[],
  cipher: FieldCipher,
  asked?: ReadonlySet<string>,
): Promise<PersonToLink[]> {
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]));
  const placeOf = new Map(rows.map(({ id, scope_code: place }) => [id, place]));
  const around = Map.groupBy(ties, ({ child_id: childId }) => childId);
  const childrenOf = Map.groupBy(ties, ({ person_id: personId }) => personId);
  const persons: PersonToLink[] = [];
  for (const row of rows) {
    if (asked?.has(row.id) === false) continue;
    const own = childrenOf.get(row.id) ?? [];
    const families = [...own.map((tie) => tie.child_id), ...(row.is_child ? [row.id] : [])];
    const others = new Set(
      families.flatMap((childId) => [
        childId,
        ...(around.get(childId) ?? []).map(({ person_id: personId }) => personId),
      ]),
    );
    others.delete(row.id);
    const { citizen_no_sealed: number, phone_sealed: phone } = row;
    persons.push({
      id: row.id,
      name: row.name,
      formerNames: row.former_names,
      sex: row.sex === "1" || row.sex === "2" ? row.sex : null,
      birthDate: row.birth_date,
      citizenNo: number === null ? null : cipher.open(number, CITIZEN_NO),
      phones: phone === null ? [] : [cipher.open(phone, PHONE)],
      scopeCode: row.scope_code,
      seenFrom: [...new Set([row.scope_code, ...own.flatMap((tie) => placeOf.get(tie.child_id) ?? [])])],
      kin: [...others].flatMap((id) => nameOf.get(id) ?? []),
      isOnFile: row.is_on_file,
      isChild: row.is_child,
      isAdult: own.some(({ relation, cares }) => isElder(relation, cares)),
      isAround: row.is_child || own.length > 0,
    });
    if (persons.length % OPENED_A_TURN === 0) await setImmediate();
  }
  return persons;
}
