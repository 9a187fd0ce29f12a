/** How soon, over what stands with cases and reports, equals the same figures worked out plainly from every clock. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { openTestCase, records } from "../../../../test/support/cases.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { asOwner, type Tx, unitOfWork } from "../../../platform/db/database.ts";
import { caseStateCodes } from "../cases/case-codes.contract.ts";
import * as cases from "../cases/cases.store.ts";
import type { Clock } from "../cases/clocks.ts";
import { writeClocks, writeStanding } from "../cases/events.store.ts";
import type { Colour } from "../protection-codes.contract.ts";
import * as reports from "../reports/reports.store.ts";
import type { Measured } from "./counted.ts";
import { measureCases, measureReports } from "./paces.store.ts";
import { type Period, periodOf } from "./period.ts";
import type { Span } from "./picture.store.ts";

const TODAY = "2026-11-27";
const NOW = new Date(`${TODAY}T12:00:00+08:00`);
const HOUR_MS = 3_600_000;
let test: TestApp;
let officer: string;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: NOW.toISOString() });
  officer = await inWork(async (tx) => {
    const { rows } = await sql<{ id: string }>`select account_id as id from platform.post limit 1`.execute(
      tx.sql,
    );
    return rows[0]?.id ?? "";
  });
});
afterAll(() => test.close());

const inWork = <Result>(use: (tx: Tx) => Promise<Result>) =>
  unitOfWork(
    test.app.database,
    systemActor("figures"),
    { operation: "t", effect: "write", audited: false },
    use,
  );

/** From every clock, joined anew: what the figures mean. */
async function plainly(tx: Tx, { scope, withSealed, digits, at }: Span, now: Period): Promise<Measured[]> {
  const inSpan = (
    moment: string,
  ) => sql`(${sql.ref(moment)} >= ${now.from}::date and ${sql.ref(moment)} < ${now.to}::date + 1
    or ${sql.ref(moment)} >= ${now.before.from}::date and ${sql.ref(moment)} < ${now.before.to}::date + 1)`;
  const seen = (
    of: string,
  ) => sql`${sql.ref(`${of}.scope_code`)} >= ${scope.lo} and ${sql.ref(`${of}.scope_code`)} < ${scope.hi}
    and (${withSealed} or not ${sql.ref(`${of}.sealed`)})`;
  const kept = sql`k.met_at <= k.due_at`;
  const missed = sql`(k.met_at > k.due_at or k.met_at is null and k.stopped_at is null and k.due_at < ${at})`;
  const ofReport = (code: string, moment: string, ended: string) => sql`
    select ${code}::text as measure, ${sql.ref(moment)} < ${now.from}::date as "isBefore", r.sealed, r.colour, r.scope_code,
      ${kept} as met, ${missed} as missed, ${sql.ref(ended)} - r.received_at as took
    from protection.report r join protection.clock k on k.holder_id = r.id and k.code = ${code} where ${seen("r")} and ${inSpan(moment)}`;
  const ofCase = (
    code: string,
    clock: ReturnType<typeof sql>,
    ended: string,
    only: ReturnType<typeof sql>,
  ) => sql`
    select ${code}::text, c.opened_at < ${now.from}::date, c.sealed, c.colour, c.scope_code, ${kept}, ${missed},
      ${sql.ref(ended)} - coalesce((select min(r.received_at) from protection.report r where r.case_id = c.id), c.opened_at)
    from protection.case c left join protection.clock k on k.holder_id = c.id and k.code = ${clock}
    where ${seen("c")} and ${inSpan("c.opened_at")} and ${only}`;
  const isRed = sql`exists (select from protection.clock f where f.holder_id = c.id and f.code = 'firstContact')`;
  const { rows } = await sql<Measured>`
    with source as (${ofReport("takeUp", "r.received_at", "r.taken_up_at")}
      union all ${ofReport("feedback", "k.started_at", "r.fed_back_at")}
      union all ${ofCase("contact", sql`'firstContact'`, "c.first_act_at", isRed)}
      union all ${ofCase("firstAct", sql`case when ${isRed} then 'firstContact' else 'visit' end`, "c.first_act_at", sql`true`)}
      union all ${ofCase("safety", sql`'placement'`, "c.safe_at", sql`true`)}),
    told as (select measure, "isBefore", met, missed, extract(epoch from took)::float8 / 3600 as took,
      case when sealed then 'sealed' else colour end as colour, case when sealed then 'sealed' else left(scope_code, ${digits}::int) end as place
      from source)
    select measure, "isBefore", case grouping(colour, place) when 1 then 'colour' when 2 then 'place' else 'all' end as dimension,
      coalesce(colour, place) as key, count(*) filter (where met) as met, count(*) filter (where missed) as missed, count(took) as timed,
      percentile_cont(0.5) within group (order by took) as median, percentile_cont(0.9) within group (order by took) as p90
    from told group by measure, "isBefore", grouping sets ((colour), (place), ())`.execute(tx.sql);
  return rows;
}

const inOrder = (rows: readonly Measured[]) =>
  rows
    .map(({ median, p90, ...row }) => ({ ...row, median: median?.toFixed(6), p90: p90?.toFixed(6) }))
    .map((row) => JSON.stringify(row, Object.keys(row).sort()))
    .sort();

/** The board narrowed by how clocks went counts as the figures do. */
async function compareLists(
  tx: Tx,
  { scope, at }: Span,
  period: Period,
  found: readonly Measured[],
): Promise<void> {
  const { from: openedFrom, to: openedTo } = period;
  for (const measure of ["contact", "firstAct", "safety"] as const) {
    const all = found.find((one) => one.measure === measure && one.dimension === "all" && !one.isBefore);
    const { met = 0, missed = 0, timed = 0 } = all ?? {};
    for (const [outcome, count] of [
      ["Due", met + missed],
      ["Met", met],
      ["Missed", missed],
      ["Timed", timed],
    ] as const) {
      const paced = { pace: `${measure}${outcome}` as const, at };
      const ask = { scope, states: caseStateCodes.codes, openedFrom, openedTo, paced };
      const listed = await cases.countCases(tx, ask, at);
      expect(
        listed.reduce((sum, one) => sum + one.count, 0),
        paced.pace,
      ).toBe(count);
    }
  }
}

async function compare(tx: Tx, span: Span, period: Period): Promise<number> {
  const fast = [
    ...(await measureReports(tx, span, period, period.before)),
    ...(await measureCases(tx, span, period, period.before)),
  ];
  const plain = await plainly(tx, span, period);
  expect(inOrder(fast)).toEqual(inOrder(plain));
  if (span.withSealed) await compareLists(tx, span, period, fast);
  return plain.length;
}

const district = {
  scope: { lo: "500117", hi: "500118" },
  digits: 9,
  withSealed: true,
  at: NOW,
} as unknown as Span;
const township = {
  ...district,
  scope: { lo: "500117104", hi: "500117105" },
  digits: 12,
  withSealed: false,
} as unknown as Span;
const months = ["2026-11-15", "2026-10-15", "2025-12-31"].map((on) =>
  periodOf({ period: "month", on }, TODAY),
);
const periods = [...months, periodOf({ period: "year" }, TODAY)];

/** Hours back from now, around the turns of months and years too. */
const hoursAgo = fc.oneof(
  fc.integer({ min: 0, max: 24 * 60 }),
  fc.constantFrom(636, 637, 1380, 1381, 7932, 7933).map((hours) => hours),
  fc.integer({ min: 0, max: 24 * 700 }),
);
const after = fc.option(fc.integer({ min: 0, max: 200 }), { freq: 3 });
const place = fc.constantFrom(
  "500117104204",
  "500117104205",
  "500117104",
  "500117",
  "500117101001",
  "500116001",
);
const colour = fc.constantFrom<Colour>("red", "orange", "yellow", "blue");
const anyClock = fc.record({
  start: fc.integer({ min: 0, max: 100 }),
  term: fc.integer({ min: 1, max: 100 }),
  met: after,
  stopped: after,
});
const ofCase = fc.record({
  ...{ place, colour, sealed: fc.integer({ min: 0, max: 5 }), openedAgo: hoursAgo, act: after, safe: after },
  clocks: fc.record({ firstContact: anyClock, visit: anyClock, placement: anyClock }, { requiredKeys: [] }),
  earlier: fc.record({ firstContact: anyClock, visit: anyClock, placement: anyClock }, { requiredKeys: [] }),
  reportsBefore: fc.array(fc.integer({ min: -50, max: 80 }), { maxLength: 3 }),
  moved: fc.option(place),
});
const ofReport = fc.record({
  ...{
    place,
    colour,
    sealed: fc.integer({ min: 0, max: 5 }),
    receivedAgo: hoursAgo,
    taken: after,
    answered: after,
  },
  clocks: fc.record({ takeUp: anyClock, feedback: anyClock }, { requiredKeys: [] }),
});
type Clocks = Partial<Record<string, typeof anyClock extends fc.Arbitrary<infer One> ? One : never>>;

const before = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS);
const behind = (from: Date, hours: number | null) =>
  hours === null ? null : new Date(from.getTime() + hours * HOUR_MS);

function clocksFrom(from: Date, clocks: Clocks): Clock[] {
  return Object.entries(clocks).flatMap(([code, one]) => {
    if (one === undefined) return [];
    const started = new Date(from.getTime() + one.start * HOUR_MS);
    const metAt = behind(started, one.met)?.toISOString() ?? null;
    const stoppedAt = metAt === null ? (behind(started, one.stopped)?.toISOString() ?? null) : null;
    const dueAt = new Date(started.getTime() + one.term * HOUR_MS).toISOString();
    const cite = { document: "", says: "", certainty: "verified" as const };
    return [
      {
        code,
        title: code,
        startedAt: started.toISOString(),
        dueAt,
        metAt,
        stoppedAt,
        missingYears: [],
        cite,
      },
    ];
  });
}

async function follow(
  tx: Tx,
  of: "case" | "report",
  id: string,
  code: string,
  clocks: readonly Clock[],
): Promise<void> {
  await writeClocks(tx, id, code, clocks);
  await writeStanding(tx, of, id, clocks);
}

async function insertReport(
  tx: Tx,
  at: Date,
  one: { place: string; colour: Colour; sealed: boolean },
): Promise<string> {
  const id = randomUUID();
  const receiver = { accountId: officer, role: "districtOfficer" as const, placeCode: "500117" };
  const empty = Buffer.alloc(0);
  await reports.insertReport(tx, `T${id}`, {
    ...{
      id,
      scopeCode: one.place,
      at,
      channel: "public",
      recordedBy: null,
      ticket: null,
      reporterKind: null,
    },
    ...{
      isMandated: false,
      situations: ["MR4"],
      danger: "no",
      injury: "none",
      seenAt: null,
      contentSealed: empty,
    },
    ...{
      contentDigest: empty,
      codeSealed: null,
      codeIndex: null,
      senderIndex: null,
      colour: one.colour,
      colourFactors: [],
    },
    ...{ isCrime: false, sealed: one.sealed, sealedWhy: null, receiver },
  });
  return id;
}

async function playCase(
  tx: Tx,
  one: typeof ofCase extends fc.Arbitrary<infer One> ? One : never,
): Promise<void> {
  const id = randomUUID();
  const opened = before(one.openedAgo);
  const lead = { accountId: officer, role: "districtOfficer" as const, placeCode: "500117" };
  const [first = 1, ...joined] = one.reportsBefore.map(
    (hours) => new Date(opened.getTime() - hours * HOUR_MS),
  );
  const reportedAt = first === 1 ? opened : first;
  await cases.insertCase(tx, {
    ...{
      id,
      number: `T${id}`,
      scopeCode: one.place,
      colour: one.colour,
      situations: ["MR4"],
      sealed: one.sealed === 0,
    },
    ...{ sealedWhy: null, title: "t", lead, at: opened, reportedAt, openedBy: officer },
  });
  for (const at of first === 1 ? [] : [first, ...joined]) {
    const report = await insertReport(tx, at, { place: one.place, colour: one.colour, sealed: false });
    await reports.updateReport(tx, report, 1, { state: "joined", caseId: id, takenUpAt: at });
    await cases.tellReported(tx, id, at);
  }
  await follow(tx, "case", id, one.place, clocksFrom(opened, one.earlier));
  await follow(tx, "case", id, one.moved ?? one.place, clocksFrom(opened, { ...one.earlier, ...one.clocks }));
  const [firstActAt, safeAt] = [behind(opened, one.act), behind(opened, one.safe)];
  await cases.updateCase(tx, id, undefined, {
    ...{ safeAt, sealed: one.sealed < 2, colour: one.colour },
    ...(firstActAt === null ? {} : { firstActAt }),
    ...(one.moved === null ? {} : { scopeCode: one.moved }),
  });
}

async function playReport(
  tx: Tx,
  one: typeof ofReport extends fc.Arbitrary<infer One> ? One : never,
): Promise<void> {
  const received = before(one.receivedAgo);
  const id = await insertReport(tx, received, { ...one, sealed: one.sealed === 0 });
  const [takenUpAt, fedBackAt] = [behind(received, one.taken), behind(received, one.answered)];
  await reports.updateReport(tx, id, 1, {
    ...(takenUpAt === null ? {} : { state: "takenUp", takenUpAt }),
    ...(fedBackAt === null ? {} : { fedBackAt }),
  });
  await follow(tx, "report", id, one.place, clocksFrom(received, one.clocks));
}

describe("how soon somebody acted", () => {
  it("is the same as from the clocks after stories that were really played", async () => {
    const unsafe = await openTestCase(test, "supervisor", { content: { danger: "yes" } });
    await unsafe.write("supervisor", records.unsafe, NOW);
    await openTestCase(test, "district", { content: { situations: ["MR2"], danger: "yes" } });
    const calm = await openTestCase(test, "supervisor", { content: { danger: "no" } });
    await calm.write("supervisor", records.safe, NOW);
    const counted = await inWork((tx) => compare(tx, district, periodOf({ period: "month" }, TODAY)));
    expect(counted).toBeGreaterThan(15);
  });

  it("is the same as from the clocks whatever began, ended late, was corrected, joined, moved or sealed", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(ofCase, { minLength: 25, maxLength: 40 }),
        fc.array(ofReport, { minLength: 15, maxLength: 25 }),
        async (played, reported) => {
          await inWork(async (tx) => {
            await asOwner(tx, () =>
              sql`truncate protection.clock, protection.case, protection.report cascade`.execute(tx.sql),
            );
            for (const one of played) await playCase(tx, one);
            for (const one of reported) await playReport(tx, one);
            let counted = 0;
            for (const span of [district, township])
              for (const period of periods) counted += await compare(tx, span, period);
            expect(counted).toBeGreaterThan(50);
          });
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
  });
});
