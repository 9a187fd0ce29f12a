/** What the check grid is narrowed to, in the address. Pure. */

import type { ImportBatch } from "../../../imports/import-batch.contract.ts";
import { changeKindCodes, rowOutcomeCodes, rowResultCodes } from "../../../imports/import-codes.contract.ts";

export interface RowFilter {
  readonly problems?: boolean;
  readonly outcome?: "accept" | "acceptWithWarning" | "reject";
  readonly code?: string;
  readonly sheet?: number;
  readonly changeKind?: "new" | "changed" | "unchanged";
  readonly result?: "opened" | "changed" | "unchanged" | "refused";
  readonly excluded?: boolean;
}

export function readFilter(search: URLSearchParams, batch: Pick<ImportBatch, "counts">): RowFilter {
  const text = (name: string) => search.get(name) ?? "";
  const filter: { -readonly [Key in keyof RowFilter]: RowFilter[Key] } = {};
  const [outcome, changeKind, result] = [text("outcome"), text("changeKind"), text("result")];
  if (rowOutcomeCodes.has(outcome)) filter.outcome = outcome;
  if (changeKindCodes.has(changeKind)) filter.changeKind = changeKind;
  if (rowResultCodes.has(result)) filter.result = result;
  if (text("code") !== "") filter.code = text("code");
  if (/^\d+$/.test(text("sheet"))) filter.sheet = Number(text("sheet"));
  if (text("excluded") === "1") filter.excluded = true;
  const narrowed = Object.keys(filter).some((key) => key !== "sheet");
  // What needs a person comes first: without another wish only the rows with problems, if there are any.
  const wishes = text("problems");
  if (!narrowed && (wishes === "1" || (wishes === "" && hasProblems(batch)))) filter.problems = true;
  return filter;
}

function hasProblems({ counts }: Pick<ImportBatch, "counts">): boolean {
  return counts !== null && counts.reject + counts.acceptWithWarning > 0;
}
