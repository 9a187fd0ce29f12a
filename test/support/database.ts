import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

export const TEMPLATE = "tongan_template";

export interface TestDatabase {
  /** The superuser's connection string to this database alone. */
  readonly url: string;
  drop(): Promise<void>;
}

/** A fresh copy of the migrated template, for one test file; drop it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await run(`create database ${name} template ${TEMPLATE} strategy file_copy`);
  return {
    url: databaseUrl(inject("databaseUrl"), name),
    drop: () => run(`drop database ${name} with (force)`),
  };
}

/** The same server and account, another database. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function run(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("databaseUrl") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
