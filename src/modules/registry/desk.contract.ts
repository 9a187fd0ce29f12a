/** What lies on a post's desk today. */
import { z } from "zod";
import { operation } from "../../kernel/operation.ts";

export const TaskView = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  why: z.string(),
  link: z.string(),
  placeName: z.string(),
  dueOn: z.string().nullable(),
  /** Where minutes count. */
  dueAt: z.string().nullable(),
  /** A child may be in danger. */
  rings: z.boolean(),
  /** Calendar days left, negative when late. */
  daysLeft: z.int().nullable(),
});

export const readDesk = operation({
  name: "registry.desk.read",
  method: "GET",
  path: "/api/desk",
  title: "查看今天的工作",
  effect: "read",
  verb: "session",
  audited: false,
  output: z.object({
    today: z.string(),
    tasks: z.array(TaskView),
    /** Children below the post's place, by ledger. */
    counts: z.array(z.object({ ledger: z.string(), label: z.string(), count: z.int() })),
    /** The last thirty days, by act. */
    changes: z.array(z.object({ kind: z.string(), label: z.string(), count: z.int() })),
    leavingSoon: z.array(
      z.object({ id: z.uuid(), name: z.string(), villageName: z.string(), on: z.string(), what: z.string() }),
    ),
  }),
});
