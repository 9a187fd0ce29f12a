/**
 * A whole copy of the database in one zip file, taken while the server works, and its way back. The embedded PostgreSQL ships no
 * pg_dump, so tables travel by COPY inside one snapshot; the schema comes from the migrations themselves.
 */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { type Entry, openPromise } from "yauzl";
import { ZipFile } from "yazl";
import { z } from "zod";
import { declareProblem, Problem } from "../../kernel/problem.ts";
import { listMigrations } from "./migrate.ts";

export const backupProblems = {
  otherVersion: declareProblem({
    code: "backup.otherVersion",
    status: 409,
    title: "备份与程序版本不一致",
    detail: "这份备份是另一个版本的程序做的。请用做备份时的版本恢复，再升级。没有改动任何数据。",
  }),
  notABackup: declareProblem({
    code: "backup.notABackup",
    status: 422,
    title: "这不是童安的备份文件",
    detail: "文件不是用 tongan backup 做的，或者已经损坏。没有改动任何数据。",
  }),
  notEmpty: declareProblem({
    code: "backup.notEmpty",
    status: 409,
    title: "目标库里已有数据",
    detail: "恢复只能在空库里进行，以免盖掉现有数据。请换一个空库，或先清空演示数据。",
  }),
};

/** All but PostgreSQL's own, the list of migrations (which the target has) and the job queue (which makes its own anew). */
const isOurs = (schema: string) =>
  `${schema} !~ '^pg_' and ${schema} not in ('information_schema', 'public', 'jobs')`;

/** Writes the backup; returns how many tables it holds. */
export async function backup(ownerUrl: string, path: string, createdAt: string): Promise<number> {
  const target = createWriteStream(path, { mode: 0o600 });
  // A path that cannot be written is said at once.
  await once(target, "open");
  const client = await connect(ownerUrl);
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, target);
  // A full disk ends the copying below too; nobody else waits for it then.
  written.catch(() => undefined);
  try {
    await client.query("begin isolation level repeatable read read only");
    const tables = await tablesInOrder(client);
    const sequences = await readSequences(client);
    const migrations = (await listMigrations()).map((migration) => migration.name);
    const manifest: Manifest = { format: "tongan-backup-1", createdAt, migrations, tables, sequences };
    zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 1)), "manifest.json");
    for (const table of tables) {
      const columns = await writableColumns(client, table);
      const stream = client.query(copyTo(`copy ${table} (${columns}) to stdout (format binary)`));
      zip.addReadStream(stream, `${table}.copy`);
      await Promise.race([once(stream, "end"), written]);
    }
    await client.query("commit");
    zip.end();
    await written;
    return tables.length;
  } finally {
    await client.end();
  }
}

/** Fills an empty, migrated database from a backup, in one transaction. */
export async function restore(ownerUrl: string, path: string): Promise<number> {
  const zip = await openPromise(path, { autoClose: false }).catch((cause: unknown) => {
    throw new Problem(backupProblems.notABackup, { cause });
  });
  const client = await connect(ownerUrl);
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const first = entries.get("manifest.json");
    if (!first) throw new Problem(backupProblems.notABackup);
    const manifest = readManifest(await text(await zip.openReadStreamPromise(first)));
    const migrations = (await listMigrations()).map((migration) => migration.name);
    if (JSON.stringify(manifest.migrations) !== JSON.stringify(migrations))
      throw new Problem(backupProblems.otherVersion);
    const { rows } = await client.query<{ n: string }>("select count(*) as n from platform.account");
    if (Number(rows[0]?.n) > 0) throw new Problem(backupProblems.notEmpty);
    // Names out of a file go into statements only if the database has them itself.
    const known = await tablesInOrder(client);
    const sequences = Object.keys(await readSequences(client, "all"));
    if (
      manifest.tables.some((table) => !known.includes(table)) ||
      Object.keys(manifest.sequences).some((name) => !sequences.includes(name))
    )
      throw new Problem(backupProblems.notABackup);
    await client.query("begin");
    await client.query(`truncate ${manifest.tables.join(", ")} cascade`);
    // The copy was consistent when it was taken. Our own triggers would refuse it: a closed quarter takes no rows, and they know
    // references that stand in no constraint, by which the tables could be put in order.
    for (const table of manifest.tables) await client.query(`alter table ${table} disable trigger user`);
    for (const table of manifest.tables) {
      const entry = entries.get(`${table}.copy`);
      if (!entry) throw new Problem(backupProblems.notABackup);
      const columns = await writableColumns(client, table);
      await pipeline(
        await zip.openReadStreamPromise(entry),
        client.query(copyFrom(`copy ${table} (${columns}) from stdin (format binary)`)),
      );
    }
    for (const table of manifest.tables) await client.query(`alter table ${table} enable trigger user`);
    for (const [sequence, value] of Object.entries(manifest.sequences))
      await client.query("select setval($1::regclass, $2)", [sequence, value]);
    await client.query("commit");
    return manifest.tables.length;
  } finally {
    await client.end();
    zip.close();
  }
}

const manifestSchema = z.object({
  format: z.literal("tongan-backup-1"),
  createdAt: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(z.string()),
  sequences: z.record(z.string(), z.int()),
});

type Manifest = z.output<typeof manifestSchema>;

function readManifest(content: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(content));
  } catch (cause) {
    throw new Problem(backupProblems.notABackup, { cause });
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Tables so that every one comes after those it refers to (a table may refer to itself: COPY checks at its end). */
async function tablesInOrder(client: pg.Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where ${isOurs("table_schema")} and table_type = 'BASE TABLE' order by 1`,
  );
  const { rows: references } = await client.query<{ child: string; parent: string }>(
    `select distinct conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
     where contype = 'f' and conrelid <> confrelid`,
  );
  const order: string[] = [];
  const visit = (table: string) => {
    if (order.includes(table)) return;
    for (const { child, parent } of references) if (child === table) visit(parent);
    order.push(table);
  };
  for (const { name } of tables) visit(name);
  return order;
}

/** Identity columns that are "always" take a copied value too; generated ones do not. */
async function writableColumns(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map((row) => row.name).join(", ");
}

async function readSequences(
  client: pg.Client,
  which: "used" | "all" = "used",
): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string; value: string | null }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value as value from pg_sequences where ${isOurs("schemaname")}`,
  );
  return Object.fromEntries(
    rows.flatMap((row) =>
      row.value === null && which === "used" ? [] : [[row.name, Number(row.value)] as const],
    ),
  );
}

async function text(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}
