/** By what a new batch is measured: the newest of its channel that were believed, and how many fewer rows are too few. */
import { today } from "../../kernel/clock.ts";
import type { Tx } from "../db/database.ts";
import { listParameters } from "../parameters/parameters.store.ts";
import { readerOf } from "../parameters/read-parameter.ts";
import { type BatchRow, type BelievedRow, listBelieved } from "./batches.store.ts";
import { fewerPercent, lastBatches } from "./exchange.parameters.ts";

const percent = readerOf(fewerPercent);
const count = readerOf(lastBatches);

export interface Measure {
  readonly before: readonly BelievedRow[];
  readonly fewerPercent: number;
}

export async function measureOf(tx: Tx, batch: BatchRow): Promise<Measure> {
  const parameters = await listParameters(tx, today());
  return {
    before: await listBelieved(tx, batch, count.get(parameters)),
    fewerPercent: percent.get(parameters),
  };
}
