import { open } from "node:fs/promises";
import { v7 as uuid } from "uuid";
import { declareProblem, Problem } from "../../kernel/problem.ts";
import { notFound } from "../../platform/access/policy.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { FileStore } from "../../platform/files/file-store.ts";
import type { Call, FileAnswer } from "../../platform/http/route.ts";
import type { UploadedFile } from "../../platform/http/upload.ts";
import type { addAttachment } from "./attachments.contract.ts";
import { recorderOf } from "./child-writing.service.ts";
import * as store from "./registry.store.ts";

export const attachmentProblems = {
  kind: declareProblem({
    code: "registry.attachment.kind",
    status: 422,
    title: "不能收这种文件",
    detail: "材料可以是照片（JPG、PNG）、PDF、Word、Excel 或压缩包。请换一种格式再上传。",
  }),
  lost: declareProblem({
    code: "registry.attachment.lost",
    status: 410,
    title: "这份材料的文件不在了",
    detail: "登记的材料还在，文件本身找不到了。请联系系统管理员从备份恢复，或重新上传一份。",
  }),
};

/** What a paper may be, told by its first bytes and never by its name. */
const kinds: readonly { readonly magic: readonly number[]; readonly mediaType: string }[] = [
  { magic: [0xff, 0xd8, 0xff], mediaType: "image/jpeg" },
  { magic: [0x89, 0x50, 0x4e, 0x47], mediaType: "image/png" },
  { magic: [0x25, 0x50, 0x44, 0x46], mediaType: "application/pdf" },
  { magic: [0x50, 0x4b, 0x03, 0x04], mediaType: "application/zip" },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], mediaType: "application/x-ole-storage" },
];

/** Keeps an uploaded paper with the child's file. @throws registry.attachment.kind, access.notFound */
export async function addChildAttachment(
  work: Call<typeof addAttachment>["work"],
  files: FileStore,
  childId: string,
  upload: UploadedFile,
) {
  const id = uuid();
  try {
    return await work((tx) => keepPaper(tx, files, childId, id, upload));
  } catch (error) {
    // Where the line to the database broke, nobody knows whether it was written: better a stray file than a lost one.
    if (wasRolledBack(error)) await files.remove(id).catch(() => undefined);
    throw error;
  }
}

function wasRolledBack(error: unknown): boolean {
  return error instanceof Problem || (error as { severity?: unknown }).severity === "ERROR";
}

async function keepPaper(tx: Tx, files: FileStore, childId: string, id: string, upload: UploadedFile) {
  const file = await store.findFile(tx, childId);
  if (file === undefined) throw notFound();
  const mediaType = await mediaTypeOf(upload.path);
  const location = await files.keep(id, upload.path);
  const recorder = recorderOf(tx);
  await store.insertAttachment(
    tx,
    {
      id,
      scopeCode: file.scope_code,
      name: upload.name,
      mediaType,
      size: upload.size,
      digest: upload.sha256,
      location,
      childId,
    },
    recorder,
  );
  tx.note({ subjectIds: [childId], detail: { attachment: id, size: upload.size } });
  return { id, name: upload.name, size: upload.size, mediaType, addedAt: recorder.at.toISOString() };
}

export async function listChildAttachments(tx: Tx, childId: string) {
  if ((await store.findFile(tx, childId)) === undefined) throw notFound();
  tx.note({ subjectIds: [childId] });
  const rows = await store.listAttachments(tx, childId);
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      size: row.size,
      mediaType: row.media_type,
      addedAt: row.created_at.toISOString(),
    })),
  };
}

export async function openChildAttachment(
  tx: Tx,
  files: FileStore,
  childId: string,
  fileId: string,
): Promise<FileAnswer> {
  if ((await store.findFile(tx, childId)) === undefined) throw notFound();
  const row = (await store.listAttachments(tx, childId)).find((candidate) => candidate.id === fileId);
  if (row === undefined) throw notFound();
  tx.note({ subjectIds: [childId], detail: { attachment: fileId } });
  const stream = await files.open(row.location).catch((error: unknown) => {
    throw error instanceof Problem ? error : new Problem(attachmentProblems.lost, { cause: error });
  });
  return { fileName: row.name, mediaType: row.media_type, stream };
}

async function mediaTypeOf(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    const kind = kinds.find(({ magic }) => magic.every((byte, index) => buffer[index] === byte));
    if (kind === undefined) throw new Problem(attachmentProblems.kind);
    return kind.mediaType;
  } finally {
    await handle.close();
  }
}
