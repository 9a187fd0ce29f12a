/** Notices leave after the act, again and again for a while; a messenger that fails harms nothing. */
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { messengerContract } from "../../../test/support/messenger-contract.ts";
import { setClock } from "../../kernel/clock.ts";
import { systemActor } from "../access/system-actor.ts";
import { unitOfWork } from "../db/database.ts";
import { logOnly, type Messenger, type Notice, noticeChannels } from "./messenger.ts";
import { notify, sendNotices } from "./notices.service.ts";

let test: TestApp;
let owner: pg.Client;
let accountId: string;

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>(
    "select id from platform.account where username = 'supervisor'",
  );
  accountId = rows[0]?.id ?? "";
});
afterAll(async () => {
  await owner.end();
  await test.close();
});
beforeEach(() => at("10:00:00"));
afterEach(async () => {
  await owner.query("delete from platform.notice");
  setClock("");
});

const at = (time: string) => setClock(`2026-12-01T${time}+08:00`);
const tell = () =>
  unitOfWork(
    test.app.database,
    systemActor("test"),
    { operation: "notices.test", effect: "write", audited: false },
    (tx) => notify(tx, [accountId], "有事等您办"),
  );
const states = async () =>
  (
    await owner.query<{ channel: string; state: string; tries: number }>(
      "select channel, state, tries from platform.notice order by channel",
    )
  ).rows;

describe.each(noticeChannels)("the default messenger of %s", (channel) => {
  messengerContract(() => logOnly(channel));
});

describe("a notice", () => {
  it("is a line in the table where no messenger is connected", async () => {
    await tell();
    expect(await sendNotices(test.app)).toBe(2);
    expect(await states()).toEqual([
      { channel: "sms", state: "logged", tries: 1 },
      { channel: "workChat", state: "logged", tries: 1 },
    ]);
    expect(await sendNotices(test.app)).toBe(0);
  });

  it("is tried again a minute later, then ever more seldom, and given up after the sixth time", async () => {
    const asked: Notice[] = [];
    const messengers: Messenger[] = [
      {
        channel: "sms",
        send: (notice) => {
          asked.push(notice);
          return Promise.reject(new Error("the service does not answer"));
        },
      },
    ];
    const app = { ...test.app, messengers };
    await tell();
    const tries: string[] = [];
    for (const time of [
      "10:00:00",
      "10:00:59",
      "10:01:00",
      "10:03:00",
      "10:07:00",
      "10:15:00",
      "10:31:00",
      "11:40:00",
    ]) {
      at(time);
      const before = asked.length;
      await sendNotices(app);
      if (asked.length > before) tries.push(time);
    }
    expect(tries).toEqual(["10:00:00", "10:01:00", "10:03:00", "10:07:00", "10:15:00", "10:31:00"]);
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect((await states())[0]).toEqual({ channel: "sms", state: "failed", tries: 6 });
  });

  it("of one channel is sent though the other one fails", async () => {
    const messengers: Messenger[] = [
      { channel: "sms", send: () => Promise.reject(new Error("no")) },
      { channel: "workChat", send: () => Promise.resolve("sent") },
    ];
    await tell();
    await sendNotices({ ...test.app, messengers });
    expect((await states()).map(({ channel, state }) => `${channel} ${state}`)).toEqual([
      "sms waiting",
      "workChat sent",
    ]);
  });

  it("is nobody's to read but the system's", async () => {
    await tell();
    const client = new pg.Client({ connectionString: test.databaseUrl });
    await client.connect();
    await client.query("set role tongan_app");
    expect((await client.query("select 1 from platform.notice")).rowCount).toBe(0);
    await client.end();
  });
});
