/** Photos of a visit that is not saved yet: each kept as a draft of its own, so that a killed camera takes none of them. */
import { useCallback, useEffect, useState } from "react";
import { usePhone } from "../../../../faces/field/phone-context.ts";
import type { Phone, PreparedPhoto } from "../../../../platform/client/offline/phone.ts";
import { photoKey, type VisitDraft } from "../visit-draft.ts";

export interface Photos {
  readonly prepared: readonly PreparedPhoto[];
  /** Makes it small, takes out what the camera wrote into it, keeps it. @throws ApiProblem */
  add(file: File): Promise<PreparedPhoto>;
  remove(digest: string): void;
}

const BYTES_AT_ONCE = 0x8000;

export function usePhotos(draft: VisitDraft | undefined): Photos {
  const phone = usePhone();
  const [prepared, setPrepared] = useState<readonly PreparedPhoto[]>([]);
  const id = draft?.id;
  const isRead = draft !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is read once, when the draft has been found
  useEffect(() => {
    if (draft === undefined || draft.photos.length === 0 || prepared.length > 0) return;
    void Promise.all(draft.photos.map((digest) => readPhoto(phone, draft.id, digest))).then((found) =>
      setPrepared(found.filter((photo) => photo !== undefined)),
    );
  }, [phone, id, isRead]);
  const add = useCallback(
    async (file: File) => {
      const photo = await phone.preparePhoto(file);
      if (id !== undefined) await keepPhoto(phone, id, photo);
      setPrepared((before) => [...before.filter(({ digest }) => digest !== photo.digest), photo]);
      return photo;
    },
    [phone, id],
  );
  const remove = useCallback(
    (digest: string) => {
      setPrepared((before) => before.filter((photo) => photo.digest !== digest));
      if (id !== undefined) void phone.forgetDraft(photoKey(id, digest));
    },
    [phone, id],
  );
  return { prepared, add, remove };
}

/** Every photo that was kept for this visit, also one that a kill kept out of its draft: they end together. */
export async function listPhotoDrafts(phone: Phone, { id }: VisitDraft): Promise<string[]> {
  const drafts = await phone.listDrafts();
  return drafts.map(({ key }) => key).filter((key) => key.startsWith(photoKey(id, "")));
}

async function keepPhoto(
  phone: Phone,
  visitId: string,
  { digest, bytes, blob }: PreparedPhoto,
): Promise<void> {
  const read = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let at = 0; at < read.length; at += BYTES_AT_ONCE)
    text += String.fromCharCode(...read.subarray(at, at + BYTES_AT_ONCE));
  await phone.keepDraft(photoKey(visitId, digest), { bytes, type: blob.type, data: btoa(text) });
}

async function readPhoto(phone: Phone, visitId: string, digest: string): Promise<PreparedPhoto | undefined> {
  const kept = await phone.readDraft(photoKey(visitId, digest));
  if (kept === undefined || typeof kept["data"] !== "string") return undefined;
  const bytes = Uint8Array.from(atob(kept["data"]), (one) => one.charCodeAt(0));
  return { digest, bytes: bytes.length, blob: new Blob([bytes], { type: String(kept["type"]) }) };
}
