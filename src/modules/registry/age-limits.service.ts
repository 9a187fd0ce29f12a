/** The ages at which categories end, as the law has had them and will have them as far as it is decided. */
import type { Tx } from "../../platform/db/database.ts";
import { listParameterPeriods, type ParameterRow } from "../../platform/parameters/parameters.store.ts";
import { type ParameterReader, readerOf } from "../../platform/parameters/read-parameter.ts";
import { passAlone, passBesideOthers } from "./age-limits.store.ts";
import { leftBehindAge, minorAge } from "./registry.parameters.ts";
import type { AgeLimit, AgeLimits } from "./standing-source.contract.ts";

const leftBehind = readerOf(leftBehindAge);
const minor = readerOf(minorAge);

/** @throws platform.parameter.missing, platform.parameter.wrongType */
export async function readAgeLimits(tx: Pick<Tx, "sql">): Promise<AgeLimits> {
  const rows = await listParameterPeriods(tx, [leftBehindAge.key, minorAge.key]);
  return { ruralLeftBehind: limitsOf(rows, leftBehind), others: limitsOf(rows, minor) };
}

/** For who writes by them: no change of the limits is confirmed before this transaction has ended. */
export async function holdAgeLimits(tx: Pick<Tx, "sql">): Promise<AgeLimits> {
  await passBesideOthers(tx);
  return readAgeLimits(tx);
}

/** Whoever changes them waits for those who still write by the old ones; what these have written is then made anew. */
export async function awaitWriters(tx: Pick<Tx, "sql">): Promise<void> {
  await passAlone(tx);
}

function limitsOf(rows: readonly ParameterRow[], reader: ParameterReader<number>): AgeLimit[] {
  const own = rows.filter(({ key }) => key === reader.parameter.key);
  if (own.length === 0) reader.get(new Map());
  return own.map((row) => ({ from: row.validFrom, age: reader.get(new Map([[row.key, row]])) }));
}
