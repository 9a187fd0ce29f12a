/** What happened in somebody's matters, for the timeline of their file. */
import type { Tx } from "../db/database.ts";
import { listSubjectEvents } from "./matters.store.ts";
import { boundProcedures, proceduresHiddenFrom } from "./procedure-book.service.ts";

/** What only the desk needs to know stays there. */
const hushed: ReadonlySet<string> = new Set([
  "edited",
  "handedIn",
  "materialRemoved",
  "recounted",
  "escalated",
]);

export async function listTimelineOf(tx: Tx, subjectIds: readonly string[]) {
  const titles = new Map(boundProcedures().map(({ procedure }) => [procedure.code, procedure.title]));
  const hidden = new Set(proceduresHiddenFrom(tx.actor.role));
  const events = await listSubjectEvents(tx, subjectIds);
  return events
    .filter(({ kind, procedure }) => !hushed.has(kind) && !hidden.has(procedure))
    .map((event) => ({
      id: event.id,
      on: event.on_date,
      kind: `procedure.${event.kind}`,
      title: titles.get(event.procedure) ?? "办理",
      text: event.says,
      by: event.behalf_name === null ? event.by_name : `${event.by_name}（代 ${event.behalf_name}）`,
      recordedAt: event.at.toISOString(),
      undo: null,
      before: null,
      link: `/applications/${event.matter_id}`,
    }));
}
