/** The rosters of the ledger data by the column letters that their truth names, and the population that they speak of. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PersonRecord } from "../../src/modules/matching/person-record.ts";
import { openWorkbook } from "../../src/platform/excel/open-workbook.ts";
import type { Cell } from "../../src/platform/excel/sheet.ts";

export interface Population {
  readonly households: readonly {
    readonly id: string;
    readonly villageCode: string;
    readonly address: string;
    readonly members: readonly string[];
  }[];
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
}

interface RosterTruth {
  readonly roster: string;
  readonly file: string;
  readonly sheet: string | null;
  readonly columns: readonly { readonly column: string; readonly field: string }[];
  readonly rows: readonly {
    readonly row: number;
    readonly personId: string | null;
    readonly notPersonId?: string;
    readonly bands: readonly string[];
  }[];
}

export interface ReadRoster {
  readonly name: string;
  readonly rows: readonly PersonRecord[];
  readonly truth: readonly (string | null)[];
  readonly notPerson: readonly (string | undefined)[];
  readonly bands: readonly (readonly string[])[];
}

export function registerOf(population: Population) {
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
      sex: sexOf(person.sex),
      birthDate: person.birthDate,
      citizenNo: person.citizenNo,
      phones,
      placeCode: person.villageCode,
      kin: family.map(({ name }) => name),
    };
  });
  return { persons, ids: new Map(population.persons.map(({ id }, index) => [id, index])) };
}

export async function readRosters(data: string, population: Population): Promise<readonly ReadRoster[]> {
  const { rosters } = JSON.parse(readFileSync(join(data, "truth/roster-matches.json"), "utf8")) as {
    rosters: RosterTruth[];
  };
  const placeOf = placeFinder(population);
  return Promise.all(
    rosters.map(async (roster) => {
      const cells = await readCells(join(data, roster.file), roster.sheet);
      const columnOf = new Map(roster.columns.map(({ column, field }) => [field, column.charCodeAt(0) - 65]));
      const rows = roster.rows.map(({ row }) => {
        const at = (field: string) => textOf(cells.get(row)?.[columnOf.get(field) ?? -1]);
        return recordOf(at, placeOf);
      });
      return {
        name: roster.roster,
        rows,
        truth: roster.rows.map(({ personId }) => personId),
        notPerson: roster.rows.map(({ notPersonId }) => notPersonId),
        bands: roster.rows.map(({ bands }) => bands),
      };
    }),
  );
}

async function readCells(path: string, sheetName: string | null): Promise<Map<number, readonly Cell[]>> {
  const workbook = await openWorkbook(path);
  const cells = new Map<number, readonly Cell[]>();
  for (const sheet of workbook.sheets) {
    if (sheetName !== null && sheet.name !== sheetName) continue;
    for await (const batch of sheet.rows()) for (const row of batch) cells.set(row.row, row.cells);
  }
  await workbook.close();
  return cells;
}

function textOf(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "object") return cell.date;
  return String(cell).trim();
}

function recordOf(at: (field: string) => string, placeOf: (text: string) => string | null): PersonRecord {
  const number = at("number") || at("certificateNo").slice(0, 18);
  const guardian = at("guardian") || (at("headName") === at("name") ? "" : at("headName"));
  return {
    name: at("name"),
    formerNames: [],
    sex: sexOf(at("sex")),
    birthDate: birthOf(at("birth")),
    citizenNo: number === "" ? null : number,
    phones: at("phone") === "" ? [] : [at("phone")],
    placeCode: placeOf(at("address") || at("township") + at("village")),
    kin: guardian === "" ? [] : [guardian],
  };
}

function sexOf(text: string): "1" | "2" | null {
  if (text.startsWith("男")) return "1";
  return text.startsWith("女") ? "2" : null;
}

/** 19950323, 1995.3.23, 1995年3月 and the like. */
function birthOf(text: string): string | null {
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})\D+(\d{1,2})(?:\D+(\d{1,2}))?/.exec(text);
  if (digits === null) return /^\d{4}$/.test(text) ? text : null;
  return digits
    .slice(1)
    .filter(Boolean)
    .map((part) => part.padStart(2, "0"))
    .join("-");
}

/** Township and village by their names in an address of the district. */
function placeFinder({ households }: Population): (text: string) => string | null {
  const codes = new Map<string, string>();
  for (const { villageCode, address } of households) {
    const [, township, village] = /合川区(.+?(?:街道|镇))(.+?(?:村|社区))/.exec(address) ?? [];
    if (township === undefined || village === undefined) continue;
    codes.set(township, villageCode.slice(0, 9));
    codes.set(township + village, villageCode);
  }
  return (text) => {
    const [, township = "", village = ""] =
      /(?:合川区)?([^区市]+?(?:街道|镇))(.+?(?:村|社区))?/.exec(text) ?? [];
    return codes.get(township + village) ?? codes.get(township) ?? (text.includes("合川") ? "500117" : null);
  };
}
