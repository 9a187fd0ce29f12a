/** How many, how fast: time to the first act, days to the end. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";

export const readFigures = operation({
  name: "special.figures.read",
  method: "GET",
  path: "/api/special-figures",
  title: "查看专项处置的件数和用时",
  effect: "read",
  verb: "special.figures",
  audited: false,
  query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
  output: z.object({
    items: z.array(
      z.object({
        procedure: z.string(),
        title: z.string(),
        registered: z.int(),
        open: z.int(),
        late: z.int(),
        ended: z.int(),
        firstActHours: z.number().nullable(),
        days: z.number().nullable(),
      }),
    ),
  }),
});
