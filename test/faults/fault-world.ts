/** A server with a few children in it, and a look at the database from the owner's side: what is there, what has changed. */
import pg from "pg";
import { composeCitizenId } from "../../src/kernel/citizen-id.ts";
import type { FileDraft } from "../../src/modules/registry/file-draft.contract.ts";
import { recordDrafts } from "../../src/modules/registry/record-drafts.service.ts";
import { systemActor } from "../../src/platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../src/platform/db/database.ts";
import { createTestApp, type TestApp } from "../support/app.ts";

/** 沙嘴村 is the director's. */
export const VILLAGE = "500117104204";
/** 骑龙村, of the same township, is the neighbour's. */
export const NEXT_VILLAGE = "500117104206";
/** 铺坝村 of 官渡镇, below the other supervisor. */
export const FAR_VILLAGE = "500117101205";
export const NOW = "2026-11-24T09:00:00+08:00";

/** What must never come back in a refusal, nor stand in a log. */
export const secrets = {
  name: "欧阳不言",
  citizenNo: composeCitizenId("500199", "2014-03-09", 8),
  phone: "13912345678",
} as const;

export interface Family {
  readonly childId: string;
  readonly fatherId: string;
  readonly kinId: string;
  /** A fact of the child: schooling. */
  readonly factId: string;
}

export interface FaultWorld {
  readonly test: TestApp;
  /** The database's owner, past row security. */
  readonly owner: pg.Client;
  openFamily(villageCode?: string): Promise<Family>;
  version(childId: string): Promise<number>;
  /** One mark for each table that was ever written to; it changes with every committed change of the table. */
  marks(): Promise<ReadonlyMap<string, number>>;
  /** As the system, everywhere. */
  work<Result>(use: (tx: Tx) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export async function openFaultWorld(env: Readonly<Record<string, string>> = {}): Promise<FaultWorld> {
  const test = await createTestApp({ TONGAN_CLOCK: `${NOW}/run`, ...env });
  const owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  await watchTables(owner);
  const work: FaultWorld["work"] = (use) =>
    unitOfWork(test.app.database, systemActor("test"), { operation: "test.work", effect: "write" }, use);
  const stocks = new Map<string, Family[]>();
  const counts = new Map<string, number>();
  let count = 0;
  /** Many at once: one at a time costs as much as all of them. */
  const openFamilies = async (villageCode: string): Promise<Family[]> => {
    const items = Array.from({ length: STOCK }, (_, nth) => ({
      draft: familyIn(villageCode, count + nth),
      asOf: SINCE,
    }));
    count += STOCK;
    const opened = await work((tx) => recordDrafts(tx, items, { cipher: test.app.cipher, source: "form" }));
    const { rows } = await owner.query<Family>(
      `select k.child_id as "childId", k.person_id as "fatherId", k.id as "kinId", f.id as "factId"
       from registry.kin k join registry.fact f on f.person_id = k.child_id and f.kind = 'schooling'
       where k.child_id = any ($1)`,
      [opened.map(({ childId }) => childId)],
    );
    return rows;
  };
  return {
    test,
    owner,
    async openFamily(villageCode = VILLAGE) {
      const stock = stocks.get(villageCode) ?? [];
      stocks.set(villageCode, stock);
      if (stock.length === 0) stock.push(...(await openFamilies(villageCode)));
      return stock.pop() as Family;
    },
    async version(childId) {
      const { rows } = await owner.query<{ version: number }>(
        "select version from registry.child where id = $1",
        [childId],
      );
      return rows[0]?.version ?? 0;
    },
    async marks() {
      // What has been counted is taken away: thousands of looks would read it again each time.
      const { rows } = await owner.query<{ name: string; more: number }>(`
        with counted as (delete from fault.change returning name)
        select name, count(*)::int as more from counted group by name`);
      for (const { name, more } of rows) counts.set(name, (counts.get(name) ?? 0) + more);
      return new Map(counts);
    },
    work,
    async close() {
      await owner.end();
      await test.close();
    },
  };
}

/** Tables that have changed between two looks. */
export function changedTables(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): string[] {
  return [...after].filter(([table, mark]) => before.get(table) !== mark).map(([table]) => table);
}

/** A session's last-seen time and the sealer's links move on by themselves. */
const restless = ["platform.session", "audit.link"];

/** Every row that is written leaves its table's name, in the same transaction: what is rolled back leaves nothing. */
async function watchTables(owner: pg.Client): Promise<void> {
  await owner.query(`
    create schema fault;
    create table fault.change (name text not null);
    create function fault.note() returns trigger language plpgsql security definer as $$
      begin insert into fault.change values (tg_argv[0]); return null; end $$`);
  const { rows } = await owner.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema !~ '^(pg_|pgboss$|information_schema$|fault$)'
       and table_schema || '.' || table_name <> all ($1) order by 1`,
    [restless],
  );
  for (const { name } of rows)
    await owner.query(
      `create trigger zz_fault after insert or update or delete on ${name} for each row execute function fault.note('${name}')`,
    );
}

const STOCK = 40;
const SINCE = "2021-01-05";
const GIVEN = Array.from("明红伟怡涵泽萱诺雨欣梓辰安宁");

function familyIn(villageCode: string, nth: number): FileDraft {
  const letter = (digit: number) => GIVEN[Math.floor(nth / GIVEN.length ** digit) % GIVEN.length] ?? "";
  return {
    child: { name: `童${letter(0)}${letter(1)}${letter(2)}`, sex: "1", birthDate: "2015-06-01" },
    facts: [
      { kind: "residence", from: SINCE, value: { villageCode } },
      { kind: "category", from: SINCE, value: { category: "ruralLeftBehind" } },
      { kind: "schooling", from: SINCE, value: { stage: "primary", school: "古楼镇中心小学" } },
    ],
    kin: [
      {
        relation: "51",
        person: { name: "童大山", phone: "16012345678" },
        facts: [{ kind: "condition", from: "2019-02-10", value: { condition: "migrantWork" } }],
      },
    ],
  };
}
