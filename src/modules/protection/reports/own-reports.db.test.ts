/** What one has reported oneself: an organisation by its key, a director, a hotline's ticket. Nothing of anybody else's. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { phoneJpeg, SECRET_PLACE } from "../../../../test/support/media.ts";
import { callBy, type IssuedKey, partnerWithKey } from "../../../../test/support/partners.ts";
import { BRUISES, reportPublicly } from "../../../../test/support/reports.ts";
import { runCurl } from "../../../../test/support/run-curl.ts";
import type { ReportProgress } from "./open-reports.contract.ts";
import type { OwnReport } from "./own-reports.contract.ts";
import type { ReportView } from "./report-view.contract.ts";

let test: TestApp;
let school: IssuedKey;
let hospital: IssuedKey;
let hotline: IssuedKey;

const all = ["report.create", "report.add", "report.follow"];

beforeAll(async () => {
  test = await createTestApp();
  school = await partnerWithKey(test, { name: "合川久长街小学", scopes: all });
  hospital = await partnerWithKey(test, { kind: "hospital", scopes: all });
  hotline = await partnerWithKey(test, { kind: "hotline12345", scopes: all });
});
afterAll(() => test.close());

const codeOf = ({ body }: { readonly body: string }) => (JSON.parse(body) as { code?: string }).code;
const send = (by: IssuedKey, body: object) =>
  callBy(test, by.secret, {
    ...{ method: "POST", url: "/api/reports" },
    payload: { id: randomUUID(), channel: "partner", content: BRUISES, ...body },
  });
const get = (by: IssuedKey, url: string) => callBy(test, by.secret, { url });
const view = async (name: CastName, id: string) =>
  (await (await test.as(name)).get(`/api/reports/${id}`)).json<ReportView>();

async function fileForm(paperId = randomUUID(), file = phoneJpeg()) {
  const form = new FormData();
  form.set("paperId", paperId);
  form.set("file", new Blob([Uint8Array.from(file)]), "王小明.jpg");
  const request = new Request("http://localhost/", { method: "POST", body: form });
  return {
    headers: { "content-type": request.headers.get("content-type") ?? "" },
    payload: Buffer.from(await request.arrayBuffer()),
  };
}

describe("an organisation's report by key", () => {
  it("comes with the organisation's name; who it was there lies sealed", async () => {
    const id = randomUUID();
    const reporter = { name: "李老师", phone: "13800000000", kind: "teacher" };
    const answer = await send(school, { id, reporter });
    expect(answer.statusCode, answer.body).toBe(200);
    const seen = await view("supervisor", id);
    expect(seen).toMatchObject({
      ...{ channel: "partner", organisation: "合川久长街小学", isMandated: true, colour: "orange" },
      hasReporter: true,
    });
    expect(JSON.stringify(seen)).not.toContain("李老师");
    const supervisor = await test.as("supervisor");
    await supervisor.post(`/api/reports/${id}/take-up`, {});
    const shown = await supervisor.post(`/api/reports/${id}/reporter`, { purpose: "核实伤情" });
    expect(shown.json()).toMatchObject({ ...reporter, unit: "合川久长街小学", accountName: null });
  });

  it("sent again is the same one; with other words, or by somebody else, it is refused", async () => {
    const id = randomUUID();
    const first = await send(school, { id });
    expect((await send(school, { id })).json()).toEqual(first.json());
    const other = { ...BRUISES, statement: "别的话，别的事。" };
    expect(codeOf(await send(school, { id, content: other }))).toBe("protection.report.otherContent");
    expect(codeOf(await send(hospital, { id }))).toBe("protection.report.otherContent");
  });

  it("names no file of the register, and comes by its own way only", async () => {
    const id = randomUUID();
    await send(school, { id, childIds: [randomUUID()] });
    expect((await view("supervisor", id)).children.map(({ childId }) => childId)).toEqual([null]);
    expect(codeOf(await send(school, { channel: "police110" }))).toBe("protection.report.channel");
    expect(codeOf(await send(hotline, { channel: "partner" }))).toBe("protection.report.channel");
    expect((await send(hotline, { channel: "hotline12345" })).statusCode).toBe(200);
  });

  it("is judged like any other: a place that is none, a moment to come, a field that nobody knows", async () => {
    expect(codeOf(await send(school, { content: { ...BRUISES, placeCode: "500117999" } }))).toBe(
      "protection.report.place",
    );
    const later = { ...BRUISES, seenAt: "2099-01-01T00:00:00+08:00" };
    expect(codeOf(await send(school, { content: later }))).toBe("protection.report.seenAt");
    expect(codeOf(await send(school, { content: { ...BRUISES, extra: 1 } }))).toBe("http.invalid");
  });

  it("is followed until the answer, without anybody's name", async () => {
    const id = randomUUID();
    await send(school, { id });
    const supervisor = await test.as("supervisor");
    await supervisor.post(`/api/reports/${id}/take-up`, {});
    await supervisor.post(`/api/reports/${id}/answers`, { way: "code", words: "已经去看过，谢谢。" });
    const answer = await get(school, `/api/reports/${id}/progress`);
    expect(answer.json<ReportProgress>()).toMatchObject({
      stage: "takenUp",
      feedback: [{ words: "已经去看过，谢谢。" }],
    });
    for (const word of ["测试儿", "张国强", "青紫"]) expect(answer.body).not.toContain(word);
    const list = (await get(school, "/api/own-reports?limit=1")).json<{
      items: OwnReport[];
      nextCursor: string;
    }>();
    expect(list.items).toMatchObject([{ id, stage: "takenUp" }]);
    expect(list.items[0]?.answeredAt).not.toBeNull();
    const next = await get(school, `/api/own-reports?limit=200&cursor=${list.nextCursor}`);
    expect(next.json<{ items: OwnReport[] }>().items.map((one) => one.id)).not.toContain(id);
  });

  it("takes files and words, each once, and gives no place away", async () => {
    const id = randomUUID();
    await send(school, { id });
    const form = await fileForm();
    const put = () =>
      callBy(test, school.secret, { method: "POST", url: `/api/reports/${id}/papers`, ...form });
    for (let time = 0; time < 2; time++) expect((await put()).json()).toEqual({ files: 1 });
    const added = { id: randomUUID(), words: "今天没有来上学" };
    for (let time = 0; time < 2; time++)
      await callBy(test, school.secret, {
        method: "POST",
        url: `/api/reports/${id}/additions`,
        payload: added,
      });
    const seen = await view("supervisor", id);
    expect(seen.words.map(({ words, byName }) => [words, byName])).toEqual([["今天没有来上学", null]]);
    expect(seen.papers).toMatchObject([{ name: "材料.jpg", byName: null }]);
    const paper = await (await test.as("supervisor")).get(
      `/api/reports/${id}/papers/${seen.papers[0]?.id ?? ""}`,
    );
    expect(paper.rawPayload.includes(SECRET_PLACE)).toBe(false);
  });

  it("is nobody else's: another organisation, a public one, a person's", async () => {
    const mine = randomUUID();
    await send(school, { id: mine });
    const open = await reportPublicly(test);
    const form = await fileForm();
    for (const id of [mine, open.id]) {
      const answers = [
        await get(hospital, `/api/reports/${id}/progress`),
        await callBy(test, hospital.secret, { method: "POST", url: `/api/reports/${id}/papers`, ...form }),
        await callBy(test, hospital.secret, {
          ...{ method: "POST", url: `/api/reports/${id}/additions` },
          payload: { id: randomUUID(), words: "看看是谁的" },
        }),
      ];
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
    }
    const list = (await get(hospital, "/api/own-reports")).json<{ items: OwnReport[] }>();
    expect(list.items.map(({ id }) => id)).not.toContain(mine);
  });
});

describe("the developer's page", () => {
  it("shows calls that work as they stand there", async () => {
    const page = readFileSync(new URL("../../../../docs/operations/partners.md", import.meta.url), "utf8");
    const calls = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, call = ""]) => call.trim());
    await test.server.listen({ port: 0, host: "127.0.0.1" });
    const { port } = test.server.server.address() as AddressInfo;
    const env = { TONGAN: `http://127.0.0.1:${port}`, KEY: school.secret };
    const answers: unknown[] = [];
    for (const call of calls) {
      const answer = await runCurl(call, { env, files: { "photo.jpg": phoneJpeg() } });
      expect(answer.status, call).toBe(200);
      answers.push(await answer.json());
    }
    expect(answers).toMatchObject([{}, { files: 1 }, { stage: "received", files: 1 }]);
    expect(answers[0]).toHaveProperty("number");
  });
});

describe("a hotline's ticket", () => {
  it("is one report, however often and however it is written, and says where it is", async () => {
    const first = await send(hotline, { channel: "hotline12345", ticket: "HC2026-112800017" });
    const { number } = first.json<{ number: string }>();
    const again = await send(hotline, { channel: "hotline12345", ticket: " ｈｃ2026-1128 00017" });
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ code: "protection.report.ticket", number });
    expect(again.json<{ detail: string }>().detail).toContain(number);
    // Typed by an officer too.
    const district = await test.as("district");
    const typed = { id: randomUUID(), content: BRUISES, ticket: "HC2026-112800017" };
    expect(codeOf(await district.post("/api/reports", { ...typed, channel: "hotline12345" }))).toBe(
      "protection.report.ticket",
    );
    expect((await district.post("/api/reports", { ...typed, channel: "hotline12355" })).statusCode).toBe(200);
    expect((await view("district", typed.id)).ticket).toBe("HC2026-112800017");
  });

  it("that comes twice at once is taken once", async () => {
    const ticket = "HC2026-112800018";
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send(hotline, { channel: "hotline12345", ticket })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(new Set(answers.filter(({ statusCode }) => statusCode === 409).map(codeOf))).toEqual(
      new Set(["protection.report.ticket"]),
    );
  });
});

describe("whoever has reported with an account", () => {
  it("adds a photo and follows it, though the place or the secret is not theirs; nobody reads who it was", async () => {
    const director = await test.as("director");
    const id = randomUUID();
    const content = { ...BRUISES, situations: ["MR2"], placeCode: "500117101" };
    await director.post("/api/reports", { id, channel: "visit", content });
    const form = await fileForm();
    const put = await director.request({ method: "POST", url: `/api/reports/${id}/papers`, ...form });
    expect(put.statusCode, put.body).toBe(200);
    expect((await director.get(`/api/reports/${id}/progress`)).json()).toMatchObject({
      stage: "received",
      files: 1,
    });
    expect((await director.get("/api/own-reports")).json<{ items: OwnReport[] }>().items).toMatchObject([
      { id },
    ]);
    expect((await (await test.as("neighbour")).get(`/api/reports/${id}/progress`)).statusCode).toBe(404);
    expect((await director.get(`/api/reports/${id}`)).statusCode).toBe(403);
    const seen = await view("district", id);
    expect(seen.events.map(({ byName }) => byName)).toEqual(["报告的人", "报告的人"]);
    expect(JSON.stringify(seen)).not.toContain("陈秀英");
  });
});

describe("what is added later, and what is answered", () => {
  interface Desk {
    tasks: { kind: string; title: string; link: string; dueOn: string | null }[];
  }
  const tasksOf = async (name: CastName, kind: string) =>
    (await (await test.as(name)).get("/api/desk")).json<Desk>().tasks.filter((task) => task.kind === kind);
  const reported = async (situations = ["MR4"]) => {
    const id = randomUUID();
    const content = { ...BRUISES, situations };
    const receipt = await (await test.as("director")).post("/api/reports", { id, channel: "visit", content });
    await (await test.as("supervisor")).post(`/api/reports/${id}/take-up`, {});
    return { id, number: receipt.json<{ number: string }>().number };
  };
  const add = async (id: string, words = "今天又听见孩子哭") =>
    (await test.as("director")).post(`/api/reports/${id}/additions`, { id: randomUUID(), words });

  it("lies on the desk of whoever is responsible until it is seen; the reporter reads that it was", async () => {
    const { id, number } = await reported();
    const mine = async () =>
      (await tasksOf("supervisor", "protection.added")).filter(({ link }) => link.endsWith(id));
    expect(await mine()).toEqual([]);
    for (let time = 0; time < 2; time++) await add(id);
    expect(await mine()).toMatchObject([{ title: expect.stringContaining(number) as string }]);
    const supervisor = await test.as("supervisor");
    expect((await view("supervisor", id)).can).toContain("seeAdditions");
    const seen = await supervisor.post(`/api/reports/${id}/additions-seen`, {});
    expect(seen.json<ReportView>().can).not.toContain("seeAdditions");
    expect(await mine()).toEqual([]);
    const progress = await (await test.as("director")).get(`/api/reports/${id}/progress`);
    expect(progress.json<ReportProgress>().steps.map(({ words }) => words)).toContain("看过了您补充的情况");
    // Once more says nothing new; somebody else's word is refused.
    await supervisor.post(`/api/reports/${id}/additions-seen`, {});
    expect(
      (await view("supervisor", id)).events.filter(({ words }) => words.includes("看过了")),
    ).toHaveLength(1);
    await add(id);
    const other = await (await test.as("district")).post(`/api/reports/${id}/additions-seen`, {});
    expect(codeOf(other)).toBe("protection.report.notReceiver");
  });

  it("goes with the report to whoever signs for it", async () => {
    const { id } = await reported();
    await add(id);
    const supervisor = await test.as("supervisor");
    const district = await test.as("district");
    const receivers = (await supervisor.get("/api/report-receivers?q=王建国")).json<{
      items: { accountId: string }[];
    }>();
    const to = receivers.items[0]?.accountId;
    await supervisor.post(`/api/reports/${id}/hand-overs`, { to, why: "跨镇" });
    const offer = (await view("district", id)).handOvers[0]?.id ?? "";
    await district.post(`/api/reports/${id}/hand-overs/${offer}`, { accept: true });
    const links = async (name: CastName) => (await tasksOf(name, "protection.added")).map(({ link }) => link);
    expect(await links("district")).toContain(`/reports/${id}`);
    expect(await links("supervisor")).not.toContain(`/reports/${id}`);
  });

  it("comes to the desk of whoever reported and of nobody else, until it is read", async () => {
    const { id, number } = await reported();
    await (await test.as("supervisor")).post(`/api/reports/${id}/answers`, {
      ...{ way: "code", words: "已经去看过，孩子现在安全。" },
    });
    const answered = async (name: CastName) =>
      (await tasksOf(name, "protection.answered")).filter(({ link }) => link === `/own-reports/${id}`);
    expect(await answered("director")).toMatchObject([{ title: `您报告的 ${number} 有答复了`, dueOn: null }]);
    for (const name of ["supervisor", "neighbour", "district"] as const)
      expect(await answered(name)).toEqual([]);
    const list = (await (await test.as("director")).get("/api/own-reports")).json<{ items: OwnReport[] }>();
    expect(list.items.find((one) => one.id === id)).toMatchObject({
      ...{ channel: "visit", answer: "已经去看过，孩子现在安全。" },
      placeName: expect.stringContaining("沙嘴") as string,
    });
    expect((await (await test.as("neighbour")).post(`/api/reports/${id}/answer-seen`, {})).statusCode).toBe(
      404,
    );
    expect(await answered("director")).toHaveLength(1);
    for (let time = 0; time < 2; time++)
      expect((await (await test.as("director")).post(`/api/reports/${id}/answer-seen`, {})).json()).toEqual({
        seen: true,
      });
    expect(await answered("director")).toEqual([]);
  });

  it("of a sealed report says on desks neither where nor what", async () => {
    const id = randomUUID();
    const content = { ...BRUISES, situations: ["MR2"] };
    await (await test.as("director")).post("/api/reports", { id, channel: "visit", content });
    await add(id, "孩子说了是谁");
    const [task] = (await tasksOf("district", "protection.added")).filter(({ link }) => link.endsWith(id));
    expect(task?.title).toMatch(/^看报告人补充的情况：涉密报告 BG/);
    expect((await tasksOf("supervisor", "protection.added")).map(({ link }) => link)).not.toContain(
      `/reports/${id}`,
    );
  });
});
