/** Photos from phones: taken piece by piece, believed when their digest is right, then kept sealed like any paper. */
import { readFile, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { v7 as uuid } from "uuid";
import { now } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../access/policy.ts";
import { inEveryPlace, type Tx } from "../db/database.ts";
import { keepSealed, withSealed } from "../files/sealed-file.ts";
import { cleanMedia } from "../files/strip/clean-media.ts";
import type { App } from "../http/app.ts";
import type { FileAnswer } from "../http/route.ts";
import type { UploadedFile } from "../http/upload.ts";
import { PhotoPieces } from "./photo-pieces.ts";
import { PHOTO_MAX_BYTES } from "./photos.contract.ts";
import * as store from "./photos.store.ts";
import { syncProblems } from "./sync-problems.contract.ts";

/** Context of the box that holds a photo's key. */
export const PHOTO_FILE = "fieldPhoto.fileKey";

export interface Arrived {
  readonly received: number;
  readonly isWhole: boolean;
}

const piecesOf = ({ settings }: Pick<App, "settings">) => new PhotoPieces(settings.dataDir);

export async function askPhoto(tx: Tx, app: App, digest: string): Promise<Arrived> {
  const whole = await inEveryPlace(tx, () => store.findPhoto(tx, bytes(digest)));
  if (whole !== undefined) return { received: 0, isWhole: true };
  return { received: await piecesOf(app).received(digest), isWhole: false };
}

/**
 * A piece that has come before changes nothing; one that begins past what has come is refused.
 * @throws sync.photo.offset, sync.photo.hash
 */
export async function takePhotoPiece(
  tx: Tx,
  app: App,
  digest: string,
  { offset, total, upload }: { offset: number; total: number; upload: UploadedFile },
): Promise<Arrived> {
  if ((await findPhotoFile(tx, digest)) !== undefined) return { received: total, isWhole: true };
  const pieces = piecesOf(app);
  const received = await pieces.received(digest);
  if (offset > received) throw new Problem(syncProblems.photoOffset, { extra: { received } });
  const end = offset + upload.size;
  if (end > Math.min(total, PHOTO_MAX_BYTES)) throw await spoilt(pieces, digest);
  if (end > received) await pieces.append(digest, upload.path, received - offset);
  const size = Math.max(end, received);
  if (size < total) return { received: size, isWhole: false };
  if (size > total || !(await pieces.isSound(digest))) throw await spoilt(pieces, digest);
  await keepWhole(tx, app, pieces, digest);
  return { received: total, isWhole: true };
}

/** Nothing of it is kept: the next piece begins anew. */
async function spoilt(pieces: PhotoPieces, digest: string): Promise<Problem> {
  await pieces.forget(digest);
  return new Problem(syncProblems.photoHash);
}

async function keepWhole(tx: Tx, app: App, pieces: PhotoPieces, digest: string): Promise<void> {
  const path = pieces.pathOf(digest);
  // The phone has taken out what the camera noted; a phone that did not is not to be relied on.
  const media = await cleanMedia(path);
  if (media?.mediaType.startsWith("image/") !== true) throw await spoilt(pieces, digest);
  const { size } = await stat(path);
  const id = uuid();
  const sealed = await keepSealed(app, id, path, PHOTO_FILE);
  const { mediaType } = media;
  await store.insertPhoto(tx, { digest: bytes(digest), id, mediaType, size, ...sealed, at: now() });
  for (const hear of listeners) await hear(tx, digest, id);
  tx.note({ detail: { photo: digest.slice(0, 12), size } });
  await pieces.forget(digest);
}

const bytes = (digest: string) => Buffer.from(digest, "hex");

type PhotoListener = (tx: Tx, digest: string, fileId: string) => Promise<void>;
const listeners: PhotoListener[] = [];

/** Says who is told, in the transaction in which the last piece came: rooms whose records name photos by their digest. */
export function onPhotoArrived(hear: PhotoListener): void {
  listeners.push(hear);
}

/**
 * The file of a photo that came before the record which names it. Whoever asks and the photo's last piece take turns, so one of the
 * two always sees the other.
 */
export async function findPhotoFile(tx: Tx, digest: string): Promise<string | undefined> {
  await store.lockPhoto(tx, digest);
  return (await inEveryPlace(tx, () => store.findPhoto(tx, bytes(digest))))?.id;
}

/** For a room that has judged that the asker sees the record which names it. @throws access.notFound, crypto.tampered */
export async function openPhotoFile(
  tx: Tx,
  app: Pick<App, "files" | "cipher">,
  fileId: string,
): Promise<FileAnswer> {
  const row = await inEveryPlace(tx, () => store.findPhotoById(tx, fileId));
  if (row === undefined) throw notFound();
  const content = await withSealed(app, row, PHOTO_FILE, (path) => readFile(path));
  const { mediaType } = row;
  const ending = mediaType === "image/png" ? "png" : "jpg";
  const fileName = `走访照片-${row.digest.toString("hex").slice(0, 8)}.${ending}`;
  return { fileName, mediaType, stream: Readable.from([content]) };
}

/** Pieces of photos that nobody has gone on sending. */
export async function forgetStalePieces(app: App, before: Date): Promise<void> {
  await piecesOf(app).forgetBefore(before);
}
