/**
 * A ledger file without a browser: `check` judges it by itself and needs no register; `commit` goes the same way as a file from the
 * page, as a post of the system, so that it can be seen and undone there.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { maskNumbersIn } from "../../../kernel/masking.ts";
import { buildPlaceIndex } from "../../../kernel/place-names.ts";
import { Problem } from "../../../kernel/problem.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import { openWorkbook } from "../../../platform/excel/open-workbook.ts";
import type { App } from "../../../platform/http/app.ts";
import type { UploadedFile } from "../../../platform/http/upload.ts";
import { placeIndexOf } from "../../../platform/places/place-index.ts";
import { readDivisions } from "../../../platform/places/seed-places.ts";
import { checkWorkbook } from "../intake/check-workbook.ts";
import type { Ledger } from "../intake/ledger-fields.contract.ts";
import { findingLine, type ImportFinding } from "./finding-labels.ts";
import type { ImportBatch } from "./import-batch.contract.ts";
import { ledgerCodes, rowOutcomeCodes } from "./import-codes.contract.ts";
import { importProblems } from "./import-problems.contract.ts";
import { beginCheck, beginCommit } from "./map-import.service.ts";
import { runImport } from "./run-import.job.ts";
import { surveyFile } from "./survey-file.job.ts";
import { keepUpload } from "./upload-import.service.ts";
import { viewBatch } from "./view-import.service.ts";
import { type ListedRow, listJudgedRows } from "./view-rows.service.ts";

export interface FileImport {
  readonly path: string;
  readonly ledger: Ledger;
  readonly asOf: string | undefined;
  readonly mode: "check" | "commit";
  /** One JSON object a line; otherwise sentences for people. */
  readonly json: boolean;
}

export interface Voice {
  /** To standard output; may be several lines at once. */
  print(lines: string): void;
  /** To standard error. */
  say(line: string): void;
}

const POLL_MS = 200;
const PAGE = 1000;
const ACTOR = systemActor("command-line");

/** Checks or imports the file; `open` is asked only for importing. @throws registry.import.fileMissing and the Problems of the steps */
export async function importFile(
  file: FileImport,
  open: () => Promise<{ readonly app: App }>,
  voice: Voice,
): Promise<void> {
  const size = await stat(file.path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
  if (size === undefined) throw new Problem(importProblems.fileMissing);
  if (file.mode === "check") await checkOnly(file, voice);
  else await checkAndCommit((await open()).app, file, size, voice);
}

interface Tally {
  rows: number;
  accept: number;
  acceptWithWarning: number;
  reject: number;
}

function summary(file: FileImport, tally: Tally, more: Readonly<Record<string, unknown>> = {}): string {
  const { rows, accept, acceptWithWarning, reject } = tally;
  if (file.json) {
    return JSON.stringify({
      summary: true,
      file: basename(file.path),
      ledger: file.ledger,
      mode: file.mode,
      rows,
      accept,
      acceptWithWarning,
      reject,
      ...more,
    });
  }
  const ledger = ledgerCodes.label(file.ledger);
  return `${ledger}《${basename(file.path)}》：共 ${rows} 行，可以导入 ${accept + acceptWithWarning} 行（其中有提醒 ${acceptWithWarning} 行），不能导入 ${reject} 行`;
}

/** The line of one row; people see only rows with something to say. */
function rowLine(
  json: boolean,
  row: Pick<ListedRow, "sheet" | "row" | "outcome" | "findings"> & { readonly childId?: string | null },
): string | undefined {
  const { sheet, outcome, findings, childId } = row;
  if (json) {
    const codes = findings.map(({ code, column }) => ({ code, column }));
    return JSON.stringify({
      sheet,
      row: row.row,
      outcome,
      codes,
      ...(childId === null || childId === undefined ? {} : { childId }),
    });
  }
  if (findings.length === 0) return undefined;
  const where = sheet === null ? `第 ${row.row} 行` : `${sheet} 第 ${row.row} 行`;
  return [
    `${where}  ${rowOutcomeCodes.label(outcome)}`,
    ...findings.map((finding: ImportFinding) => `    ${findingLine(finding)}`),
  ].join("\n");
}

async function checkOnly(file: FileImport, voice: Voice): Promise<void> {
  const places = buildPlaceIndex(await readDivisions());
  const tally: Tally = { rows: 0, accept: 0, acceptWithWarning: 0, reject: 0 };
  const workbook = await openWorkbook(file.path);
  try {
    const options = {
      ledger: file.ledger,
      fileName: basename(file.path),
      places,
      ...(file.asOf === undefined ? {} : { asOf: file.asOf }),
    };
    for await (const { sheet, rows } of checkWorkbook(workbook, options)) {
      const lines: string[] = [];
      for (const { context, outcome, findings } of rows) {
        tally.rows += 1;
        tally[outcome] += 1;
        const line = rowLine(file.json, { sheet: sheet.name, row: context.row, outcome, findings });
        if (line !== undefined) lines.push(line);
      }
      if (lines.length > 0) voice.print(lines.join("\n"));
    }
  } finally {
    await workbook.close();
  }
  voice.print(summary(file, tally));
}

async function checkAndCommit(app: App, file: FileImport, size: number, voice: Voice): Promise<void> {
  const places = placeIndexOf(app.places.all);
  const upload: UploadedFile = {
    name: maskNumbersIn(basename(file.path)),
    path: file.path,
    size,
    sha256: await digestOf(file.path),
  };
  const found = await surveyFile({
    path: upload.path,
    fileName: upload.name,
    fileSize: size,
    ledger: file.ledger,
    scope: ACTOR.placeCode,
    places,
  });
  const given = { ledger: file.ledger, asOf: file.asOf, file: upload };
  const id = await work(app, "registry.import.upload", (tx) => keepUpload(tx, app, given, found));
  await work(app, "registry.import.check", (tx) => beginCheck(tx, id));
  const checked = await settle(app, id, voice);
  const ready = checked.counts?.ready ?? 0;
  if (ready > 0) await work(app, "registry.import.commit", (tx) => beginCommit(tx, id));
  const done = ready > 0 ? await settle(app, id, voice) : checked;

  for (let after = 0; ; ) {
    const rows = await work(app, "registry.import.rows", (tx) => listJudgedRows(tx, app, id, after, PAGE));
    const last = rows.at(-1);
    if (last === undefined) break;
    const lines = rows.flatMap((row) => rowLine(file.json, row) ?? []);
    if (lines.length > 0) voice.print(lines.join("\n"));
    after = last.seq;
  }
  const { rows = 0, accept = 0, acceptWithWarning = 0, reject = 0 } = done.counts ?? {};
  const { opened = 0, changed = 0, unchanged = 0, refused = 0 } = done.committed ?? {};
  voice.print(
    summary(
      file,
      { rows, accept, acceptWithWarning, reject },
      { batchId: id, opened, changed, unchanged, refused },
    ),
  );
  if (!file.json) voice.print(`新建档案 ${opened} 份，更新 ${changed} 份，没有变化 ${unchanged} 份`);
}

async function digestOf(path: string): Promise<Buffer> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest();
}

/** Does the step here, or waits for the server that was quicker. @throws what stopped the step */
async function settle(app: App, id: string, voice: Voice): Promise<ImportBatch> {
  const { database, cipher, files } = app;
  const environment = { database, cipher, files, places: placeIndexOf(app.places.all) };
  const never = new AbortController();
  for (;;) {
    await runImport(environment, id, never.signal);
    const batch = await work(app, "registry.import.read", (tx) => viewBatch(tx, app, id));
    const { failure, progress } = batch;
    if (failure !== null)
      throw new Problem({ code: failure.code, status: 422, title: failure.title, detail: failure.detail });
    if (progress === null) return batch;
    voice.say(`${progress.step === "check" ? "正在检查" : "正在导入"} ${progress.done}/${progress.total} 行`);
    await pause(POLL_MS);
  }
}

function work<Result>(app: App, operation: string, use: (tx: Tx) => Promise<Result>): Promise<Result> {
  return unitOfWork(app.database, ACTOR, { operation, effect: "write" }, use);
}
