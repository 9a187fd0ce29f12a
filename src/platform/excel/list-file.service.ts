/** A list that somebody sees, as a file: the same rows and words, read page by page so that ten rows and twenty thousand weigh the same. */
import { now } from "../../kernel/clock.ts";
import { Problem, type ProblemSpec } from "../../kernel/problem.ts";
import type { Tx } from "../db/database.ts";
import type { FileAnswer } from "../http/route.ts";
import { type FileFormat, fileAnswer } from "./table-file.service.ts";

/** More rows than anybody works through on paper. */
const MOST = 20_000;
const BATCH = 500;

/** Heading, width in characters of half width, what stands in the cell. */
export type ListColumn<Shown> = readonly [heading: string, width: number, says: (row: Shown) => string];

export interface ListFile<Row, Shown, Position> {
  /** Of the file, of its sheet, and in the log. */
  readonly title: string;
  readonly total: number;
  /** What is answered when nobody could read so much. */
  readonly tooMany: ProblemSpec;
  readonly columns: readonly ListColumn<Shown>[];
  readonly frozenColumns: number;
  readonly notes: readonly string[];
  readonly read: (after: Position | undefined, limit: number) => Promise<readonly Row[]>;
  readonly positionOf: (last: Row) => Position;
  readonly show: (rows: readonly Row[]) => readonly Shown[] | Promise<readonly Shown[]>;
}

/** @throws `tooMany` */
export async function listAnswer<Row, Shown, Position>(
  tx: Tx,
  list: ListFile<Row, Shown, Position>,
  format: FileFormat,
): Promise<FileAnswer> {
  const { title, total, columns } = list;
  if (total > MOST) throw new Problem(list.tooMany, { extra: { total } });
  async function* rows() {
    let after: Position | undefined;
    for (;;) {
      const batch = await list.read(after, BATCH);
      const last = batch.at(-1);
      if (last === undefined) return;
      yield (await list.show(batch)).map((row) => columns.map(([, , says]) => says(row)));
      after = list.positionOf(last);
    }
  }
  tx.note({ detail: { title, rows: total, format } });
  return fileAnswer(
    {
      name: title,
      title,
      captions: [`导出人：${tx.actor.displayName}`],
      columns: columns.map(([heading, width]) => ({ path: [heading], kind: "text", width })),
      frozenColumns: list.frozenColumns,
      stamp: { by: tx.actor.displayName, at: now() },
      notes: list.notes,
      rows,
    },
    format,
  );
}
