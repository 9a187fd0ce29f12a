/** Who looks after a village: appointed, released, replaced; and what of it is seen, refused, and told. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { openFamily } from "../../../../test/support/families.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { VillageRow } from "./posts.contract.ts";
import { tellVacanciesNow } from "./posts.job.ts";

const TODAY = "2026-11-27";
const VILLAGE = "500117104204";
const NEXT = "500117104206";
const OTHER = "500117101001";
const FIRST = "kx7-mq2-vt9-bd4";
let test: TestApp;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: `${TODAY}T09:00:00+08:00` });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const post = async (name: CastName, url: string, body: object) => (await test.as(name)).post(url, body);
const code = (answer: { json(): unknown }) => (answer.json() as { code?: string }).code;

async function list(name: CastName = "supervisor") {
  const answer = await (await test.as(name)).get("/api/village-posts");
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{
    items: VillageRow[];
    people: { accountId: string; name: string; villages: string[] }[];
  }>();
}

async function row(village: string, name: CastName = "supervisor"): Promise<VillageRow> {
  const found = (await list(name)).items.find((one) => one.code === village);
  if (found === undefined) throw new Error(village);
  return found;
}

const tasks = async (name: CastName) =>
  (await (await test.as(name)).get("/api/desk"))
    .json<{ tasks: { title: string; link: string }[] }>()
    .tasks.filter(({ link }) => link === "/village-posts" || link === "/hand-overs");

const person = (username: string) => ({
  accountId: randomUUID(),
  name: "贺新兰",
  username,
  firstPassword: FIRST,
});

async function logIn(username: string, password: string) {
  const answer = await test.server.inject({
    method: "POST",
    url: "/api/session",
    payload: { username, password },
  });
  const cookie = answer.cookies.find(({ name }) => name === "tongan_session")?.value ?? "";
  return { answer, cookie, ...answer.json<{ csrfToken: string; mustChangePassword?: boolean }>() };
}

describe("the villages of a township", () => {
  it("are listed with those first that have nobody, and only to whom they belong", async () => {
    const { items, people } = await list();
    expect(items.every(({ code: one }) => one.startsWith("500117104"))).toBe(true);
    expect(items.at(-1)?.vacant).toBeNull();
    expect(items[0]?.vacant).toEqual({ since: null, days: null, isLate: false });
    expect(people.map(({ name }) => name).sort()).toEqual(["刘桂芳", "陈秀英"].sort());
    expect((await row(VILLAGE)).directors).toMatchObject([{ name: "陈秀英", also: [] }]);
    for (const name of ["director", "leader", "auditor"] as const)
      expect((await (await test.as(name)).get("/api/village-posts")).statusCode).toBe(403);
    expect(
      (await (await test.as("otherSupervisor")).get(`/api/village-posts/${VILLAGE}/history`)).statusCode,
    ).toBe(404);
  });
});

describe("a director", () => {
  it("also looks after the next village until a day, in one step, once", async () => {
    const [held] = (await row(VILLAGE)).directors;
    const { items } = await list();
    const empty = items.find(({ vacant }) => vacant !== null)?.code ?? "";
    const body = {
      postId: randomUUID(),
      accountId: held?.accountId,
      from: TODAY,
      until: "2027-02-01",
      reason: "本村主任外出，先请邻村兼管",
    };
    const url = `/api/village-posts/${empty}/appointments`;
    const done = await post("supervisor", url, body);
    expect(done.json(), done.body).toMatchObject({
      vacant: null,
      directors: [{ name: "陈秀英", title: "儿童主任（兼管）", until: "2027-02-01" }],
    });
    expect((await post("supervisor", url, body)).json()).toEqual(done.json());
    expect(code(await post("supervisor", url, { ...body, postId: randomUUID() }))).toBe(
      "identity.alreadyInPost",
    );
    expect((await row(VILLAGE)).directors[0]?.also).toHaveLength(1);
  });

  it("is nobody from another township, nobody who reviews, and not appointed over the border", async () => {
    const appointment = { postId: randomUUID(), from: TODAY, reason: "安排" };
    const url = `/api/village-posts/${NEXT}/appointments`;
    expect(code(await post("supervisor", url, { ...appointment, accountId: randomUUID() }))).toBe(
      "workforce.post.person",
    );
    expect(code(await post("supervisor", url, appointment))).toBe("workforce.post.person");
    const over = `/api/village-posts/${OTHER}/appointments`;
    expect((await post("supervisor", over, { ...appointment, person: person("he-1") })).statusCode).toBe(404);
    expect((await post("director", url, { ...appointment, person: person("he-1") })).statusCode).toBe(403);
    expect(
      code(await post("supervisor", url, { ...appointment, person: person("he-1"), until: TODAY })),
    ).toBe("workforce.post.until");
    expect(code(await post("supervisor", url, { ...appointment, person: person("supervisor") }))).toBe(
      "identity.usernameTaken",
    );
  });
});

describe("a replacement", () => {
  const body = {
    endPostId: "",
    handOverId: randomUUID(),
    postId: randomUUID(),
    person: person("he-xinlan"),
    from: TODAY,
    note: "三社两个孩子的父亲年底回来，留意一下",
    reason: "陈秀英调任村支书",
  };

  it("ends the one, appoints the other, and writes the hand-over: all or nothing", async () => {
    await openFamily(await test.as("director"), { name: "任甲" });
    const [held] = (await row(VILLAGE)).directors;
    body.endPostId = held?.postId ?? "";
    const before = await test.anew("director");
    const taken = { ...body, person: person("neighbour") };
    expect(code(await post("supervisor", `/api/village-posts/${VILLAGE}/replacements`, taken))).toBe(
      "identity.usernameTaken",
    );
    expect((await row(VILLAGE)).directors).toMatchObject([{ name: "陈秀英" }]);
    const done = await post("supervisor", `/api/village-posts/${VILLAGE}/replacements`, body);
    expect(done.json(), done.body).toMatchObject({ directors: [{ name: "贺新兰", title: "儿童主任" }] });
    // Whoever left is out at once, with the session that was open.
    expect((await before.get("/api/desk")).statusCode).toBe(401);
    expect((await post("supervisor", `/api/village-posts/${VILLAGE}/replacements`, body)).json()).toEqual(
      done.json(),
    );
    const history = await (await test.as("supervisor")).get(`/api/village-posts/${VILLAGE}/history`);
    expect(history.json()).toMatchObject({
      items: [
        { name: "贺新兰", beganWhy: "陈秀英调任村支书", until: null },
        { name: "陈秀英", until: TODAY, endedWhy: "陈秀英调任村支书" },
      ],
    });
  });

  it("gives a first password that opens nothing but its own change", async () => {
    const { cookie, csrfToken, mustChangePassword } = await logIn("he-xinlan", FIRST);
    expect(mustChangePassword).toBe(true);
    const send = (method: "GET" | "POST", url: string, payload?: object) =>
      test.server.inject({
        method,
        url,
        cookies: { tongan_session: cookie },
        headers: { "x-csrf-token": csrfToken },
        ...(payload === undefined ? {} : { payload }),
      });
    expect(code(await send("GET", "/api/desk"))).toBe("identity.passwordFirst");
    const changed = await send("POST", "/api/session/password", {
      current: FIRST,
      next: "三江汇合-石板路-77",
    });
    expect(changed.statusCode, changed.body).toBe(200);
    expect((await send("GET", "/api/desk")).statusCode).toBe(200);
    const again = await logIn("he-xinlan", "三江汇合-石板路-77");
    expect(again.mustChangePassword).toBeUndefined();
    const open = await send("GET", "/api/hand-overs");
    expect(open.json()).toMatchObject({
      items: [
        {
          id: body.handOverId,
          from: "张国强",
          can: ["confirm"],
          sheet: { parts: [{ title: "在册儿童", count: 1, names: ["任甲"] }, {}, {}, {}, {}] },
        },
      ],
    });
    const confirmed = await send("POST", `/api/hand-overs/${body.handOverId}/confirmation`, {});
    expect(confirmed.json()).toMatchObject({ confirmed: { by: "贺新兰" }, can: [] });
    expect((await send("POST", `/api/hand-overs/${body.handOverId}/confirmation`, {})).json()).toEqual(
      confirmed.json(),
    );
  });
});

describe("a village without a director", () => {
  it("is told to the township when the days are over, and no longer when somebody is there", async () => {
    const [held] = (await row(VILLAGE)).directors;
    const url = `/api/village-posts/${VILLAGE}/endings`;
    const ending = { postId: held?.postId, on: TODAY, reason: "个人原因辞任" };
    expect(code(await post("supervisor", url, { ...ending, on: "2026-01-01" }))).toBe(
      "identity.endBeforeBegin",
    );
    expect((await post("supervisor", `/api/village-posts/${NEXT}/endings`, ending)).statusCode).toBe(404);
    const ended = await post("supervisor", url, ending);
    expect(ended.json(), ended.body).toMatchObject({
      directors: [],
      vacant: { since: TODAY, days: 0, isLate: false },
    });
    expect(code(await post("supervisor", url, { ...ending, reason: "别的原因" }))).toBe("identity.postEnded");
    await tellVacanciesNow(test.app);
    expect(await tasks("supervisor")).toEqual([]);
    test.moveTo("2026-12-12T09:00:00+08:00");
    await tellVacanciesNow(test.app);
    const [task] = await tasks("supervisor");
    expect(task?.title).toContain("还没有儿童主任");
    expect((await list()).items[0]).toMatchObject({ vacant: { isLate: true } });
    await post("supervisor", `/api/village-posts/${VILLAGE}/appointments`, {
      postId: randomUUID(),
      person: person("he-2"),
      from: "2026-12-12",
      reason: "补上空缺",
    });
    expect(await tasks("supervisor")).toEqual([]);
  });
});
