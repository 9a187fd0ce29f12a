/** What waits of visits, for the home page: figures only, nobody's name. Each opens its list. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";

export const countVisits = operation({
  name: "workforce.visits.count",
  method: "GET",
  path: "/api/visit-counts",
  title: "查看走访要办的数字",
  effect: "read",
  verb: "visit.read",
  audited: false,
  output: z.object({
    /** Children: due and not late yet, late, late for so long that the township is told. */
    due: z.int(),
    yellow: z.int(),
    red: z.int(),
    /** Told changes that wait for the township. */
    told: z.int(),
    /** Visits sent back that the village has not added to. */
    returned: z.int(),
  }),
});
