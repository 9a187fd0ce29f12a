/** Files of children that were opened on a phone without a line: the log hears of them as soon as there is one. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";

export const noteOpenedFiles = operation({
  name: "workforce.files.opened",
  method: "POST",
  path: "/api/opened-files",
  title: "查看孩子的档案（手机离线）",
  effect: "write",
  verb: "visit.write",
  body: z.strictObject({
    items: z
      .array(z.strictObject({ childId: z.uuid(), at: z.iso.datetime({ offset: true }) }))
      .min(1)
      .max(500),
  }),
  output: z.object({ noted: z.int() }),
});
