/** A record while it is written. Pure. */
import type { FormValue } from "../../../../faces/desk/form/form-value.ts";
import type { RecordKind } from "../records/record-kinds.contract.ts";

export interface RecordDraft {
  /** Made when the writing begins: sent twice, written once. */
  readonly id: string;
  /** `2026-11-28 14:05`; null: now, when it is saved. */
  readonly at: string | null;
  readonly content: FormValue;
  readonly why: string;
}

export function draftKeyOf(caseId: string, kind: RecordKind, corrects?: string): string {
  return `case/${caseId}/${corrects ?? kind}`;
}

/** The district's own time as an instant; nothing for what is not whole. */
export function instantOf(at: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/.exec(at);
  return match === null ? undefined : new Date(`${match[1] ?? ""}T${match[2] ?? ""}:00+08:00`).toISOString();
}
