/** Keeps a photo, a recording or a film with a report or a case, without what the phone noted in it of place and owner. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { now } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import { cleanMedia } from "../../../platform/files/strip/clean-media.ts";
import type { App } from "../../../platform/http/app.ts";
import type { UploadedFile } from "../../../platform/http/upload.ts";
import { MOST_FILES } from "./file-limits.ts";
import { countPapers, findPaper, insertPaper } from "./papers.store.ts";
import { reportProblems } from "./report-problems.contract.ts";

/** A picture is read whole to be cleaned. */
const MOST_PICTURE_BYTES = 30 * 1024 * 1024;

export interface PaperDraft {
  readonly holderId: string;
  readonly id: string;
  readonly upload: UploadedFile;
  readonly recordId?: string;
  readonly byAccount?: string;
}

/** False if this one has arrived before. @throws protection.report.fileKind, fileTooLarge, tooManyFiles */
export async function keepPaper(
  tx: Tx,
  { files }: Pick<App, "files">,
  { holderId, id, upload, recordId, byAccount }: PaperDraft,
): Promise<boolean> {
  if ((await findPaper(tx, holderId, id)) !== undefined) return false;
  if ((await countPapers(tx, holderId)) >= MOST_FILES) throw new Problem(reportProblems.tooManyFiles);
  const isPicture = /\.(jpe?g|png)$/i.test(upload.name);
  if (isPicture && upload.size > MOST_PICTURE_BYTES) throw new Problem(reportProblems.fileTooLarge);
  const media = await cleanMedia(upload.path);
  if (media === undefined) throw new Problem(reportProblems.fileKind);
  // Never under the id that the sender chose: it could be another file's.
  const location = await files.keep(newId(), upload.path);
  return insertPaper(tx, {
    ...{ id, holderId, location },
    recordId: recordId ?? null,
    // The name may say whose phone it was.
    name: `材料.${media.ending}`,
    mediaType: media.mediaType,
    size: (await stat(upload.path)).size,
    digest: await digestOf(upload.path),
    wasStripped: media.wasStripped,
    at: now(),
    byAccount: byAccount ?? null,
  });
}

async function digestOf(path: string): Promise<Buffer> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}
