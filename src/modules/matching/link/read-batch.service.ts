/** A roster's file becomes rows of this room: the agreed fields alone, sealed. */
import type { BatchToRead, ReadBatch } from "../../../platform/exchange/exchange-book.service.ts";
import type { App } from "../../../platform/http/app.ts";
import { placeIndexOf } from "../../../platform/places/place-index.ts";
import { readRoster } from "../rosters/read-roster.service.ts";
import type { RosterType } from "../rosters/roster-type.ts";
import { keepRows } from "./link.store.ts";
import { linking } from "./linking.service.ts";
import { sealRow } from "./row-box.service.ts";

const CHUNK = 1000;

/** @throws the Problems of reading a roster, by which the whole batch is refused */
export async function readBatch(
  app: App,
  type: RosterType,
  { id, path, fields }: BatchToRead,
): Promise<ReadBatch> {
  const { asOf, rows } = await readRoster(path, type, { places: placeIndexOf(app.places.all), fields });
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK).map(({ at, values, faults }, index) => ({
      ...{ ordinal: from + index + 1, at, faults: faults.map(({ message }) => message) },
      ...sealRow(app.cipher, type, values),
    }));
    await linking(app, "read", async (tx) => {
      await keepRows(tx, id, chunk);
      tx.note({ detail: { batch: id, rows: chunk.length } });
    });
  }
  return { rows: rows.length, faulty: rows.filter(({ faults }) => faults.length > 0).length, asOf };
}
