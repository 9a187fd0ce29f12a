/** The rules as people read them: what each version demands, in words, with its clauses. */
import { z } from "zod";
import { operation } from "../../kernel/operation.ts";
import { CitationText, joins, UsedParameter } from "./explanation.contract.ts";

/** A condition of a rule, whatever the child. */
export const RuleLine = z.object({
  /** Where the line stands in the tree: 1.2. */
  place: z.string(),
  label: z.string(),
  condition: z.string().nullable(),
  joins: joins.nullable(),
  cite: CitationText.nullable(),
  get children() {
    return z.array(RuleLine);
  },
});
export type RuleLine = z.output<typeof RuleLine>;
z.globalRegistry.add(RuleLine, { id: "RuleLine" });

export const RuleText = z.object({
  code: z.string(),
  title: z.string(),
  group: z.string(),
  /** Newest first. */
  versions: z.array(
    z.object({
      from: z.string(),
      /** First day on which it no longer holds. */
      to: z.string().nullable(),
      cite: z.array(CitationText),
      line: RuleLine,
      /** Why it holds or not: the first that applies. */
      reasons: z.array(RuleLine),
      /** With today's values. */
      parameters: z.array(UsedParameter),
      /** What has to be known for it. */
      facts: z.array(z.string()),
    }),
  ),
});
export type RuleText = z.output<typeof RuleText>;

export const readRules = operation({
  name: "rules.read",
  method: "GET",
  path: "/api/rules",
  title: "查看认定和享受条件",
  effect: "read",
  verb: "session",
  audited: false,
  output: z.object({ items: z.array(RuleText) }),
});
