/**
 * The rosters of the ledger data as the product reads them, the population that they speak of, and what the product makes of the rows:
 * the same reader, records and bands as for a batch that comes in.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type LinkedRow,
  linkRoster,
  type PreparedRegister,
} from "../../src/modules/matching/engine/person-linker.ts";
import { withoutCommonPhones } from "../../src/modules/matching/link/common-phones.ts";
import { identityOf } from "../../src/modules/matching/link/row-identity.ts";
import { settleRows } from "../../src/modules/matching/link/settle-bands.ts";
import type { PersonRecord } from "../../src/modules/matching/person-record.ts";
import { readRoster } from "../../src/modules/matching/rosters/read-roster.service.ts";
import type { RosterType } from "../../src/modules/matching/rosters/roster-type.ts";
import { findRosterType } from "../../src/modules/matching/rosters/roster-types.ts";
import { places } from "../../test/support/roster-tables.ts";

export interface Population {
  readonly households: readonly { readonly id: string; readonly members: readonly string[] }[];
  readonly persons: readonly {
    readonly id: string;
    readonly name: string;
    readonly formerName?: string | null;
    readonly sex: string;
    readonly birthDate: string;
    readonly citizenNo: string | null;
    readonly phone?: string | null;
    readonly villageCode: string;
    readonly householdId: string;
  }[];
  readonly children: readonly {
    readonly personId: string;
    readonly fatherId: string | null;
    readonly motherId: string | null;
    readonly guardianId: string | null;
  }[];
}

export interface TruthRoster {
  readonly roster: string;
  readonly file: string;
  readonly headerRow: number;
  readonly columns: readonly { readonly column: string; readonly field: string; readonly header: string }[];
  readonly rows: readonly {
    readonly row: number;
    readonly personId: string | null;
    readonly notPersonId?: string;
    readonly errors: readonly string[];
    readonly bands: readonly string[];
  }[];
}

/** The truth's word for a roster → ours, and its word for a column where it is another. */
export const ledgerKinds: Readonly<
  Record<string, { readonly code: string; readonly fields: Readonly<Record<string, string>> }>
> = {
  prison: { code: "prison", fields: { prison: "place", to: "endsOn" } },
  rehab: { code: "compulsoryRehab", fields: { center: "place", documentNo: "document", to: "endsOn" } },
  death: { code: "deaths", fields: { date: "diedOn", cremated: "crematedOn" } },
  disability: {
    code: "disabilityCards",
    fields: { certificateNo: "cardNo", grade: "level", issued: "from", guardian: "guardianName" },
  },
  school: { code: "schoolCensus", fields: { guardian: "guardianName" } },
  lowIncome: { code: "lowIncome", fields: { household: "householdNo", kind: "measure", since: "from" } },
  moves: { code: "householdMoves", fields: { date: "movedOn" } },
};

/** A clone of the repository alone has no such data. */
export function hasLedgerRosters(data: string): boolean {
  return existsSync(join(data, "truth/roster-matches.json"));
}

export function ledgerTruth(data: string): readonly TruthRoster[] {
  return (
    JSON.parse(readFileSync(join(data, "truth/roster-matches.json"), "utf8")) as {
      readonly rosters: readonly TruthRoster[];
    }
  ).rosters;
}

export interface LedgerRegister {
  readonly persons: readonly PersonRecord[];
  readonly placeOf: ReadonlyMap<string, number>;
  readonly isChild: (person: number) => boolean;
  readonly isAdult: (person: number) => boolean;
}

export function ledgerRegister(data: string): LedgerRegister {
  const population = JSON.parse(readFileSync(join(data, "truth/population.json"), "utf8")) as Population;
  const byId = new Map(population.persons.map((person) => [person.id, person]));
  const household = new Map(population.households.map(({ id, members }) => [id, members]));
  const persons = population.persons.map((person): PersonRecord => {
    const family = (household.get(person.householdId) ?? []).flatMap((id) =>
      id === person.id ? [] : (byId.get(id) ?? []),
    );
    const phones = [person, ...family].flatMap(({ phone }) => (phone ? [phone] : []));
    return {
      name: person.name,
      formerNames: person.formerName ? [person.formerName] : [],
      sex: person.sex === "男" ? "1" : "2",
      birthDate: person.birthDate,
      citizenNo: person.citizenNo,
      phones,
      placeCode: person.villageCode,
      kin: family.map(({ name }) => name),
    };
  });
  const placeOf = new Map(population.persons.map(({ id }, index) => [id, index]));
  const placesOf = (ids: readonly (string | null)[]) => new Set(ids.map((id) => placeOf.get(id ?? "")));
  const children = placesOf(population.children.map(({ personId }) => personId));
  const adults = placesOf(
    population.children.flatMap(({ fatherId, motherId, guardianId }) => [fatherId, motherId, guardianId]),
  );
  return {
    persons,
    placeOf,
    isChild: (person) => children.has(person),
    isAdult: (person) => adults.has(person),
  };
}

/** Every row of the roster with the person that it truly is. */
export interface LinkedRoster {
  readonly linked: readonly LinkedRow[];
  /** −1: nobody of the register. */
  readonly people: readonly number[];
}

/** Read, linked and settled like the rows of a batch that comes in for the first time. */
export async function linkLedgerRoster(
  data: string,
  truth: TruthRoster,
  register: LedgerRegister,
  prepared: PreparedRegister,
): Promise<LinkedRoster> {
  const type = ledgerTypeOf(truth.roster);
  const { rows } = await readRoster(join(data, truth.file), type, { places });
  const truthOf = new Map(truth.rows.map(({ row, personId }) => [row, personId]));
  const records = rows.map(({ values }) => type.record(values));
  const isMeant = { child: register.isChild, adult: register.isAdult, anyone: () => true }[type.about];
  const { oneToOne } = type;
  const linked = linkRoster(prepared, withoutCommonPhones(records), { oneToOne, of: isMeant });
  const settled = settleRows(
    linked.map((each, at) => ({
      ordinal: at + 1,
      text: JSON.stringify(rows[at]?.values),
      identity: identityOf(type.code, records[at] ?? NOBODY),
      linked: each,
      remembered: new Map(),
    })),
    { oneToOne },
  );
  return {
    // A row that repeats another word for word is that other one, and nobody's question.
    linked: linked.map((each, at) => ({ ...each, band: settled[at]?.band ?? "none" })),
    people: rows.map(({ row }) => register.placeOf.get(truthOf.get(row) ?? "") ?? -1),
  };
}

const NOBODY = { citizenNo: null, name: "", birthDate: null };

export function ledgerTypeOf(roster: string): RosterType {
  const type = findRosterType(ledgerKinds[roster]?.code ?? "");
  if (type === undefined) throw new Error(`no type for the roster ${roster}`);
  return type;
}
