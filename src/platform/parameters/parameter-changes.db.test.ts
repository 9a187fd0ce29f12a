/** A change of standards through HTTP: proposed, looked at, confirmed by another; refused, stale, twice, two at once. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { community, draftOf, parameterChanges } from "../../../test/support/parameter-changes.ts";
import { setClock } from "../../kernel/clock.ts";
import type { OutputOf } from "../../kernel/operation.ts";
import { scopeBelow } from "../access/scope.ts";
import { systemActor } from "../access/system-actor.ts";
import { unitOfWork } from "../db/database.ts";
import { onParametersConfirmed, type ParameterChange, previewParameter } from "./change-hooks.ts";
import type { Change, ChangePreview, listChanges } from "./parameter-changes.contract.ts";
import type { readParameter, readParameters } from "./parameters.contract.ts";
import { listParameters } from "./parameters.store.ts";

let test: TestApp;
const { preview, propose, digestNow, decide, work, valueOn, openTasks } = parameterChanges(() => test);
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
