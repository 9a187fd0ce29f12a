/** SQL of frozen rows: a child as it stood on the quarter's day. Written once, in the closing; read in the order of the list or of ids. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type Column, insertRows } from "../../../platform/db/insert-rows.ts";
import type { FrozenLedgerKey } from "./quarters.contract.ts";

type Sql = RawBuilder<unknown>;

export interface FrozenRow {
  readonly childId: string;
  readonly villageCode: string;
  readonly fileNo: string | null;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string | null;
  readonly ethnicity: string | null;
  readonly documentKind: string;
  readonly citizenNoMasked: string | null;
  readonly phoneMasked: string | null;
  readonly orphan: boolean;
  readonly defactoUnattended: boolean;
  readonly leftBehind: boolean;
  readonly inDifficulty: boolean;
  readonly overAgeInSchool: boolean;
  readonly categories: readonly string[];
  readonly since: Readonly<Record<string, string>>;
  readonly orphanType: string | null;
  readonly careMode: string | null;
  readonly hukou: string | null;
  readonly stage: string | null;
  readonly boarding: string | null;
  readonly health: string | null;
  readonly disabilityClass: string | null;
  readonly disabilityLevel: string | null;
  readonly entrustReason: string | null;
  readonly entrustSigned: boolean | null;
  readonly actualCare: string | null;
  readonly careQuality: string | null;
  readonly relief: readonly string[];
  readonly difficulty: readonly string[];
  readonly risk: string | null;
  readonly fatherCondition: string | null;
  readonly motherCondition: string | null;
  readonly insured: boolean | null;
  readonly standardFen: number | null;
  readonly amountFen: number | null;
  readonly lastVisit: string | null;
  readonly leavingOn: string | null;
  readonly leavingWhy: string | null;
  readonly cells: Readonly<Record<string, string>>;
  readonly sealed: Buffer | null;
  /** Digest of what is in the box, by which the row's digest outlives a change of keys; rows of earlier releases have none. */
  readonly commitment: string | null;
  readonly fingerprint: string;
}

/** Column, its PostgreSQL type, and the row's member: insert, read and digest go by this one list. */
const tableColumns: readonly (readonly [column: string, type: string, member: keyof FrozenRow])[] = [
  ["child_id", "uuid", "childId"],
  ["scope_code", "text", "villageCode"],
  ["file_no", "text", "fileNo"],
  ["name", "text", "name"],
  ["sex", "text", "sex"],
  ["birth_date", "date", "birthDate"],
  ["ethnicity", "text", "ethnicity"],
  ["document_kind", "text", "documentKind"],
  ["citizen_no_masked", "text", "citizenNoMasked"],
  ["phone_masked", "text", "phoneMasked"],
  ["orphan", "bool", "orphan"],
  ["defacto_unattended", "bool", "defactoUnattended"],
  ["left_behind", "bool", "leftBehind"],
  ["in_difficulty", "bool", "inDifficulty"],
  ["over_age_in_school", "bool", "overAgeInSchool"],
  ["categories", "text[]", "categories"],
  ["since", "jsonb", "since"],
  ["orphan_type", "text", "orphanType"],
  ["care_mode", "text", "careMode"],
  ["hukou", "text", "hukou"],
  ["stage", "text", "stage"],
  ["boarding", "text", "boarding"],
  ["health", "text", "health"],
  ["disability_class", "text", "disabilityClass"],
  ["disability_level", "text", "disabilityLevel"],
  ["entrust_reason", "text", "entrustReason"],
  ["entrust_signed", "bool", "entrustSigned"],
  ["actual_care", "text", "actualCare"],
  ["care_quality", "text", "careQuality"],
  ["relief", "text[]", "relief"],
  ["difficulty", "text[]", "difficulty"],
  ["risk", "text", "risk"],
  ["father_condition", "text", "fatherCondition"],
  ["mother_condition", "text", "motherCondition"],
  ["insured", "bool", "insured"],
  ["standard_fen", "int", "standardFen"],
  ["amount_fen", "int", "amountFen"],
  ["last_visit", "date", "lastVisit"],
  ["leaving_on", "date", "leavingOn"],
  ["leaving_why", "text", "leavingWhy"],
  ["cells", "jsonb", "cells"],
  ["sealed", "bytea", "sealed"],
  ["commitment", "text", "commitment"],
  ["fingerprint", "text", "fingerprint"],
];

export function insertFrozenRows(tx: Tx, quarter: string, rows: readonly FrozenRow[]): Promise<void> {
  return insertRows(
    tx,
    "registry.quarter_row",
    {
      quarter: ["text", quarter],
      ...Object.fromEntries(
        tableColumns.map(([column, type, member]): [string, Column<FrozenRow>] => [
          column,
          [type, (row) => row[member]],
        ]),
      ),
    },
    rows,
  );
}

const selectFrozen = sql.join(
  tableColumns.map(([column, , member]) => sql`r.${sql.ref(column)} as ${sql.ref(member)}`),
);

const ledgerFlags: Readonly<Record<FrozenLedgerKey, Sql>> = {
  orphan: sql`r.orphan`,
  defactoUnattended: sql`r.defacto_unattended`,
  leftBehind: sql`r.left_behind`,
  inDifficulty: sql`r.in_difficulty`,
  all: sql`true`,
};

export interface FrozenSelection {
  readonly quarter: string;
  readonly ledger: FrozenLedgerKey;
  readonly scope: Scope;
}

function fromFrozen({ quarter, ledger, scope }: FrozenSelection): Sql {
  return sql`from registry.quarter_row r where r.quarter = ${quarter} and ${ledgerFlags[ledger]}
    and r.scope_code >= ${scope.lo} and r.scope_code < ${scope.hi}`;
}

const frozenOrder = sql`r.scope_code, r.name collate "zh-x-icu", r.child_id`;

/** A page in the order of the list: village, name. */
export async function listFrozenRows(
  tx: Tx,
  selection: FrozenSelection,
  after: readonly unknown[] | null,
  limit: number,
): Promise<FrozenRow[]> {
  const beyond =
    after === null
      ? sql``
      : sql`and (${frozenOrder}) > (${after[0]}::text, ${after[1]}::text, ${after[2]}::uuid)`;
  const { rows } = await sql<FrozenRow>`
    select ${selectFrozen} ${fromFrozen(selection)} ${beyond} order by ${frozenOrder} limit ${limit}`.execute(
    tx.sql,
  );
  return rows;
}

export async function countFrozenRows(tx: Tx, selection: FrozenSelection): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count ${fromFrozen(selection)}`.execute(
    tx.sql,
  );
  return rows[0]?.count ?? 0;
}

/** All frozen rows, batch by batch: in the order of ids for the digest, in that of the list for a file. */
export async function* streamFrozenRows(
  tx: Tx,
  selection: FrozenSelection,
  order: "ids" | "list",
  batch: number,
): AsyncGenerator<FrozenRow[]> {
  await sql`declare frozen_rows no scroll cursor for
    select ${selectFrozen} ${fromFrozen(selection)} order by ${order === "ids" ? sql`r.child_id` : frozenOrder}`.execute(
    tx.sql,
  );
  for (;;) {
    const { rows } = await sql<FrozenRow>`fetch ${sql.lit(batch)} from frozen_rows`.execute(tx.sql);
    if (rows.length > 0) yield rows;
    if (rows.length < batch) break;
  }
  await sql`close frozen_rows`.execute(tx.sql);
}

export async function listFrozenByIds(tx: Tx, quarter: string, ids: readonly string[]): Promise<FrozenRow[]> {
  const { rows } = await sql<FrozenRow>`
    select ${selectFrozen} from registry.quarter_row r
    where r.quarter = ${quarter} and r.child_id = any (${ids}::uuid[])
      and r.scope_code >= ${tx.scope.lo} and r.scope_code < ${tx.scope.hi}`.execute(tx.sql);
  return rows;
}

/** Have rows of this round been written already (it is being closed in this very transaction)? */
export async function hasFrozenRows(tx: Tx, quarter: string): Promise<boolean> {
  const { rows } = await sql`select from registry.quarter_row r where r.quarter = ${quarter} limit 1`.execute(
    tx.sql,
  );
  return rows.length > 0;
}
