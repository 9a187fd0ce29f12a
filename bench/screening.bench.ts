/**
 * Every child against every programme inside the database: the first night (all findings are new), a night after one child in two
 * hundred has changed, and single children at once; beside them what the same rows cost only to be read and to be counted.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import pg from "pg";
import { setClock } from "../src/kernel/clock.ts";
import {
  screenChildren,
  screenEverybody,
} from "../src/modules/benefits/screening/screen-children.service.ts";
import { systemActor } from "../src/platform/access/system-actor.ts";
import { openDatabase, type Tx, unitOfWork } from "../src/platform/db/database.ts";
import "../src/declared-parameters.ts";
import { round } from "./support/load.ts";
import { fillProfiles } from "./support/profiles.ts";
import { openBenchRegister } from "./support/register.ts";

const SINGLE = 200;
/** What one programme alone costs if somebody writes it out: the insurance of those who are fully or partly paid for. */
const handWritten = `
  select count(*) from recognition.profile p
  where valid_from <= '2026-11-27' and valid_to > '2026-11-27' and birth_date > '2008-11-27' and insured is false
    and (categories && array['orphan', 'defactoUnattended'] or relief && array['tekun', 'dibao'] or difficulties && array['L1', 'L2']
      or disability_level in ('1', '2') or (disability_class in ('5', '6') and disability_level in ('3', '4')))`;

const register = await openBenchRegister(process.argv.slice(2));
setClock("2026-11-27T02:00:00+08:00");
const owner = new pg.Client({ connectionString: register.url });
await owner.connect();
const database = openDatabase({ url: register.url });
try {
  const children = await fillProfiles(register.url, console.error);
  await owner.query("truncate benefits.finding, benefits.finding_settlement, benefits.screening_run");
  const scan = await timed(() =>
    owner.query("select count(*) from recognition.profile where valid_to > '2026-11-27'"),
  );
  const floor = await timed(() => owner.query(handWritten));
  const first = await timed(() => inWork((tx) => screenEverybody(tx)));
  await owner.query("vacuum analyze benefits.finding");
  const same = await timed(() => inWork((tx) => screenEverybody(tx)));
  await owner.query(
    "update recognition.profile set insured = not coalesce(insured, false) where abs(hashtext(child_id::text)::bigint) % 200 = 7",
  );
  const night = await timed(() => inWork((tx) => screenEverybody(tx)));
  const single = await singles();
  const after = await inWork((tx) => screenEverybody(tx));
  const results = {
    name: "screening",
    children,
    scanMs: scan.ms,
    oneProgrammeByHandMs: floor.ms,
    firstNightMs: first.ms,
    findings: first.result.added,
    quietNightMs: same.ms,
    nightMs: night.ms,
    nightDifferences: night.result,
    single,
    missedBySingles: after,
    peakMegabytes: round(process.resourceUsage().maxRSS / 1024),
    targets: { nightMs: 20_000, singleP95: 50, megabytes: 500 },
  };
  mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
  writeFileSync(
    new URL("./results/screening.json", import.meta.url),
    `${JSON.stringify(results, null, 2)}\n`,
  );
  console.log(results);
} finally {
  await database.close();
  await owner.end();
  await register.stop();
}

function inWork<Result>(use: (tx: Tx) => Promise<Result>): Promise<Result> {
  const options = { operation: "benefits.screening.run", effect: "write", audited: false } as const;
  return unitOfWork(database, systemActor("bench"), options, use);
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const begun = performance.now();
  const result = await work();
  return { ms: Math.round(performance.now() - begun), result };
}

/** One fact of one child changes and the child is screened, as a transaction of its own. */
async function singles() {
  const { rows } = await owner.query<{ child_id: string }>(
    "select child_id from recognition.profile where abs(hashtext(child_id::text)::bigint) % 1000 = 3 order by child_id limit $1",
    [SINGLE],
  );
  const times: number[] = [];
  for (const { child_id } of rows) {
    await owner.query(
      "update recognition.profile set insured = not coalesce(insured, false) where child_id = $1",
      [child_id],
    );
    times.push((await timed(() => inWork((tx) => screenChildren(tx, [child_id])))).ms);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
