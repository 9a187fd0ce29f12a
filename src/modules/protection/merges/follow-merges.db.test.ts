/** What protection keeps of two files becomes that of one, and is parted again. Over HTTP, with the merge as the register's desk does it. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { accountsOf, begin, type Playing } from "../../../../test/support/assessments.ts";
import { openTestCase } from "../../../../test/support/cases.ts";
import { openFamily } from "../../../../test/support/families.ts";
import { guardianshipDesk } from "../../../../test/support/guardianship-desk.ts";
import { setClock } from "../../../kernel/clock.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";
import type { ChildGuardianship } from "../guardianship/guardianship.contract.ts";

const TODAY = "2026-11-27";
let test: TestApp;
let owner: pg.Client;
let playing: Playing;
const guardianship = guardianshipDesk(() => test);

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
