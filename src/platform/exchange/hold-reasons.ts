/** Why a batch that can be read is not believed before somebody has looked. Pure. */
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { HeldFor } from "./exchange-codes.contract.ts";

export interface ComparedBatch {
  readonly rows: number;
  readonly asOf: IsoDate | null;
}

export interface ReadRows extends ComparedBatch {
  readonly faulty: number;
}

export interface Believing {
  readonly isSameFile: boolean;
  /** Those of the same line that were believed, the newest first. */
  readonly before: readonly ComparedBatch[];
  readonly fewerPercent: number;
}

export function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined || sorted.length % 2 === 1) return upper;
  return (upper + (sorted[middle - 1] ?? upper)) / 2;
}

export function holdReasons(batch: ReadRows, { isSameFile, before, fewerPercent }: Believing): HeldFor[] {
  const usual = median(before.map(({ rows }) => rows));
  const lastDay = before
    .flatMap(({ asOf }) => asOf ?? [])
    .toSorted()
    .at(-1);
  const reasons: HeldFor[] = [];
  if (batch.rows <= batch.faulty) reasons.push("noRows");
  if (isSameFile) reasons.push("sameFile");
  // In whole numbers: 60 of 100 are 40 % fewer, to the row.
  if (usual !== undefined && usual > 0 && batch.rows * 100 <= usual * (100 - fewerPercent))
    reasons.push("fewerRows");
  if (batch.asOf !== null && lastDay !== undefined && batch.asOf < lastDay) reasons.push("olderThanLast");
  return reasons;
}
