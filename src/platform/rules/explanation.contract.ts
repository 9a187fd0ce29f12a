/** An explanation as it is sent and shown: each condition with what the facts say, where that comes from, and its clause. */
import { z } from "zod";
import { roleCodes } from "../../kernel/actor.ts";
import { certaintyCodes } from "../../kernel/citation.ts";

export const Verdict = z.enum(["yes", "no", "cannotTell"]);
export type Verdict = z.output<typeof Verdict>;

export const CitationText = z.object({
  document: z.string(),
  clause: z.string().exactOptional(),
  says: z.string(),
  certainty: z.enum(certaintyCodes.codes),
});
export type CitationText = z.output<typeof CitationText>;

/** Where a fact comes from. */
export const FactSource = z.object({
  /** 儿童主任走访核实 */
  words: z.string(),
  on: z.string().nullable(),
  evidence: z.string().nullable(),
});
export type FactSource = z.output<typeof FactSource>;

/** How the lines below one come together. */
export const joins = z.enum(["all", "any", "not", "first"]);

export const ConditionLine = z.object({
  /** Where the line stands in the tree: 1.2. */
  place: z.string(),
  /** The clause's name, or the condition in words. */
  label: z.string(),
  /** The condition in words, where the clause has another name. */
  condition: z.string().nullable(),
  /** Null for amounts, days and other values. */
  verdict: Verdict.nullable(),
  /** What the facts say, in words; null where nobody knows it or it is withheld. */
  value: z.string().nullable(),
  /** Secret facts show their verdict only. */
  withheld: z.boolean(),
  joins: joins.nullable(),
  /** Why something was presumed that nobody said. */
  presumed: z.string().nullable(),
  /** What is wanting on this line and could still change the verdict. */
  missing: z.array(z.string()),
  sources: z.array(FactSource.extend({ fact: z.string() })),
  cite: CitationText.nullable(),
  get children() {
    return z.array(ConditionLine);
  },
});
export type ConditionLine = z.output<typeof ConditionLine>;
z.globalRegistry.add(ConditionLine, { id: "ConditionLine" });

export const MissingFact = z.object({
  kind: z.enum(["fact", "parameter"]),
  /** The atom, or the parameter's key. */
  name: z.string(),
  label: z.string(),
  role: z.enum(roleCodes.codes),
  /** How it is settled. */
  how: z.string(),
});
export type MissingFact = z.output<typeof MissingFact>;

export const UsedParameter = z.object({
  key: z.string(),
  label: z.string(),
  value: z.string(),
  document: z.string(),
  certainty: z.enum(certaintyCodes.codes),
  validFrom: z.string().nullable(),
});
export type UsedParameter = z.output<typeof UsedParameter>;

export const Explanation = z.object({
  on: z.string(),
  verdict: Verdict.nullable(),
  value: z.string().nullable(),
  line: ConditionLine,
  missing: z.array(MissingFact),
  parameters: z.array(UsedParameter),
});
export type Explanation = z.output<typeof Explanation>;

export const Judgement = z.object({
  rule: z.string(),
  title: z.string(),
  verdict: Verdict,
  /** First day of the version used. */
  versionFrom: z.string(),
  cite: z.array(CitationText),
  /** The row of the table of reasons that applies; null if none does, or an earlier one cannot be told. */
  reason: z.object({ code: z.string(), label: z.string(), cite: CitationText.nullable() }).nullable(),
  /** Label of the row of reasons that cannot be told. */
  reasonOpen: z.string().nullable(),
  explanation: Explanation,
});
export type Judgement = z.output<typeof Judgement>;
