/** Papers of an entry; what kind of file one is, its first bytes say and never its name. */
import { open } from "node:fs/promises";
import { v7 as uuid } from "uuid";
import { now } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import type { FileAnswer } from "../http/route.ts";
import type { UploadedFile } from "../http/upload.ts";
import { findEntry } from "./entries.store.ts";
import { getKindFor } from "./kinds.service.ts";
import * as store from "./papers.store.ts";
import { readEntry } from "./read-record.service.ts";
import { recordProblems } from "./record-problems.contract.ts";
import type { EntryFile } from "./records.contract.ts";
import { openEntry } from "./write-record.service.ts";

const MAX_BYTES = 10 * 1024 * 1024;

const kinds: readonly { readonly magic: readonly number[]; readonly mediaType: string }[] = [
  { magic: [0xff, 0xd8, 0xff], mediaType: "image/jpeg" },
  { magic: [0x89, 0x50, 0x4e, 0x47], mediaType: "image/png" },
  { magic: [0x25, 0x50, 0x44, 0x46], mediaType: "application/pdf" },
  {
    magic: [0x50, 0x4b, 0x03, 0x04],
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], mediaType: "application/msword" },
];

/** The bytes go again if the row is not written. @throws records.paperTooLarge, records.paperKind, records.noEvidence */
export async function uploadPaper(
  work: (use: (tx: Tx) => Promise<EntryFile>) => Promise<EntryFile>,
  app: App,
  kindCode: string,
  id: string,
  upload: UploadedFile,
): Promise<EntryFile> {
  if (upload.size > MAX_BYTES) throw new Problem(recordProblems.paperTooLarge);
  const mediaType = await mediaTypeOf(upload.path);
  const paperId = uuid();
  try {
    return await work(async (tx) => {
      const { kind } = await openEntry(tx, kindCode, id, "addPaper");
      if (kind.evidence === "none") throw new Problem(recordProblems.noEvidence);
      const location = await app.files.keep(paperId, upload.path);
      const { name, size, sha256: digest } = upload;
      await store.insertPaper(tx, id, { id: paperId, name, mediaType, size, digest, location }, now());
      tx.note({ subjectIds: [id], detail: { kind: kindCode, paper: paperId } });
      return readEntry(tx, app, kindCode, id);
    });
  } catch (error) {
    // Where the line to the database broke, nobody knows whether it was written: better a stray file than a lost one.
    if (error instanceof Problem || (error as { severity?: unknown }).severity === "ERROR")
      await app.files.remove(paperId).catch(() => undefined);
    throw error;
  }
}

/** @throws access.notFound, records.paperLost */
export async function openPaper(
  tx: Tx,
  app: App,
  kindCode: string,
  id: string,
  paperId: string,
): Promise<FileAnswer> {
  const kind = getKindFor(tx.actor, kindCode);
  if ((await findEntry(tx, kind.code, id)) === undefined) throw notFound();
  const paper = (await store.listPapers(tx, id)).find((one) => one.id === paperId);
  if (paper === undefined) throw notFound();
  tx.note({ subjectIds: [id], detail: { kind: kindCode, paper: paperId } });
  const stream = await app.files.open(paper.location).catch((error: unknown) => {
    throw error instanceof Problem ? error : new Problem(recordProblems.paperLost, { cause: error });
  });
  return { fileName: paper.name, mediaType: paper.mediaType, stream };
}

/** Its row and bytes stay. @throws access.notFound */
export async function removePaper(
  tx: Tx,
  app: App,
  kindCode: string,
  asked: { readonly id: string; readonly paperId: string; readonly reason: string },
): Promise<EntryFile> {
  const { id, paperId, reason } = asked;
  await openEntry(tx, kindCode, id, "addPaper");
  if (!(await store.removePaper(tx, id, paperId, reason, now()))) throw notFound();
  tx.note({ subjectIds: [id], purpose: reason, detail: { kind: kindCode, paper: paperId } });
  return readEntry(tx, app, kindCode, id);
}

async function mediaTypeOf(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    const kind = kinds.find(({ magic }) => magic.every((byte, index) => buffer[index] === byte));
    if (kind === undefined) throw new Problem(recordProblems.paperKind);
    return kind.mediaType;
  } finally {
    await handle.close();
  }
}
