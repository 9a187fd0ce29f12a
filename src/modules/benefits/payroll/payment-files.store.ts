/** SQL of what goes to the bank and what comes back. */
import { sql } from "kysely";
import type { Month } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { BankTemplate } from "./bank-template.ts";

export interface TemplateRow {
  readonly id: string;
  readonly title: string;
  readonly spec: BankTemplate;
}

export async function listTemplates(tx: Tx): Promise<TemplateRow[]> {
  const { rows } = await sql<TemplateRow>`
    select id, title, spec from benefits.bank_template where active order by title`.execute(tx.sql);
  return rows;
}

export interface FileRow {
  readonly id: string;
  readonly month: Month;
  readonly seq: number;
  readonly template: string;
  readonly templateTitle: string;
  readonly lines: number;
  readonly fen: number;
  readonly madeAt: Date;
  readonly returnedAt: Date | null;
  readonly paidLines: number;
  readonly paidFen: number;
  readonly rejectedLines: number;
  readonly rejectedFen: number;
}

export async function listFiles(tx: Tx, month: Month): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select f.id, f.month, f.seq, f.template, t.title as "templateTitle", f.lines, f.fen, f.made_at as "madeAt",
      f.returned_at as "returnedAt", count(*) filter (where p.outcome = 'paid') as "paidLines",
      coalesce(sum(p.fen) filter (where p.outcome = 'paid'), 0)::bigint as "paidFen",
      count(*) filter (where p.outcome = 'rejected') as "rejectedLines",
      coalesce(sum(p.fen) filter (where p.outcome = 'rejected'), 0)::bigint as "rejectedFen"
    from benefits.payment_file f join benefits.bank_template t on t.id = f.template
    left join benefits.payment p on p.file_id = f.id
    where f.month = ${month} group by f.id, t.title order by f.seq`.execute(tx.sql);
  return rows;
}

export interface PaymentRow {
  readonly seq: number;
  readonly childId: string;
  readonly programme: string;
  readonly name: string;
  readonly fen: number;
  readonly payeeName: string;
  readonly bank: string;
  readonly accountSealed: Buffer;
  readonly accountIndex: Buffer;
}

/** In the order of the file. */
export async function listPayments(tx: Tx, fileId: string): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`
    select p.seq, p.child_id as "childId", p.programme, l.name, p.fen, p.payee_name as "payeeName", p.bank,
      p.account_sealed as "accountSealed", p.account_index as "accountIndex"
    from benefits.payment p
    join benefits.payroll_line l on l.month = p.month and l.child_id = p.child_id and l.programme = p.programme
    where p.file_id = ${fileId} order by p.seq`.execute(tx.sql);
  return rows;
}

/** Lines that came back, and whose account has been put right since, are to be paid again. Gives how many. */
export async function reopenCorrected(tx: Tx, month: Month): Promise<number> {
  const { rows } = await sql<{ child_id: string }>`
    update benefits.payroll_line l set status = 'pay', bank_words = null, payee_name = e.payee_name,
      payee_relation = e.payee_relation, payee_person_id = e.payee_person_id, bank = e.bank,
      account_sealed = e.account_sealed, account_index = e.account_index
    from benefits.entitlement e
    where l.month = ${month} and l.status = 'rejected' and e.id = l.entitlement_id
      and e.account_index is not null and e.bank is not null and e.payee_name is not null
      and (e.account_index, e.payee_name, e.bank) is distinct from (l.account_index, l.payee_name, l.bank)
    returning l.child_id`.execute(tx.sql);
  return rows.length;
}

/** Puts every line that is to be paid and is in no file that still waits into a new one; gives how many and how much. */
export async function insertFile(
  tx: Tx,
  file: { readonly id: string; readonly month: Month; readonly template: string; readonly at: Date },
): Promise<{ readonly lines: number; readonly fen: number }> {
  await sql`
    insert into benefits.payment_file (id, month, seq, template, lines, fen, made_at, made_by)
    select ${file.id}, ${file.month}, coalesce(max(seq), 0) + 1, ${file.template}, 0, 0, ${file.at}, ${tx.actor.postId}
    from benefits.payment_file where month = ${file.month}`.execute(tx.sql);
  const { rows } = await sql<{ lines: number; fen: number }>`
    with added as (
      insert into benefits.payment (file_id, seq, month, child_id, programme, scope_code, fen, payee_name, bank,
        account_sealed, account_index)
      select ${file.id}, row_number() over (order by l.scope_code, l.child_id, l.programme), l.month, l.child_id, l.programme,
        l.scope_code, l.total_fen, l.payee_name, l.bank, l.account_sealed, l.account_index
      from benefits.payroll_line l
      where l.month = ${file.month} and l.status = 'pay' and l.total_fen > 0 and not exists (
        select from benefits.payment p where p.month = l.month and p.child_id = l.child_id and p.programme = l.programme
          and p.outcome is distinct from 'rejected')
      returning fen)
    update benefits.payment_file f set lines = s.lines, fen = s.fen
    from (select count(*) as lines, coalesce(sum(fen), 0) as fen from added) s where f.id = ${file.id}
    returning f.lines, f.fen`.execute(tx.sql);
  return rows[0] ?? { lines: 0, fen: 0 };
}

export interface Outcome {
  readonly seq: number;
  readonly outcome: "paid" | "rejected";
  readonly words: string | null;
}

/** What the bank says of each payment, and with it of its line. */
export async function putOutcomes(
  tx: Tx,
  fileId: string,
  outcomes: readonly Outcome[],
  file: { readonly at: Date; readonly digest: Buffer; readonly name: string },
): Promise<void> {
  await sql`
    update benefits.payment p set outcome = t.outcome, bank_words = t.words
    from unnest(${outcomes.map((one) => one.seq)}::int[], ${outcomes.map((one) => one.outcome)}::text[],
      ${outcomes.map((one) => one.words)}::text[]) as t(seq, outcome, words)
    where p.file_id = ${fileId} and p.seq = t.seq`.execute(tx.sql);
  await sql`
    update benefits.payroll_line l set status = p.outcome, bank_words = p.bank_words
    from benefits.payment p
    where p.file_id = ${fileId} and l.month = p.month and l.child_id = p.child_id and l.programme = p.programme`.execute(
    tx.sql,
  );
  await sql`
    update benefits.payment_file set returned_at = ${file.at}, return_digest = ${file.digest}, return_name = ${file.name}
    where id = ${fileId}`.execute(tx.sql);
}

/** The parts of all lines, reckoned apart from the lines. */
export async function sumItems(tx: Tx, month: Month): Promise<number> {
  const { rows } = await sql<{ fen: number }>`
    select coalesce(sum(fen), 0)::bigint as fen from benefits.payroll_item where month = ${month}`.execute(
    tx.sql,
  );
  return rows[0]?.fen ?? 0;
}
