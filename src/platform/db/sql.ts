import type { Kysely, Transaction } from "kysely";

/** Stores write their SQL out with Kysely's `sql` tag and name the row they expect (docs/decisions/0002), so no table map is kept. */
export type Tables = Record<string, never>;

/** Whatever runs SQL: the pool or one transaction. */
export type Sql = Kysely<Tables> | Transaction<Tables>;
