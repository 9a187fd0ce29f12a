/** The thread's side: opens what a task needs, does it, answers, and waits for the next. */
import { parentPort } from "node:worker_threads";
import { setClock } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { createFieldCipher } from "../../../platform/crypto/cipher.ts";
import { openKeyRing } from "../../../platform/crypto/key-store.ts";
import { openDatabase } from "../../../platform/db/database.ts";
import { openFiles } from "../../../platform/files/open-files.ts";
import { placeIndexOf } from "../../../platform/places/place-index.ts";
import { loadPlaces } from "../../../platform/places/places.store.ts";
import type { ThreadAnswer, ThreadData, ThreadOrder } from "./import-thread.job.ts";
import type { ImportedFile } from "./imported-file.ts";
import { type ImportEnvironment, runImport } from "./run-import.job.ts";
import { surveyFile } from "./survey-file.job.ts";
import { writeErrors } from "./write-errors.job.ts";

let stopping = new AbortController();

async function perform(data: ThreadData, signal: AbortSignal): Promise<ImportedFile | null> {
  setClock(data.clock);
  const database = openDatabase({ url: data.databaseUrl, max: 6 });
  try {
    const places = placeIndexOf((await loadPlaces(database)).all);
    const { task } = data;
    if (task.kind === "survey") return await surveyFile({ ...task, places });
    const environment: ImportEnvironment = {
      database,
      places,
      cipher: createFieldCipher(openKeyRing({ dataDir: data.dataDir, masterKey: data.masterKey })),
      files: openFiles(data.files),
    };
    if (task.kind === "errors") await writeErrors(environment, task.batchId, task.by, task.out);
    else await runImport(environment, task.batchId, signal);
    return null;
  } finally {
    await database.close();
  }
}

function answerOf(error: unknown): ThreadAnswer {
  if (error instanceof Problem) {
    const { code, status, title, detail, errors } = error;
    return { kind: "problem", spec: { code, status, title }, detail, errors };
  }
  const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
  return { kind: "error", message, stack };
}

parentPort?.on("message", (order: ThreadOrder) => {
  if (order === "stop") {
    stopping.abort();
    return;
  }
  stopping = new AbortController();
  void perform(order, stopping.signal)
    .then((value): ThreadAnswer => ({ kind: "done", value }), answerOf)
    .then((answer) => parentPort?.postMessage(answer));
});
