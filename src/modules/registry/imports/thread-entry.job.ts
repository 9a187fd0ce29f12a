/** The thread's side: opens what it needs, does one task, answers once. */
import { parentPort, workerData } from "node:worker_threads";
import { setClock } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { createFieldCipher } from "../../../platform/crypto/cipher.ts";
import { openKeyRing } from "../../../platform/crypto/key-store.ts";
import { openDatabase } from "../../../platform/db/database.ts";
import { folderStore } from "../../../platform/files/file-store.ts";
import { loadPlaces } from "../../../platform/places/places.store.ts";
import type { ThreadAnswer, ThreadData } from "./import-thread.job.ts";
import type { ImportedFile } from "./imported-file.ts";
import { placeIndexOf } from "./place-index.ts";
import { runImport } from "./run-import.job.ts";
import { surveyFile } from "./survey-file.job.ts";

const stopping = new AbortController();
parentPort?.on("message", () => {
  stopping.abort();
});

async function perform(data: ThreadData): Promise<ImportedFile | null> {
  setClock(data.clock);
  const database = openDatabase({ url: data.databaseUrl, max: 3 });
  try {
    const places = placeIndexOf((await loadPlaces(database)).all);
    const { task } = data;
    if (task.kind === "survey") return await surveyFile({ ...task, places });
    const cipher = createFieldCipher(openKeyRing({ dataDir: data.dataDir, masterKey: data.masterKey }));
    await runImport(
      { database, cipher, places, files: folderStore(data.filesFolder) },
      task.batchId,
      stopping.signal,
    );
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

const answer: ThreadAnswer = await perform(workerData as ThreadData).then(
  (value) => ({ kind: "done", value }),
  (error: unknown) => answerOf(error),
);
parentPort?.postMessage(answer);
