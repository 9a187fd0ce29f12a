/** Rosters against the families of a small register: what is certain, what waits for a person, what is let go, and all of it taken back. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { agreeOn, upload } from "../../../../test/support/sample-roster.ts";
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import { setClock } from "../../../kernel/clock.ts";
import { runBatch } from "../../../platform/exchange/run-batch.job.ts";
import type { Question } from "./questions.contract.ts";
import type { ReviewBatch, ReviewRow, ReviewRowDetails } from "./review.contract.ts";

const VILLAGE = "500117104204";
let test: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-28T09:00:00+08:00" });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
  setClock("");
});

interface Family {
  readonly childId: string;
  readonly fatherId: string;
  readonly father: string;
  readonly number: string;
  readonly born: string;
}

let families = 0;

/** A child with a father of whom number and birth date are known. */
async function openFamily(childName: string, father: string, born: string): Promise<Family> {
  families += 1;
  const number = composeCitizenId("500199", born, families * 2 + 1);
  const answer = await (await test.as("district")).post("/api/children", {
    person: { name: childName, sex: "2", birthDate: "2017-04-01" },
    villageCode: VILLAGE,
    on: "2024-01-01",
    notADouble: true,
    kin: [{ relation: "51", person: { name: father, sex: "1", birthDate: born, citizenNo: number } }],
  });
  expect(answer.statusCode, answer.body).toBe(200);
  const { id } = answer.json<{ id: string }>();
  const { rows } = await owner.query<{ person_id: string }>(
    "select person_id from registry.kin where child_id = $1",
    [id],
  );
  return { childId: id, fatherId: rows[0]?.person_id ?? "", father, number, born };
}

interface RosterRow {
  readonly name: string;
  readonly number?: string;
  readonly born?: string;
  readonly from?: string;
}

/** Received under an agreement of its own, read and worked on. */
async function take(rows: readonly RosterRow[]): Promise<string> {
  const { id } = await agreeOn(test, {
    ...{ subject: "prison", title: "服刑在押人员名册" },
    fields: ["name", "sex", "citizenNo", "birthDate", "from", "place"],
  });
  const lines = rows.map(({ name, number = "", born = "", from = "2025-01-01" }) =>
    [name, "男", number, born, from, "渝都监狱"].join(","),
  );
  const answer = await upload(test, id, ["姓名,性别,身份证号,出生日期,刑期起,监狱", ...lines].join("\n"));
  expect(answer.statusCode, answer.body).toBe(200);
  const batch = answer.json<{ id: string }>();
  await runBatch(test.app, batch.id);
  return batch.id;
}

const ask = async (name: CastName, url: string) => (await test.as(name)).get(`/api/matching/${url}`);

async function batchOf(id: string): Promise<ReviewBatch> {
  const { items } = (await ask("district", "batches")).json<{ items: ReviewBatch[] }>();
  const found = items.find((one) => one.id === id);
  if (found === undefined) throw new Error(`batch ${id} is not listed`);
  return found;
}

async function rowsOf(id: string, view = "open"): Promise<ReviewRow[]> {
  const answer = await ask("district", `batches/${id}/rows?view=${view}&limit=200`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: ReviewRow[] }>().items;
}

async function rowOf(id: string, ordinal: number): Promise<ReviewRowDetails> {
  const answer = await ask("district", `batches/${id}/rows/${ordinal}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<ReviewRowDetails>();
}

async function act(
  id: string,
  ordinal: number,
  what: string,
  body: object,
  name: CastName = "district",
  at = 0,
) {
  const candidate = (await rowOf(id, ordinal)).candidates[at];
  return (await test.as(name)).post(`/api/matching/pairs/${candidate?.pairId}/${what}`, body, {
    version: candidate?.version ?? 0,
  });
}

const codeOf = (answer: { json(): unknown }) => (answer.json() as { code?: string }).code;

async function conditionsOf(personId: string): Promise<string[]> {
  const { rows } = await owner.query<{ condition: string }>(
    "select value->>'condition' as condition from registry.fact where person_id = $1 and kind = 'condition' and superseded_at is null",
    [personId],
  );
  return rows.map(({ condition }) => condition);
}

describe("a roster of prisoners", () => {
  let one: Family;
  let other: Family;
  let batch: string;

  beforeAll(async () => {
    one = await openFamily("田一一", "田大川", "1988-05-02");
    other = await openFamily("田二二", "覃正明", "1990-07-13");
    batch = await take([
      { name: one.father, number: one.number },
      { name: other.father, born: other.born },
      { name: "无此人", number: composeCitizenId("110105", "1979-01-03", 5) },
      // Written twice.
      { name: one.father, number: one.number },
    ]);
  });

  it("writes what is certain, lets the doubtful wait and strangers go; its numbers add up", async () => {
    const { counts, state } = await batchOf(batch);
    expect(state).toBe("review");
    expect(counts).toMatchObject({ rows: 4, certain: 1, review: 1, none: 1, faulty: 1, waiting: 1, same: 1 });
    expect(counts.certain + counts.review + counts.none + counts.faulty).toBe(counts.rows);
    expect(await conditionsOf(one.fatherId)).toEqual(["imprisoned"]);
    expect(await conditionsOf(other.fatherId)).toEqual([]);
    const { rows } = await owner.query<{ ordinal: number }>(
      "select ordinal from matching.row where batch_id = $1 and values_sealed is null",
      [batch],
    );
    expect(rows).toEqual([{ ordinal: 3 }]);
  });

  it("shows the doubtful row beside the person, numbers masked, and the children who would follow", async () => {
    expect(await rowsOf(batch)).toMatchObject([
      { ordinal: 2, name: other.father, candidateName: other.father },
    ]);
    const { candidates, values } = await rowOf(batch, 2);
    expect(values).toContainEqual({ code: "place", label: "监狱", value: "渝都监狱" });
    expect(candidates[0]).toMatchObject({
      name: other.father,
      children: [{ name: "田二二", relation: "父亲" }],
    });
    const number = candidates[0]?.compared.find(({ field }) => field === "citizenNo");
    expect(number).toMatchObject({ row: "", level: "名单里没有", number: "citizenNo" });
    expect(number?.person).toMatch(/^500199\*{8}\d{3}[\dX]$/);
    const whole = await act(batch, 2, "number", { side: "person", field: "citizenNo", reason: "核对身份" });
    expect(whole.json()).toEqual({ value: other.number });
  });

  it("is shown to nobody below the district, and decided by officers alone", async () => {
    for (const name of ["director", "supervisor"] as const)
      expect((await ask(name, `batches/${batch}/rows`)).statusCode).toBe(403);
    for (const name of ["leader", "auditor"] as const) {
      expect((await ask(name, `batches/${batch}/rows/2`)).statusCode).toBe(200);
      expect((await act(batch, 2, "decision", { says: "same" }, name)).statusCode).toBe(403);
    }
  });

  it("is on the officers' desk until the last row is decided", async () => {
    const tasks = async () =>
      (await (await test.as("district")).get("/api/desk"))
        .json<{ tasks: { title: string; link: string }[] }>()
        .tasks.filter(({ link }) => link === `/exchange/review?batch=${batch}`);
    expect(await tasks()).toMatchObject([{ title: expect.stringContaining("1 行拿不准") as string }]);
    const answer = await act(batch, 2, "decision", { says: "same", why: "家属来电核实" });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await tasks()).toEqual([]);
    expect(await batchOf(batch)).toMatchObject({ state: "settled", counts: { waiting: 0, same: 2 } });
    expect(await conditionsOf(other.fatherId)).toEqual(["imprisoned"]);
  });

  it("is decided once, by who has seen its present state", async () => {
    const [candidate] = (await rowOf(batch, 2)).candidates;
    const send = async (version: number) =>
      (await test.as("district2")).post(
        `/api/matching/pairs/${candidate?.pairId}/decision`,
        { says: "different" },
        { version },
      );
    expect(codeOf(await send(1))).toBe("matching.pair.stale");
    expect(codeOf(await send(candidate?.version ?? 0))).toBe("matching.pair.decided");
  });

  it("is remembered: the next batch applies what a person decided about the same row and person, and says who", async () => {
    const next = await take([{ name: other.father, born: other.born }]);
    expect(await batchOf(next)).toMatchObject({
      state: "settled",
      counts: { review: 1, waiting: 0, same: 1 },
    });
    const { candidates } = await rowOf(next, 1);
    expect(candidates[0]).toMatchObject({
      decision: "same",
      decided: { by: "系统", why: "按 2026-11-28 王建国 的认定" },
      remembered: { says: "same", by: "王建国" },
    });
  });

  it("is taken back: what followed is withdrawn, the row waits again, and nothing is remembered of it", async () => {
    const answer = await act(batch, 2, "undo", {});
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await batchOf(batch)).toMatchObject({ state: "review", counts: { waiting: 1, same: 1 } });
    const again = await take([{ name: other.father, born: other.born }]);
    expect(await batchOf(again)).toMatchObject({ state: "review", counts: { waiting: 1 } });
    expect((await rowOf(again, 1)).candidates[0]?.remembered).toBeNull();
  });

  it("of which the house was certain is taken back with a reason only", async () => {
    expect(codeOf(await act(batch, 1, "undo", {}))).toBe("matching.pair.reasonRequired");
    const answer = await act(batch, 1, "undo", { why: "身份证被冒用" });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await conditionsOf(one.fatherId)).toEqual([]);
    expect((await rowsOf(batch)).map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  });

  it("is taken back as a whole with a reason; its numbers stay", async () => {
    const before = await batchOf(batch);
    const send = async (version: number) =>
      (await test.as("district")).post(
        `/api/matching/batches/${batch}/undo`,
        { reason: "对方发错了月份" },
        { version },
      );
    expect(codeOf(await send(1))).toBe("matching.batch.stale");
    const answer = await send(before.version);
    expect(answer.json(), answer.body).toEqual({ withdrawn: 0 });
    const { state, counts } = await batchOf(batch);
    expect([state, counts.rows, counts.waiting]).toEqual(["undone", 4, 0]);
    expect(codeOf(await act(batch, 2, "decision", { says: "same" }))).toBe("matching.batch.undone");
  });
});

describe("two fathers of one name and birthday", () => {
  it("are both offered, and with one of them the other is answered; taking it back opens both", async () => {
    await openFamily("何一一", "何永福", "1985-02-03");
    await openFamily("何二二", "何永福", "1985-02-03");
    const batch = await take([{ name: "何永福", born: "1985-02-03" }]);
    expect(await batchOf(batch)).toMatchObject({ state: "review", counts: { certain: 0, waiting: 1 } });
    expect((await rowOf(batch, 1)).candidates).toHaveLength(2);
    expect((await act(batch, 1, "decision", { says: "same" }, "district", 1)).statusCode).toBe(200);
    const decided = (await rowOf(batch, 1)).candidates;
    expect(decided.map(({ decision }) => decision)).toEqual(["different", "same"]);
    expect((await act(batch, 1, "undo", {}, "district", 1)).statusCode).toBe(200);
    expect((await rowOf(batch, 1)).candidates.map(({ decision }) => decision)).toEqual([null, null]);
  });

  it("stand in the roster once each: the second row cannot be the same man", async () => {
    const family = await openFamily("谢一一", "谢长生", "1983-09-09");
    const batch = await take([
      { name: family.father, born: family.born },
      { name: family.father, born: family.born, from: "2024-06-01" },
    ]);
    expect(await batchOf(batch)).toMatchObject({ counts: { certain: 0, waiting: 2 } });
    expect((await act(batch, 1, "decision", { says: "same" })).statusCode).toBe(200);
    expect(codeOf(await act(batch, 2, "decision", { says: "same" }))).toBe("matching.pair.taken");
    expect((await act(batch, 2, "decision", { says: "unsure" })).statusCode).toBe(200);
    expect(await batchOf(batch)).toMatchObject({ state: "settled" });
    expect(await rowsOf(batch, "decided")).toHaveLength(2);
  });
});

describe("a question to the village", () => {
  it("lies on the director's desk without a word of the roster, and its answer comes back", async () => {
    const family = await openFamily("陶一一", "陶德海", "1986-10-20");
    const batch = await take([{ name: family.father, born: family.born }]);
    const asked = await act(batch, 1, "question", { post: "villageDirector", says: "陶德海这两年在家吗？" });
    expect(asked.statusCode, asked.body).toBe(200);
    const { id } = asked.json<{ id: string }>();
    expect(codeOf(await act(batch, 1, "question", { post: "villageDirector", says: "还在家吗？" }))).toBe(
      "matching.question.asked",
    );
    expect((await rowsOf(batch, "asked")).map(({ isAnswered }) => isAnswered)).toEqual([false]);

    const read = await ask("director", `questions/${id}`);
    const question = read.json<Question>();
    expect(question).toMatchObject({ personName: "陶德海", says: "陶德海这两年在家吗？", can: ["answer"] });
    expect(read.body).not.toContain("渝都监狱");
    expect((await ask("neighbour", `questions/${id}`)).statusCode).toBe(404);
    const answer = await (await test.as("director")).post(
      `/api/matching/questions/${id}/answer`,
      { answer: "yes", words: "家里人说去年判了刑" },
      { version: question.version },
    );
    expect(answer.statusCode, answer.body).toBe(200);

    expect((await rowsOf(batch, "asked")).map(({ isAnswered }) => isAnswered)).toEqual([true]);
    const [candidate] = (await rowOf(batch, 1)).candidates;
    expect(candidate?.questions).toMatchObject([
      { answer: "yes", words: "家里人说去年判了刑", answeredBy: "陈秀英" },
    ]);
    const { tasks } = (await (await test.as("district")).get("/api/desk")).json<{
      tasks: { link: string }[];
    }>();
    expect(tasks.map(({ link }) => link)).toContain(`/exchange/review?batch=${batch}&row=1`);
    expect((await act(batch, 1, "decision", { says: "same" })).statusCode).toBe(200);
    expect(await conditionsOf(family.fatherId)).toEqual(["imprisoned"]);
  });

  it("is not answered once the desk has decided", async () => {
    const family = await openFamily("罗一一", "罗家富", "1987-11-21");
    const batch = await take([{ name: family.father, born: family.born }]);
    const { id } = (
      await act(batch, 1, "question", { post: "townshipSupervisor", says: "是不是在外服刑？" })
    ).json<{
      id: string;
    }>();
    expect((await ask("director", `questions/${id}`)).statusCode).toBe(404);
    expect((await act(batch, 1, "decision", { says: "different" })).statusCode).toBe(200);
    const { version } = (await ask("supervisor", `questions/${id}`)).json<Question>();
    const late = await (await test.as("supervisor")).post(
      `/api/matching/questions/${id}/answer`,
      { answer: "no" },
      { version },
    );
    expect(codeOf(late)).toBe("matching.question.notOpen");
    expect((await ask("supervisor", `questions/${randomUUID()}`)).statusCode).toBe(404);
  });
});
