/**
 * A month's payroll over 300,000 recipients: computed, compared with the month before, stored, in one transaction; then once more,
 * which must give the same bytes. The floor of the same run: the very rows, put into empty tables of the same shape and no more.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import pg from "pg";
import { setClock } from "../src/kernel/clock.ts";
import type { Portion } from "../src/modules/benefits/payroll/compute-month.service.ts";
import { computePayroll, tryPayroll } from "../src/modules/benefits/payroll/compute-payroll.service.ts";
import {
  insertDifferences,
  insertItems,
  insertLines,
} from "../src/modules/benefits/payroll/payroll-rows.store.ts";
import { systemActor } from "../src/platform/access/system-actor.ts";
import { asOwner, type Database, openDatabase, type Tx, unitOfWork } from "../src/platform/db/database.ts";
import { round } from "./support/load.ts";
import { openBenchRegister } from "./support/register.ts";

const BEFORE = "2026-10";
const MONTH = "2026-11";
const given = process.argv.slice(2);
const args = given.includes("--children") ? given : [...given, "--children", "300000"];
setClock("2026-11-27T09:00:00+08:00");

const register = await openBenchRegister(args);
const database = openDatabase({ url: register.url });
try {
  await entitle(register.url);
  await run(database, (tx) => computePayroll(tx, BEFORE));
  await owner(register.url, [
    "update benefits.payroll_line set status = 'paid' where status = 'pay'",
    `update benefits.payroll set state = 'closed', closed_at = now() where month = '${BEFORE}'`,
    // What changes between two months: some come, some go, some receive other aid.
    `update benefits.entitlement set to_month = '${BEFORE}', ended_why = 'grownUp' where get_byte(uuid_send(child_id), 15) < 8`,
    `insert into benefits.other_income (id, child_id, scope_code, kind, from_month, fen, source, recorded_at, recorded_by)
     select uuidv7(), child_id, scope_code, 'dibao', '${MONTH}', 30000, 'bench', now(), child_id from benefits.entitlement
     where get_byte(uuid_send(child_id), 15) between 8 and 15`,
  ]);
  await vacuum(register.url);

  const first = await timed(() => run(database, (tx) => computePayroll(tx, MONTH)));
  const again = await timed(() => run(database, (tx) => computePayroll(tx, MONTH)));
  const floor = await bareInsert(database, register.url);
  const { figures, digest } = first.answer;
  const { before, differences } = figures;
  const sum = Object.values(differences).reduce((total, one) => total + one.fen, 0);
  const results = {
    name: "payroll",
    recipients: figures.people,
    lines: figures.lines,
    differences,
    seconds: round(first.seconds),
    againSeconds: round(again.seconds),
    perSecond: Math.round(figures.lines / first.seconds),
    floorSeconds: round(floor),
    ratioToFloor: round(first.seconds / floor),
    sameBytes: digest.equals(again.answer.digest),
    differencesSumUp: sum === figures.totalFen - (before?.totalFen ?? 0),
    memoryMb: Math.round(process.memoryUsage().rss / 1024 / 1024),
    targets: { seconds: 30 },
    met: { seconds: first.seconds <= 30 },
  };
  mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
  writeFileSync(new URL("./results/payroll.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
  console.table({
    computed: { seconds: results.seconds },
    again: { seconds: results.againSeconds },
    "bare insert": { seconds: results.floorSeconds },
  });
  console.log(results);
  if (!results.sameBytes || !results.differencesSumUp) throw new Error("the payroll does not hold together");
} finally {
  await database.close();
  await register.stop();
}

function run<Answer>(on: Database, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
  return unitOfWork(
    on,
    systemActor("bench"),
    { operation: "benefits.payroll.compute", effect: "write" },
    work,
  );
}

async function timed<Answer>(
  work: () => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly seconds: number }> {
  const begun = performance.now();
  const answer = await work();
  return { answer, seconds: (performance.now() - begun) / 1000 };
}

async function owner(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("set session_replication_role = replica; set synchronous_commit = off");
  for (const text of statements) await client.query(text);
  await client.end();
}

async function vacuum(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("vacuum (analyze)");
  await client.end();
}

/** Every child of the register receives by its own carer's account, except the twentieth part that begins this month. */
async function entitle(url: string): Promise<void> {
  await owner(url, [
    "truncate benefits.payroll, benefits.entitlement, benefits.other_income, benefits.recovery cascade",
    "truncate benefits.payroll_line, benefits.payroll_item, benefits.payroll_difference",
    "delete from registry.kin",
    `insert into registry.kin (id, child_id, person_id, scope_code, relation, cares_for_child, valid_from, recorded_at, recorded_by)
     select uuidv7(), s.child_id, (s.cells ->> 'guardianId')::uuid, s.scope_code, '62', true, '2020-01-01', now(), s.child_id
     from registry.standing s where s.valid_from <= '2026-11-30' and s.valid_to > '2026-11-30' and s.cells ? 'guardianId'`,
    `insert into benefits.entitlement (id, child_id, scope_code, programme, care_mode, from_month, settled_until, payee_name,
       payee_relation, payee_person_id, bank, account_sealed, account_index, source, decided_on, recorded_at, recorded_by)
     select uuidv7(), k.child_id, k.scope_code, 'B03', 'community',
       case when get_byte(uuid_send(k.child_id), 15) > 242 then '${MONTH}' else '2024-01' end, '2026-09', '祖母', '祖母', k.person_id,
       '重庆农村商业银行合川支行', decode(repeat(md5(k.child_id::text), 3), 'hex'), decode(md5(k.child_id::text), 'hex'), 'ledger',
       '2023-12-01', now(), k.child_id
     from registry.kin k`,
  ]);
  await vacuum(url);
}

/** What no computation can be faster than: the rows are at hand, the tables are empty. */
async function bareInsert(on: Database, url: string): Promise<number> {
  const portions: Portion[] = [];
  await run(on, (tx) =>
    tryPayroll(tx, MONTH, (portion) => {
      portions.push(portion);
      return Promise.resolve();
    }),
  );
  await owner(url, ["truncate benefits.payroll_line, benefits.payroll_item, benefits.payroll_difference"]);
  const { seconds } = await timed(() =>
    run(on, (tx) =>
      asOwner(tx, async () => {
        for (const { lines, items, differences } of portions) {
          await insertLines(tx, MONTH, lines);
          await insertItems(tx, MONTH, items);
          await insertDifferences(tx, MONTH, differences);
        }
      }),
    ),
  );
  return seconds;
}
