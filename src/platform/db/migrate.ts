import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";

/** Every room keeps its own; file names begin with a number that is unique over all of them and gives the order. */
const MIGRATIONS = "{platform,modules}/*/migrations/*.sql";
const source = fileURLToPath(new URL("../../", import.meta.url));

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

/** All migrations in order. */
export async function listMigrations(): Promise<Migration[]> {
  const found: Migration[] = [];
  for await (const path of glob(MIGRATIONS, { cwd: source })) {
    const sql = await readFile(join(source, path), "utf8");
    found.push({ name: basename(path), sql, digest: createHash("sha256").update(sql).digest("hex") });
  }
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [index, migration] of found.entries()) {
    if (found[index - 1]?.name.slice(0, 4) === migration.name.slice(0, 4))
      throw new Error(`two migrations share a number: ${migration.name}`);
  }
  return found;
}

/**
 * Brings the database to the newest schema, one transaction a migration, under an advisory lock so that two servers starting
 * at once do it once. Returns the names that were applied. A migration that was edited after it ran stops the start.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('tongan.migrate'))");
    await demandUtf8Ctype(client);
    await client.query(
      "create table if not exists public.tongan_migration (name text primary key, digest text not null, applied_at timestamptz not null default now())",
    );
    const done = await client.query<{ name: string; digest: string }>(
      "select name, digest from public.tongan_migration",
    );
    const digests = new Map(done.rows.map((row) => [row.name, row.digest]));
    const applied: string[] = [];
    for (const migration of await listMigrations()) {
      const digest = digests.get(migration.name);
      if (digest === migration.digest) continue;
      if (digest !== undefined)
        throw new Error(`migration ${migration.name} was changed after it had been applied`);
      await client.query("begin");
      await client.query(migration.sql);
      await client.query("insert into public.tongan_migration (name, digest) values ($1, $2)", [
        migration.name,
        migration.digest,
      ]);
      await client.query("commit");
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

/** With plain C as LC_CTYPE PostgreSQL knows no Chinese letters (measured: trigram indexes stay empty). */
async function demandUtf8Ctype(client: pg.Client): Promise<void> {
  const answer = await client.query<{ datctype: string }>(
    "select datctype from pg_database where datname = current_database()",
  );
  const ctype = answer.rows[0]?.datctype ?? "";
  if (!/utf-?8/i.test(ctype))
    throw new Error(`the database's LC_CTYPE is ${ctype}; create it with C.UTF-8 or another UTF-8 locale`);
}
