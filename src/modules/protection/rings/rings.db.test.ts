/** A red report is heard: by whoever receives it, then by the district, then by its leader, each once and to the minute. */
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { reportPublicly } from "../../../../test/support/reports.ts";
import { setClock } from "../../../kernel/clock.ts";
import { forgetSenders } from "../reports/forget-senders.service.ts";
import { tellLateClocks } from "./late-clocks.service.ts";
import { ringPosts } from "./ring-posts.service.ts";

let test: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestApp();
  later("0");
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  setClock("");
  await owner.end();
  await test.close();
});
afterEach(async () => {
  // What one test lets ring is no noise in the next.
  later("0");
  await owner.query("update protection.report set colour = 'blue'");
  await owner.query("update platform.task set done_at = now(), outcome = '测试结束' where done_at is null");
});

/** Sessions are seen at the database's own time, so the report comes in now and the clock stands so much later: `10:00` minutes. */
const begun = Date.now();
function later(span: string): void {
  const [minutes = 0, seconds = 0] = span.split(":").map(Number);
  setClock(new Date(begun + (minutes * 60 + seconds) * 1000).toISOString());
}

/** A child without a name has no earlier reports that would raise the colour. */
const children = [{ age: 9 }];
const DANGER = { danger: "yes", children };
const get = async (name: CastName, path: string) => (await test.as(name)).get(path);
const post = async (name: CastName, path: string, body: object = {}) =>
  (await test.as(name)).post(path, body);

interface Ring {
  readonly title: string;
  readonly link: string;
}
const rings = async (name: CastName) =>
  (await get(name, "/api/rings")).json<{ items: Ring[] }>().items.map(({ link }) => link);
const hearing = async (id: string) => {
  const hear: CastName[] = [];
  for (const name of ["supervisor", "otherSupervisor", "district", "district2", "leader"] as const)
    if ((await rings(name)).includes(`/reports/${id}`)) hear.push(name);
  return hear;
};
const notices = async () =>
  (
    await owner.query<{ name: string; text: string; channel: string }>(
      `select a.username as name, n.text, n.channel from platform.notice n join platform.account a on a.id = n.account_id
       order by n.made_at, a.username, n.channel`,
    )
  ).rows;

describe("a red report", () => {
  it("rings for its receiver at once, for the district after ten minutes, for the leader after twenty", async () => {
    const { id } = await reportPublicly(test, { content: DANGER });
    expect(await hearing(id)).toEqual(["supervisor"]);
    later("09:59");
    expect(await ringPosts(test.app)).toBe(0);
    later("10:00");
    expect(await ringPosts(test.app)).toBe(1);
    expect(await hearing(id)).toEqual(["supervisor", "district", "district2"]);
    later("19:59");
    expect(await ringPosts(test.app)).toBe(0);
    later("20:00");
    expect(await ringPosts(test.app)).toBe(1);
    expect(await hearing(id)).toEqual(["supervisor", "district", "district2", "leader"]);
    expect(await ringPosts(test.app)).toBe(0);
  });

  it("is told to nobody twice, though two servers look at once", async () => {
    const { id } = await reportPublicly(test, { content: DANGER });
    later("10:00");
    expect((await Promise.all([ringPosts(test.app), ringPosts(test.app)])).reduce((a, b) => a + b)).toBe(1);
    const { rows } = await owner.query<{ count: number }>(
      "select count(*)::int as count from platform.task where kind = 'protection.ring' and link = $1",
      [`/reports/${id}`],
    );
    expect(rows[0]?.count).toBe(2);
  });

  it("stops ringing for everybody when one has taken it up", async () => {
    const { id } = await reportPublicly(test, { content: DANGER });
    later("20:00");
    await ringPosts(test.app);
    expect((await post("district2", `/api/reports/${id}/take-up`)).statusCode).toBe(200);
    expect(await hearing(id)).toEqual([]);
    later("40:00");
    expect(await ringPosts(test.app)).toBe(0);
    const { rows } = await owner.query<{ count: number }>(
      "select count(*)::int as count from platform.access_grant where holder_id = $1 and part = 'rung' and ended_at is null",
      [id],
    );
    expect(rows[0]?.count).toBe(0);
  });

  it("that is sealed opens for whoever is rung, and closes again when somebody else has signed", async () => {
    const { id } = await reportPublicly(test, { content: { situations: ["MR2"], children } });
    const status = async (name: CastName) => (await get(name, `/api/reports/${id}`)).statusCode;
    const receiver = (await status("district")) === 200 ? "district" : "district2";
    const other = receiver === "district" ? "district2" : "district";
    expect(await status(other)).toBe(404);
    later("10:00");
    await ringPosts(test.app);
    expect(await status(other)).toBe(200);
    expect(await status("leader")).toBe(404);
    later("20:00");
    await ringPosts(test.app);
    expect(await status("leader")).toBe(200);
    expect(await hearing(id)).not.toContain("supervisor");
    await post(receiver, `/api/reports/${id}/take-up`);
    expect([await status(other), await status("leader")]).toEqual([404, 404]);
    const titles = await owner.query<{ title: string }>("select title from platform.task where link = $1", [
      `/reports/${id}`,
    ]);
    for (const { title } of titles.rows) expect(title).toMatch(/涉密报告/);
  });

  it("sends each who is rung a notice by both channels, without a name or a number", async () => {
    await owner.query("delete from platform.notice");
    const { number } = await reportPublicly(test, { content: DANGER });
    later("10:00");
    await ringPosts(test.app);
    const sent = await notices();
    expect(sent.map(({ name, channel }) => `${name} ${channel}`)).toEqual([
      "supervisor sms",
      "supervisor workChat",
      "district sms",
      "district workChat",
      "district2 sms",
      "district2 workChat",
    ]);
    for (const { text } of sent) {
      expect(text).not.toMatch(/\d/);
      for (const word of [number, "测试儿", "沙嘴", "张国强"]) expect(text).not.toContain(word);
    }
  });

  it.each(["orange", "yellow", "blue"])("alone rings: a %s one does not", async (colour) => {
    const { id } = await reportPublicly(test, { content: { danger: "no", children } });
    await owner.query("update protection.report set colour = $1 where id = $2", [colour, id]);
    later("29:00");
    expect(await ringPosts(test.app)).toBe(0);
    expect(await hearing(id)).toEqual([]);
  });
});

describe("a clock past its moment", () => {
  it("is told to the post above in the minute after, once", async () => {
    const { id } = await reportPublicly(test, { content: DANGER });
    later("30:00");
    expect(await tellLateClocks(test.app)).toBe(0);
    later("30:01");
    expect(await tellLateClocks(test.app)).toBe(1);
    expect(await tellLateClocks(test.app)).toBe(0);
    // No desk that nobody has touched for half an hour is still open.
    later("29:00");
    const desk = (await get("district", "/api/desk")).json<{ tasks: { title: string; link: string }[] }>();
    expect(desk.tasks.filter(({ link }) => link === `/reports/${id}`).map(({ title }) => title)).toEqual([
      expect.stringMatching(/^督办超时：签收受理：/),
    ]);
    await post("supervisor", `/api/reports/${id}/take-up`);
    const after = (await get("district", "/api/desk")).json<{ tasks: { link: string }[] }>();
    expect(after.tasks.filter(({ link }) => link === `/reports/${id}`)).toEqual([]);
  });
});

describe("where a report came from", () => {
  it("is forgotten a day later, not before", async () => {
    const { id } = await reportPublicly(test, { from: "203.0.113.9" });
    const known = async () =>
      (
        await owner.query<{ known: boolean }>(
          "select sender_index is not null as known from protection.report where id = $1",
          [id],
        )
      ).rows[0]?.known;
    later("1439:00");
    await forgetSenders(test.app);
    expect(await known()).toBe(true);
    later("1441:00");
    await forgetSenders(test.app);
    expect(await known()).toBe(false);
  });
});

describe("who may be rung", () => {
  it.each<[CastName, number]>([
    ["director", 403],
    ["supervisor", 200],
    ["district", 200],
    ["leader", 200],
    ["finance", 403],
    ["auditor", 403],
    ["security", 403],
    ["admin", 403],
    ["institution", 403],
    ["police", 403],
  ])("%s: %i", async (name, status) => {
    expect((await get(name, "/api/rings")).statusCode).toBe(status);
  });
});

describe("asking what rings", () => {
  it("keeps no session alive: a desk that nobody sits at is left in half an hour", async () => {
    const agent = await test.as("supervisor");
    const seen = async () =>
      (
        await owner.query<{ idle: number }>(
          `select extract(epoch from now() - s.last_seen_at)::int as idle from platform.session s
           join platform.account a on a.id = s.account_id where a.username = 'supervisor'`,
        )
      ).rows[0]?.idle ?? 0;
    await owner.query("update platform.session set last_seen_at = now() - interval '5 minutes'");
    test.app.sessions.forgetSeen();
    expect((await agent.get("/api/rings")).statusCode).toBe(200);
    expect(await seen()).toBeGreaterThanOrEqual(300);
    // Right after it, so that what was remembered for the page is not taken for the person.
    await agent.get("/api/desk");
    expect(await seen()).toBeLessThan(60);
  });
});
