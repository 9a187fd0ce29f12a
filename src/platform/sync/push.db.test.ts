/** What phones send: once, in order, by whoever answers for the place; what cannot be done is kept in its words. */
import { randomUUID } from "node:crypto";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Agent, createTestApp, type TestApp } from "../../../test/support/app.ts";
import { openFamily } from "../../../test/support/families.ts";
import {
  bindLater,
  DANGER,
  type Enrolled,
  enrol,
  LATER,
  mutationOf,
  openPhoneWorld,
  push,
  WRITE,
} from "../../../test/support/phone-world.ts";
import type { HandedOverRow } from "./handed-over.contract.ts";
import type { Mutation, PushAnswer } from "./mutation.contract.ts";

const OWN = "500117104204";
const NEIGHBOUR = "500117104206";

let test: TestApp;
let world: Awaited<ReturnType<typeof openPhoneWorld>>;
let director: Agent;
let phone: Enrolled;
let children: string[];
let n = 0;

beforeAll(async () => {
  test = await createTestApp();
  world = await openPhoneWorld(test);
  director = await test.as("director");
  children = [];
  for (const name of ["王小明", "李小红", "张小军"]) children.push(await openFamily(director, { name }));
});

beforeEach(async () => {
  phone = await enrol(director);
  await world.owner.query("delete from public.noted");
  n = 0;
});

afterAll(async () => {
  await world.close();
  await test.close();
});

const write = (text: string, more: Partial<Parameters<typeof mutationOf>[0]> = {}) => {
  n += 1;
  return mutationOf({ n, text, ...more });
};

const entriesOf = async (receipt: string | null) =>
  (
    await world.owner.query<{ operation: string }>(
      "select operation from audit.entry where detail ->> 'receipt' = $1 and operation like 'test.%'",
      [receipt],
    )
  ).rows;

async function tasksOf(kind: string) {
  const { rows } = await world.owner.query<{
    title: string;
    role: string;
    scope_code: string;
    rings: boolean;
  }>(
    "select title, role, scope_code, rings from platform.task where kind = $1 and key like $2 and done_at is null",
    [kind, `%${phone.id}%`],
  );
  return rows;
}

async function handedOver(name: Parameters<TestApp["as"]>[0]): Promise<HandedOverRow[]> {
  const answer = await (await test.as(name)).get("/api/sync/handed-over?limit=200");
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: HandedOverRow[] }>().items;
}

describe("a mutation", () => {
  it("is done once as the post of its place, with a number to read out and one entry in the log", async () => {
    const [receipt] = await push(director, phone, [write("第一条", { childId: children[0] ?? null })]);
    expect(receipt).toMatchObject({ state: "applied", isRepeated: false, told: null, problem: null });
    expect(receipt?.no).toMatch(/^H-\d{6}$/);
    expect(await world.noted()).toMatchObject([{ text: "第一条", by: "director", place: OWN }]);
    expect(await entriesOf(receipt?.no ?? null)).toEqual([{ operation: WRITE }]);
  });

  it("sent a hundred times over four lines happens once, and a month later too (T3, T2)", async () => {
    const mutation = write("只做一次");
    const others = Array.from({ length: 3 }, () => test.anew("director"));
    const lines = [director, ...(await Promise.all(others))];
    const answers = await Promise.all(
      lines.map(async (line) => {
        const receipts = [];
        for (let time = 0; time < 25; time++) receipts.push(...(await push(line, phone, [mutation])));
        return receipts;
      }),
    );
    const receipts = answers.flat();
    expect(receipts).toHaveLength(100);
    expect(new Set(receipts.map(({ no, state }) => `${no} ${state}`)).size).toBe(1);
    expect(receipts.filter(({ isRepeated }) => !isRepeated)).toHaveLength(1);
    expect(await world.noted()).toHaveLength(1);
    expect(await entriesOf(receipts[0]?.no ?? null)).toHaveLength(1);
    await world.owner.query(
      "update platform.field_mutation set received_at = received_at - interval '30 days' where id = $1",
      [mutation.id],
    );
    expect(await push(director, phone, [mutation])).toMatchObject([
      { no: receipts[0]?.no, isRepeated: true },
    ]);
    expect(await world.noted()).toHaveLength(1);
  });

  it("under the same id with other words is refused, and a person is asked to look (T4)", async () => {
    const mutation = write("先来的");
    const [first] = await push(director, phone, [mutation]);
    const other = { ...mutation, body: { ...mutation.body, text: "后来的" } };
    const [second] = await push(director, phone, [other]);
    expect(second).toMatchObject({
      state: "refused",
      no: null,
      problem: { code: "sync.mutation.otherBody" },
    });
    expect(await world.noted()).toMatchObject([{ text: "先来的" }]);
    const { rows } = await world.owner.query<{ why: string }>(
      "select why from platform.task where key = $1",
      [`sync.otherBody:${mutation.id}`],
    );
    expect(rows[0]?.why).toContain(first?.no);
  });

  it("keeps both where it differs, and says so (T5)", async () => {
    expect(await push(director, phone, [write("两样")])).toMatchObject([
      { state: "conflict", told: "和别人登记的不一样，两份都留着。" },
    ]);
  });

  it("that is poison parks its own child's chain and nothing else (T15)", async () => {
    const [one = "", two = ""] = children;
    const poison = write("毒", { childId: one });
    const chain = write("同一个孩子后面的", { childId: one });
    const depends = write("靠着它的", { childId: two, more: { dependsOn: [poison.id] } });
    const others = [write("别的孩子", { childId: children[2] ?? null }), write("不关孩子")];
    const receipts = await push(director, phone, [
      others[1],
      depends,
      chain,
      poison,
      others[0],
    ] as Mutation[]);
    expect(receipts.map(({ state }) => state)).toEqual(["applied", "held", "held", "refused", "applied"]);
    expect(receipts[3]).toMatchObject({ problem: { code: "http.invalid", detail: "这一条写得不对。" } });
    expect((await world.noted()).map(({ text }) => text).sort()).toEqual(["不关孩子", "别的孩子"]);
    expect(await tasksOf("sync.refused")).toMatchObject([
      { title: "村里有 1 条记录没有办成", role: "townshipSupervisor", scope_code: "500117104" },
    ]);
  });

  it("that breaks the server down is refused like poison, in its words, and the rest goes on", async () => {
    const receipts = await push(director, phone, [
      write("崩", { childId: children[0] ?? null }),
      write("好的"),
    ]);
    expect(receipts).toMatchObject([
      { state: "refused", problem: { code: "http.internal" } },
      { state: "applied" },
    ]);
    expect((await world.noted()).map(({ text }) => text)).toEqual(["好的"]);
  });

  it("waits for what it depends on, and is done when that has come", async () => {
    const first = write("先");
    const then = write("后", { more: { dependsOn: [first.id] } });
    expect(await push(director, phone, [then])).toMatchObject([{ state: "held", no: null, problem: null }]);
    expect((await push(director, phone, [then, first])).map(({ state }) => state)).toEqual([
      "applied",
      "applied",
    ]);
    expect((await world.noted()).map(({ text }) => text)).toEqual(["先", "后"]);
  });

  it("written in the form of before is read, in an older one or after ninety days it is not (T12)", async () => {
    const id = randomUUID();
    const old = write("", { more: { formVersion: 2, body: { id, words: "旧表" } } });
    const older = write("", { more: { formVersion: 1, body: { id, words: "更旧" } } });
    const late = write("", {
      more: { formVersion: 2, body: { id, words: "太久" }, at: "2026-01-01T00:00:00Z" },
    });
    const newer = write("", { more: { formVersion: 4, body: {} } });
    const strange = write("", { more: { operation: "test.nobody.knows" } });
    const receipts = await push(director, phone, [old, older, late, newer, strange]);
    expect(receipts.map(({ state, problem }) => problem?.code ?? state)).toEqual([
      "applied",
      "sync.form.tooOld",
      "sync.form.tooOld",
      "sync.operation.unknown",
      "sync.operation.unknown",
    ]);
    expect(await world.noted()).toMatchObject([{ text: "旧表" }]);
  });

  it("by a clock that is days or years wrong is done in its order all the same, and the clock is flagged (T8)", async () => {
    const ahead = write("快三天", { more: { at: "2099-01-01T00:00:00Z" } });
    const behind = write("慢十年", {
      more: { at: "2016-01-01T00:00:00Z", seenServerAt: new Date().toISOString() },
    });
    const receipts = await push(director, phone, [behind, ahead]);
    expect(receipts.map(({ state }) => state)).toEqual(["applied", "applied"]);
    expect((await world.noted()).map(({ text }) => text)).toEqual(["快三天", "慢十年"]);
    const { rows } = await world.owner.query<{ off: number }>(
      "select clock_off_seconds as off from platform.field_mutation where device_id = $1 order by n",
      [phone.id],
    );
    expect(rows[0]?.off).toBeGreaterThan(1_000_000_000);
    expect(rows[1]?.off).toBeLessThan(-300_000_000);
  });

  it("is answered per thing, in the order in which it was asked", async () => {
    const mutations = [write("一"), write("二"), write("三")].reverse();
    const receipts = await push(director, phone, mutations);
    expect(receipts.map(({ id }) => id)).toEqual(mutations.map(({ id }) => id));
    expect((await world.noted()).map(({ text }) => text)).toEqual(["一", "二", "三"]);
  });
});

describe("what was refused", () => {
  it("is tried again when it is sent again, and leaves the desk when it is done", async () => {
    const mutation = write("早说的", { more: { operation: LATER } });
    const [refused] = await push(director, phone, [mutation]);
    expect(refused?.state).toBe("refused");
    expect(await push(director, phone, [mutation])).toMatchObject([
      { state: "refused", no: refused?.no, isRepeated: true },
    ]);
    expect(await tasksOf("sync.refused")).toHaveLength(1);
    bindLater();
    const [done, again] = [await push(director, phone, [mutation]), await push(director, phone, [mutation])];
    expect(done).toMatchObject([{ state: "applied", no: refused?.no, isRepeated: false }]);
    expect(again).toMatchObject([{ state: "applied", no: refused?.no, isRepeated: true }]);
    expect(await world.noted()).toMatchObject([{ text: "早说的" }]);
    expect(await tasksOf("sync.refused")).toEqual([]);
  });

  it("lies sealed, is read by the township in the words of its form, and is put aside with a reason", async () => {
    const mutation = write("毒草莓", { childId: children[0] ?? null });
    await push(director, phone, [mutation]);
    const { rows } = await world.owner.query<{ box: Buffer }>(
      "select payload_sealed as box from platform.field_mutation where id = $1",
      [mutation.id],
    );
    expect(rows[0]?.box.includes("草莓")).toBe(false);
    const row = (await handedOver("supervisor")).find(({ id }) => id === mutation.id);
    expect(row).toMatchObject({
      state: "refused",
      childName: "王小明",
      title: "试写一条",
      why: "这一条写得不对。",
      author: "陈秀英（director）",
      words: [{ label: "写了什么", value: "毒草莓" }],
      can: ["discard"],
    });
    expect((await handedOver("otherSupervisor")).map(({ id }) => id)).not.toContain(mutation.id);
    const address = `/api/sync/handed-over/${mutation.id}/discard`;
    expect((await (await test.as("otherSupervisor")).post(address, { reason: "重复" })).statusCode).toBe(404);
    const supervisor = await test.as("supervisor");
    expect((await supervisor.post(address, { reason: "和前一条重复" })).statusCode).toBe(200);
    expect((await supervisor.post(address, { reason: "和前一条重复" })).json()).toMatchObject({
      code: "sync.handedOver.settled",
    });
    expect(await tasksOf("sync.refused")).toEqual([]);
    expect(await push(director, phone, [mutation])).toMatchObject([
      { state: "refused", isRepeated: true, told: "镇街看过了，不用办：和前一条重复" },
    ]);
  });
});

describe("a child that lives elsewhere now (T7, T11)", () => {
  it("reaches the director who has it now; nothing is lost and nothing is done twice", async () => {
    const child = await openFamily(director, { name: "赵小迁" });
    await world.owner.query("update registry.child set scope_code = $2 where id = $1", [child, NEIGHBOUR]);
    const written = [1, 2, 3].map((nth) => write(`走访 ${nth}`, { childId: child }));
    const receipts = await push(director, phone, written);
    expect(receipts.map(({ state }) => state)).toEqual(["handedOver", "handedOver", "handedOver"]);
    expect(receipts[0]?.told).toContain("已转交现在负责的人");
    expect(await world.noted()).toEqual([]);
    expect(await tasksOf("sync.handedOver")).toMatchObject([
      { title: "有 3 条手机上写的记录转给您处理", role: "villageDirector", scope_code: NEIGHBOUR },
    ]);
    const rows = (await handedOver("neighbour")).filter(({ childId }) => childId === child);
    expect(rows.map(({ words }) => words[0]?.value)).toEqual(["走访 1", "走访 2", "走访 3"]);
    expect(rows[0]).toMatchObject({ can: ["accept"], author: "陈秀英（director）" });
    const neighbour = await test.as("neighbour");
    const accept = (id: string) => neighbour.post(`/api/sync/handed-over/${id}/accept`, {});
    const [one, again] = await Promise.all([accept(rows[0]?.id ?? ""), accept(rows[0]?.id ?? "")]);
    expect([one.statusCode, again.statusCode].sort()).toEqual([200, 409]);
    for (const { id } of rows.slice(1)) expect((await accept(id)).statusCode).toBe(200);
    expect(await world.noted()).toMatchObject(
      [1, 2, 3].map((nth) => ({ text: `走访 ${nth}`, by: "neighbour", place: NEIGHBOUR })),
    );
    expect(await tasksOf("sync.handedOver")).toEqual([]);
    expect(await push(director, phone, written)).toMatchObject(
      written.map(() => ({ state: "applied", isRepeated: true })),
    );
    const { rows: entries } = await world.owner.query<{ author: string }>(
      "select detail ->> 'author' as author from audit.entry where operation = $1 and detail ->> 'receipt' = $2",
      [WRITE, receipts[0]?.no],
    );
    expect(entries).toEqual([{ author: "陈秀英（director）" }]);
  });

  it("is done where the author answers for the other village too", async () => {
    const child = await openFamily(director, { name: "钱小两" });
    await world.owner.query("update registry.child set scope_code = $2 where id = $1", [child, NEIGHBOUR]);
    await world.owner.query(
      `insert into platform.post (id, account_id, role, place_code, title, valid_from)
       select $1, id, 'villageDirector', $2, '兼任', '2020-01-01' from platform.account where username = 'director'`,
      [uuid(), NEIGHBOUR],
    );
    try {
      expect(await push(director, phone, [write("兼着的", { childId: child })])).toMatchObject([
        { state: "applied" },
      ]);
      expect(await world.noted()).toMatchObject([{ by: "director", place: NEIGHBOUR }]);
      // In its own name too, although the session is in the other post.
      expect(await push(director, phone, [write("也管", { placeCode: NEIGHBOUR })])).toMatchObject([
        { state: "applied" },
      ]);
    } finally {
      await world.owner.query("delete from platform.post where title = '兼任'");
    }
  });

  it("of no village of the author's goes to the township of the place, and a danger is taken all the same", async () => {
    const elsewhere = write("别村", { placeCode: NEIGHBOUR });
    const danger = write("孩子身上有伤", { placeCode: NEIGHBOUR, more: { operation: DANGER } });
    const receipts = await push(director, phone, [elsewhere, danger]);
    expect(receipts).toMatchObject([
      { state: "handedOver", problem: { code: "sync.place.out" } },
      { state: "applied", problem: null },
    ]);
    expect(await tasksOf("sync.handedOver")).toMatchObject([
      { role: "townshipSupervisor", scope_code: "500117104" },
    ]);
    expect((await handedOver("supervisor")).map(({ id }) => id)).toContain(elsewhere.id);
    // What builds on it goes the same way.
    const builds = write("接着别村", { more: { dependsOn: [elsewhere.id] } });
    expect(await push(director, phone, [builds])).toMatchObject([{ state: "handedOver" }]);
  });
});

describe("a request", () => {
  it("of too many things, of another's phone or too large is refused whole, and leaves nothing", async () => {
    const many = Array.from({ length: 51 }, (_, nth) => write(`${nth}`));
    const of = (mutations: object[], deviceId = phone.id) =>
      director.post("/api/sync/mutations", { deviceId, mutations });
    expect((await of(many)).statusCode).toBe(422);
    const others = await enrol(await test.as("neighbour"));
    expect((await of([write("一")], others.id)).json()).toMatchObject({ code: "sync.device.unknown" });
    const large = write("大", { more: { body: { id: randomUUID(), text: "字".repeat(800_000) } } });
    expect((await of([large])).json()).toMatchObject({ code: "http.tooLarge" });
    expect(await world.noted()).toEqual([]);
  });

  it("by a post that has no phones is refused", async () => {
    const answer = await (await test.as("supervisor")).post("/api/sync/mutations", {
      deviceId: phone.id,
      mutations: [write("一")],
    });
    expect(answer.statusCode).toBe(403);
  });

  it("of a phone that was ended is kept whole for the township, and the phone is told to empty itself", async () => {
    const supervisor = await test.as("supervisor");
    await supervisor.post(`/api/sync/devices/${phone.id}/end`, { reason: "手机丢了" });
    const again = await test.anew("director");
    const answer = await again.post("/api/sync/mutations", {
      deviceId: phone.id,
      mutations: [write("还没传的")],
    });
    expect(answer.json<PushAnswer>()).toMatchObject({
      receipts: [{ state: "handedOver" }],
      device: { state: "wipe" },
    });
    expect(await world.noted()).toEqual([]);
  });
});
