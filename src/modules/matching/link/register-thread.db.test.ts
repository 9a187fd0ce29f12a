/** The thread that holds the register: the server goes on answering beside it, and another takes the place of one that died. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { insertBatch } from "../../../../test/support/matching.ts";
import { prison } from "../rosters/types/prison.ts";
import { keepRows } from "./link.store.ts";
import { linking } from "./linking.service.ts";
import type { PlannedRow } from "./planned-row.ts";
import { askRegister, endRegisterThread } from "./register-thread.job.ts";
import { sealRow } from "./row-box.service.ts";

const PERSONS = 20_000;
const ROWS = 3000;
let test: TestApp;
let owner: pg.Client;
let batchId: string;

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  const { rows: made } = await owner.query<{ id: string }>(
    `with one as (
       select gen_random_uuid() as child, gen_random_uuid() as father, n, substr('李王张刘陈杨黄赵周吴', n % 10 + 1, 1) as surname,
         substr('伟芳娜敏静强磊军洋勇艳杰娟涛明超霞平刚桂', n / 10 % 20 + 1, 1) || substr('伟芳娜敏静强磊军洋勇艳杰娟涛明超霞平刚桂', n / 200 % 20 + 1, 1) as given
       from generate_series(1, $1::int) n),
     persons as (
       insert into registry.person (id, scope_code, name, sex, birth_date, recorded_at, recorded_by)
       select child, '500117104204', surname || given, '1', date '2010-01-01' + n % 4000, now(), child from one
       union all select father, '500117104204', surname || reverse(given), '1', date '1970-01-01' + n % 9000, now(), child from one returning id),
     children as (
       insert into registry.child (id, scope_code, file_no, opened_on, recorded_at, recorded_by)
       select child, '500117104204', 'T' || n, date '2024-01-01', now(), child from one returning id)
     insert into registry.kin (id, child_id, person_id, relation, scope_code, valid_from, recorded_at, recorded_by)
     select gen_random_uuid(), child, father, '51', '500117104204', date '2024-01-01', now(), child from one
     returning person_id as id`,
    [PERSONS / 2],
  );
  expect(made).toHaveLength(PERSONS / 2);
  batchId = (await insertBatch(owner, { subject: "prison", unit: "justice", asOf: "2026-11-01" })).batchId;
  await owner.query("update exchange.batch set state = 'matching' where id = $1", [batchId]);
  const { rows: named } = await owner.query<{ name: string; birth: string }>(
    "select name, to_char(birth_date, 'YYYY-MM-DD') as birth from registry.person where birth_date < '2005-01-01' order by id limit $1",
    [ROWS],
  );
  const kept = named.map(({ name, birth }, index) => ({
    ...{ ordinal: index + 1, at: `第 ${index + 2} 行`, faults: [] },
    ...sealRow(test.app.cipher, prison, { name, birthDate: birth, from: "2025-01-01", place: "渝都监狱" }),
  }));
  await linking(test.app, "read", (tx) => keepRows(tx, batchId, kept));
}, 120_000);
afterAll(async () => {
  await endRegisterThread(test.app);
  await owner.end();
  await test.close();
});

const plan = async () => {
  const rows: PlannedRow[] = [];
  const ask = { kind: "plan", batchId, subject: "prison" } as const;
  const { modelVersion } = await askRegister(test.app, ask, (part) => void rows.push(...part));
  return { rows, modelVersion };
};

it("reads twenty thousand persons and links three thousand rows while the server answers", async () => {
  const district = await test.as("district");
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let isDone = false;
  const linked = plan().finally(() => {
    isDone = true;
  });
  let answered = 0;
  while (!isDone) {
    expect((await district.get("/api/children?q=李伟")).statusCode).toBe(200);
    answered++;
  }
  delay.disable();
  const { rows } = await linked;
  expect(rows).toHaveLength(ROWS);
  expect(rows.filter(({ pairs }) => pairs.length > 0).length).toBeGreaterThan(ROWS * 0.9);
  expect(answered).toBeGreaterThan(5);
  // In this process it would be held up for seconds at a time; the bound is generous for a machine that does other work too.
  expect(delay.percentile(95) / 1e6).toBeLessThan(100);
}, 120_000);

it("refuses who waits when it ends, and another answers the next", async () => {
  const waiting = plan();
  const refused = expect(waiting).rejects.toThrow("the server stops");
  await endRegisterThread(test.app);
  await refused;
  expect((await plan()).rows).toHaveLength(ROWS);
}, 120_000);
