import { sql, type Transaction } from "kysely";
import type { Actor } from "../../kernel/actor.ts";
import type { Tables } from "../db/database.ts";

export interface AuditDraft {
  readonly at: Date;
  readonly actor: Actor;
  readonly operation: string;
  readonly effect: "read" | "write" | "login" | "refused";
  readonly subjectIds: readonly string[];
  readonly purpose?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Adds one entry to the audit log inside the caller's transaction. */
export async function insertAuditEntry(tx: Transaction<Tables>, draft: AuditDraft): Promise<void> {
  const { actor } = draft;
  const detail = draft.detail === undefined ? null : JSON.stringify(draft.detail);
  await sql`
    insert into audit.entry (at, account_id, post_id, actor, role, operation, effect, purpose, subject_ids, scope_code, detail, ip, trace_id)
    values (${draft.at}, ${actor.accountId}, ${actor.postId}, ${`${actor.displayName}（${actor.username}）`},
      ${actor.role}, ${draft.operation}, ${draft.effect}, ${draft.purpose ?? null}, ${draft.subjectIds}::uuid[],
      ${actor.placeCode}, ${detail}::jsonb, ${actor.ip ?? null}, ${actor.traceId ?? null})`.execute(tx);
}
