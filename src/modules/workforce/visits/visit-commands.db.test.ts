/** What phones do in this room, as the mutations of a push: the same acts as those of a desk, told in one sentence. */
import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { openFamily } from "../../../../test/support/families.ts";
import { phoneJpeg } from "../../../../test/support/media.ts";
import { sendPhotoPiece } from "../../../../test/support/photo-pieces.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { setClock } from "../../../kernel/clock.ts";
import { scopeOfPost } from "../../../platform/access/scope.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import { listHolders } from "../../../platform/identity/post-holders.service.ts";
import { type CommandOutcome, findCommand } from "../../../platform/sync/commands.ts";
import { Mutation } from "../../../platform/sync/mutation.contract.ts";
import { versionsOf } from "../told/told-versions.service.ts";
import type { VisitView } from "./visits.contract.ts";

const TODAY = "2026-11-27";
const VILLAGE = "500117104204";
let test: TestApp;
let director: Actor;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: `${TODAY}T09:00:00+08:00` });
  const [holder] = await listHolders({ sql: test.app.database.kysely } as never, "villageDirector", VILLAGE);
  if (holder === undefined) throw new Error("the village has no director");
  director = {
    ...systemActor("phone"),
    accountId: holder.accountId,
    role: "villageDirector",
    placeCode: VILLAGE,
    scope: scopeOfPost("villageDirector", VILLAGE),
  };
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const work = { operation: "workforce.visits.plan", effect: "write", audited: false } as const;

/** As the push does it: read by the operation's own schemas, in the transaction of the mutation. */
function push(
  name: string,
  body: object,
  more: { at?: string; params?: object } = {},
): Promise<CommandOutcome> {
  const command = findCommand(name);
  if (command === undefined) throw new Error(`nobody binds ${name}`);
  const mutation = Mutation.parse({
    id: randomUUID(),
    n: 1,
    operation: name,
    formVersion: command.formVersion,
    body,
    placeCode: VILLAGE,
    at: more.at ?? `${TODAY}T08:00:00+08:00`,
  });
  return unitOfWork(test.app.database, director, work, (tx) =>
    command.run(tx, {
      app: test.app,
      mutation,
      params: command.operation.params?.parse(more.params),
      body: command.operation.body?.parse(body),
    }),
  );
}

const visitOf = (childId: string, more: object = {}) => ({
  id: randomUUID(),
  childId,
  on: TODAY,
  manner: "home",
  sawChild: true,
  sawCarer: true,
  looked: ["care"],
  ...more,
});

/** A running campaign of two questions, and a visit that answers it and one that nobody knows. */
async function visitWithAnswers(childId: string, answers: object, of?: string) {
  const campaignId = of ?? (await startCampaign());
  const unknown = of === undefined ? [{ campaignId: randomUUID(), answers: {} }] : [];
  return { campaignId, visit: visitOf(childId, { campaigns: [{ campaignId, answers }, ...unknown] }) };
}

async function startCampaign(): Promise<string> {
  const supervisor = await test.as("supervisor");
  const id = randomUUID();
  const begun = await supervisor.post("/api/campaigns", {
    ...{ id, title: "冬季用火", brief: "看看家里怎么取暖。", from: TODAY, dueOn: "2026-12-15" },
    ...{ place: "500117104", selection: { ledger: "all" } },
    questions: [
      { label: "冬天用什么取暖？", kind: "choice", options: ["电", "炭火"] },
      { label: "有人看管炉火吗？", kind: "yesNo" },
    ],
  });
  expect(begun.statusCode, begun.body).toBe(200);
  const started = await supervisor.post(`/api/campaigns/${id}/start`, {}, { version: 1 });
  expect(started.statusCode, started.body).toBe(200);
  return id;
}

const read = async (id: string) =>
  (await (await test.as("supervisor")).get(`/api/visits/${id}`)).json<VisitView>();

it("a visit is recorded once, its clock is flagged, and words are added to it", async () => {
  const childId = await openFamily(await test.as("director"), { name: "机甲" });
  const visit = visitOf(childId);
  expect(await push("workforce.visit.record", visit, { at: "2026-11-30T09:00:00+08:00" })).toEqual({});
  await push("workforce.visit.record", visit);
  const amendment = { id: randomUUID(), words: "忘了写：奶奶脚扭了" };
  await push("workforce.visit.amend", amendment, { params: { id: visit.id } });
  await push("workforce.visit.amend", amendment, { params: { id: visit.id } });
  expect(await read(visit.id)).toMatchObject({
    clockOffMinutes: 4320,
    steps: [{ words: "忘了写：奶奶脚扭了" }],
  });
});

it("a visit whose answers to a campaign cannot be kept is kept without them, and the phone is told why", async () => {
  const childId = await openFamily(await test.as("director"), { name: "机戊" });
  const { campaignId, visit } = await visitWithAnswers(childId, { q1: "o1" });
  expect(await push("workforce.visit.record", visit)).toEqual({
    told:
      "走访记录已保存。“冬季用火”的回答没有收：请回答：有人看管炉火吗。下次走访时请再问一次。" +
      "有一次专项行动已经找不到了，对它的回答没有收。",
  });
  expect(await read(visit.id)).toMatchObject({ id: visit.id, campaigns: [] });
  // The same visit by another phone: known already, and nothing to say.
  expect(await push("workforce.visit.record", visit)).toEqual({});

  const whole = await visitWithAnswers(childId, { q1: "o1", q2: true }, campaignId);
  await push("workforce.visit.record", whole.visit);
  expect((await read(whole.visit.id)).campaigns).toMatchObject([{ title: "冬季用火" }]);
});

it("at a desk a visit whose answers are not whole is not kept: who wrote it mends it", async () => {
  const childId = await openFamily(await test.as("director"), { name: "机己" });
  const { visit } = await visitWithAnswers(childId, { q1: "o1" });
  const refused = await (await test.as("director")).post("/api/visits", visit);
  expect(refused.json(), refused.body).toMatchObject({
    code: "workforce.campaign.answers",
    errors: [{ path: "campaigns.0.answers.q2" }],
  });
  expect((await (await test.as("supervisor")).get(`/api/visits/${visit.id}`)).statusCode).toBe(404);
});

it("a photo that has come is shown with its visit", async () => {
  const childId = await openFamily(await test.as("director"), { name: "机乙" });
  const photo = phoneJpeg();
  const digest = createHash("sha256").update(photo).digest("hex");
  const visit = visitOf(childId, { photos: [digest] });
  await push("workforce.visit.record", visit);
  expect((await read(visit.id)).photos).toEqual([{ digest, hasArrived: false }]);
  const whole = { offset: 0, total: photo.length, bytes: photo };
  expect((await sendPhotoPiece(await test.as("director"), digest, whole)).statusCode).toBe(200);
  expect((await read(visit.id)).photos).toEqual([{ digest, hasArrived: true }]);
});

it("of a change that differs both are kept, and the phone is told so", async () => {
  const childId = await openFamily(await test.as("director"), { name: "机丙" });
  const shown = await unitOfWork(test.app.database, director, work, async (tx) =>
    (await versionsOf(tx, test.app, [childId])).get(childId),
  );
  const tell = (school: string) =>
    push("workforce.change.tell", {
      id: randomUUID(),
      childId,
      section: "schooling",
      from: TODAY,
      value: { school },
      base: shown?.["schooling"] ?? null,
    });
  expect(await tell("二小")).toEqual({});
  expect(await tell("三小")).toMatchObject({
    state: "conflict",
    told: expect.stringContaining("二小") as string,
  });
});

it("a file that was opened without a line is noted", async () => {
  const childId = randomUUID();
  const items = [{ childId, at: `${TODAY}T07:00:00+08:00` }];
  expect(await push("workforce.files.opened", { items })).toEqual({});
});

it("a change that was not written is read on the desk as the file would say it", () => {
  const body = {
    section: "schooling",
    from: TODAY,
    value: { stage: "primary", school: "三小", grade: "四年级" },
  };
  expect(findCommand("workforce.change.tell")?.readOut?.(body)).toEqual([
    { label: "上学", value: "三小 · 四年级 · 小学" },
  ]);
  expect(findCommand("workforce.change.tell")?.readOut?.({ section: "schooling", value: {} })).toEqual([]);
});
