/** A file comes in: it is looked into before anything is kept, then kept with what was found. */
import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import { quarterEnd, quarterOf, yearOf } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { UploadedFile } from "../../../platform/http/upload.ts";
import type { Ledger, LedgerFieldKey } from "../intake/ledger-fields.contract.ts";
import { sealSamples } from "./import-boxes.service.ts";
import { importProblems } from "./import-problems.contract.ts";
import { surveyInThread } from "./import-thread.job.ts";
import { headingSignature, type ImportedFile, type StoredSheet } from "./imported-file.ts";
import { findMapping, insertBatch, insertFile } from "./imports.store.ts";

const mediaTypes = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xls: "application/vnd.ms-excel",
  csv: "text/csv",
} as const satisfies Record<ImportedFile["format"], string>;

export interface Upload {
  readonly ledger: Ledger;
  readonly asOf: string | undefined;
  readonly file: UploadedFile;
}

/** A ledger may be drawn up days before the quarter is over, never for the next one. @throws registry.import.asOfInFuture */
export function demandAsOf(asOf: string | undefined): void {
  const last = quarterEnd(yearOf(today()), quarterOf(today()));
  if (asOf !== undefined && asOf > last) throw new Problem(importProblems.asOfInFuture);
}

/** Reads the file outside of any transaction; nothing of it is kept yet. @throws registry.import.noTable and the excel Problems */
export async function surveyUpload(
  app: App,
  placeCode: string,
  { ledger, asOf, file }: Upload,
): Promise<ImportedFile> {
  demandAsOf(asOf);
  return surveyInThread(app, {
    path: file.path,
    fileName: file.name,
    fileSize: file.size,
    ledger,
    scope: placeCode,
  });
}

/** Keeps file and findings; a form that this sender has sent before has its columns as they were confirmed then. */
export async function keepUpload(
  tx: Tx,
  app: App,
  { ledger, asOf, file }: Upload,
  found: ImportedFile,
): Promise<string> {
  const id = uuid();
  const fileId = uuid();
  const scopeCode = tx.actor.placeCode;
  const sheets = await Promise.all(found.sheets.map((sheet) => withRemembered(tx, scopeCode, ledger, sheet)));
  const location = await app.files.keep(fileId, file.path);
  const { name, size, sha256 } = file;
  const stored = {
    id: fileId,
    scopeCode,
    name,
    mediaType: mediaTypes[found.format],
    size,
    digest: sha256,
    location,
    batchId: id,
  };
  await insertFile(tx, stored);
  await insertBatch(tx, {
    id,
    scopeCode,
    ledger,
    asOf: asOf ?? null,
    fileId,
    fileName: name,
    fileSize: size,
    fileDigest: sha256,
    file: { ...found, sheets },
    samplesSealed: sealSamples(app.cipher, found.samples),
  });
  tx.note({ detail: { batch: id, ledger, size } });
  return id;
}

export function signatureOf(sheet: StoredSheet): Buffer {
  return createHash("sha256").update(headingSignature(sheet)).digest();
}

async function withRemembered(
  tx: Tx,
  scopeCode: string,
  ledger: Ledger,
  sheet: StoredSheet,
): Promise<StoredSheet> {
  if (sheet.firstDataRow === null) return sheet;
  const fields = await findMapping(tx, { scopeCode, ledger, signature: signatureOf(sheet) });
  if (fields?.length !== sheet.columns.length) return sheet;
  const columns = sheet.columns.map((column, at) => {
    const field = (fields[at] ?? null) as LedgerFieldKey | null;
    return field === column.field
      ? column
      : { ...column, field, confidence: 1, source: "remembered" as const };
  });
  return { ...sheet, columns };
}
