/** The long steps of a batch, each a job in the background: check, import, undo, and stopping one that runs. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { BatchId, ImportBatch } from "./import-batch.contract.ts";
import { importProblems } from "./import-problems.contract.ts";

export const checkImport = operation({
  name: "registry.import.check",
  method: "POST",
  path: "/api/imports/{id}/check",
  title: "检查文件",
  effect: "write",
  verb: "import.write",
  params: BatchId,
  output: ImportBatch,
  problems: [
    importProblems.wrongState,
    importProblems.fieldTwice,
    importProblems.fieldMissing,
    importProblems.nothingChosen,
    importProblems.asOfMissing,
    importProblems.asOfInFuture,
    importProblems.purged,
  ],
});

export const commitImport = operation({
  name: "registry.import.commit",
  method: "POST",
  path: "/api/imports/{id}/commit",
  title: "导入登记簿",
  effect: "write",
  verb: "import.write",
  params: BatchId,
  output: ImportBatch,
  problems: [importProblems.wrongState, importProblems.nothingReady, importProblems.purged],
});

export const undoImport = operation({
  name: "registry.import.undo",
  method: "POST",
  path: "/api/imports/{id}/undo",
  title: "撤销整批导入",
  effect: "write",
  verb: "import.write",
  params: BatchId,
  body: z.strictObject({
    reason: freeText(300).min(2, "请写明原因（至少两个字）").meta({ label: "原因" }),
  }),
  output: ImportBatch,
  problems: [importProblems.wrongState],
});

/** Stops a running check or import; rows that are already in the register stay there until the batch is undone. */
export const cancelImport = operation({
  name: "registry.import.cancel",
  method: "POST",
  path: "/api/imports/{id}/cancel",
  title: "停止正在进行的检查或导入",
  effect: "write",
  verb: "import.write",
  params: BatchId,
  output: ImportBatch,
  problems: [importProblems.wrongState],
});
