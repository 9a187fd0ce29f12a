import { sql } from "kysely";
import type { Database } from "../db/database.ts";
import { type Place, PlaceDirectory } from "./place-directory.ts";

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
