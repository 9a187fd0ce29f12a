/**
 * A pool that spends fewer round trips: `begin` and settings wait and travel with the first statement of their transaction, and a
 * statement marked by `keptPlan` is parsed and planned once a connection instead of each time (docs/decisions/0008).
 */
import type { Writable } from "node:stream";
import { type PostgresPool, type PostgresPoolClient, type RawBuilder, sql } from "kysely";
import type pg from "pg";

const KEPT = "/* kept */ ";
const SETTING = "/* setting */ ";
/** Each connection holds a plan a text; texts that come after so many are planned each time, like any other. */
const KEPT_AT_MOST = 64;

/** For statements that are asked all day in one wording: the wording is kept, the values are not. */
export function keptPlan<Row>(statement: RawBuilder<Row>): RawBuilder<Row> {
  return sql<Row>`${sql.raw(KEPT)}${statement}`;
}

/**
 * For settings of a transaction (`select set_config(…, true)`, without values): they wait and travel with the next statement, and an
 * error in them fails that one.
 */
export function setting(statement: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${sql.raw(SETTING)}${statement}`;
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

const GENERIC = "set local plan_cache_mode = force_generic_plan";
const BY_COST = "set local plan_cache_mode = auto";

function frugalClient(client: pg.PoolClient, names: Map<string, string>): PostgresPoolClient {
  /** What waits for the next statement to travel with: `begin` and settings. */
  let luggage: string[] = [];
  let inTransaction = false;
  let plansAreGeneric = false;
  const forget = () => {
    luggage = [];
    inTransaction = false;
    plansAreGeneric = false;
  };

  /** Sends what waits and the statement behind it in one go; whichever fails first is what the caller hears. */
  async function send(statement: pg.QueryConfig): Promise<pg.QueryResult> {
    if (luggage.length === 0) return client.query(statement);
    const ahead = luggage.join("; ");
    luggage = [];
    const values = statement.values ?? [];
    if (values.length === 0 && statement.name === undefined)
      return lastOf(await client.query(`${ahead}; ${statement.text}`));
    const [first, second] = await inOneGo(client, [{ text: ahead }, statement]);
    if (first?.status === "rejected") throw first.reason;
    if (second?.status === "rejected") throw second.reason;
    return second?.value ?? nothing("");
  }

  const query = async (text: string, values: readonly unknown[]): Promise<pg.QueryResult> => {
    if (text === "begin") {
      luggage = ["begin"];
      inTransaction = true;
      return nothing("BEGIN");
    }
    if (text === "commit" || text === "rollback") {
      // Of a transaction whose beginning never left nothing need be ended.
      const neverLeft = luggage[0] === "begin";
      forget();
      return neverLeft ? nothing(text.toUpperCase()) : client.query(text);
    }
    if (inTransaction && text.startsWith(SETTING)) {
      luggage.push(text);
      return nothing("SELECT");
    }
    const name = nameOf(text, names);
    // For so short a statement a plan of its own costs as much as the answer, whatever the planner thinks (measured).
    if (inTransaction && (name !== undefined) !== plansAreGeneric && values.length > 0) {
      plansAreGeneric = name !== undefined;
      luggage.push(plansAreGeneric ? GENERIC : BY_COST);
    }
    return send({ text, values: [...values], ...(name === undefined ? {} : { name }) });
  };
  return {
    // Kysely also allows for cursors here, which need a package that nobody asks for.
    query: query as unknown as PostgresPoolClient["query"],
    release(destroy) {
      forget();
      client.release(destroy);
    },
  };
}

/** Several statements in one message to the server, each with its own outcome; the connection takes its turn for them. */
async function inOneGo(
  client: pg.PoolClient,
  statements: readonly pg.QueryConfig[],
): Promise<PromiseSettledResult<pg.QueryResult>[]> {
  const piping = client as unknown as { pipeline: boolean; connection: { stream: Writable } };
  piping.pipeline = true;
  try {
    return await Promise.allSettled(
      corked(piping.connection.stream, () => statements.map((one) => client.query(one))),
    );
  } finally {
    piping.pipeline = false;
  }
}

/** What is written meanwhile leaves together. */
function corked<Result>(stream: Writable, write: () => Result): Result {
  stream.cork();
  try {
    return write();
  } finally {
    stream.uncork();
  }
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
