/** Blind indexes of staged rows, made anew from their boxes when the index key changes: by them a corrected row finds its doubles. */
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { BoxedRow, MakeIndexes } from "../../../platform/keys/keyed-column.ts";
import { placeIndexOf } from "../../../platform/places/place-index.ts";
import { surroundingsOf } from "./import-batch.ts";
import { openRow } from "./import-boxes.service.ts";
import { listStandings } from "./import-rows.store.ts";
import { type BatchRow, findBatch } from "./imports.store.ts";
import { keysOfRow, type RowKeys } from "./settle-rows.service.ts";
import { judgeStaged, type RowBox } from "./staged-row.ts";

export const numberIndexes: MakeIndexes = indexes(({ number }) => number);
export const nameIndexes: MakeIndexes = indexes(({ name }) => name);

/** Doubles decide whether a row is taken, not what it says. */
const alone = { sheetOfNumber: () => undefined, hasNameAndBirthDate: () => false };

function indexes(choose: (keys: RowKeys) => Buffer | null): MakeIndexes {
  return async ({ cipher, places }, tx, rows) => {
    const standings = new Map(
      (await listStandings(tx, rows.map(rowOf))).map((row) => [keyOf(row.batch_id, row.seq), row]),
    );
    const batches = new Map<string, BatchRow | undefined>();
    for (const { batch_id: id } of standings.values())
      if (!batches.has(id)) batches.set(id, await findBatch(tx, id));
    return rows.map((row) => {
      const { batchId, seq } = rowOf(row);
      const [standing, box] = [standings.get(keyOf(batchId, seq)), opened(cipher, row.box)];
      const batch = batches.get(batchId);
      const sheet = batch?.sheets.find(({ index }) => index === standing?.sheet_index);
      if (standing === undefined || box === undefined || batch === undefined || sheet === undefined)
        return undefined;
      const around = surroundingsOf(batch, sheet);
      const { values } = judgeStaged(box, standing.row_no, around, placeIndexOf(places.all), alone);
      return choose(keysOfRow(values, cipher));
    });
  };
}

function opened(cipher: FieldCipher, box: Buffer | null): RowBox | undefined {
  try {
    return box === null ? undefined : openRow(cipher, box);
  } catch {
    return undefined;
  }
}

function rowOf({ key: [batchId = "", seq = ""] }: BoxedRow): { batchId: string; seq: number } {
  return { batchId, seq: Number(seq) };
}

function keyOf(batchId: string, seq: number): string {
  return `${batchId}/${seq}`;
}
