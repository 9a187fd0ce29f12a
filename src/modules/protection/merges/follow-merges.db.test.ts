/** What protection keeps of two files becomes that of one, and is parted again. Over HTTP, with the merge as the register's desk does it. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { accountsOf, begin, type Playing } from "../../../../test/support/assessments.ts";
import { openTestCase } from "../../../../test/support/cases.ts";
import { openFamily } from "../../../../test/support/families.ts";
import { guardianshipDesk } from "../../../../test/support/guardianship-desk.ts";
import { BRUISES } from "../../../../test/support/reports.ts";
import { specialDesk } from "../../../../test/support/special-desk.ts";
import { setClock } from "../../../kernel/clock.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";
import type { ChildGuardianship } from "../guardianship/guardianship.contract.ts";
import type { ReportView } from "../reports/report-view.contract.ts";
import type { SpecialPerson } from "../special/people/people.contract.ts";

const TODAY = "2026-11-27";
let test: TestApp;
let owner: pg.Client;
let playing: Playing;
const guardianship = guardianshipDesk(() => test);
const special = specialDesk(() => test);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: `${TODAY}T09:00:00+08:00` });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  playing = { test, accounts: await accountsOf(test) };
});
afterAll(async () => {
  await owner.end();
  await test.close();
  setClock("");
});

const red = { kind: "risk", from: "2026-11-20", value: { level: "red", reason: "无人照料" } };
const paper = { kind: "temporary", ground: "T4", document: "合民护〔2026〕1号", holder: "合川区民政局" };

async function openRed(name: string): Promise<string> {
  const id = await openFamily(await test.as("director"), { name, facts: [red] });
  await followChanges(test.app);
  return id;
}

async function enter(childId: string, from: string, document: string): Promise<void> {
  const answer = await (await test.as("district")).post(`/api/children/${childId}/guardianship-decisions`, {
    ...paper,
    document,
    from,
  });
  expect(answer.statusCode, answer.body).toBe(200);
}

async function merge(keptId: string, mergedId: string): Promise<string> {
  const answer = await (await test.as("district")).post("/api/merges", {
    keptId,
    mergedId,
    reason: "同一个孩子",
  });
  expect(answer.statusCode, answer.body).toBe(200);
  await followChanges(test.app);
  return answer.json<{ id: string }>().id;
}

async function part(mergeId: string): Promise<void> {
  const answer = await (await test.as("district")).post(`/api/merges/${mergeId}/undo`, {
    reason: "其实是两个孩子",
  });
  expect(answer.statusCode, answer.body).toBe(200);
  await followChanges(test.app);
}

const guardianshipOf = async (childId: string, on = TODAY) =>
  (
    await (await test.as("district")).get(`/api/children/${childId}/guardianship?on=${on}`)
  ).json<ChildGuardianship>();

async function idsAt(path: string): Promise<string[]> {
  const answer = await (await test.as("supervisor")).get(path);
  return answer.statusCode === 200
    ? answer
        .json<{ items: { id: string }[] }>()
        .items.map(({ id }) => id)
        .sort()
    : [];
}

async function watchedRules(childId: string): Promise<string[]> {
  const answer = await (await test.as("supervisor")).get("/api/watch-items?limit=200");
  return answer
    .json<{ items: { childId: string; rule: string }[] }>()
    .items.filter((item) => item.childId === childId)
    .map(({ rule }) => rule);
}

const subjectsOf = async (part: string) =>
  (
    await owner.query<{ subject_id: string }>(
      "select subject_id from platform.task where done_at is null and (link like $1 or key like $1)",
      [`%${part}%`],
    )
  ).rows.map(({ subject_id }) => subject_id);

async function issueOrder(childId: string): Promise<string> {
  const detail = { reason: "多次把孩子独自留在家里", sessions: 6, minutesEach: 60, organiser: "区妇联" };
  const order = {
    kind: "familyEducation",
    organ: "区法院",
    personName: "父亲",
    issuedOn: "2026-11-10",
    detail,
  };
  const answer = await (await test.as("supervisor")).post(`/api/children/${childId}/guardian-orders`, order);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ id: string }>().id;
}

async function recordSession(order: string, on: string): Promise<void> {
  const entry = { kind: "session", on, minutes: 60, said: "到课一次" };
  const answer = await (await test.as("supervisor")).post(`/api/guardian-orders/${order}/entries`, entry);
  expect(answer.statusCode, answer.body).toBe(200);
}

async function reportAbout(...childIds: readonly string[]): Promise<string> {
  const id = randomUUID();
  const content = { ...BRUISES, children: [] };
  const report = { id, channel: "counter", content, childIds };
  const answer = await (await test.as("supervisor")).post("/api/reports", report);
  expect(answer.statusCode, answer.body).toBe(200);
  return id;
}

async function childrenOf(report: string): Promise<(string | null)[]> {
  const view = (await (await test.as("supervisor")).get(`/api/reports/${report}`)).json<ReportView>();
  return view.children.map(({ childId }) => childId).sort();
}

/** A search that the township has begun. */
async function searchedFor(...childIds: readonly string[]): Promise<string> {
  const where = { lastSeenOn: TODAY, lastSeenWhere: "镇上车站", looks: "红色外套", reportedBy: "奶奶" };
  const { id } = await special.begun("supervisor", "missingChild", where);
  for (const childId of childIds) {
    const person = { part: "child", name: "合家孩子", childId };
    const answer = await (await test.as("supervisor")).post(`/api/special/${id}/people`, person);
    expect(answer.statusCode, answer.body).toBe(200);
  }
  return id;
}

async function childrenIn(matter: string): Promise<(string | null)[]> {
  const { items } = (await (await test.as("supervisor")).get(`/api/special/${matter}/people`)).json<{
    items: SpecialPerson[];
  }>();
  return items.map(({ childId }) => childId).sort();
}

/** All that protection shows of a child, apart from where it stands in line. */
async function everything(childId: string): Promise<object> {
  const { now, custodies, placements, orders, matters } = await guardianshipOf(childId);
  return {
    ...{ now, custodies, placements, orders, matters },
    cases: await idsAt(`/api/children/${childId}/cases`),
    assessments: await idsAt(`/api/assessments?childId=${childId}`),
    watched: await watchedRules(childId),
  };
}

describe("what protection keeps of a child", () => {
  it("is all read on the kept file after a merge, and goes back whole when the files are parted", async () => {
    const [kept, merged] = [await openRed("合一"), await openRed("合二")];
    await enter(kept, "2026-03-01", "合民护〔2026〕3号");
    await enter(merged, "2026-10-01", "合民护〔2026〕10号");
    const desk = await openTestCase(test);
    await desk.send("supervisor", "/people", {
      id: randomUUID(),
      role: "child",
      name: "合二",
      childId: merged,
    });
    const assessment = await begin(playing, merged);
    const started = await guardianship.start("admonition", merged);
    expect(started.statusCode, started.body).toBe(200);
    await followChanges(test.app);
    const before = [await everything(kept), await everything(merged)];

    const mergeId = await merge(kept, merged);
    const all = await guardianshipOf(kept);
    expect(all.custodies.map(({ document, endedOn }) => [document, endedOn])).toEqual([
      ["合民护〔2026〕10号", null],
      ["合民护〔2026〕3号", "2026-10-01"],
    ]);
    expect((await guardianshipOf(kept, "2026-05-01")).now.document).toBe("合民护〔2026〕3号");
    expect((await guardianshipOf(kept, "2026-11-01")).now.document).toBe("合民护〔2026〕10号");
    expect(all.matters).toHaveLength(1);
    expect(await idsAt(`/api/children/${kept}/cases`)).toEqual([desk.id]);
    expect(await idsAt(`/api/assessments?childId=${kept}`)).toEqual([assessment.id]);
    expect(await watchedRules(kept)).toEqual([]);
    expect(new Set(await subjectsOf(assessment.id))).toEqual(new Set([kept]));

    await part(mergeId);
    expect([await everything(kept), await everything(merged)]).toEqual(before);
    expect(new Set(await subjectsOf(assessment.id))).toEqual(new Set([merged]));
  });

  it("of either file may be under way at the time of the merge, an assessment too", async () => {
    const [kept, merged] = [await openRed("合三"), await openRed("合四")];
    const [one, other] = [await begin(playing, kept), await begin(playing, merged)];
    const mergeId = await merge(kept, merged);
    expect(await idsAt(`/api/assessments?childId=${kept}`)).toEqual([one.id, other.id].sort());
    expect(await watchedRules(kept)).toEqual(["redWithoutCase"]);
    await part(mergeId);
    expect(await idsAt(`/api/assessments?childId=${merged}`)).toEqual([other.id]);
    expect(await watchedRules(merged)).toEqual(["redWithoutCase"]);
  });

  it("stands in orders, placements, reports and special matters too, and each goes back with its file", async () => {
    const [kept, merged] = [await openRed("合九"), await openRed("合十")];
    await enter(kept, "2026-03-01", "合民护〔2026〕5号");
    await enter(merged, "2026-10-01", "合民护〔2026〕11号");
    for (const [child, from] of [
      [kept, "2026-03-02"],
      [merged, "2026-10-02"],
    ] as const)
      expect((await guardianship.place(child, { from })).statusCode).toBe(200);
    const order = await issueOrder(merged);
    await recordSession(order, "2026-11-20");
    const [report, matter] = [await reportAbout(merged), await searchedFor(merged)];
    const about = async () => [await childrenOf(report), await childrenIn(matter)];
    const before = [await everything(kept), await everything(merged), await about()];

    const mergeId = await merge(kept, merged);
    expect(await about()).toEqual([[kept], [kept]]);
    const all = await guardianshipOf(kept);
    expect(all.placements.map(({ from, endedOn, endedWhy }) => [from, endedOn, endedWhy])).toEqual([
      ["2026-10-02", null, null],
      ["2026-03-02", "2026-10-02", "换了安置的地方"],
    ]);
    expect(all.orders.map(({ id, entries }) => [id, entries.length])).toEqual([[order, 1]]);
    expect(await guardianshipOf(merged)).toMatchObject({ code: "access.notFound" });

    await part(mergeId);
    expect([await everything(kept), await everything(merged), await about()]).toEqual(before);
  });

  it("goes on after the merge, and what was done meanwhile is not lost when the files are parted", async () => {
    const [kept, merged] = [await openRed("合十一"), await openRed("合十二")];
    await enter(merged, "2026-10-01", "合民护〔2026〕12号");
    expect((await guardianship.place(merged, { from: "2026-10-02" })).statusCode).toBe(200);
    const order = await issueOrder(merged);
    const mergeId = await merge(kept, merged);
    await recordSession(order, "2026-11-26");
    const own = await issueOrder(kept);
    expect((await guardianship.endPlacement(kept)).statusCode).toBe(200);

    await part(mergeId);
    const [ofKept, ofMerged] = [await guardianshipOf(kept), await guardianshipOf(merged)];
    expect(ofKept.orders.map(({ id }) => id)).toEqual([own]);
    expect(ofMerged.orders.map(({ id, entries }) => [id, entries.length])).toEqual([[order, 1]]);
    expect(ofMerged.placements).toMatchObject([{ from: "2026-10-02", endedOn: TODAY }]);
    const conclusion = { on: TODAY, conclusion: "六次都到了" };
    const version = ofMerged.orders[0]?.version ?? 0;
    const answer = await (await test.as("district")).post(
      `/api/guardian-orders/${order}/conclusion`,
      conclusion,
      { version },
    );
    expect(answer.statusCode, answer.body).toBe(200);
  });

  it("is of both files where both were in one case, one report or one search", async () => {
    const [kept, merged] = [await openRed("合十三"), await openRed("合十四")];
    const report = await reportAbout(kept, merged);
    const matter = await searchedFor(kept, merged);
    const desk = await openTestCase(test);
    for (const childId of [kept, merged])
      await desk.send("supervisor", "/people", { id: randomUUID(), role: "child", name: "合十三", childId });
    const mergeId = await merge(kept, merged);
    expect([await childrenOf(report), await childrenIn(matter)]).toEqual([
      [kept, kept],
      [kept, kept],
    ]);
    expect(await idsAt(`/api/children/${kept}/cases`)).toEqual([desk.id]);
    await part(mergeId);
    const both = [kept, merged].sort();
    expect([await childrenOf(report), await childrenIn(matter)]).toEqual([both, both]);
    for (const childId of both) expect(await idsAt(`/api/children/${childId}/cases`)).toEqual([desk.id]);
  });

  it("keeps what somebody had settled settled through a merge and its undoing", async () => {
    const [kept, merged] = [await openRed("合五"), await openRed("合六")];
    const director = await test.as("director");
    const listed = (await director.get("/api/watch-items?limit=200")).json<{
      items: { id: string; childId: string; version: number }[];
    }>();
    const item = listed.items.find(({ childId }) => childId === merged);
    const body = { reason: "visited", note: "祖母在家照料" };
    const settled = await director.post(`/api/watch-items/${item?.id ?? ""}/settlement`, body, {
      version: item?.version ?? 0,
    });
    expect(settled.statusCode, settled.body).toBe(200);
    await part(await merge(kept, merged));
    expect(await watchedRules(merged)).toEqual([]);
    expect(await watchedRules(kept)).toEqual(["redWithoutCase"]);
  });

  it("recorded on the kept file since the merge stays there", async () => {
    const [kept, merged] = [await openRed("合七"), await openRed("合八")];
    const mergeId = await merge(kept, merged);
    const since = await begin(playing, kept);
    await part(mergeId);
    expect(await idsAt(`/api/assessments?childId=${kept}`)).toEqual([since.id]);
    expect(await idsAt(`/api/assessments?childId=${merged}`)).toEqual([]);
  });
});
