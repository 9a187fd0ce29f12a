/** The cases of one child, for the child's file. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { CaseLine } from "./case-view.contract.ts";

export const listChildCases = operation({
  name: "protection.child.cases",
  method: "GET",
  path: "/api/children/{id}/cases",
  title: "查看孩子的个案",
  effect: "read",
  verb: "case.read",
  params: z.object({ id: z.uuid() }),
  output: z.object({ items: z.array(CaseLine) }),
  clauses: ["R-254"],
});
