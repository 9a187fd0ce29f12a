/** Hands out the workbook of the rows that were not imported. */
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { importProblems } from "./import-problems.contract.ts";
import { countStaged } from "./import-rows.store.ts";
import { writeErrorsInThread } from "./import-thread.job.ts";
import { demandAct } from "./map-import.service.ts";
import { demandBatch } from "./view-import.service.ts";

/** @throws registry.import.wrongState before the check, registry.import.nothingRefused */
export async function demandRefused(tx: Tx, id: string): Promise<{ fileName: string; by: string }> {
  const batch = await demandBatch(tx, id);
  demandAct(batch, "errors");
  const rows = await countStaged(tx, id, { refused: true });
  if (rows === 0) throw new Problem(importProblems.nothingRefused);
  tx.note({ detail: { batch: id, rows } });
  const base = batch.file_name.replace(/\.[^.]{1,5}$/, "");
  return {
    fileName: `${base}（没有导入的${rows}行）.xlsx`,
    by: `${tx.actor.placeName} ${tx.actor.displayName}`,
  };
}

export async function openErrors(app: App, id: string, fileName: string, by: string): Promise<FileAnswer> {
  const folder = await mkdtemp(join(tmpdir(), "tongan-errors-"));
  const clear = () => void rm(folder, { recursive: true, force: true });
  try {
    const out = join(folder, "errors.xlsx");
    await writeErrorsInThread(app, { batchId: id, by, out });
    const stream = createReadStream(out);
    stream.once("close", clear);
    return {
      fileName,
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      stream,
    };
  } catch (error) {
    clear();
    throw error;
  }
}
