import { sql } from "kysely";
import type { Tx } from "../db/database.ts";

export interface ParameterRow {
  readonly key: string;
  readonly value: unknown;
  readonly document: string;
  readonly certainty: "verified" | "known" | "uncertain" | "design";
}

/** The parameters as they hold on a day, by key. */
export async function listParameters(tx: Pick<Tx, "sql">, on: string): Promise<Map<string, ParameterRow>> {
  const { rows } = await sql<ParameterRow>`
    select key, value, document, certainty from platform.parameter
    where valid_from <= ${on} and (valid_to is null or valid_to > ${on})`.execute(tx.sql);
  return new Map(rows.map((row) => [row.key, row]));
}
