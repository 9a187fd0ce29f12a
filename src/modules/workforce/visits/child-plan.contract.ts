/** When one child is to be visited next, for its file. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";

export const readChildPlan = operation({
  name: "workforce.child.plan",
  method: "GET",
  path: "/api/children/{id}/visit-plan",
  title: "查看一个孩子什么时候该走访",
  effect: "read",
  verb: "visit.read",
  params: z.object({ id: z.uuid() }),
  output: z.object({
    /** Null: the file is not open. */
    plan: z
      .object({
        lastOn: z.string().nullable(),
        dueOn: z.string(),
        daysLate: z.int(),
        colour: z.enum(["due", "yellow", "red"]),
        why: z.string(),
      })
      .nullable(),
  }),
});
