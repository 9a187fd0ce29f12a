/** Reading the log: newest first, in words, page by page. */
import { type Role, roleCodes } from "../../kernel/actor.ts";
import { declaredOperations, type QueryOf } from "../../kernel/operation.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { openPosition, sealPosition } from "../http/cursor.ts";
import type { listAudit } from "./audit.contract.ts";
import { listEntries } from "./audit.store.ts";
import { systemTitles } from "./system-titles.ts";

const NAMED_AT_MOST = 20;

/** @throws http.badCursor */
export async function readLog(tx: Tx, app: Pick<App, "cipher" | "places">, query: QueryOf<typeof listAudit>) {
  const { q, operation, effect, subjectId, from, to, cursor, limit } = query;
  const filters = { q, operation, effect, subjectId, from, to };
  const list = ["audit", filters];
  const before = cursor === undefined ? undefined : Number(openPosition(app, list, cursor)[0]);
  const rows = await listEntries(tx.sql, { ...filters, before, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const titles = new Map(declaredOperations().map((operation) => [operation.name, operation.title]));
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      actor: row.actor,
      role: roleCodes.label(row.role as Role),
      operation: row.operation,
      title: titles.get(row.operation) ?? systemTitles[row.operation] ?? row.operation,
      effect: row.effect,
      purpose: row.purpose,
      subjects: row.subject_ids.length,
      subjectIds: row.subject_ids.slice(0, NAMED_AT_MOST),
      placeName: app.places.nameOf(row.scope_code),
      detail: row.detail,
      ip: row.ip,
    })),
    nextCursor: rows.length > limit && last !== undefined ? sealPosition(app, list, [last.id]) : null,
  };
}
