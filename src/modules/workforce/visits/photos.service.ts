/** Photos of visits: named by the visit, come later by themselves, opened by whoever may read the visit. */
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { onPhotoArrived, openPhotoFile } from "../../../platform/sync/photos.service.ts";
import { visitPhotoProblems } from "./visit-photo.contract.ts";
import * as store from "./visits.store.ts";

// In the transaction in which the last piece came: from now on the visits that name it show it.
onPhotoArrived(async (tx, digest, fileId) => {
  await inEveryPlace(tx, () => store.markArrived(tx, digest, fileId));
});

/** @throws access.notFound, workforce.visit.photoNotHere */
export async function openPhoto(tx: Tx, app: App, visitId: string, digest: string): Promise<FileAnswer> {
  const visit = await store.findVisit(tx, visitId);
  const photo = visit && (await store.listPhotos(tx, [visitId])).find((one) => one.digest === digest);
  if (visit === undefined || photo === undefined) throw notFound();
  if (photo.fileId === null) throw new Problem(visitPhotoProblems.notHere);
  tx.note({ subjectIds: [visit.childId], detail: { visit: visitId, photo: digest.slice(0, 12) } });
  return openPhotoFile(tx, app, photo.fileId);
}
