/** A change of standards through HTTP: proposed, looked at, confirmed by another; refused, stale, twice, two at once. */
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../test/support/app.ts";
import { addMonths } from "../../kernel/calendar-date.ts";
import { setClock } from "../../kernel/clock.ts";
import type { OutputOf } from "../../kernel/operation.ts";
import { scopeBelow } from "../access/scope.ts";
import { systemActor } from "../access/system-actor.ts";
import { type Tx, unitOfWork } from "../db/database.ts";
import { onParametersConfirmed, type ParameterChange, previewParameter } from "./change-hooks.ts";
import type { Change, ChangeDraft, ChangePreview, listChanges } from "./parameter-changes.contract.ts";
import type { readParameter, readParameters } from "./parameters.contract.ts";
import { listParameters } from "./parameters.store.ts";

let test: TestApp;
/** As if so many children were paid by the standard of scattered orphans. */
let paid = 3;
const told: ParameterChange[] = [];

previewParameter("benefits.standard.orphan.", async (_tx, _app, change) => ({
  what: "孤儿基本生活费",
  affected: paid,
  monthlyFen: paid * change.rows.reduce((sum, row) => sum + Number(row.after) - Number(row.before), 0),
  arrearsFen: 0,
  byPlace: [{ placeCode: "500117104", affected: paid, monthlyFen: 0, arrearsFen: 0 }],
  examples: [{ childId: "019a0000-0000-7000-8000-000000000001", name: "张小雨", words: "1651 → 1700" }],
}));
onParametersConfirmed("benefits.standard.", async (tx, _app, change) => {
  await listParameters(tx, "2027-01-01");
  told.push(change);
});

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const community = "benefits.standard.orphan.community";

function draftOf(patch: Partial<ChangeDraft> = {}): ChangeDraft {
  return {
    document: "渝民规〔2026〕9号",
    title: "关于调整社会救助标准的通知",
    issuedOn: "2026-11-20",
    compared: true,
    effective: { rule: "fromMonth", month: "2027-01" },
    reason: "按市里通知调标",
    rows: [{ key: community, value: 170000 }],
    ...patch,
  };
}

async function preview(draft: object, name: CastName = "district") {
  return (await test.as(name)).post("/api/parameter-changes/preview", draft);
}

async function propose(draft: ChangeDraft, name: CastName = "district"): Promise<Change> {
  const { digest } = (await preview(draft, name)).json<ChangePreview>();
  const answer = await (await test.as(name)).post("/api/parameter-changes", {
    ...draft,
    previewDigest: digest,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Change>();
}

async function digestNow(id: string): Promise<string> {
  const answer = await (await test.as("district2")).get(`/api/parameter-changes/${id}/preview`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<ChangePreview>().digest;
}

async function decide(
  name: CastName,
  act: "confirmation" | "refusal" | "withdrawal",
  id: string,
  body: object,
  key?: string,
) {
  return (await test.as(name)).post(`/api/parameter-changes/${id}/${act}`, body, {
    version: 1,
    ...(key === undefined ? {} : { key }),
  });
}

function work<Result>(use: (tx: Tx) => Promise<Result>): Promise<Result> {
  return unitOfWork(
    test.app.database,
    systemActor("test"),
    { operation: "parameters.test", effect: "read", audited: false },
    use,
  );
}

async function valueOn(day: string, key = community): Promise<unknown> {
  return (await work((tx) => listParameters(tx, day))).get(key)?.value;
}

async function openTasks(id: string): Promise<string[]> {
  const { rows } = await work((tx) =>
    sql<{ role: string }>`
      select role from platform.task where link = ${`/parameters/changes/${id}`} and done_at is null order by role`.execute(
      tx.sql,
    ),
  );
  return rows.map(({ role }) => role);
}

describe("a change of a standard", () => {
  let change: Change;

  it("says before it is proposed whom it affects, by how much, from when", async () => {
    const answer = (await preview(draftOf())).json<ChangePreview>();
    expect(answer).toMatchObject({
      effectiveFrom: "2027-01-01",
      rows: [
        {
          key: community,
          before: 165100,
          after: 170000,
          beforeWords: "1,651.00 元/月",
          afterWords: "1,700.00 元/月",
          beforeDocument: "渝民规〔2025〕6号",
          from: "2027-01-01",
          to: null,
        },
      ],
      impacts: [
        {
          affected: 3,
          monthlyFen: 3 * 4900,
          byPlace: [{ placeName: "古楼镇", affected: 3 }],
          examples: [{ name: "张小雨" }],
        },
      ],
      unreckoned: [],
    });
  });

  it("says of what no room has told whom it affects", async () => {
    const answer = await preview(draftOf({ rows: [{ key: "benefits.payroll.payday", value: 8 }] }));
    expect(answer.json()).toMatchObject({ impacts: [], unreckoned: ["发放日"] });
  });

  it("lies on the desks of those who may confirm, due in five working days, and holds nowhere yet", async () => {
    change = await propose(draftOf());
    expect(change).toMatchObject({ state: "proposed", proposedBy: "王建国", can: ["withdraw"], isOwn: true });
    expect(await openTasks(change.id)).toEqual(["districtLeader", "districtOfficer"]);
    const desk = await (await test.as("district2")).get("/api/desk");
    expect(desk.json<{ tasks: object[] }>().tasks).toContainEqual(
      expect.objectContaining({ kind: "parameterChange", dueOn: "2026-12-04" }),
    );
    expect(await valueOn("2027-01-01")).toBe(165100);
  });

  it("keeps figures of what the proposer saw, and no name", async () => {
    expect(change.proposedPreview.impacts).toEqual([expect.objectContaining({ affected: 3 })]);
    expect(JSON.stringify(change)).not.toContain("张小雨");
  });

  it("is not confirmed or refused by who proposed it", async () => {
    const previewDigest = await digestNow(change.id);
    for (const [act, body] of [
      ["confirmation", { previewDigest }],
      ["refusal", { words: "不同意" }],
    ] as const) {
      const answer = await decide("district", act, change.id, body);
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({ code: "platform.parameter.ownProposal" });
    }
    expect(await valueOn("2027-01-01")).toBe(165100);
  });

  it("is shown anew when facts have moved since it was looked at", async () => {
    const seen = await digestNow(change.id);
    paid = 4;
    const answer = await decide("district2", "confirmation", change.id, { previewDigest: seen });
    expect(answer.statusCode).toBe(412);
    expect(answer.json()).toMatchObject({ code: "platform.parameter.previewStale" });
    expect(await digestNow(change.id)).not.toBe(seen);
    expect(await valueOn("2027-01-01")).toBe(165100);
  });

  it("holds once another has confirmed it, however often the confirmation is sent", async () => {
    const body = { previewDigest: await digestNow(change.id), words: "与原文一致" };
    const first = await decide("district2", "confirmation", change.id, body, "confirm-once");
    expect(first.statusCode, first.body).toBe(200);
    expect(first.json()).toMatchObject({
      state: "confirmed",
      decidedBy: "赵敏",
      version: 2,
      can: [],
      decidedPreview: { impacts: [{ affected: 4 }] },
      events: [{ act: "proposed" }, { act: "confirmed", by: "赵敏", words: "与原文一致" }],
    });
    expect((await decide("district2", "confirmation", change.id, body, "confirm-once")).json()).toEqual(
      first.json(),
    );
    const again = await decide("leader", "confirmation", change.id, body);
    expect(again.json()).toMatchObject({ code: "platform.parameter.decided", state: "confirmed" });
    expect([await valueOn("2026-12-31"), await valueOn("2027-01-01")]).toEqual([165100, 170000]);
    expect(await openTasks(change.id)).toEqual([]);
  });

  it("is told to the rooms in the same transaction, with what was before", () => {
    expect(told).toEqual([
      expect.objectContaining({
        id: change.id,
        rows: [{ key: community, from: "2027-01-01", to: null, before: 165100, after: 170000 }],
      }),
    ]);
  });

  it("leaves the old belief readable", async () => {
    const before = await work((tx) =>
      listParameters(tx, "2027-01-01", new Date("2026-11-26T00:00:00+08:00")),
    );
    expect(before.get(community)?.value).toBe(165100);
    const agent = await test.as("auditor");
    const asOf = (query: string) =>
      agent.get(`/api/parameters?asOf=2027-01-01&group=benefits.standard&${query}`);
    const known = (await asOf("knownOn=2026-11-26")).json<OutputOf<typeof readParameters>>();
    const now = (await asOf("")).json<OutputOf<typeof readParameters>>();
    const current = (answer: typeof known) =>
      answer.groups[0]?.items.find(({ key }) => key === community)?.current;
    expect(current(known)).toMatchObject({ value: 165100, until: null });
    expect(current(now)).toMatchObject({ value: 170000, since: "2027-01-01", certainty: "verified" });
    const today = (await agent.get("/api/parameters?group=benefits.standard")).json<typeof known>();
    expect(today.groups[0]?.items.find(({ key }) => key === community)).toMatchObject({
      current: { value: 165100, until: "2027-01-01" },
      next: { from: "2027-01-01", words: "1,700.00 元/月" },
    });
  });

  it("stands in the parameter's history with who recorded it", async () => {
    const answer = await (await test.as("finance")).get(`/api/parameters/${community}`);
    const { periods } = answer.json<OutputOf<typeof readParameter>>();
    expect(periods.slice(0, 3)).toMatchObject([
      { from: "2027-01-01", to: null, words: "1,700.00 元/月", recordedBy: "赵敏", changeId: change.id },
      { from: "2025-07-01", to: "2027-01-01", recordedBy: "赵敏", supersededAt: null },
      { from: "2025-07-01", to: null, recordedBy: null, supersededAt: "2026-11-27T01:00:00.000Z" },
    ]);
  });

  it("leaves an entry of each step in the log, without what the examples say", async () => {
    const { rows } = await work((tx) =>
      sql<{ operation: string }>`
        select operation from audit.entry where detail ->> 'change' = ${change.id} order by id`.execute(
        tx.sql,
      ),
    );
    expect(rows.map(({ operation }) => operation)).toEqual([
      "platform.parameterChange.propose",
      "platform.parameterChange.confirm",
    ]);
  });
});

describe("two changes of one parameter", () => {
  it("are not both confirmed for the same month, even at once", async () => {
    const key = "benefits.standard.dibao.urban";
    const one = await propose(draftOf({ rows: [{ key, value: 80000 }] }));
    const other = await propose(draftOf({ rows: [{ key, value: 81000 }] }), "district2");
    const digests = [await digestNow(one.id), await digestNow(other.id)];
    const answers = await Promise.all([
      decide("district2", "confirmation", one.id, { previewDigest: digests[0] }),
      decide("district", "confirmation", other.id, { previewDigest: digests[1] }),
    ]);
    const statuses = answers.map(({ statusCode }) => statusCode);
    expect([...statuses].sort()).toEqual([200, 409]);
    const refused = answers.find(({ statusCode }) => statusCode === 409);
    expect(refused?.json()).toMatchObject({
      code: "platform.parameter.overlap",
      errors: [{ path: "rows.0.value", code: "overlap" }],
    });
    expect(await valueOn("2027-01-01", key)).toBe(statuses[0] === 200 ? 80000 : 81000);
  });

  it("decided by two people at once are decided once", async () => {
    const key = "benefits.standard.dibao.rural";
    const change = await propose(draftOf({ rows: [{ key, value: 64000 }] }));
    const previewDigest = await digestNow(change.id);
    const answers = await Promise.all([
      decide("district2", "confirmation", change.id, { previewDigest }),
      decide("leader", "refusal", change.id, { words: "等区里研究" }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(await openTasks(change.id)).toEqual([]);
  });
});

describe("a change that is not to be", () => {
  it("is refused by another with the reason, and nothing holds", async () => {
    const change = await propose(draftOf({ rows: [{ key: "benefits.standard.hiv", value: 170000 }] }));
    expect((await decide("leader", "refusal", change.id, { words: "" })).statusCode).toBe(422);
    const answer = await decide("leader", "refusal", change.id, { words: "文号不对" });
    expect(answer.json()).toMatchObject({ state: "refused", decisionWords: "文号不对", decidedBy: "周志远" });
    expect(await valueOn("2027-01-01", "benefits.standard.hiv")).toBe(165100);
    expect(
      (await (await test.as("district2")).get(`/api/parameter-changes/${change.id}/preview`)).json(),
    ).toMatchObject({ code: "platform.parameter.decided" });
  });

  it("is withdrawn by who proposed it and by nobody else", async () => {
    const change = await propose(draftOf({ rows: [{ key: "benefits.standard.hiv", value: 171000 }] }));
    expect((await decide("district2", "withdrawal", change.id, {})).json()).toMatchObject({
      code: "platform.parameter.notProposer",
    });
    expect((await decide("district", "withdrawal", change.id, {})).json()).toMatchObject({
      state: "withdrawn",
    });
    expect(await openTasks(change.id)).toEqual([]);
  });
});

describe("a draft", () => {
  it("from the month after its document is counted from the document's date", async () => {
    const answer = await preview(
      draftOf({ effective: { rule: "nextMonth" }, rows: [{ key: "benefits.standard.hiv", value: 1 }] }),
    );
    expect(answer.json()).toMatchObject({ effectiveFrom: "2026-12-01" });
  });

  it.each<[string, Partial<ChangeDraft>, string, object]>([
    [
      "of an undeclared key",
      { rows: [{ key: "benefits.nobody", value: 1 }] },
      "platform.parameter.badChange",
      { path: "rows.0.key", code: "unknown" },
    ],
    [
      "with a value of the wrong type",
      { rows: [{ key: community, value: "1700" }] },
      "platform.parameter.badChange",
      { path: "rows.0.value", code: "wrongType" },
    ],
    [
      "with parts of a fen",
      { rows: [{ key: community, value: 1700.5 }] },
      "platform.parameter.badChange",
      { path: "rows.0.value", code: "wrongType" },
    ],
    [
      "that names one twice",
      {
        rows: [
          { key: "benefits.standard.hiv", value: 1 },
          { key: "benefits.standard.hiv", value: 2 },
        ],
      },
      "platform.parameter.badChange",
      { path: "rows.1.key", code: "twice" },
    ],
    [
      "that changes nothing",
      { rows: [{ key: "benefits.standard.hiv", value: 165100 }] },
      "platform.parameter.badChange",
      { path: "rows.0.value", code: "unchanged" },
    ],
    [
      "of a document of the future",
      { issuedOn: "2026-12-01", rows: [{ key: "benefits.standard.hiv", value: 1 }] },
      "platform.parameter.badChange",
      { path: "issuedOn", code: "future" },
    ],
    [
      "that corrects a period which is not there",
      { effective: { rule: "correction" }, rows: [{ key: community, value: 1, from: "2024-02-01" }] },
      "platform.parameter.badChange",
      { path: "rows.0.from", code: "nothingToCorrect" },
    ],
    [
      "that overlaps an older period",
      { effective: { rule: "fromMonth", month: "2024-01" } },
      "platform.parameter.overlap",
      { path: "rows.0.value", code: "overlap" },
    ],
  ])("%s is refused and says where", async (_, patch, code, fault) => {
    const answer = await preview(draftOf(patch));
    expect(answer.json()).toMatchObject({ code, errors: [fault] });
  });

  it.each(["2027-13", "2027-1", "202701", "2027-00", "0000-01", "9999-12"])(
    "with the month %s is not understood",
    async (month) => {
      expect((await preview(draftOf({ effective: { rule: "fromMonth", month } }))).statusCode).toBe(422);
    },
  );

  it("is not proposed on a preview that nobody has seen", async () => {
    const answer = await (await test.as("district")).post("/api/parameter-changes", {
      ...draftOf({ rows: [{ key: "benefits.standard.hiv", value: 1 }] }),
      previewDigest: "0",
    });
    expect(answer.statusCode).toBe(412);
  });
});

describe("days at the edge of the calendar", () => {
  it.each(["0000-01-01", "0001-01-01", "9999-12-31"])(
    "%s is answered or refused, never broken",
    async (day) => {
      const agent = await test.as("district");
      for (const query of [`asOf=${day}`, `knownOn=${day}`])
        expect((await agent.get(`/api/parameters?${query}`)).statusCode, query).toBeLessThan(500);
      expect((await preview(draftOf({ issuedOn: day, effective: { rule: "nextMonth" } }))).statusCode).toBe(
        422,
      );
      const rows = [{ key: community, value: 1, from: day }];
      expect((await preview(draftOf({ effective: { rule: "correction" }, rows }))).statusCode).toBe(422);
    },
  );
});

describe("a correction", () => {
  it("replaces a past period, keeps what was believed, and takes away its 待核", async () => {
    const key = "benefits.standard.tekun";
    const change = await propose(
      draftOf({
        document: "渝民〔2022〕88号",
        effective: { rule: "correction" },
        rows: [{ key, value: 93100, from: "2022-09-01" }],
      }),
    );
    const answer = await decide("leader", "confirmation", change.id, {
      previewDigest: await digestNow(change.id),
    });
    expect(answer.statusCode, answer.body).toBe(200);
    const held = await work((tx) => listParameters(tx, "2022-12-01"));
    expect(held.get(key)).toMatchObject({
      value: 93100,
      document: "渝民〔2022〕88号",
      certainty: "verified",
      validTo: "2023-09-01",
    });
    const before = await work((tx) => listParameters(tx, "2022-12-01", new Date("2026-11-26T00:00:00Z")));
    expect(before.get(key)).toMatchObject({ value: 93200, certainty: "uncertain" });
  });
});

describe("a change that nobody has compared with the original", () => {
  it("holds, and shows as 待核 until it is corrected", async () => {
    const key = "benefits.payroll.cutoffDay";
    const change = await propose(draftOf({ compared: false, rows: [{ key, value: 3 }] }));
    await decide("leader", "confirmation", change.id, { previewDigest: await digestNow(change.id) });
    const held = await work((tx) => listParameters(tx, "2027-01-01"));
    expect(held.get(key)).toMatchObject({ value: 3, certainty: "uncertain" });
  });
});

describe("whatever is proposed and confirmed in whatever order", () => {
  it("one value at most is believed of a day, and only the announced time gets another", {
    timeout: 120_000,
  }, async () => {
    const key = "benefits.amount.insurance.year";
    const months = Array.from({ length: 60 }, (_, index) => addMonths("2024-01-01", index));
    const believed = new Map<string, unknown>();
    const begun: string[] = [];
    const step = fc.record({
      jump: fc.integer({ min: -9, max: 9 }),
      value: fc.integer({ min: 1, max: 4 }),
      corrects: fc.boolean(),
    });
    const steps = fc.sample(step, { numRuns: 40, seed: 20261127 });
    let confirmed = 0;
    for (const [index, { jump, value, corrects: wantsToCorrect }] of steps.entries()) {
      const corrects = wantsToCorrect && begun.length > 0;
      // Mostly forward, at times back into what is decided already.
      const ahead = months[Math.min(59, Math.max(0, index + jump))] ?? "2024-01-01";
      const month = (corrects ? begun[(jump + 9) % begun.length] : ahead) ?? ahead;
      const draft = draftOf(
        corrects
          ? { effective: { rule: "correction" }, rows: [{ key, value, from: month }] }
          : { effective: { rule: "fromMonth", month: month.slice(0, 7) }, rows: [{ key, value }] },
      );
      if ((await preview(draft)).statusCode !== 200) continue;
      const change = await propose(draft);
      const answer = await decide("district2", "confirmation", change.id, {
        previewDigest: await digestNow(change.id),
      });
      expect(answer.statusCode, answer.body).toBe(200);
      confirmed += 1;
      begun.push(month);
      const row = change.proposedPreview.rows[0];
      for (const day of months) {
        if (row !== undefined && row.from <= day && (row.to === null || day < row.to))
          believed.set(day, value);
      }
    }
    expect(confirmed).toBeGreaterThan(12);
    const { rows } = await work((tx) =>
      sql<{ day: string; values: unknown[] }>`
        select day::date as day, array_agg(p.value) as values
        from generate_series('2024-01-01'::date, '2028-12-01', interval '1 month') day
        join platform.parameter p on p.key = ${key} and p.superseded_at is null
          and p.valid_from <= day and (p.valid_to is null or p.valid_to > day)
        group by 1`.execute(tx.sql),
    );
    expect(new Map(rows.map(({ day, values }) => [day, values]))).toEqual(
      new Map([...believed].map(([day, value]) => [day, [value]])),
    );
  });
});

describe("the list of changes", () => {
  it("shows what waits first, to posts of the district only", async () => {
    const waiting = await propose(draftOf({ rows: [{ key: "benefits.standard.hiv", value: 172000 }] }));
    const answer = await (await test.as("auditor")).get("/api/parameter-changes");
    const { items } = answer.json<OutputOf<typeof listChanges>>();
    expect(items[0]).toMatchObject({ id: waiting.id, state: "proposed" });
    expect(items.length).toBeGreaterThan(3);
    expect((await (await test.as("supervisor")).get("/api/parameter-changes")).statusCode).toBe(403);
    const { rows } = await unitOfWork(
      test.app.database,
      { ...systemActor("test"), scope: scopeBelow("500117104") },
      { operation: "parameters.test", effect: "read", audited: false },
      (tx) => sql`select id from platform.parameter_change`.execute(tx.sql),
    );
    expect(rows).toEqual([]);
  });
});
