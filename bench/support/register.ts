/** The generated register that the benchmarks stand on: an embedded PostgreSQL under .data/bench, filled once and kept. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { createFieldCipher } from "../../src/platform/crypto/cipher.ts";
import { openKeyRing } from "../../src/platform/crypto/key-store.ts";
import { hashPassword } from "../../src/platform/crypto/password.ts";
import { startEmbeddedPostgres } from "../../src/platform/db/embedded-postgres.ts";
import { migrate } from "../../src/platform/db/migrate.ts";
import { seedPlaces } from "../../src/platform/places/seed-places.ts";
import { generateMillion } from "./million.ts";

/** Made-up data, so its key is no secret; a fixed one lets a kept register be opened again. */
export const BENCH_MASTER_KEY = Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString("hex");
export const BENCH_PASSWORD = "bench-password-1";

export interface BenchRegister {
  /** The owner's connection string. */
  readonly url: string;
  readonly dataDir: string;
  readonly children: number;
  stop(): Promise<void>;
}

/** `--children N` (default 1,000,000); `--url postgres://…` uses a running server, filled if it is empty. */
export async function openBenchRegister(args: readonly string[]): Promise<BenchRegister> {
  const children = Number(optionOf(args, "--children") ?? 1_000_000);
  const dataDir = join(fileURLToPath(new URL("../../.data/bench/", import.meta.url)), String(children));
  const given = optionOf(args, "--url");
  const embedded =
    given === undefined ? await startEmbeddedPostgres({ dataDir, log: console.error }) : undefined;
  const url = given ?? embedded?.url ?? "";
  try {
    await migrate(url);
    await seedPlaces(url);
    if ((await countChildren(url)) !== children) {
      console.error(`generating ${children} children …`);
      const cipher = createFieldCipher(openKeyRing({ dataDir, masterKey: BENCH_MASTER_KEY }));
      await generateMillion({ ownerUrl: url, cipher, children, log: console.error });
    }
    await insertPosts(url);
    return { url, dataDir, children, stop: async () => embedded?.stop() };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

function optionOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at === -1 ? undefined : args[at + 1];
}

async function countChildren(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ count: string }>("select count(*) as count from registry.child");
  await client.end();
  const found = Number(rows[0]?.count ?? 0);
  if (found === 0) return 0;
  return found;
}

/** `bench-500117` for the district, `bench-500117104` and so on for every township. */
async function insertPosts(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const hash = await hashPassword(BENCH_PASSWORD);
  const places = await client.query<{ code: string }>(
    "select code from platform.place where level <> 'village' order by code",
  );
  for (const { code } of places.rows) {
    const added = await client.query<{ id: string }>(
      `insert into platform.account (id, username, display_name, password_hash, created_at) values ($1, $2, '测量员', $3, now())
       on conflict (username) do update set display_name = excluded.display_name returning id, (xmax = 0) as fresh`,
      [randomUUID(), `bench-${code}`, hash],
    );
    await client.query(
      `insert into platform.post (id, account_id, role, place_code, title, valid_from)
       select $1, $2, $3, $4, '测量', '2016-01-01' where not exists (select from platform.post where account_id = $2)`,
      [randomUUID(), added.rows[0]?.id, code.length === 6 ? "districtOfficer" : "townshipSupervisor", code],
    );
  }
  await client.end();
}
