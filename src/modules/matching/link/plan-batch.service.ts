/** Whom the rows of a batch may be: everything is read and compared, nothing is written. */
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { type PersonToLink, readPersonsToLink } from "../../registry/persons-to-link.service.ts";
import {
  type LinkedRow,
  linkRoster,
  type PreparedRegister,
  prepareRegister,
} from "../engine/person-linker.ts";
import type { PersonRecord } from "../person-record.ts";
import type { RosterType } from "../rosters/roster-type.ts";
import { withoutCommonPhones } from "./common-phones.ts";
import { findByNameAlone } from "./known-by-name.ts";
import * as store from "./link.store.ts";
import { withoutNumbersOfOthers } from "./numbers-of-others.ts";
import { openRow } from "./row-box.service.ts";
import { type RememberedWord, type SettledRow, settleRows } from "./settle-bands.ts";

export interface BatchPlan {
  readonly persons: readonly PersonToLink[];
  readonly rows: readonly SettledRow[];
  readonly modelVersion: string;
}

/** What speaks for somebody who has no other particulars. */
const NAME_ALONE = [
  { field: "name", level: "exact", weight: 0 },
  { field: "place", level: "exact", weight: 0 },
];

export async function planBatch(tx: Tx, app: App, batchId: string, type: RosterType): Promise<BatchPlan> {
  const { persons, prepared, placeOf } = await readRegister(tx, app);
  const rosterRows = (await store.listRowsToLink(tx, batchId)).map((row) => {
    const { values, identity } = openRow(app.cipher, row.sealed);
    return { ...row, identity, record: type.record(values), text: JSON.stringify(values) };
  });
  const remembered = await rememberedOf(tx, rosterRows, placeOf);
  const about = (index: number) => isAbout(type, persons[index]);
  const { records, borrowed } = withoutNumbersOfOthers(
    withoutCommonPhones(rosterRows.map(({ record }) => record)),
    persons,
    about,
  );
  const byName = findByNameAlone(persons.map(recordOf), about);
  const linked = linkRoster(prepared, records, { oneToOne: type.oneToOne, of: about }).map(
    (row, at): LinkedRow => {
      if (row.band === "certain" && borrowed.has(at)) return { ...row, band: "review" };
      const record = records[at];
      if (row.band !== "none" || record === undefined) return row;
      const candidates = byName(record).map((person) => ({
        person,
        weight: 0,
        probability: 0,
        compared: NAME_ALONE,
      }));
      return candidates.length === 0 ? row : { ...row, band: "review", candidates };
    },
  );
  const rows = rosterRows.map((row, at) => ({
    ...row,
    linked: linked[at] ?? { row: at, band: "none" as const, candidates: [] },
    remembered: remembered(row.index),
  }));
  tx.note({ detail: { batch: batchId, rows: rows.length, register: persons.length } });
  return {
    persons,
    rows: settleRows(rows, { oneToOne: type.oneToOne }),
    modelVersion: prepared.model.version,
  };
}

export function recordOf(person: PersonToLink): PersonRecord {
  const { name, formerNames, sex, birthDate, citizenNo, phones, scopeCode: placeCode, kin } = person;
  return { name, formerNames, sex, birthDate, citizenNo, phones, placeCode, kin };
}

function isAbout({ about }: RosterType, person: PersonToLink | undefined): boolean {
  if (person === undefined) return false;
  return about === "anyone" || (about === "child" ? person.isChild : person.isAdult);
}

interface ReadRegister {
  readonly persons: readonly PersonToLink[];
  readonly prepared: PreparedRegister;
  readonly placeOf: ReadonlyMap<string, number>;
}

const kept = new WeakMap<readonly PersonToLink[], ReadRegister>();

/** Made ready once for a register that nobody has changed since. */
async function readRegister(tx: Tx, app: App): Promise<ReadRegister> {
  const { persons } = await readPersonsToLink(tx, app.cipher);
  let ready = kept.get(persons);
  if (ready === undefined) {
    const placeOf = new Map(persons.map(({ id }, at) => [id, at]));
    ready = { persons, prepared: prepareRegister(persons.map(recordOf)), placeOf };
    kept.set(persons, ready);
  }
  return ready;
}

type WordsOf = (index: Buffer | null) => ReadonlyMap<number, RememberedWord>;

async function rememberedOf(
  tx: Tx,
  rows: readonly store.KeptRow[],
  placeOf: ReadonlyMap<string, number>,
): Promise<WordsOf> {
  const found = await store.listRemembered(
    tx,
    rows.flatMap(({ index }) => index ?? []),
  );
  const words = new Map<string, Map<number, RememberedWord>>();
  for (const { identityIndex, personId, says, by, at } of found) {
    const person = placeOf.get(personId);
    if (person === undefined) continue;
    const key = identityIndex.toString("latin1");
    const own = words.get(key) ?? new Map<number, RememberedWord>();
    words.set(key, own.set(person, { says, by, on: dayOf(at) }));
  }
  return (index) => words.get(index?.toString("latin1") ?? "") ?? new Map<number, RememberedWord>();
}

const dayOf = (at: Date) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(at);

export const house = (): store.Decider => ({ name: "系统", at: now() });
