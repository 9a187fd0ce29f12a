/** A report from its first second to the answer: over HTTP, as whoever reports and as each post. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { openFamily } from "../../../../test/support/families.ts";
import { BRUISES, proofFor, reportPublicly } from "../../../../test/support/reports.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { ReportProgress } from "./open-reports.contract.ts";
import type { ReportView } from "./report-view.contract.ts";

let test: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  setClock("");
  await owner.end();
  await test.close();
});

const get = async (name: CastName, path: string) => (await test.as(name)).get(path);
const post = async (name: CastName, path: string, body: object = {}, version?: number) =>
  (await test.as(name)).post(path, body, version === undefined ? {} : { version });
const view = async (name: CastName, id: string) => (await get(name, `/api/reports/${id}`)).json<ReportView>();
const codeOf = ({ body }: { readonly body: string }) => (JSON.parse(body) as { code?: string }).code;

const progress = (code: string) =>
  test.server.inject({ method: "POST", url: "/api/open/report-progress", payload: { code } });

describe("a public report", () => {
  it("gets a number, a code, a responsible person and a clock at once", async () => {
    const { id, answer, number, code, takenUpBy } = await reportPublicly(test);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(number).toMatch(/^BG\d{8}-\d{4}$/);
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{12}$/);
    const seen = await view("supervisor", id);
    expect(seen).toMatchObject({
      colour: "orange",
      state: "received",
      receiverName: "张国强",
      channel: "public",
    });
    expect(seen.clocks.map(({ code: clock }) => clock)).toEqual(["takeUp"]);
    // 橙色: two hours.
    expect(Date.parse(takenUpBy) - Date.parse(seen.receivedAt)).toBe(120 * 60_000);
    const desk = (await get("supervisor", "/api/desk")).json<{ tasks: { title: string; link: string }[] }>();
    expect(desk.tasks.find(({ link }) => link === `/reports/${id}`)?.title).toContain(number);
  });

  it("sent twice is one report with one code; with other words it is refused", async () => {
    const id = randomUUID();
    const first = await reportPublicly(test, { id });
    const again = await reportPublicly(test, { id });
    expect(again.code).toBe(first.code);
    const other = await reportPublicly(test, { id, content: { statement: "别的话，别的事。" } });
    expect(codeOf(other.answer)).toBe("protection.report.otherContent");
  });

  it("that names nobody is put to a child on file by whoever answers for it, and then shows what there was before", async () => {
    const childId = await openFamily(await test.as("director"), { name: "阿依古丽·买买提" });
    const earlier = await reportPublicly(test, { content: { children: [] } });
    const { id } = await reportPublicly(test, { content: { children: [] } });
    const add = (name: CastName, report: string, body: object = { childId }) =>
      post(name, `/api/reports/${report}/children`, body);
    expect(codeOf(await add("district", id))).toBe("protection.report.notReceiver");
    expect((await add("supervisor", id, { childId: randomUUID() })).statusCode).toBe(404);
    expect((await add("supervisor", earlier.id)).statusCode).toBe(200);
    const added = await add("supervisor", id);
    expect(added.json<ReportView>()).toMatchObject({
      children: [{ childId, name: "阿依古丽·买买提" }],
      earlier: [{ number: earlier.number }],
    });
    // Clicked twice: one child.
    expect((await add("supervisor", id)).json<ReportView>().children).toHaveLength(1);
  });

  it("keeps no address of whoever sent it, neither in the audit nor in clear", async () => {
    const { id } = await reportPublicly(test, { from: "203.0.113.77" });
    const audit = await owner.query<{ ip: string | null }>(
      "select ip from audit.entry where operation = 'protection.open.report' order by id desc limit 1",
    );
    expect(audit.rows[0]?.ip ?? "").toBe("");
    const dump = await owner.query<{ row: string }>(
      "select to_jsonb(r)::text as row from protection.report r where id = $1",
      [id],
    );
    expect(dump.rows[0]?.row).not.toContain("203.0.113.77");
    expect(dump.rows[0]?.row).not.toContain("青紫");
  });

  it.each([
    ["a challenge that is not ours", { challenge: "abc.14.xyz.AAAA", nonce: "0" }],
    ["an unworked one", undefined],
  ])("with %s is refused and loses nothing", async (_, given) => {
    const proof = given ?? { ...(await proofFor(test)), nonce: "!" };
    const answer = await test.server.inject({
      method: "POST",
      url: "/api/open/reports",
      payload: { id: randomUUID(), proof, content: BRUISES },
    });
    expect(answer.statusCode).toBe(422);
    expect(codeOf(answer)).toBe("protection.report.proof");
  });

  it("needs a challenge of its own each", async () => {
    const proof = await proofFor(test);
    const send = () =>
      test.server.inject({
        method: "POST",
        url: "/api/open/reports",
        payload: { id: randomUUID(), proof, content: BRUISES },
      });
    expect((await send()).statusCode).toBe(200);
    expect(codeOf(await send())).toBe("protection.report.proof");
  });

  it("has harder and harder work before it while many come from one address, and then waits", async () => {
    const from = "192.0.2.200";
    const difficulty = async () =>
      (await test.server.inject({ url: "/api/open/challenge", remoteAddress: from })).json<{
        difficulty?: number;
        code?: string;
      }>();
    const easy = (await difficulty()).difficulty ?? 0;
    for (let index = 0; index < 4; index++) await reportPublicly(test, { from });
    expect((await difficulty()).difficulty).toBeGreaterThan(easy);
  });

  it("is refused in words when sixty have come from one address within ten minutes, and from there alone", async () => {
    const from = "192.0.2.201";
    const { id } = await reportPublicly(test, { from });
    await owner.query(
      `insert into protection.report select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'number',
         'TEST' || n, 'code_index', null))).* from protection.report r, generate_series(1, 60) n where r.id = $1`,
      [id],
    );
    const refused = await test.server.inject({ url: "/api/open/challenge", remoteAddress: from });
    expect(refused.statusCode).toBe(429);
    expect(codeOf(refused)).toBe("protection.report.flood");
    expect((await reportPublicly(test)).answer.statusCode).toBe(200);
    await owner.query("delete from protection.report where number like 'TEST%'");
  });

  it("is numbered on after the nine thousand nine hundred and ninety-ninth of a day", async () => {
    const { id, number } = await reportPublicly(test);
    const day = number.slice(0, 11);
    await owner.query("update protection.report set number = $2 where id = $1", [id, `${day}9999`]);
    for (const next of ["10000", "10001"]) expect((await reportPublicly(test)).number).toBe(`${day}${next}`);
    await owner.query(
      "update protection.report set number = 'TEST' || number where length(number) > 15 or id = $1",
      [id],
    );
  });

  it("without a place is the district's, and becomes a case of the district", async () => {
    const { id } = await reportPublicly(test, { content: { placeCode: undefined } });
    expect(await view("district", id)).toMatchObject({ placeName: "合川区", receiverName: "王建国" });
    const { version } = (await post("district", `/api/reports/${id}/take-up`)).json<ReportView>();
    const opened = await post(
      "district",
      `/api/reports/${id}/decisions`,
      { outcome: "open", why: "先查在哪里" },
      version,
    );
    expect(opened.statusCode, opened.body).toBe(200);
    const { caseId } = opened.json<ReportView>();
    expect((await get("district", `/api/cases/${caseId ?? ""}`)).statusCode).toBe(200);
    expect((await get("supervisor", `/api/cases/${caseId ?? ""}`)).statusCode).toBe(404);
  });

  it("says in words what is wrong with a place or a time", async () => {
    expect(codeOf((await reportPublicly(test, { content: { placeCode: "500117999" } })).answer)).toBe(
      "protection.report.place",
    );
    const later = await reportPublicly(test, { content: { seenAt: "2099-01-01T00:00:00+08:00" } });
    expect(codeOf(later.answer)).toBe("protection.report.seenAt");
  });

  it("keeps HTML as the words that were typed", async () => {
    const statement = "<script>alert(1)</script> 孩子在哭";
    const { id } = await reportPublicly(test, { content: { statement } });
    expect((await view("supervisor", id)).content.statement).toBe(statement);
  });
});

describe("the follow-up code", () => {
  it("tells where the report stands, and nothing about anybody", async () => {
    const { code } = await reportPublicly(test);
    const typed = `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8).toLowerCase()}`;
    const answer = await progress(typed);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json<ReportProgress>()).toMatchObject({ stage: "received", files: 0, canAdd: true });
    for (const word of ["测试儿", "张国强", "青紫"]) expect(answer.body).not.toContain(word);
  });

  it("takes additions, each once", async () => {
    const { id, code } = await reportPublicly(test);
    const added = { id: randomUUID(), code, words: "今天孩子没来上学" };
    for (let time = 0; time < 2; time++)
      await test.server.inject({ method: "POST", url: "/api/open/report-additions", payload: added });
    expect((await view("supervisor", id)).words.map(({ words }) => words)).toEqual(["今天孩子没来上学"]);
  });

  it("that is guessed is refused, and after twenty guesses so is the right one for a while", async () => {
    const { code } = await reportPublicly(test);
    const ask = (guess: string) =>
      test.server.inject({
        method: "POST",
        url: "/api/open/report-progress",
        payload: { code: guess },
        remoteAddress: "192.0.2.9",
      });
    expect(codeOf(await ask("222222222222"))).toBe("protection.report.code");
    for (let index = 0; index < 19; index++) await ask("222222222222");
    expect(codeOf(await ask(code))).toBe("protection.report.guesses");
    expect((await progress(code)).statusCode).toBe(200);
  });

  it("is not found from a thousand addresses either, and the answer is the same for what is over", async () => {
    const { code } = await reportPublicly(test);
    const guess = (n: number) =>
      test.server.inject({
        method: "POST",
        url: "/api/open/report-progress",
        payload: { code: `4444${"23456789ABCDEFGH"[n % 16]}2222222` },
        remoteAddress: `192.0.2.${100 + n}`,
      });
    const answers = [];
    for (let n = 0; n < 41; n++) answers.push(await guess(n));
    expect(new Set(answers.slice(0, 40).map(codeOf))).toEqual(new Set(["protection.report.code"]));
    expect(codeOf(answers[40] ?? { body: "{}" })).toBe("protection.report.guesses");
    expect((await progress(code)).statusCode).toBe(200);
    const said = async (asked: string) => ({ ...(await progress(asked)).json<object>(), traceId: "" });
    const unknown = await said("333333333333");
    await owner.query("update protection.report set code_until = '2020-01-01' where code_index = $1", [
      test.app.cipher.blindIndex(code, "protection.report.code"),
    ]);
    expect(await said(code)).toEqual(unknown);
  });

  it("is over a year after the answer", async () => {
    const { id, code } = await reportPublicly(test);
    await post("supervisor", `/api/reports/${id}/take-up`);
    await post("supervisor", `/api/reports/${id}/answers`, {
      way: "code",
      words: "谢谢您，我们已经在处理。",
    });
    setClock("+P1Y2D");
    expect(codeOf(await progress(code))).toBe("protection.report.code");
    setClock("");
    expect((await progress(code)).json<ReportProgress>().feedback[0]?.words).toContain("谢谢您");
  });
});

describe("whoever is responsible", () => {
  it("is the first who signs; the second hears of it", async () => {
    const { id } = await reportPublicly(test);
    const [one, other] = await Promise.all([
      post("supervisor", `/api/reports/${id}/take-up`),
      post("district", `/api/reports/${id}/take-up`),
    ]);
    expect([one.statusCode, other.statusCode].sort()).toEqual([200, 409]);
    const loser = one.statusCode === 409 ? one : other;
    expect(codeOf(loser)).toBe("protection.report.takenUp");
  });

  it("stays so until the other has signed", async () => {
    const { id } = await reportPublicly(test);
    await post("supervisor", `/api/reports/${id}/take-up`);
    const people = (await get("supervisor", "/api/report-receivers?q=王建国")).json<{
      items: { accountId: string }[];
    }>();
    const to = people.items[0]?.accountId ?? "";
    const offered = (
      await post("supervisor", `/api/reports/${id}/hand-overs`, { to, why: "跨镇" })
    ).json<ReportView>();
    expect(offered.receiverName).toBe("张国强");
    expect(codeOf(await post("supervisor", `/api/reports/${id}/hand-overs`, { to, why: "再转" }))).toBe(
      "protection.report.handOverOpen",
    );
    const offer = offered.handOvers[0]?.id ?? "";
    expect(codeOf(await post("district2", `/api/reports/${id}/hand-overs/${offer}`, { accept: true }))).toBe(
      "protection.report.notReceiver",
    );
    const signed = await post("district", `/api/reports/${id}/hand-overs/${offer}`, { accept: true });
    expect(signed.json<ReportView>().receiverName).toBe("王建国");
    expect(codeOf(await post("supervisor", `/api/reports/${id}/answers`, { way: "code", words: "好" }))).toBe(
      "protection.report.notReceiver",
    );
  });

  it("alone opens who reported, with a reason that is logged", async () => {
    const { id } = await reportPublicly(test, {
      reporter: { name: "李老师", phone: "13800000000", kind: "teacher" },
    });
    await post("supervisor", `/api/reports/${id}/take-up`);
    expect((await get("supervisor", `/api/reports/${id}`)).body).not.toContain("李老师");
    expect(codeOf(await post("district", `/api/reports/${id}/reporter`, { purpose: "核实" }))).toBe(
      "protection.report.notReceiver",
    );
    expect((await post("supervisor", `/api/reports/${id}/reporter`, {})).statusCode).toBe(422);
    const shown = await post("supervisor", `/api/reports/${id}/reporter`, { purpose: "电话核实伤情" });
    expect(shown.json()).toMatchObject({ name: "李老师", phone: "13800000000" });
    const { rows } = await owner.query<{ purpose: string }>(
      "select purpose from audit.entry where operation = 'protection.reporter.reveal' and purpose is not null order by id desc limit 1",
    );
    expect(rows[0]?.purpose).toBe("电话核实伤情");
  });

  it("answers without a child's name or number, and names others with a reason only", async () => {
    const { id, code } = await reportPublicly(test, { content: { suspects: [{ name: "李大山" }] } });
    await post("supervisor", `/api/reports/${id}/take-up`);
    const answer = (words: string, more: object = {}) =>
      post("supervisor", `/api/reports/${id}/answers`, { way: "code", words, ...more });
    const refused = await answer("测 试儿现在平安");
    expect(codeOf(refused)).toBe("protection.report.answerNames");
    expect(refused.json<{ detail: string }>().detail).toContain("测试儿");
    const reason = { nonetheless: "报告人就是他的姑姑" };
    expect(codeOf(await answer("测试儿现在平安", reason))).toBe("protection.report.answerNames");
    expect(codeOf(await answer("他的号码是 500117201506010019", reason))).toBe(
      "protection.report.answerNames",
    );
    expect(codeOf(await answer("李大山已经搬走"))).toBe("protection.report.answerOthers");
    expect(codeOf(await answer("有事打 13800000000"))).toBe("protection.report.answerOthers");
    expect((await progress(code)).json<ReportProgress>().feedback).toEqual([]);
    expect((await answer("有事打 13800000000", { nonetheless: "我的工作电话" })).statusCode).toBe(200);
    const { rows } = await owner.query<{ purpose: string }>(
      "select purpose from audit.entry where operation = 'protection.report.answer' order by id desc limit 1",
    );
    expect(rows[0]?.purpose).toBe("我的工作电话");
  });

  it("may not name whom only the case knows either", async () => {
    const { id } = await reportPublicly(test, { content: { children: [{}] } });
    const { version } = (await post("supervisor", `/api/reports/${id}/take-up`)).json<ReportView>();
    const opened = await post(
      "supervisor",
      `/api/reports/${id}/decisions`,
      { outcome: "open", why: "去看看" },
      version,
    );
    const { caseId } = opened.json<ReportView>();
    const added = { role: "child", name: "后来知道的孩子" };
    await owner.query(
      `insert into protection.case_person (id, case_id, role, name, added_at, added_by)
       values (gen_random_uuid(), $1, $2, $3, now(), gen_random_uuid())`,
      [caseId, added.role, added.name],
    );
    expect(
      codeOf(
        await post("supervisor", `/api/reports/${id}/answers`, { way: "code", words: `${added.name}平安` }),
      ),
    ).toBe("protection.report.answerNames");
  });

  it("decides only after signing, once, and on what everybody sees", async () => {
    const { id } = await reportPublicly(test);
    const decide = (body: object, version: number) =>
      post("supervisor", `/api/reports/${id}/decisions`, body, version);
    expect(codeOf(await decide({ outcome: "unfounded", why: "打错了" }, 1))).toBe(
      "protection.report.notTakenUp",
    );
    const { version } = (await post("supervisor", `/api/reports/${id}/take-up`)).json<ReportView>();
    expect(codeOf(await decide({ outcome: "open", why: "去看看" }, version - 1))).toBe(
      "protection.report.stale",
    );
    const opened = (await decide({ outcome: "open", why: "去看看" }, version)).json<ReportView>();
    expect(opened.state).toBe("opened");
    expect(opened.caseId).not.toBeNull();
    expect(codeOf(await decide({ outcome: "unfounded", why: "算了" }, opened.version))).toBe(
      "protection.report.settled",
    );
  });

  it("has three working days to answer after a disposal", async () => {
    setClock("2026-02-12T10:00:00+08:00");
    const { id, code } = await reportPublicly(test);
    const { version } = (await post("supervisor", `/api/reports/${id}/take-up`)).json<ReportView>();
    await post(
      "supervisor",
      `/api/reports/${id}/decisions`,
      { outcome: "unfounded", why: "邻居间的误会，孩子平安" },
      version,
    );
    const clock = (await view("supervisor", id)).clocks.find((one) => one.code === "feedback");
    // 春节: 2026-02-15 to 02-23 is rest, 02-14 and 02-28 are worked.
    expect(clock?.dueAt.slice(0, 10)).toBe("2026-02-24");
    await post("supervisor", `/api/reports/${id}/answers`, {
      way: "code",
      words: "已去看过，孩子平安，谢谢您。",
    });
    expect(
      (await view("supervisor", id)).clocks.find((one) => one.code === "feedback")?.metAt,
    ).not.toBeNull();
    expect((await progress(code)).json<ReportProgress>().stage).toBe("closed");
    setClock("");
  });
});

describe("who sees a report", () => {
  it.each<[CastName, number]>([
    ["director", 403],
    ["neighbour", 403],
    ["supervisor", 200],
    ["otherSupervisor", 404],
    ["district", 200],
    ["district2", 200],
    ["leader", 200],
    ["finance", 403],
    ["auditor", 403],
    ["security", 403],
    ["admin", 403],
    ["institution", 403],
    ["registrar", 403],
    ["assessor", 403],
    ["socialworker", 403],
    ["police", 403],
  ])("%s: %i", async (name, status) => {
    const { id } = await reportPublicly(test);
    expect((await get(name, `/api/reports/${id}`)).statusCode).toBe(status);
  });

  it("is its receiver alone while it is sealed, in lists too", async () => {
    const { id, number } = await reportPublicly(test, { content: { situations: ["MR2"] } });
    const seen: CastName[] = [];
    for (const name of ["supervisor", "district", "district2", "leader"] as const) {
      const list = (await get(name, "/api/reports?limit=200")).json<{ items: { number: string }[] }>();
      const isListed = list.items.some((item) => item.number === number);
      expect((await get(name, `/api/reports/${id}`)).statusCode === 200, name).toBe(isListed);
      if (isListed) seen.push(name);
    }
    expect(seen).toEqual(["district"]);
    const desk = (await get("district", "/api/desk")).json<{ tasks: { title: string; rings: boolean }[] }>();
    expect(desk.tasks.find(({ title }) => title.includes(number))).toMatchObject({
      title: `签收受理：涉密报告 ${number}`,
      rings: true,
    });
  });
});

describe("somebody with an account", () => {
  it.each<[CastName, number]>([
    ["director", 200],
    ["supervisor", 200],
    ["institution", 200],
    ["socialworker", 200],
    ["police", 200],
    ["finance", 403],
    ["admin", 403],
  ])("%s reports: %i", async (name, status) => {
    const answer = await post(name, "/api/reports", {
      id: randomUUID(),
      channel: "partner",
      content: BRUISES,
    });
    expect(answer.statusCode, answer.body).toBe(status);
  });

  it("of a unit that must report at once is marked when hours have gone by", async () => {
    const id = randomUUID();
    const seenAt = new Date(Date.now() - 30 * 3_600_000).toISOString();
    await post("police", "/api/reports", { id, channel: "partner", content: { ...BRUISES, seenAt } });
    expect((await view("supervisor", id)).isLateReport).toBe(true);
  });
});
