/** Photos come by themselves, after the words, in pieces that can be cut anywhere: whoever sends asks first how far it got. */
import { z } from "zod";
import { operation } from "../../kernel/operation.ts";
import { syncProblems } from "./sync-problems.contract.ts";

export const PHOTO_PIECE_BYTES = 96 * 1024;
export const PHOTO_MAX_BYTES = 4 * 1024 * 1024;

/** SHA-256 of the whole, in hexadecimal: the photo's name on the way. */
const Digest = z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
const Arrived = z.object({ received: z.int(), isWhole: z.boolean() });

export const askPhoto = operation({
  name: "sync.photo.ask",
  method: "GET",
  path: "/api/sync/photos/{digest}",
  title: "问一张照片传到了哪里",
  effect: "read",
  verb: "phone.use",
  audited: false,
  params: Digest,
  output: Arrived,
});

export const sendPhotoPiece = operation({
  name: "sync.photo.send",
  method: "POST",
  path: "/api/sync/photos/{digest}",
  title: "传一段照片",
  effect: "write",
  verb: "phone.use",
  audited: false,
  upload: true,
  params: Digest,
  body: z.strictObject({
    offset: z.coerce.number().int().min(0),
    total: z.coerce.number().int().min(1).max(PHOTO_MAX_BYTES),
  }),
  output: Arrived,
  problems: [syncProblems.photoHash, syncProblems.photoOffset],
});
