import { z } from "zod";
import { operation } from "../../kernel/operation.ts";

export const listPlaces = operation({
  name: "platform.places.list",
  method: "GET",
  path: "/api/places",
  title: "查看辖区",
  effect: "read",
  verb: "session",
  audited: false,
  output: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        shortName: z.string(),
        level: z.string(),
        parentCode: z.string().nullable(),
      }),
    ),
  }),
});
