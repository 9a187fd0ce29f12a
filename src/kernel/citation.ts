/** Where a rule, an amount or a term comes from, and how sure we are of it: nothing legal stands in the system without one. */
import { type CodeOf, codeTable } from "./code-table.ts";

export const certaintyCodes = codeTable("certainty", "可信度", {
  verified: "已核原文",
  known: "通行做法，未见原文",
  uncertain: "待核",
  design: "系统设定，待核",
});
export type Certainty = CodeOf<typeof certaintyCodes>;

export interface Citation {
  /** 文号 where there is one, else the law's name: 民发〔2019〕62号. */
  readonly document: string;
  /** 第四条第二款; absent where the document is short or we know no number. */
  readonly clause?: string;
  /** One sentence in our own words: what it demands here. */
  readonly says: string;
  readonly certainty: Certainty;
}

/** Whether people are to be told that it still has to be checked (待核). */
export function isUnchecked({ certainty }: Pick<Citation, "certainty">): boolean {
  return certainty === "uncertain" || certainty === "design";
}

/** "民发〔2019〕62号 第二条" */
export function nameOfCitation({ document, clause }: Citation): string {
  return clause === undefined ? document : `${document} ${clause}`;
}
