/** What a link's digest covers. A form never changes once links were made with it; a new one gets the next number. */
import { canonicalJson } from "../crypto/digest.ts";
import type { EntryText } from "./audit.store.ts";

export const NEWEST_FORM = 2;

/** The entry in one spelling; `undefined` for a form that this version does not know. */
export function canonicalEntry(entry: EntryText, form: number): string | undefined {
  switch (form) {
    case 1:
      return formOne(entry);
    case 2:
      // The mark at the front: no entry reads the same in two forms.
      return canonicalJson(["audit.entry/2", ...allOf(entry)]);
    default:
      return undefined;
  }
}

function allOf(entry: EntryText): readonly (string | null)[] {
  return [
    entry.id,
    entry.at,
    entry.account_id,
    entry.post_id,
    entry.actor,
    entry.role,
    entry.operation,
    entry.effect,
    entry.purpose,
    entry.subject_ids,
    entry.scope_code,
    entry.detail,
    entry.ip,
    entry.trace_id,
  ];
}

/** As links were made until November 2026: no post, milliseconds, the detail as JavaScript reads it. */
function formOne(entry: EntryText): string {
  return canonicalJson([
    Number(entry.id),
    new Date(entry.at).toISOString(),
    entry.account_id,
    entry.actor,
    entry.role,
    entry.operation,
    entry.effect,
    entry.purpose,
    entry.subject_ids.slice(1, -1).split(",").filter(Boolean),
    entry.scope_code,
    entry.detail === null ? null : (JSON.parse(entry.detail) as unknown),
    entry.ip,
    entry.trace_id,
  ]);
}
