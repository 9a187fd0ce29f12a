/** Phones: enrolled, let in within their lease, told to lock or to empty themselves, and looked after by the office above. */
import { v7 as uuid } from "uuid";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, TEST_PASSWORD, type TestApp } from "../../../test/support/app.ts";
import { type Enrolled, enrol, mutationOf, openPhoneWorld, push } from "../../../test/support/phone-world.ts";
import { setClock } from "../../kernel/clock.ts";
import type { DeviceRow } from "./devices.contract.ts";
import type { PushAnswer } from "./mutation.contract.ts";

let test: TestApp;
let world: Awaited<ReturnType<typeof openPhoneWorld>>;

beforeAll(async () => {
  test = await createTestApp();
  world = await openPhoneWorld(test);
});

afterEach(() => {
  setClock("");
});

afterAll(async () => {
  await world.close();
  await test.close();
});

/** Without a session. */
const openly = (url: string, payload: object) => test.server.inject({ method: "POST", url, payload });
const renew = (phone: Pick<Enrolled, "id" | "renewalKey">) =>
  openly("/api/sync/sessions", { deviceId: phone.id, renewalKey: phone.renewalKey });
const contact = (phone: Pick<Enrolled, "id" | "contactKey">, more: object = {}) =>
  openly("/api/sync/contacts", {
    ...{ deviceId: phone.id, contactKey: phone.contactKey, appVersion: "2", waiting: 0, lastN: 0 },
    ...more,
  });
const handUp = (phone: Enrolled, mutations: readonly object[]) =>
  openly("/api/sync/hand-ups", { deviceId: phone.id, contactKey: phone.contactKey, mutations });

/** By a session that others use too, which is ended with the phone. */
async function enrolled(name: CastName = "director"): Promise<Enrolled> {
  return enrol(await test.as(name));
}

async function rowOf(phone: Enrolled, name: CastName = "supervisor"): Promise<DeviceRow | undefined> {
  const answer = await (await test.as(name)).get("/api/sync/devices?limit=200");
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: DeviceRow[] }>().items.find(({ id }) => id === phone.id);
}

const daysOn = (days: number) => setClock(`+P${days}D`);

describe("a phone", () => {
  it("is enrolled by its holder's log-in; its keys lie nowhere in clear", async () => {
    const phone = await enrolled();
    const { rows } = await world.owner.query<{ all: string }>(
      "select d::text as all from platform.device d where id = $1",
      [phone.id],
    );
    for (const key of [phone.contactKey, phone.renewalKey, phone.leaseShare]) {
      expect(rows[0]?.all).not.toContain(key);
      expect(rows[0]?.all).not.toContain(Buffer.from(key, "base64url").toString("hex"));
    }
  });

  it("begins a session by its key within the lease, as a log-in does", async () => {
    const phone = await enrolled();
    const answer = await renew(phone);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({
      user: { username: "director" },
      post: { role: "villageDirector" },
    });
    const cookie = answer.cookies.find(({ name }) => name === "tongan_session");
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict" });
    const seen = await test.server.inject({
      url: "/api/session",
      cookies: { tongan_session: cookie?.value ?? "" },
    });
    expect(seen.json()).toMatchObject({ user: { username: "director" } });
    const { rows } = await world.owner.query(
      "select from audit.entry where operation = 'identity.session.begin' and detail ->> 'device' = $1",
      [phone.id],
    );
    expect(rows).toHaveLength(1);
  });

  it("is not let in with another phone's key, and guesses at keys are counted", async () => {
    const [one, other] = [await enrolled(), await enrolled("neighbour")];
    for (let guess = 0; guess < 5; guess++)
      expect((await renew({ ...one, renewalKey: other.renewalKey })).json()).toMatchObject({
        code: "sync.device.unknown",
      });
    expect((await renew(one)).json()).toMatchObject({ code: "identity.locked" });
    expect((await contact({ ...one, contactKey: other.contactKey })).json()).toMatchObject({
      code: "sync.device.unknown",
    });
    expect(
      (await handUp({ ...one, contactKey: other.contactKey }, [mutationOf({ n: 1, text: "一" })])).statusCode,
    ).toBe(404);
  });

  it("is not taken from its holder by somebody else, until it was ended", async () => {
    const phone = await enrol(await test.anew("director"));
    const neighbour = await test.as("neighbour");
    const body = { id: phone.id, name: "红米", appVersion: "1" };
    expect((await neighbour.post("/api/sync/devices", body)).json()).toMatchObject({
      code: "sync.device.ofOther",
    });
    await (await test.as("supervisor")).post(`/api/sync/devices/${phone.id}/end`, { reason: "换人" });
    const taken = await neighbour.post("/api/sync/devices", body);
    expect(taken.statusCode).toBe(200);
    expect(taken.json<Enrolled>().leaseShare).not.toBe(phone.leaseShare);
  });

  it("enrolled again by the same person gets new keys and the same share of the key to its files", async () => {
    const phone = await enrolled();
    const again = await enrol(await test.anew("director"), phone.id);
    expect(again.leaseShare).toBe(phone.leaseShare);
    expect((await contact(phone)).statusCode).toBe(404);
    expect((await contact(again)).statusCode).toBe(200);
  });

  it("whose lease is over is locked and asks for a log-in; nothing that it sends then is lost (T9)", async () => {
    const phone = await enrolled();
    daysOn(15);
    expect((await contact(phone)).json()).toMatchObject({ device: { state: "locked" } });
    const refused = await renew(phone);
    expect(refused.statusCode).toBe(401);
    expect(refused.json()).toMatchObject({ code: "sync.lease.over" });
    const director = await test.anew("director");
    const receipts = await push(director, phone, [mutationOf({ n: 1, text: "十五天前写的" })]);
    expect(receipts).toMatchObject([{ state: "applied" }]);
    const again = await enrol(director, phone.id);
    expect(again.leaseShare).toBe(phone.leaseShare);
    expect((await contact(again)).json()).toMatchObject({ device: { state: "ok" } });
  });

  it("has to log in anew after its holder has changed the password (T9)", async () => {
    const phone = await enrolled("neighbour");
    const agent = await test.anew("neighbour");
    const change = (current: string, next: string) => agent.post("/api/session/password", { current, next });
    expect((await change(TEST_PASSWORD, "Other-password-22")).statusCode).toBe(200);
    expect((await renew(phone)).json()).toMatchObject({ code: "sync.lease.over" });
    expect((await contact(phone)).json()).toMatchObject({ device: { state: "ok" } });
    await world.owner.query(
      "update platform.account set password_hash = (select password_hash from platform.account where username = 'director') where username = 'neighbour'",
    );
  });

  it("that was lost is ended by the township, told to empty itself at its next contact, and says when it has", async () => {
    const phone = await enrol(await test.anew("director"));
    const session = await renew(phone);
    const cookie = session.cookies.find(({ name }) => name === "tongan_session")?.value ?? "";
    const other = await test.as("otherSupervisor");
    expect((await other.post(`/api/sync/devices/${phone.id}/end`, { reason: "丢失" })).statusCode).toBe(404);
    const supervisor = await test.as("supervisor");
    const ended = await supervisor.post(`/api/sync/devices/${phone.id}/end`, { reason: "赶场时丢失" });
    expect(ended.json()).toMatchObject({ state: "wipe", endedWhy: "赶场时丢失", can: [] });
    expect(
      (await test.server.inject({ url: "/api/session", cookies: { tongan_session: cookie } })).statusCode,
    ).toBe(401);
    expect((await renew(phone)).json()).toMatchObject({ code: "sync.device.ended" });
    expect((await contact(phone)).json()).toMatchObject({ device: { state: "wipe" } });
    const director = await test.anew("director");
    expect((await director.get(`/api/sync/changes?deviceId=${phone.id}`)).json()).toMatchObject({
      code: "sync.device.ended",
    });
    await contact(phone, { isWiped: true });
    expect((await rowOf(phone))?.wipedAt).not.toBeNull();
  });
});

describe("whoever leaves (T9, T17)", () => {
  it("by an ended post: hands up what was written, reads nothing more, and is told to empty the phone", async () => {
    const phone = await enrolled();
    const director = await test.anew("director");
    await world.owner.query(
      "update platform.post set valid_to = current_date where account_id = (select id from platform.account where username = 'director')",
    );
    try {
      expect((await contact(phone)).json()).toMatchObject({
        device: { state: "wipe", told: expect.stringContaining("没有负责的村") as string },
      });
      expect((await renew(phone)).json()).toMatchObject({ code: "identity.noPost" });
      setClock("+PT3S");
      expect((await director.get(`/api/sync/changes?deviceId=${phone.id}`)).statusCode).toBe(401);
      const mutation = mutationOf({ n: 1, text: "离岗前写的" });
      const answers = [await handUp(phone, [mutation]), await handUp(phone, [mutation])];
      expect(answers.map((one) => one.json<PushAnswer>().receipts[0])).toMatchObject([
        { state: "handedOver", isRepeated: false, told: expect.stringContaining("没有丢") as string },
        { state: "handedOver", isRepeated: true },
      ]);
      const list = await (await test.as("supervisor")).get("/api/sync/handed-over");
      expect(list.body).toContain("离岗前写的");
    } finally {
      await world.owner.query("update platform.post set valid_to = null where title = 'villageDirector'");
    }
  });

  it("by a disabled account: the same, and what was done before stays done", async () => {
    const phone = await enrolled();
    const done = mutationOf({ n: 1, text: "停用前传的" });
    await push(await test.anew("director"), phone, [done]);
    const disabled = (at: string) =>
      world.owner.query(`update platform.account set disabled_at = ${at} where username = 'director'`);
    await disabled("now()");
    try {
      const answer = await handUp(phone, [done, mutationOf({ n: 2, text: "没来得及传的" })]);
      expect(answer.json()).toMatchObject({
        receipts: [{ state: "applied", isRepeated: true }, { state: "handedOver" }],
        device: { state: "wipe" },
      });
      expect((await renew(phone)).json()).toMatchObject({ code: "identity.noPost" });
    } finally {
      await disabled("null");
    }
  });
});

describe("the office above", () => {
  it("sees which phones there are, which are silent, and which numbers never came", async () => {
    const phone = await enrolled();
    const director = await test.as("director");
    const of = (n: number) => mutationOf({ n, text: `第 ${n}` });
    await push(director, phone, [of(1), of(2), of(5)]);
    await contact(phone, { waiting: 2, lastN: 7 });
    // Four are away; two of them wait on the phone by its own word, so two are lost at least.
    expect((await rowOf(phone))?.missing).toEqual([
      { from: 3, to: 4 },
      { from: 6, to: 7 },
    ]);
    await contact(phone, { waiting: 4, lastN: 7 });
    expect((await rowOf(phone))?.missing).toEqual([]);
    await push(director, phone, [of(3), of(4), of(6), of(7)]);
    await contact(phone, { waiting: 0, lastN: 7 });
    expect(await rowOf(phone)).toMatchObject({
      ...{
        holder: "陈秀英",
        places: ["古楼镇沙嘴村"],
        state: "ok",
        waiting: 0,
        missing: [],
        can: ["end"],
      },
    });
    expect(await rowOf(phone, "otherSupervisor")).toBeUndefined();
    expect(await rowOf(phone, "district")).toBeDefined();
    daysOn(8);
    const silent = async (days: number) =>
      (await (await test.anew("supervisor")).get(`/api/sync/devices?silentDays=${days}`))
        .json<{ items: DeviceRow[] }>()
        .items.map(({ id }) => id);
    expect(await silent(7)).toContain(phone.id);
    expect(await silent(9)).not.toContain(phone.id);
  });

  it("sees whose clock is off by more than ten minutes, and the phone is told", async () => {
    const phone = await enrolled();
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    await contact(phone, { at: at(9) });
    expect(await rowOf(phone)).toMatchObject({ clockOffMinutes: null });
    const answer = await contact(phone, { at: at(-2880) });
    expect(answer.json<PushAnswer>().device.told).toContain("慢了约2 天");
    expect(await rowOf(phone)).toMatchObject({ clockOffMinutes: -2880 });
    await contact(phone, { at: at(0) });
    expect(await rowOf(phone)).toMatchObject({ clockOffMinutes: null });
  });

  it("keeps how a phone fared by the day, and nothing about anybody", async () => {
    const phone = await enrolled();
    await contact(phone, { telemetry: { bootMs: 900, failures: 0 } });
    await contact(phone, { telemetry: { bootMs: 1500 } });
    const { rows } = await world.owner.query<{ figures: unknown }>(
      "select figures from platform.device_day where device_id = $1",
      [phone.id],
    );
    expect(rows).toEqual([
      { figures: { bootMs: { count: 2, sum: 2400, most: 1500 }, failures: { count: 1, sum: 0, most: 0 } } },
    ]);
  });

  it("does not show phones to a village, nor let it end one", async () => {
    const director = await test.as("director");
    expect((await director.get("/api/sync/devices")).statusCode).toBe(403);
    expect((await director.post(`/api/sync/devices/${uuid()}/end`, { reason: "丢失" })).statusCode).toBe(403);
  });
});
