/** Messages and hand-overs: to whom they come, who sees that they were seen, and what is refused. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { openFamily } from "../../../../test/support/families.ts";
import { setClock } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import type { HandOverView } from "../handover/handover.contract.ts";
import { handOverOf } from "../handover/phone-handover.service.ts";
import type { ReceivedMessage, SentMessage } from "./messages.contract.ts";
import { messagesOf, sendMessage } from "./phone-messages.service.ts";

const VILLAGE = "500117104204";
const NEXT = "500117104206";
let test: TestApp;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const post = async (name: CastName, url: string, body: object = {}) => (await test.as(name)).post(url, body);
const code = (answer: { json(): unknown }) => (answer.json() as { code?: string }).code;
const received = async (name: CastName, query = "") => {
  const answer = await (await test.as(name)).get(`/api/messages${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: ReceivedMessage[]; unseen: number; nextCursor: string | null }>();
};
const sent = async (name: CastName) =>
  (await (await test.as(name)).get("/api/messages/sent")).json<{ items: SentMessage[] }>().items;

const asSystem = <Result>(use: Parameters<typeof unitOfWork<Result>>[3]) =>
  unitOfWork(
    test.app.database,
    systemActor("test"),
    { operation: "workforce.message.send", effect: "write", audited: false },
    use,
  );

describe("a message", () => {
  const body = { id: randomUUID(), title: "明天下雨", text: "请提醒河边的几户人家。", villages: [VILLAGE] };

  it("goes to the chosen villages, once, and to nobody else", async () => {
    const done = await post("supervisor", "/api/messages", body);
    expect(done.json(), done.body).toMatchObject({ to: [{ code: VILLAGE, seenAt: null }] });
    expect((await post("supervisor", "/api/messages", body)).json()).toEqual(done.json());
    expect(code(await post("supervisor", "/api/messages", { ...body, text: "别的内容" }))).toBe(
      "workforce.message.otherContent",
    );
    expect((await received("director")).items).toMatchObject([
      { title: "明天下雨", from: expect.stringContaining("张国强") as string, seenAt: null },
    ]);
    expect((await received("neighbour")).items).toEqual([]);
  });

  it("is not sent over the border, nor by a village", async () => {
    const over = { ...body, id: randomUUID(), villages: ["500117101001"] };
    expect(code(await post("supervisor", "/api/messages", over))).toBe("workforce.message.place");
    expect((await post("director", "/api/messages", { ...body, id: randomUUID() })).statusCode).toBe(403);
    expect((await (await test.as("otherSupervisor")).get("/api/messages/sent")).json()).toMatchObject({
      items: [],
    });
  });

  it("is seen by the village at the first time, and its sender sees that", async () => {
    expect((await post("neighbour", `/api/messages/${body.id}/seen`)).statusCode).toBe(404);
    const first = await post("director", `/api/messages/${body.id}/seen`);
    expect((await post("director", `/api/messages/${body.id}/seen`)).json()).toEqual(first.json());
    expect(await sent("supervisor")).toMatchObject([
      { to: [{ seenAt: first.json<{ seenAt: string }>().seenAt }] },
    ]);
    expect((await received("director")).unseen).toBe(0);
  });

  it("without chosen villages goes to all of the sender's place", async () => {
    setClock("2026-11-27T09:01:00+08:00");
    await post("supervisor", "/api/messages", { ...body, id: randomUUID(), title: "致各村", villages: [] });
    const [last] = await sent("supervisor");
    expect(last?.to.length).toBeGreaterThan(5);
    expect((await received("neighbour")).items).toMatchObject([{ title: "致各村" }]);
  });

  it("of the system says what became of something; phones have those of sixty days", async () => {
    setClock("2026-11-27T09:02:00+08:00");
    await asSystem((tx) =>
      sendMessage(tx, {
        villageCode: VILLAGE,
        title: "一次走访退回了",
        text: "请补充。",
        from: "古楼镇 张国强",
      }),
    );
    const { items, nextCursor } = await received("director", "?limit=2");
    expect(items.map(({ title }) => title)).toEqual(["一次走访退回了", "致各村"]);
    const more = await received("director", `?limit=2&cursor=${nextCursor ?? ""}`);
    expect(more.items.map(({ title }) => title)).toEqual(["明天下雨"]);
    expect(await asSystem((tx) => messagesOf(tx, VILLAGE))).toHaveLength(3);
    setClock("2027-02-27T09:00:00+08:00");
    expect(await asSystem((tx) => messagesOf(tx, VILLAGE))).toEqual([]);
    test.moveTo("2026-11-27T09:00:00+08:00");
    // What the system says is nobody's to send again.
    expect((await sent("supervisor")).map(({ title }) => title)).not.toContain("一次走访退回了");
  });
});

describe("a hand-over", () => {
  const body = { id: randomUUID(), villageCode: VILLAGE, note: "三社的孩子多去看看" };

  it("is written with what is open at that moment, once, of one's own village", async () => {
    await openFamily(await test.as("director"), { name: "交甲" });
    const done = await post("director", "/api/hand-overs", body);
    expect(done.json<HandOverView>(), done.body).toMatchObject({
      from: "陈秀英",
      confirmed: null,
      can: [],
      sheet: { parts: [{ title: "在册儿童", count: 1, names: ["交甲"] }, {}, {}, {}, {}] },
    });
    expect((await post("director", "/api/hand-overs", body)).json()).toEqual(done.json());
    expect(code(await post("director", "/api/hand-overs", { ...body, note: "别的话" }))).toBe(
      "workforce.handover.otherContent",
    );
    expect((await post("neighbour", "/api/hand-overs", { ...body, id: randomUUID() })).statusCode).toBe(404);
    expect((await post("district", "/api/hand-overs", { ...body, id: randomUUID() })).statusCode).toBe(403);
  });

  it("waits for whoever comes after, not for whoever wrote it, nor for another village", async () => {
    expect(await asSystem((tx) => handOverOf(tx, VILLAGE))).toMatchObject({ id: body.id, from: "陈秀英" });
    expect(await asSystem((tx) => handOverOf(tx, NEXT))).toBeNull();
    const url = `/api/hand-overs/${body.id}/confirmation`;
    expect(code(await post("director", url))).toBe("workforce.handover.own");
    expect((await post("neighbour", url)).statusCode).toBe(404);
    const seen = await (await test.as("supervisor")).get("/api/hand-overs");
    expect(seen.json()).toMatchObject({ items: [{ id: body.id, can: [] }] });
  });
});
