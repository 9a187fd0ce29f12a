/** Three figures of the open cases for whoever answers for a place, each the length of the list that it opens. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";

export const countOpenCases = operation({
  name: "protection.cases.count",
  method: "GET",
  path: "/api/case-counts",
  title: "查看在办个案的件数",
  effect: "read",
  verb: "case.count",
  audited: false,
  output: z.object({ open: z.int(), red: z.int(), late: z.int() }),
  clauses: ["R-264"],
});
