/** Papers of an application: uploaded, or noted as lying in the office. */
import { open } from "node:fs/promises";
import { v7 as uuid } from "uuid";
import { now, today } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../access/policy.ts";
import { inEveryPlace, type Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import type { FileAnswer } from "../http/route.ts";
import type { UploadedFile } from "../http/upload.ts";
import { viewOf } from "./department-sees.ts";
import { demandHandling, type Loaded, loadMatter } from "./load-matter.service.ts";
import { isLive, materialsAsked } from "./matter.ts";
import * as store from "./matters.store.ts";
import { performOn } from "./perform-act.service.ts";
import { procedureProblems, refusalProblems } from "./procedure-problems.contract.ts";

/** 民政系统附件：单个不超过 10M (domain/benefits §3.3). */
const MAX_BYTES = 10 * 1024 * 1024;

/** jpg, jpeg, png, pdf, docx, doc: told by their first bytes and never by their name. */
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

export interface PaperDraft {
  readonly item: string;
  readonly kind: string;
  readonly note?: string | undefined;
}

/** Keeps an uploaded paper; the bytes go again if its row is not written. */
export async function uploadPaper<Result>(
  work: (use: (tx: Tx) => Promise<Result>) => Promise<Result>,
  app: App,
  id: string,
  paper: PaperDraft,
  upload: UploadedFile,
  answer: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  if (upload.size > MAX_BYTES) throw new Problem(procedureProblems.materialTooLarge);
  const mediaType = await mediaTypeOf(upload.path);
  const materialId = uuid();
  try {
    return await work(async (tx) => {
      await addPaper(tx, app, id, materialId, paper, async () => ({
        name: upload.name,
        mediaType,
        size: upload.size,
        digest: upload.sha256,
        location: await app.files.keep(materialId, upload.path),
      }));
      return answer(tx);
    });
  } catch (error) {
    // Where the line to the database broke, nobody knows whether it was written: better a stray file than a lost one.
    if (error instanceof Problem || (error as { severity?: unknown }).severity === "ERROR")
      await app.files.remove(materialId).catch(() => undefined);
    throw error;
  }
}

export async function notePaper(tx: Tx, app: App, id: string, paper: PaperDraft): Promise<void> {
  await addPaper(tx, app, id, uuid(), paper, () => Promise.resolve(null));
}

async function addPaper(
  tx: Tx,
  app: App,
  id: string,
  materialId: string,
  { item, kind, note }: PaperDraft,
  keep: () => Promise<store.MaterialDraft["file"]>,
): Promise<void> {
  const loaded = await loadMatter(tx, app, id, "newest");
  if (!isOpenTo(tx, loaded, item)) throw notFound();
  const title = titleOf(loaded, item, kind);
  const says = `收到材料：${title}${note === undefined || note === "" ? "" : `（${note}）`}`;
  await performOn(tx, app, loaded, { kind: "handIn", papers: [{ item, kind }], says, on: today() });
  const file = await keep();
  await inEveryPlace(tx, () =>
    store.insertMaterial(tx, id, { id: materialId, item, kind, note: note ?? null, file }, now()),
  );
}

/** Of the papers a department knows those that the procedure opens to it. */
function isOpenTo({ actor }: Tx, { spec }: Loaded, item: string): boolean {
  if (actor.role !== "partnerLiaison") return true;
  return viewOf(spec, actor.department).papers?.includes(item) === true;
}

function titleOf({ spec, matter }: Loaded, item: string, kind: string): string {
  const asked = materialsAsked(spec, matter).find(({ code }) => code === item);
  return asked?.alternatives?.find(({ code }) => code === kind)?.title ?? asked?.title ?? item;
}

/** Takes a paper off that was handed in by mistake; its row and bytes stay. @throws procedures.notOpen */
export async function removePaper(
  tx: Tx,
  app: App,
  id: string,
  materialId: string,
  reason: string,
): Promise<void> {
  const loaded = await loadMatter(tx, app, id, "newest");
  demandHandling(tx, loaded);
  if (!isLive(loaded.matter)) throw new Problem(refusalProblems.notOpen);
  const paper = loaded.materials.find((one) => one.id === materialId);
  if (paper === undefined) throw notFound();
  await inEveryPlace(tx, async () => {
    await store.removeMaterial(tx, id, materialId, now());
    await store.touchMatter(tx, id);
    const says = `撤下材料：${titleOf(loaded, paper.item, paper.kind)}。${reason}`;
    await store.insertEvents(
      tx,
      id,
      [{ kind: "materialRemoved", on: today(), step: null, says, detail: {} }],
      null,
      now(),
    );
  });
  tx.note({ subjectIds: [id], purpose: reason, detail: { material: materialId } });
}

export async function openPaper(tx: Tx, app: App, id: string, materialId: string): Promise<FileAnswer> {
  const loaded = await loadMatter(tx, app, id);
  const paper = loaded.materials.find((one) => one.id === materialId);
  if (paper === undefined || paper.location === null || !isOpenTo(tx, loaded, paper.item)) throw notFound();
  tx.note({ subjectIds: [id], detail: { material: materialId } });
  const stream = await app.files.open(paper.location).catch((error: unknown) => {
    throw error instanceof Problem ? error : new Problem(procedureProblems.materialLost, { cause: error });
  });
  return {
    fileName: paper.file_name ?? "材料",
    mediaType: paper.media_type ?? "application/octet-stream",
    stream,
  };
}

async function mediaTypeOf(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    const kind = kinds.find(({ magic }) => magic.every((byte, index) => buffer[index] === byte));
    if (kind === undefined) throw new Problem(procedureProblems.materialKind);
    return kind.mediaType;
  } finally {
    await handle.close();
  }
}
