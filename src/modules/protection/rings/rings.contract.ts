/** What rings for whoever asks: a child may be in danger, and nobody has taken it up yet. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";

export const RingView = z.object({
  id: z.uuid(),
  title: z.string(),
  why: z.string(),
  link: z.string(),
  dueAt: z.iso.datetime().nullable(),
});
export type RingView = z.output<typeof RingView>;

export const listRings = operation({
  name: "protection.rings.list",
  method: "GET",
  path: "/api/rings",
  title: "查看正在响铃的事",
  effect: "read",
  verb: "ring.hear",
  audited: false,
  unattended: true,
  output: z.object({ items: z.array(RingView) }),
});
