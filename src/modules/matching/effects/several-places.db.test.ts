/** People who stand in several files: a father of children in two townships, a girl who is a child on file and a mother. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import {
  agreeOnPrison,
  type Family,
  openFamily,
  prisonRoster,
  take,
} from "../../../../test/support/roster-batches.ts";
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { DifferenceItem } from "./differences.contract.ts";

/** 沙嘴村 of 古楼镇 is the director's; 铺坝村 of 官渡镇 below the other supervisor. */
const HERE = "500117104204";
const THERE = "500117101205";

let test: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-28T09:00:00+08:00" });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
  setClock("");
});

async function listed(as: CastName, query: string) {
  const answer = await (await test.as(as)).get(`/api/matching/differences?limit=200&${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: DifferenceItem[]; counts: Record<string, number> }>();
}

async function act(as: CastName, { id, version }: DifferenceItem, what: string, body: object) {
  return (await test.as(as)).post(`/api/matching/differences/${id}/${what}`, body, { version });
}

async function tasksOf(kind: string): Promise<string[]> {
  const { rows } = await owner.query<{ scope_code: string }>(
    "select scope_code from platform.task where kind = $1 and done_at is null order by 1",
    [kind],
  );
  return rows.map(({ scope_code: place }) => place);
}

describe("a father of children in two townships", () => {
  let here: Family;
  let there: Family;
  let agreementId: string;

  beforeAll(async () => {
    const father = { father: "秦世雄", born: "1985-05-06", sequence: 771 };
    here = await openFamily(test, owner, { ...father, child: "秦小乐", villageCode: HERE });
    there = await openFamily(test, owner, {
      ...{ ...father, child: "秦小安", childBorn: "2015-02-03", villageCode: THERE },
    });
    expect(there.fatherId).toBe(here.fatherId);
    agreementId = (await agreeOnPrison(test)).id;
    const row = { name: "秦世雄", number: here.number, born: here.born };
    expect(await take(test, agreementId, prisonRoster([row, { name: "路人甲" }]))).toMatchObject({
      tallies: { same: 1 },
    });
    await take(test, agreementId, prisonRoster([{ name: "路人乙" }, { name: "路人丙" }]));
  });

  it("whose end is asked is shown in both, each with its own child, once to the district", async () => {
    for (const [who, name, village] of [
      ["director", "秦小乐", HERE],
      ["supervisor", "秦小乐", HERE],
      ["otherSupervisor", "秦小安", THERE],
    ] as const) {
      const { items, counts } = await listed(who, "tab=endings");
      expect(items, who).toMatchObject([
        { childName: name, others: [], villageName: test.app.places.nameOf(village), can: [] },
      ]);
      expect(counts["endings"], who).toBe(1);
    }
    expect((await listed("neighbour", "tab=endings")).items).toEqual([]);
    const { items } = await listed("district", "tab=endings");
    expect(items).toHaveLength(1);
    const names = items.flatMap(({ childName, others }) => [
      childName,
      ...others.map((one) => one.childName),
    ]);
    expect(names.sort()).toEqual(["秦小乐", "秦小安"].sort());
    expect((await listed("district", `tab=endings&place=${THERE}`)).items).toMatchObject([
      { childName: "秦小安", others: [] },
    ]);
  });

  it("is settled once and gone everywhere; opened again it stands everywhere, and the end is taken back", async () => {
    const endOf = async () => {
      const { rows } = await owner.query<{ to: string | null }>(
        `select valid_to::text as to from registry.fact where person_id = $1 and slot = 'imprisoned' and superseded_at is null`,
        [here.fatherId],
      );
      return rows.map(({ to }) => to);
    };
    const [item] = (await listed("district", "tab=endings")).items as [DifferenceItem];
    const settled = await act("district", item, "settlement", {
      ...{ outcome: "ended", on: "2026-11-20", note: "监狱来函" },
    });
    expect(settled.statusCode, settled.body).toBe(200);
    expect(await endOf()).toEqual(["2026-11-20"]);
    for (const who of ["director", "otherSupervisor", "district"] as const) {
      expect((await listed(who, "tab=endings")).items, who).toEqual([]);
      expect((await listed(who, "tab=endings&state=settled")).items, who).toHaveLength(1);
    }
    const done = settled.json<DifferenceItem>();
    expect(done.can).toEqual(["reopen"]);
    expect((await act("supervisor", done, "reopening", { reason: "弄错了" })).json()).toMatchObject({
      code: "access.forbidden",
    });
    expect((await act("district", done, "reopening", { reason: " " })).statusCode).toBe(422);
    const open = await act("district", done, "reopening", { reason: "看错了人，还在服刑" });
    expect(open.statusCode, open.body).toBe(200);
    expect(open.json()).toMatchObject({
      ...{ state: "waiting", settled: null, can: ["settle"] },
      reopened: [{ by: "王建国", why: "看错了人，还在服刑", was: "确认已经结束 · 监狱来函 · 王建国" }],
    });
    expect(await endOf()).toEqual([null]);
    for (const who of ["director", "otherSupervisor", "district"] as const)
      expect((await listed(who, "tab=endings")).items, who).toHaveLength(1);
    expect(await tasksOf("matching.settle")).toEqual(["500117"]);
    const { rows } = await owner.query(
      "select purpose from audit.entry where operation = 'matching.differences.reopen'",
    );
    expect(rows).toEqual([{ purpose: "看错了人，还在服刑" }]);
    const again = open.json<DifferenceItem>();
    expect((await act("district", again, "reopening", { reason: "再来一次" })).json()).toMatchObject({
      code: "matching.difference.notSettled",
    });
    expect(
      (await act("district", again, "settlement", { outcome: "stillHolds", note: "监狱核实" })).statusCode,
    ).toBe(200);
  });

  it("of whom a roster contradicts what was said later: each township has the task, either settles it for both", async () => {
    const family = { father: "严大同", born: "1984-08-09", sequence: 773 };
    const one = await openFamily(test, owner, { ...family, child: "严小东", villageCode: HERE });
    await openFamily(test, owner, {
      ...family,
      child: "严小西",
      childBorn: "2014-02-03",
      villageCode: THERE,
    });
    const district = await test.as("district");
    const { version } = (await district.get(`/api/children/${one.childId}`)).json<{ version: number }>();
    const fact = await district.post(
      `/api/children/${one.childId}/facts`,
      { personId: one.fatherId, kind: "condition", from: "2026-01-01", value: { condition: "capable" } },
      { version },
    );
    expect(fact.statusCode, fact.body).toBe(200);
    const line = `截至日期：2026-10-31\n${prisonRoster([{ name: "严大同", number: one.number, born: one.born }])}`;
    await take(test, (await agreeOnPrison(test)).id, line);
    expect(await tasksOf("matching.settle")).toEqual(["500117101", "500117104"]);
    const [there] = (await listed("otherSupervisor", "tab=discrepancies")).items as [DifferenceItem];
    expect(there).toMatchObject({ childName: "严小西", why: "laterStatement", can: ["settle"] });
    const settled = await act("otherSupervisor", there, "settlement", {
      ...{ outcome: "registerRight", note: "人在家里" },
    });
    expect(settled.statusCode, settled.body).toBe(200);
    expect(await tasksOf("matching.settle")).toEqual([]);
    expect((await listed("supervisor", "tab=discrepancies")).items).toEqual([]);
    expect((await listed("supervisor", "tab=discrepancies&state=settled")).items).toMatchObject([
      { childName: "严小东", settled: { by: "李明华", outcome: "registerRight" }, can: ["reopen"] },
    ]);
  });
});

describe("a girl who is a child on file and a mother", () => {
  it("in a roster of prisoners is asked about as a child, and her own child is looked in on", async () => {
    const number = composeCitizenId("500199", "2009-03-04", 682);
    const district = await test.as("district");
    const girl = { name: "蒲思雨", sex: "2", birthDate: "2009-03-04", citizenNo: number };
    const open = async (payload: object) => {
      const answer = await district.post("/api/children", { on: "2025-09-01", notADouble: true, ...payload });
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json<{ id: string }>().id;
    };
    const girlId = await open({ person: girl, villageCode: HERE });
    const babyId = await open({
      ...{ person: { name: "蒲小月", sex: "2", birthDate: "2025-08-01" }, villageCode: HERE },
      kin: [{ relation: "52", person: girl }],
    });
    const brotherId = await open({
      ...{ person: { name: "蒲思远", sex: "1", birthDate: "2016-08-01" }, villageCode: HERE },
      kin: [{ relation: "75", person: girl }],
    });
    const batch = await take(
      test,
      (await agreeOnPrison(test)).id,
      prisonRoster([{ name: "蒲思雨", number, born: "2009-03-04" }]).replace("男", "女"),
    );
    expect(batch).toMatchObject({ tallies: { same: 1 } });
    const checks = (await listed("director", "tab=checks")).items.map(({ childId }) => childId);
    expect(checks).toContain(babyId);
    expect(checks).not.toContain(girlId);
    expect(checks).not.toContain(brotherId);
    const asked = (await listed("director", "tab=discrepancies")).items.filter(
      ({ childId }) => childId === girlId,
    );
    expect(asked).toMatchObject([{ why: "asked", holds: "名册说这个孩子在服刑，请核实是不是本人。" }]);
    const { rows } = await owner.query(
      "select slot from registry.fact where person_id = $1 and kind = 'condition' and superseded_at is null",
      [girlId],
    );
    expect(rows).toEqual([{ slot: "imprisoned" }]);
  });
});

describe("a batch whose rows were dropped", () => {
  it("can be taken back row by row with a reason, the end that followed too; one that was undone is refused in words", async () => {
    const family = await openFamily(test, owner, { child: "水小清", father: "水长流", born: "1981-01-01" });
    const row = { name: family.father, number: family.number, born: family.born };
    const { id } = await agreeOnPrison(test);
    const batch = await take(test, id, prisonRoster([row, { name: "路人丁" }]));
    await take(test, id, prisonRoster([{ name: "路人戊" }, { name: "路人己" }]));
    const [ending] = (await listed("director", "tab=endings")).items.filter(
      ({ childName }) => childName === "水小清",
    ) as [DifferenceItem];
    const body = { outcome: "ended", on: "2026-11-20", note: "监狱来函" };
    expect((await act("district", ending, "settlement", body)).statusCode).toBe(200);
    await owner.query("update exchange.batch set state = 'dropped', location = null where id = $1", [
      batch.id,
    ]);
    await owner.query(
      "update matching.row set values_sealed = null, identity_index = null, state = 'dropped' where batch_id = $1",
      [batch.id],
    );
    const district = await test.as("district");
    type Row = { candidates: { pairId: string; version: number }[]; can: string[] };
    const [pair] = (await district.get(`/api/matching/batches/${batch.id}/rows/1`)).json<Row>().candidates;
    const undo = (payload: object) =>
      district.post(`/api/matching/pairs/${pair?.pairId}/undo`, payload, { version: pair?.version ?? 0 });
    expect((await undo({})).json()).toMatchObject({ code: "matching.pair.reasonRequired" });
    const undone = await undo({ why: "身份证被冒用" });
    expect(undone.statusCode, undone.body).toBe(200);
    const facts = await owner.query(
      "select from registry.fact where person_id = $1 and slot = 'imprisoned' and superseded_at is null",
      [family.fatherId],
    );
    expect(facts.rows).toEqual([]);
    const [gone] = (await listed("district", "tab=endings&state=settled")).items.filter(
      (item) => item.id === ending.id,
    ) as [DifferenceItem];
    expect(gone).toMatchObject({ state: "undone", can: [] });
    expect((await act("district", gone, "reopening", { reason: "再看看" })).json()).toMatchObject({
      code: "matching.difference.withdrawn",
    });
    const batchVersion = async () =>
      (
        await owner.query<{ version: number; state: string }>(
          "select version, state from exchange.batch where id = $1",
          [batch.id],
        )
      ).rows[0];
    expect((await batchVersion())?.state).toBe("dropped");
    const undoAll = async () =>
      district.post(
        `/api/matching/batches/${batch.id}/undo`,
        { reason: "对方说整批错了" },
        { version: (await batchVersion())?.version ?? 0 },
      );
    expect((await undoAll()).json()).toEqual({ withdrawn: 0 });
    expect((await batchVersion())?.state).toBe("undone");
    expect((await undoAll()).json()).toMatchObject({ code: "matching.batch.undone" });
    expect((await undo({ why: "再撤一次" })).json()).toMatchObject({ code: "matching.batch.undone" });
  });
});
