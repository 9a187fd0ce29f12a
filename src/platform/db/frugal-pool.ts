/**
 * A pool that spends fewer round trips: `begin` waits and travels with the first statement of its transaction, and a statement
 * marked by `keptPlan` is parsed and planned once a connection instead of each time (docs/decisions/0008).
 */
import { type PostgresPool, type PostgresPoolClient, type RawBuilder, sql } from "kysely";
import type pg from "pg";

const KEPT = "/* kept */ ";
/** Each connection holds a plan a text; texts that come after so many are planned each time, like any other. */
const KEPT_AT_MOST = 64;

/** For statements that are asked all day in one wording: the wording is kept, the values are not. */
export function keptPlan<Row>(statement: RawBuilder<Row>): RawBuilder<Row> {
  return sql<Row>`${sql.raw(KEPT)}${statement}`;
}

export function frugalPool(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const names = new Map<string, string>();
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client) ?? frugalClient(client, names);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

function frugalClient(client: pg.PoolClient, names: Map<string, string>): PostgresPoolClient {
  let beginWaits = false;
  let inTransaction = false;
  const query = async (text: string, values: readonly unknown[]): Promise<pg.QueryResult> => {
    if (text === "begin") {
      beginWaits = true;
      return nothing("BEGIN");
    }
    const ends = text === "commit" || text === "rollback";
    if (beginWaits) {
      beginWaits = false;
      if (ends) return nothing(text.toUpperCase());
      inTransaction = true;
      if (values.length === 0) return lastOf(await client.query(`begin; ${text}`));
      await client.query("begin");
    }
    if (ends) inTransaction = false;
    const name = nameOf(text, names);
    if (name === undefined) return client.query(text, [...values]);
    const kept = { name, text, values: [...values] };
    if (!inTransaction) return client.query(kept);
    // For so short a statement a plan of its own costs as much as the answer, whatever the planner thinks (measured).
    await client.query("set local plan_cache_mode = force_generic_plan");
    const answer = await client.query(kept);
    await client.query("set local plan_cache_mode = auto");
    return answer;
  };
  return {
    // Kysely also allows for cursors here, which need a package that nobody asks for.
    query: query as unknown as PostgresPoolClient["query"],
    release(destroy) {
      beginWaits = false;
      inTransaction = false;
      client.release(destroy);
    },
  };
}

function nameOf(text: string, names: Map<string, string>): string | undefined {
  if (!text.startsWith(KEPT)) return undefined;
  let name = names.get(text);
  if (name === undefined && names.size < KEPT_AT_MOST) {
    name = `kept_${names.size + 1}`;
    names.set(text, name);
  }
  return name;
}

/** Several statements in one message answer with a list. */
function lastOf(answer: pg.QueryResult | pg.QueryResult[]): pg.QueryResult {
  const last = Array.isArray(answer) ? answer.at(-1) : answer;
  return last ?? nothing("");
}

function nothing(command: string): pg.QueryResult {
  return { command, rowCount: 0, oid: 0, rows: [], fields: [] };
}
