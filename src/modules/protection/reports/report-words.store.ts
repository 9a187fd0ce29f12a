import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";

export interface WordRow {
  readonly id: string;
  readonly at: Date;
  readonly direction: "added" | "answer";
  readonly byName: string | null;
  readonly sealed: Buffer;
  readonly note: string | null;
}

/** False if it is there already. */
export async function insertWord(
  tx: Pick<Tx, "sql">,
  reportId: string,
  word: {
    readonly id: string;
    readonly at: Date;
    readonly direction: WordRow["direction"];
    readonly byAccount: string | null;
    readonly sealed: Buffer;
    readonly note: string | null;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into protection.report_word (id, report_id, at, direction, by_account, sealed, note)
    values (${word.id}, ${reportId}, ${word.at}, ${word.direction}, ${word.byAccount}, ${word.sealed}, ${word.note})
    on conflict (id) do nothing`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function listWords(tx: Pick<Tx, "sql">, reportId: string): Promise<WordRow[]> {
  const { rows } = await sql<WordRow>`
    select w.id, w.at, w.direction, a.display_name as "byName", w.sealed, w.note from protection.report_word w
    left join platform.account a on a.id = w.by_account where w.report_id = ${reportId} order by w.at, w.id limit 500`.execute(
    tx.sql,
  );
  return rows;
}

/** What the office last answered to each of these. */
export async function listLastAnswers(
  tx: Pick<Tx, "sql">,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const { rows } = await sql<{ reportId: string; sealed: Buffer }>`
    select distinct on (report_id) report_id as "reportId", sealed from protection.report_word
    where report_id = any (${reportIds}::uuid[]) and direction = 'answer' order by report_id, at desc, id desc`.execute(
    tx.sql,
  );
  return new Map(rows.map(({ reportId, sealed }) => [reportId, sealed]));
}

export interface HandOverRow {
  readonly id: string;
  readonly fromAccount: string;
  readonly fromName: string;
  readonly toAccount: string;
  readonly toName: string;
  readonly why: string;
  readonly at: Date;
  readonly signedAt: Date | null;
  readonly refusedAt: Date | null;
  readonly refusedWhy: string | null;
}

export async function listHandOvers(tx: Pick<Tx, "sql">, reportId: string): Promise<HandOverRow[]> {
  const { rows } = await sql<HandOverRow>`
    select h.id, h.from_account as "fromAccount", f.display_name as "fromName", h.to_account as "toAccount",
      t.display_name as "toName", h.why, h.at, h.signed_at as "signedAt", h.refused_at as "refusedAt", h.refused_why as "refusedWhy"
    from protection.hand_over h join platform.account f on f.id = h.from_account join platform.account t on t.id = h.to_account
    where h.report_id = ${reportId} order by h.at, h.id limit 100`.execute(tx.sql);
  return rows;
}

/** False while another one is open. */
export async function insertHandOver(
  tx: Pick<Tx, "sql">,
  reportId: string,
  one: {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly why: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into protection.hand_over (id, report_id, from_account, to_account, why, at)
    values (${one.id}, ${reportId}, ${one.from}, ${one.to}, ${one.why}, ${one.at})
    on conflict (report_id) where signed_at is null and refused_at is null do nothing`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

/** False where it has been answered already. */
export async function answerHandOver(
  tx: Pick<Tx, "sql">,
  id: string,
  answer: { readonly at: Date; readonly refusedWhy: string | null },
): Promise<boolean> {
  const { at, refusedWhy } = answer;
  const { numAffectedRows } = await (refusedWhy === null
    ? sql`update protection.hand_over set signed_at = ${at} where id = ${id} and signed_at is null and refused_at is null`
    : sql`update protection.hand_over set refused_at = ${at}, refused_why = ${refusedWhy}
        where id = ${id} and signed_at is null and refused_at is null`
  ).execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}
