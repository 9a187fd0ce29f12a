/** The board of cases with 50,000 open cases in the district tree, as its pages are asked for: first page, filtered, next, a township's. */
import { mkdirSync, writeFileSync } from "node:fs";
import pg from "pg";
import { drive } from "./support/load.ts";
import { openBenchRegister } from "./support/register.ts";
import { Connection, startBenchServer } from "./support/server-process.ts";

const CASES = 50_000;
const SECONDS = 8;
const TARGET_P95 = 150;
const given = process.argv.slice(2);
const register = await openBenchRegister(given.includes("--children") ? given : ["--children", "3000"]);
const owner = new pg.Client({ connectionString: register.url });
await owner.connect();
await fillCases();
const server = await startBenchServer(register);
try {
  const district = await new Connection(server.origin).logIn("bench-500117");
  const first = await district.get("/api/cases");
  const next = (JSON.parse(first.body) as { nextCursor: string }).nextCursor;
  const ask = (path: string) =>
    drive(1, SECONDS, async () => {
      const { status, body } = await district.get(path);
      if (status !== 200) throw new Error(`${path}: ${status} ${body}`);
    });
  const board = await ask("/api/cases");
  const following = await ask(`/api/cases?cursor=${encodeURIComponent(next)}`);
  const red = await ask("/api/cases?colour=red&late=true");
  const township = await ask("/api/cases?place=500117104");
  district.close();
  const parts = { board, following, red, township };
  const results = {
    name: "cases",
    cases: CASES,
    ...parts,
    targets: { p95: TARGET_P95 },
    met: Object.fromEntries(Object.entries(parts).map(([name, { p95 }]) => [name, p95 <= TARGET_P95])),
  };
  mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
  writeFileSync(new URL("./results/cases.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
  console.log(results);
} finally {
  await server.stop();
  await owner.end();
  await register.stop();
}

/** Spread over the villages, states, colours and days; the same each time. */
async function fillCases(): Promise<void> {
  const { rows } = await owner.query<{ n: string }>(
    "select count(*) as n from protection.case where number like 'GABENCH%'",
  );
  if (Number(rows[0]?.n) === CASES) return;
  await owner.query("delete from protection.case where number like 'GABENCH%'");
  await owner.query(
    `with villages as (select code, row_number() over (order by code) - 1 as nth, count(*) over () as of from platform.place where level = 'village'),
       lead as (select account_id, role, place_code from platform.post where role = 'districtOfficer' limit 1)
     insert into protection.case (id, number, scope_code, state, colour, situations, title, lead_id, lead_role, lead_place, opened_at,
       opened_by, next_due_at, next_due_code)
     select gen_random_uuid(), 'GABENCH' || lpad(n::text, 6, '0'), v.code,
       (array['verifying', 'emergency', 'assessing', 'planned', 'inService', 'monitoring'])[n % 6 + 1],
       (array['red', 'orange', 'yellow', 'blue'])[n % 4 + 1], array['MR4'], '儿童' || n || ' · 疑似家暴', l.account_id, l.role,
       l.place_code, now() - (n % 400) * interval '1 day', l.account_id, now() + ((n * 7919) % 1000 - 300) * interval '1 hour', 'visit'
     from generate_series(1, $1::int) n join villages v on v.nth = n % v.of cross join lead l`,
    [CASES],
  );
  await owner.query("analyze protection.case");
}
