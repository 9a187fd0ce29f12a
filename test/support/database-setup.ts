/** Once for a run of room tests: one embedded PostgreSQL in a temporary folder, and one migrated template for all to copy. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../src/platform/db/embedded-postgres.ts";
import { migrate } from "../../src/platform/db/migrate.ts";
import { databaseUrl, TEMPLATE } from "./database.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The superuser's connection string of the run's PostgreSQL. */
    databaseUrl: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "tongan-test-"));
  const postgres = await startEmbeddedPostgres({ dataDir, log: console.error, durable: false });
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  await migrate(databaseUrl(postgres.url, TEMPLATE));
  project.provide("databaseUrl", postgres.url);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true });
  };
}
