/** What of the exchange waits for somebody, for the home page; each figure is the length of the list that it opens. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { differenceTabCodes } from "../effects/effect-codes.contract.ts";

const count = z.int();

export const countExchange = operation({
  name: "matching.today.count",
  method: "GET",
  path: "/api/exchange-counts",
  title: "查看信息共享等着办的件数",
  effect: "read",
  verb: "match.follow",
  audited: false,
  output: z.object({
    /** Of whoever takes rosters in or answers for it; null for villages and townships, who see what follows. */
    rosters: z
      .object({
        /** Their day is there; past the grace they are late. */
        due: count,
        late: count,
        held: count,
        toReview: count,
      })
      .nullable(),
    differences: z.array(z.object({ tab: z.enum(differenceTabCodes.codes), count })),
  }),
  clauses: ["R-260"],
});
