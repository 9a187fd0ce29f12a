/** The division tree in memory: public data, read once, asked on every row of an import. */
import { sql } from "kysely";
import type { Database } from "../db/database.ts";

export interface Place {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly level: "district" | "township" | "village";
  readonly parentCode: string | null;
}

export class PlaceDirectory {
  readonly #byCode: ReadonlyMap<string, Place>;
  readonly all: readonly Place[];

  constructor(places: readonly Place[]) {
    this.all = places;
    this.#byCode = new Map(places.map((place) => [place.code, place]));
  }

  find(code: string): Place | undefined {
    return this.#byCode.get(code);
  }

  /** Short name, or the code itself for a place that the tree does not know. */
  nameOf(code: string): string {
    return this.#byCode.get(code)?.shortName ?? code;
  }

  townshipOf(code: string): Place | undefined {
    return this.#byCode.get(code.slice(0, 9));
  }
}

/** Reads the open places. */
export async function loadPlaces(database: Database): Promise<PlaceDirectory> {
  const { rows } = await sql<{
    code: string;
    name: string;
    short_name: string;
    level: Place["level"];
    parent_code: string | null;
  }>`
    select code, name, short_name, level, parent_code from platform.place where closed_on is null order by code`.execute(
    database.kysely,
  );
  return new PlaceDirectory(
    rows.map((row) => ({
      code: row.code,
      name: row.name,
      shortName: row.short_name,
      level: row.level,
      parentCode: row.parent_code,
    })),
  );
}
