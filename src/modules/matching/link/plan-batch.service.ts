/**
 * Whom the rows of a batch may be: everything is read and compared, nothing is written. Runs in the thread that holds the register, for
 * opening and comparing ten thousand rows takes seconds.
 */
import { setImmediate } from "node:timers/promises";
import { businessDate } from "../../../kernel/clock.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { PersonToLink } from "../../registry/persons-to-link.contract.ts";
import type { FieldWeight } from "../engine/linkage.contract.ts";
import type { Candidate } from "../engine/person-bands.ts";
import type { LinkedRow } from "../engine/person-linker.ts";
import type { PersonRecord } from "../person-record.ts";
import type { RosterType } from "../rosters/roster-type.ts";
import { withoutCommonPhones } from "./common-phones.ts";
import type { HeldRegister } from "./held-register.ts";
import { findByNameAlone } from "./known-by-name.ts";
import * as store from "./link.store.ts";
import { withoutNumbersOfOthers } from "./numbers-of-others.ts";
import type { PlannedRow } from "./planned-row.ts";
import { openRow } from "./row-box.service.ts";
import { type RememberedWord, type RowToSettle, settleRows } from "./settle-bands.ts";

/** Opening a row takes a tenth of a millisecond; others get their turn between so many. */
const ROWS_A_TURN = 200;

/** What speaks for somebody who has no other particulars. */
const NAME_ALONE: readonly FieldWeight[] = [
  { field: "name", level: "exact", weight: 0 },
  { field: "place", level: "exact", weight: 0 },
];

const withNameAlone = (person: number): Candidate => ({
  ...{ person, weight: 0, probability: 0, compared: NAME_ALONE },
});

export async function planBatch(
  tx: Tx,
  { cipher, register }: { readonly cipher: FieldCipher; readonly register: HeldRegister },
  batchId: string,
  type: RosterType,
): Promise<PlannedRow[]> {
  const rows = await openRows(await store.listRowsToLink(tx, batchId), cipher, type);
  tx.note({ detail: { batch: batchId, rows: rows.length, register: register.size } });
  return planRows(tx, register, rows, type);
}

/** Rows of a file or a batch against the register, with what people decided of such rows before. */
export async function planRows(
  tx: Tx,
  register: HeldRegister,
  rows: readonly OpenedRow[],
  type: RosterType,
): Promise<PlannedRow[]> {
  const linked = await link(register, withoutCommonPhones(rows.map(({ record }) => record)), type);
  const wordsOf = await rememberedOf(tx, rows, register);
  const toSettle = rows.map((row, at): RowToSettle => {
    const none = { row: at, band: "none" as const, candidates: [] };
    return { ...row, linked: linked[at] ?? none, remembered: wordsOf(row.index) };
  });
  return settleRows(toSettle, { oneToOne: type.oneToOne }).map(({ pairs, ...row }) => ({
    ...row,
    pairs: pairs.flatMap(({ person: place, ...pair }) => {
      const person = register.at(place);
      return person === undefined ? [] : [{ ...pair, personId: person.id, scopeCode: person.scopeCode }];
    }),
  }));
}

export interface OpenedRow extends Omit<RowToSettle, "linked" | "remembered"> {
  readonly index: Buffer | null;
  readonly record: PersonRecord;
}

async function openRows(
  kept: readonly store.KeptRow[],
  cipher: FieldCipher,
  type: RosterType,
): Promise<OpenedRow[]> {
  const rows: OpenedRow[] = [];
  for (const { ordinal, index, sealed } of kept) {
    const { values, identity } = openRow(cipher, sealed);
    rows.push({ ordinal, index, identity, record: type.record(values), text: JSON.stringify(values) });
    if (rows.length % ROWS_A_TURN === 0) await setImmediate();
  }
  return rows;
}

/** As the engine links them, and with what no weight says: a name without any particulars, a number that is somebody else's. */
async function link(
  register: HeldRegister,
  given: readonly PersonRecord[],
  type: RosterType,
): Promise<readonly LinkedRow[]> {
  const isMeant = (place: number): boolean => {
    const person = register.at(place);
    return person !== undefined && isAbout(type.about, person);
  };
  const persons = register.records();
  const { records, borrowed } = withoutNumbersOfOthers(given, persons, isMeant);
  const byName = findByNameAlone(persons, isMeant);
  const linked = await inTurns(register, records, type);
  return linked.map((row, at) => {
    if (row.band === "certain" && borrowed.has(at)) return { ...row, band: "review" };
    const record = records[at];
    if (row.band !== "none" || record === undefined) return row;
    const candidates = byName(record).map((person) => withNameAlone(person));
    return candidates.length === 0 ? row : { ...row, band: "review", candidates };
  });
}

async function inTurns(
  register: HeldRegister,
  records: readonly PersonRecord[],
  { oneToOne, about }: RosterType,
): Promise<readonly LinkedRow[]> {
  const turns = register.link(records, { oneToOne, isMeant: (person) => isAbout(about, person) });
  for (;;) {
    const turn = turns.next();
    if (turn.done === true) return turn.value;
    await setImmediate();
  }
}

function isAbout(about: RosterType["about"], { isAround, isChild, isAdult }: PersonToLink): boolean {
  if (about === "anyone") return isAround;
  return about === "child" ? isChild : isAdult;
}

type WordsOf = (index: Buffer | null) => ReadonlyMap<number, RememberedWord>;

async function rememberedOf(
  tx: Tx,
  rows: readonly Pick<OpenedRow, "index">[],
  register: HeldRegister,
): Promise<WordsOf> {
  const found = await store.listRemembered(
    tx,
    rows.flatMap(({ index }) => index ?? []),
  );
  const words = new Map<string, Map<number, RememberedWord>>();
  for (const { identityIndex, personId, says, by, at } of found) {
    const person = register.placeOf(personId);
    if (person === undefined) continue;
    const key = identityIndex.toString("latin1");
    const own = words.get(key) ?? new Map<number, RememberedWord>();
    words.set(key, own.set(person, { says, by, on: businessDate(at) }));
  }
  return (index) => words.get(index?.toString("latin1") ?? "") ?? new Map<number, RememberedWord>();
}
