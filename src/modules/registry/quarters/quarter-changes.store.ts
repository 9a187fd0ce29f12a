/** SQL of the differences that a closing wrote down. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { insertRows } from "../../../platform/db/insert-rows.ts";
import type { FrozenLedgerKey } from "./quarters.contract.ts";

type Sql = RawBuilder<unknown>;

export interface ChangeRecord {
  readonly ledger: FrozenLedgerKey;
  readonly childId: string;
  readonly kind: "came" | "left" | "changed";
  readonly villageCode: string;
  readonly previousVillageCode: string | null;
  readonly name: string;
  readonly why: string | null;
  readonly fields: readonly { key: string; label: string; before: string | null; after: string | null }[];
}

export function insertChanges(tx: Tx, quarter: string, changes: readonly ChangeRecord[]): Promise<void> {
  return insertRows(
    tx,
    "registry.quarter_change",
    {
      quarter: ["text", quarter],
      ledger: ["text", (change) => change.ledger],
      child_id: ["uuid", (change) => change.childId],
      kind: ["text", (change) => change.kind],
      scope_code: ["text", (change) => change.villageCode],
      previous_scope_code: ["text", (change) => change.previousVillageCode],
      name: ["text", (change) => change.name],
      why: ["text", (change) => change.why],
      fields: ["jsonb", (change) => JSON.stringify(change.fields)],
    },
    changes,
  );
}

export interface ChangeFilter {
  readonly quarter: string;
  readonly scope: Scope;
  readonly ledger?: FrozenLedgerKey | undefined;
  readonly kind?: "came" | "left" | "changed" | undefined;
}

/** Seen from a place, a child that moved into it came and one that moved away left. */
function kindFrom(scope: Scope): Sql {
  const inside = (column: Sql) => sql`(${column} >= ${scope.lo} and ${column} < ${scope.hi})`;
  return sql`case when c.previous_scope_code is null then c.kind
    when not ${inside(sql`c.previous_scope_code`)} then 'came' when not ${inside(sql`c.scope_code`)} then 'left' else c.kind end`;
}

function fromChanges({ quarter, scope, ledger, kind }: ChangeFilter): Sql {
  const inside = (column: Sql) => sql`(${column} >= ${scope.lo} and ${column} < ${scope.hi})`;
  return sql`from registry.quarter_change c where c.quarter = ${quarter}
    and (${inside(sql`c.scope_code`)} or ${inside(sql`c.previous_scope_code`)})
    ${ledger === undefined ? sql`` : sql`and c.ledger = ${ledger}`}
    ${kind === undefined ? sql`` : sql`and ${kindFrom(scope)} = ${kind}`}`;
}

export async function listChanges(
  tx: Tx,
  filter: ChangeFilter,
  after: readonly unknown[] | null,
  limit: number,
): Promise<ChangeRecord[]> {
  const beyond =
    after === null
      ? sql``
      : sql`and (c.scope_code, c.ledger, c.child_id) > (${after[0]}::text, ${after[1]}::text, ${after[2]}::uuid)`;
  const { rows } = await sql<ChangeRecord>`
    select c.ledger, c.child_id as "childId", ${kindFrom(filter.scope)} as kind, c.scope_code as "villageCode",
      c.previous_scope_code as "previousVillageCode", c.name, c.why, c.fields
    ${fromChanges(filter)} ${beyond} order by c.scope_code, c.ledger, c.child_id limit ${limit}`.execute(
    tx.sql,
  );
  return rows;
}

export interface ChangeCount {
  readonly ledger: FrozenLedgerKey;
  readonly kind: "came" | "left" | "changed";
  readonly villageCode: string;
  readonly previousVillageCode: string | null;
  readonly count: number;
}

export async function countChanges(tx: Tx, filter: ChangeFilter): Promise<ChangeCount[]> {
  const { rows } = await sql<ChangeCount>`
    select c.ledger, c.kind, c.scope_code as "villageCode", c.previous_scope_code as "previousVillageCode", count(*)::int as count
    ${fromChanges(filter)} group by 1, 2, 3, 4`.execute(tx.sql);
  return rows;
}
