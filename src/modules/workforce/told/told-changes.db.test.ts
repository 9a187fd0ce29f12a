/** What families tell, from the village to the file or to the township, over HTTP; and two who tell at once. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { openFamily } from "../../../../test/support/families.ts";
import { setClock } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";
import type { PhoneMessage } from "../phone/desk-document.contract.ts";
import { waitingTold } from "./phone-told.service.ts";
import type { ToldChangeView } from "./told-changes.contract.ts";
import { versionsOf } from "./told-versions.service.ts";

const TODAY = "2026-11-27";
let test: TestApp;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: `${TODAY}T09:00:00+08:00` });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const migrant = { condition: "migrantWork", from: "2025-03-01", details: { place: "广东东莞" } } as const;

async function family(name: string): Promise<string> {
  const id = await openFamily(await test.as("director"), { name, father: migrant });
  await followChanges(test.app);
  return id;
}

const asSystem = <Result>(use: Parameters<typeof unitOfWork<Result>>[3]) =>
  unitOfWork(
    test.app.database,
    systemActor("test"),
    { operation: "workforce.visits.plan", effect: "read", audited: false },
    use,
  );

async function versions(childId: string): Promise<Record<string, string | null>> {
  return asSystem(async (tx) => (await versionsOf(tx, test.app, [childId])).get(childId) ?? {});
}

async function file(childId: string) {
  const answer = await (await test.as("director")).get(`/api/children/${childId}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{
    version: number;
    facts: { kind: string; text: string; evidence: string | null; personId?: string }[];
    kin: { person: { id: string; name: string; phoneMasked: string | null } }[];
  }>();
}

async function tell(body: object, name: CastName = "director") {
  return (await test.as(name)).post("/api/told-changes", body);
}

async function told(body: object, name: CastName = "director"): Promise<ToldChangeView> {
  const answer = await tell(body, name);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<ToldChangeView>();
}

const change = (childId: string, section: string, value: object, base: string | null, more: object = {}) => ({
  id: randomUUID(),
  childId,
  section,
  from: TODAY,
  value,
  base,
  evidence: "听奶奶说",
  ...more,
});

async function decide(view: ToldChangeView, accept: boolean, name: CastName = "supervisor") {
  return (await test.as(name)).post(
    `/api/told-changes/${view.id}/decision`,
    { accept, reason: "打电话问过" },
    { version: view.version },
  );
}

async function tasks(name: CastName): Promise<string[]> {
  const answer = await (await test.as(name)).get("/api/desk");
  return answer
    .json<{ tasks: { title: string; link: string }[] }>()
    .tasks.filter(({ link }) => link.startsWith("/visits/changes"))
    .map(({ title }) => title);
}

const code = (answer: { json(): unknown }) => (answer.json() as { code?: string }).code;

describe("a change that a village knows by itself", () => {
  it("is written into the file at once with who told it, and told twice written once", async () => {
    const childId = await family("变甲");
    const { schooling } = await versions(childId);
    const body = change(childId, "schooling", { stage: "junior", school: "古楼中学" }, schooling ?? null);
    const view = await told(body);
    expect(view).toMatchObject({ state: "applied", why: null, said: "古楼中学 · 初中", can: [] });
    expect(await told(body)).toEqual(view);
    expect(code(await tell({ ...body, value: { stage: "senior" } }))).toBe("workforce.told.otherContent");
    expect((await versions(childId))["schooling"]).not.toBe(schooling);
    const timeline = await (await test.as("director")).get(`/api/children/${childId}/timeline`);
    const schools = timeline
      .json<{ items: { kind: string; text: string; before: string | null }[] }>()
      .items.filter(({ kind, before }) => kind === "fact.schooling" && before === null);
    expect(schools[0]?.text).toContain("古楼中学");
  });

  it("is nothing to do where it stands there already", async () => {
    const childId = await family("变乙");
    const { health } = await versions(childId);
    const view = await told(change(childId, "health", { status: "healthy" }, health ?? null));
    expect(view).toMatchObject({ state: "applied", why: "档案里已经是这样，不用再写" });
  });

  it("may be a carer's phone, which is never told in clear, nor is its version", async () => {
    const childId = await family("变丙");
    const before = await versions(childId);
    const [key = ""] = Object.keys(before).filter((one) => one.startsWith("phone:") && before[one] !== null);
    const personId = key.slice("phone:".length);
    expect(before[key]).not.toContain("13800000001");
    const view = await told(
      change(childId, "phone", { phone: "139 0000 1111" }, before[key] ?? null, { personId }),
    );
    expect(view).toMatchObject({
      state: "applied",
      said: expect.not.stringContaining("13900001111") as string,
    });
    expect((await versions(childId))[key]).not.toBe(before[key]);
    const stale = await told(
      change(childId, "phone", { phone: "13700002222" }, before[key] ?? null, { personId }),
    );
    expect(stale.state).toBe("conflict");
  });

  it("of a parent is written where the village knows it, and looked into where a paper decides", async () => {
    const childId = await family("变丁");
    const before = await versions(childId);
    const key = Object.keys(before).find((one) => one.startsWith("parent:") && before[one] !== null) ?? "";
    const personId = key.slice("parent:".length);
    const lost = await told(
      change(childId, "parent", { condition: "outOfContact" }, before[key] ?? null, { personId }),
    );
    expect(lost).toMatchObject({ state: "applied", about: "父亲 变丁之父", said: "失联" });
    const now = await versions(childId);
    const jailed = await told(
      change(childId, "parent", { condition: "imprisoned" }, now[key] ?? null, { personId }),
    );
    expect(jailed).toMatchObject({ state: "proposed", can: [] });
    const back = await told(
      change(childId, "parentBack", { condition: "migrantWork" }, now[key] ?? null, { personId }),
    );
    expect(back).toMatchObject({ state: "proposed", said: "外出务工结束了" });
    const accepted = await decide(back, true);
    expect(accepted.json(), accepted.body).toMatchObject({ state: "accepted", decided: { by: "张国强" } });
    expect((await decide(jailed, true)).json()).toMatchObject({ state: "accepted" });
    const timeline = await (await test.as("supervisor")).get(`/api/children/${childId}/timeline`);
    const texts = timeline
      .json<{ items: { kind: string; text: string }[] }>()
      .items.filter(({ kind }) => kind === "fact.condition" || kind === "factEnded")
      .map(({ text }) => text)
      .join("\n");
    expect(texts).toContain("服刑在押");
    expect(texts).toContain("打电话问过");
  });
});

describe("two who tell of one family", () => {
  it("are both right where they tell different things, and are told so", async () => {
    const childId = await family("变戊");
    const { schooling = null } = await versions(childId);
    await told(change(childId, "schooling", { grade: "六年级" }, schooling), "supervisor");
    const view = await told(change(childId, "schooling", { boarding: "boarding" }, schooling));
    expect(view).toMatchObject({ state: "applied", why: "别人这几天也登记了这一项的其他内容，已合在一起" });
    expect(view.holds).toContain("六年级");
    expect(view.holds).toContain("寄宿生");
  });

  it("differ where they tell one thing: both are kept, nothing is overwritten, and everybody sees it", async () => {
    const childId = await family("变己");
    const { schooling = null } = await versions(childId);
    await told(change(childId, "schooling", { school: "官渡小学" }, schooling), "supervisor");
    const view = await told(change(childId, "schooling", { school: "古楼二小" }, schooling));
    expect(view).toMatchObject({ state: "conflict", said: "古楼二小" });
    expect(view.shown).toContain("古楼镇中心小学");
    expect(view.holds).toContain("官渡小学");
    const phone = await asSystem(async (tx) => (await waitingTold(tx, test.app, [childId])).get(childId));
    expect(phone).toMatchObject([{ id: view.id, state: "conflict", holds: view.holds }]);
    expect(await tasks("supervisor")).toEqual([expect.stringMatching(/报来 \d+ 处变化等核实$/)]);
    const stale = await decide({ ...view, version: 7 }, true);
    expect([stale.statusCode, code(stale)]).toEqual([412, "workforce.told.stale"]);
    const done = await decide(view, true);
    expect(done.json(), done.body).toMatchObject({ state: "accepted" });
    expect(done.json<ToldChangeView>().holds).toContain("古楼二小");
    expect(code(await decide(done.json<ToldChangeView>(), false))).toBe("workforce.told.decided");
  });

  it("at the same moment take turns: one is written, the other differs", async () => {
    const childId = await family("变庚");
    const { health = null } = await versions(childId);
    const views = await Promise.all([
      told(change(childId, "health", { status: "weak" }, health)),
      told(change(childId, "health", { status: "chronic" }, health), "supervisor"),
    ]);
    expect(views.map(({ state }) => state).sort()).toEqual(["applied", "conflict"]);
  });
});

describe("what the township looks into", () => {
  it("is a move and whatever else; refused, the village hears why and the file stays as it was", async () => {
    const childId = await family("变辛");
    const before = await versions(childId);
    const moved = await told(
      change(childId, "residence", { address: "四社 3 号" }, before["residence"] ?? null),
    );
    const other = await told(change(childId, "other", { words: "家里新添了弟弟" }, null));
    expect([moved.state, other.state]).toEqual(["proposed", "proposed"]);
    const rejected = await decide(moved, false);
    expect(rejected.json(), rejected.body).toMatchObject({ state: "rejected" });
    const [message] = (await (await test.as("director")).get("/api/messages")).json<{
      items: PhoneMessage[];
    }>().items;
    expect(message).toMatchObject({ childId, text: expect.stringContaining("打电话问过") as string });
    expect((await versions(childId))["residence"]).toBe(before["residence"]);
    expect((await decide(other, true)).json()).toMatchObject({ state: "accepted" });
  });

  it("goes off its desk when all of it is decided", async () => {
    const list = await (await test.as("supervisor")).get("/api/told-changes?limit=200");
    for (const view of list.json<{ items: ToldChangeView[] }>().items) await decide(view, false);
    expect(await tasks("supervisor")).toEqual([]);
    expect((await (await test.as("supervisor")).get("/api/told-changes")).json()).toMatchObject({
      waiting: 0,
    });
  });

  it("is kept where the file has ended meanwhile", async () => {
    const childId = await family("变壬");
    const { version } = await file(childId);
    const ended = await (await test.as("director")).post(
      `/api/children/${childId}/acts`,
      { kind: "ended", on: TODAY, why: "movedAway", reason: "全家迁往外省" },
      { version },
    );
    expect(ended.statusCode, ended.body).toBe(200);
    const view = await told(change(childId, "health", { status: "chronic" }, null));
    expect(view).toMatchObject({ state: "proposed", why: expect.stringContaining("已经结束") as string });
  });

  it("is nobody's of another place, and nobody decides who only reads", async () => {
    const childId = await family("变癸");
    const view = await told(change(childId, "other", { words: "想转学" }, null));
    expect((await tell(change(childId, "other", { words: "想转学" }, null), "neighbour")).statusCode).toBe(
      404,
    );
    expect((await decide(view, true, "otherSupervisor")).statusCode).toBe(404);
    expect((await decide(view, true, "leader")).statusCode).toBe(403);
    expect((await decide(view, true, "director")).statusCode).toBe(403);
    const list = await (await test.as("neighbour")).get("/api/told-changes");
    expect(list.json<{ items: [] }>().items).toEqual([]);
  });
});

describe("what is told is checked", () => {
  it.each([
    ["schooling", { stage: "nowhere" }],
    ["schooling", {}],
    ["phone", { phone: "12" }],
    ["health", {}],
    ["other", { words: "" }],
    ["parent", { condition: "deceased" }],
  ])("%s with %o is refused", async (section, value) => {
    const childId = await family("变查");
    const answer = await tell(change(childId, section, value, null));
    expect([answer.statusCode, code(answer)]).toEqual([422, "workforce.told.invalid"]);
  });
});
