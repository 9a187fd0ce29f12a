/**
 * A spreadsheet of entries: kept and checked row by row, then all good rows written as one act. The file is read again each time, so
 * what is written is what was shown, judged by what is known by then; a row that stands there word for word is not written twice.
 */
import { v7 as uuid } from "uuid";
import { now } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import { XLSX_TYPE } from "../excel/file-types.contract.ts";
import { writeWorkbook } from "../excel/write-workbook.ts";
import type { App } from "../http/app.ts";
import { httpProblems } from "../http/http-problems.ts";
import type { FileAnswer } from "../http/route.ts";
import type { UploadedFile } from "../http/upload.ts";
import { insertEntries, type NewEntry } from "./entries.store.ts";
import { handedIn } from "./entry-flow.ts";
import { entriesChanged } from "./entry-hooks.service.ts";
import { identityOf } from "./entry-identity.ts";
import { importColumns, type ReadRow } from "./import-rows.ts";
import { getKindFor, writableUnits } from "./kinds.service.ts";
import { knownRows, withoutDoubles } from "./known-rows.service.ts";
import { townshipNames } from "./read-about.service.ts";
import { SECRET } from "./read-record.service.ts";
import { ownUnitOf, readTable } from "./read-table.service.ts";
import type { RecordKind } from "./record.ts";
import { newestVersion, versionOn } from "./record.ts";
import { partSecrets } from "./record-fields.ts";
import type { ImportView } from "./record-imports.contract.ts";
import * as store from "./record-imports.store.ts";
import { recordProblems } from "./record-problems.contract.ts";
import { nameOfUnit, scopeOfUnit, unitOfActor } from "./units.ts";
import { demandUnit } from "./write-record.service.ts";

/** The columns that an import takes, with the choices of each. */
export function downloadTemplate(tx: Tx, app: Pick<App, "places">, kindCode: string): FileAnswer {
  const kind = getKindFor(tx.actor, kindCode);
  const units = writableUnits(tx.actor, app, kind);
  const columns = importColumns(
    kind,
    units.map(({ name }) => name),
    kind.about?.kind === "place" ? townshipNames(app, tx.actor.placeCode) : [],
  );
  const title = `${kind.title}导入模板`;
  return {
    fileName: `${title}.xlsx`,
    mediaType: XLSX_TYPE,
    stream: writeWorkbook({
      sheets: [
        {
          name: kind.title,
          columns: columns.map(({ heading, required, options }) => ({
            heading: required ? `${heading}（必填）` : heading,
            width: Math.max(14, heading.length * 2 + 8),
            ...(options.length === 0 ? {} : { choices: options }),
          })),
          rows: [[]],
          spareRows: 200,
        },
      ],
    }),
  };
}

/** @throws access.notFound, access.forbidden, records.import.noHeadings, records.import.tooManyRows and what a broken file may be */
export async function checkImport(
  work: (use: (tx: Tx) => Promise<ImportView>) => Promise<ImportView>,
  app: App,
  kindCode: string,
  upload: UploadedFile,
): Promise<ImportView> {
  const id = uuid();
  try {
    return await work(async (tx) => {
      const kind = getKindFor(tx.actor, kindCode);
      const own = ownUnitOf(tx, app, kind);
      // Read first, so that nothing is kept of what is no table.
      const rows = await withoutDoubles(tx, kind, await readTable(tx, app, kind, upload.path));
      const location = await app.files.keep(id, upload.path);
      const unit = own ?? unitOfActor(tx.actor) ?? "";
      await store.insertImport(
        tx,
        {
          id,
          kind: kind.code,
          unit,
          scopeCode: scopeOfUnit(unit, tx.actor.placeCode),
          fileName: upload.name,
          location,
          digest: upload.sha256,
        },
        now(),
      );
      tx.note({ detail: { kind: kind.code, rows: rows.length, file: upload.name } });
      return viewOf(app, await demandImport(tx, kind, id), rows, await knownRows(tx, kind, rows));
    });
  } catch (error) {
    if (error instanceof Problem) await app.files.remove(id).catch(() => undefined);
    throw error;
  }
}

export async function readImport(tx: Tx, app: App, kindCode: string, id: string): Promise<ImportView> {
  const kind = getKindFor(tx.actor, kindCode);
  const one = await demandImport(tx, kind, id);
  const rows = await readKept(tx, app, kind, one.location);
  return viewOf(app, one, rows, await knownRows(tx, kind, rows));
}

/** Writes every good row that is not there yet. @throws records.import.over, records.import.nothingToWrite, http.stale */
export async function writeImport(
  tx: Tx,
  app: App,
  kindCode: string,
  id: string,
  version: number,
): Promise<ImportView> {
  const kind = getKindFor(tx.actor, kindCode);
  const one = await demandImport(tx, kind, id);
  if (one.state !== "checked") throw new Problem(recordProblems.importOver);
  if (one.version !== version) throw new Problem(httpProblems.stale, { extra: { version: one.version } });
  const rows = await readKept(tx, app, kind, one.location);
  const known = await knownRows(tx, kind, rows);
  const entries = rows
    .filter((row) => row.faults.length === 0 && !known.has(row.row))
    .map((row) => entryOf(tx, app, kind, row, id));
  if (entries.length === 0) throw new Problem(recordProblems.nothingToWrite);
  await insertEntries(tx, entries);
  await store.finishImport(tx, id, entries.length, now());
  await entriesChanged(tx, app, kind, entries);
  tx.note({
    subjectIds: entries.map((entry) => entry.id),
    detail: { kind: kind.code, import: id, rows: entries.length },
  });
  const after = await demandImport(tx, kind, id);
  return viewOf(app, after, rows, known);
}

async function demandImport(tx: Tx, kind: RecordKind, id: string): Promise<store.ImportRow> {
  const one = await store.findImport(tx, kind.code, id);
  if (one === undefined) throw notFound();
  return one;
}

async function readKept(tx: Tx, app: App, kind: RecordKind, location: string): Promise<ReadRow[]> {
  return app.files.withLocalPath(location, async (path) =>
    withoutDoubles(tx, kind, await readTable(tx, app, kind, path)),
  );
}

function entryOf(
  tx: Tx,
  app: Pick<App, "places" | "cipher">,
  kind: RecordKind,
  { unit: asked, on = "", aboutId, aboutName, paperNote, content }: ReadRow,
  importId: string,
): NewEntry {
  const unit = demandUnit(tx, app, kind, asked);
  const version = versionOn(kind, on) ?? newestVersion(kind);
  const { shown, secrets } = partSecrets(version, content);
  const id = uuid();
  const isSecret = Object.keys(secrets).length > 0;
  return {
    id,
    kind: kind.code,
    specVersion: version.version,
    unit,
    enteredByUnit: unitOfActor(tx.actor) ?? unit,
    scopeCode: scopeOfUnit(unit, tx.actor.placeCode.slice(0, 6)),
    on,
    aboutId: aboutId ?? null,
    aboutName: aboutName ?? null,
    content: shown,
    identity: identityOf(kind, shown, aboutName),
    secret: isSecret ? app.cipher.sealJson(secrets, `${SECRET}/${id}`) : null,
    paperNote: paperNote ?? null,
    state: handedIn(kind),
    importId,
    by: { id: tx.actor.accountId, name: tx.actor.displayName },
    at: now(),
  };
}

function viewOf(
  { places }: Pick<App, "places">,
  { id, fileName, state, version, written }: store.ImportRow,
  rows: readonly ReadRow[],
  known: ReadonlySet<number>,
): ImportView {
  const isGood = ({ faults, row }: ReadRow) => faults.length === 0 && !known.has(row);
  return {
    id,
    fileName,
    state,
    version,
    written,
    good: rows.filter(isGood).length,
    known: rows.filter(({ row }) => known.has(row)).length,
    bad: rows.filter(({ faults }) => faults.length > 0).length,
    rows: rows.map(({ row, unit, on, aboutName, content, faults }) => ({
      row,
      unitName: unit === undefined ? "" : nameOfUnit(unit, (code) => places.nameOf(code)),
      on: on ?? null,
      aboutName: aboutName ?? null,
      content,
      isKnown: known.has(row),
      faults: [...faults],
    })),
  };
}
