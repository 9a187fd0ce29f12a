/** The posters that lead to the public page: for each village and township, one or a whole township at once. */
import { z } from "zod";
import { operation } from "../../../../kernel/operation.ts";

export const readPosterAddress = operation({
  name: "protection.poster.address",
  method: "GET",
  path: "/api/posters",
  title: "查看海报上的网址",
  effect: "read",
  verb: "poster.read",
  audited: false,
  output: z.object({
    /** Where the codes lead, without the place. */
    address: z.string(),
    /** Otherwise nobody outside this machine may reach it. */
    isPublic: z.boolean(),
  }),
});

export const printPosters = operation({
  name: "protection.poster.print",
  method: "GET",
  path: "/api/posters/{place}",
  title: "打印宣传海报",
  effect: "read",
  verb: "poster.read",
  audited: false,
  params: z.object({ place: z.string().regex(/^\d{9}(\d{3})?$/) }),
  query: z.object({
    /** With a township: its own and those of all its villages. */
    villages: z.enum(["0", "1"]).default("0"),
  }),
  file: "application/pdf",
  clauses: ["R-068", "R-215"],
});
