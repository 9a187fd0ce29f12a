import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Agent, createTestApp, type TestApp } from "../../../test/support/app.ts";
import { setClock } from "../../kernel/clock.ts";
import type { CategoryAnswer, RecognitionAnswer } from "./recognition.contract.ts";

let test: TestApp;
let director: Agent;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
  director = await test.as("director");
});
afterAll(async () => {
  setClock("");
  await test.close();
});

async function openChild(name: string, more: object = {}): Promise<string> {
  const answer = await director.post("/api/children", {
    person: { name, sex: "1", birthDate: "2016-03-01" },
    villageCode: "500117104204",
    on: "2024-01-01",
    facts: [{ kind: "household", from: "2024-01-01", value: { hukou: "rural" } }],
    kin: [
      { relation: "51", person: { name: "王大山" } },
      { relation: "52", person: { name: "李小花" } },
    ],
    ...more,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ id: string }>().id;
}

async function read(id: string, query = "", agent = director): Promise<RecognitionAnswer> {
  const answer = await agent.get(`/api/children/${id}/recognition${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<RecognitionAnswer>();
}

async function record(id: string, parent: "father" | "mother", from: string, value: object): Promise<void> {
  const { version, parents } = await read(id);
  const personId = parents.find((one) => one.parent === parent)?.personId;
  const answer = await director.post(
    `/api/children/${id}/facts`,
    { kind: "condition", from, personId, value, evidence: "测试证明" },
    { version },
  );
  expect(answer.statusCode, answer.body).toBe(200);
}

function of(answer: RecognitionAnswer, category: string): CategoryAnswer {
  const found = answer.categories.find((one) => one.category === category);
  if (found === undefined) throw new Error(category);
  return found;
}

const verdictOf = (answer: RecognitionAnswer, category = "defactoUnattended") =>
  of(answer, category).judgement?.verdict;

describe("a child whose father serves a sentence and whose mother is lost", () => {
  let id: string;
  let beforeMother: string;
  beforeAll(async () => {
    id = await openChild("王小石");
  });

  it("asks about nobody while nothing is known of either", async () => {
    const answer = await read(id);
    expect(verdictOf(answer)).toBe("cannotTell");
    expect(of(answer, "defactoUnattended").asks).toBe(false);
    expect(answer.parents.map(({ name, group }) => [name, group])).toEqual([
      ["王大山", null],
      ["李小花", null],
    ]);
  });

  it("asks for the mother once the father's sentence is known, in the form that settles it", async () => {
    setClock("2026-11-27T09:10:00+08:00");
    await record(id, "father", "2025-05-01", {
      condition: "imprisoned",
      termMonths: 36,
      document: "（2025）渝刑初1号",
    });
    const answer = await read(id);
    const defacto = of(answer, "defactoUnattended");
    expect([defacto.judgement?.verdict, defacto.asks]).toEqual(["cannotTell", true]);
    expect(defacto.questions).toEqual([
      expect.objectContaining({
        name: "motherConditions",
        role: "villageDirector",
        of: "mother",
        personId: answer.parents[1].personId,
        factKind: "condition",
      }),
    ]);
    expect(defacto.table.find(({ state }) => state === "open")?.label).toBeDefined();
    beforeMother = "2026-11-27T09:15:00+08:00";
  });

  it("is de facto unattended when the mother was reported to the police seven months ago", async () => {
    setClock("2026-11-27T09:20:00+08:00");
    await record(id, "mother", "2026-03-10", {
      condition: "outOfContact",
      reportedOn: "2026-04-20",
      dutyFulfilled: false,
    });
    const answer = await read(id);
    const { judgement, table, questions } = of(answer, "defactoUnattended");
    expect([judgement?.verdict, judgement?.reason?.code, questions]).toEqual(["yes", "bothUnable", []]);
    expect(table.filter(({ state }) => state === "lit").map(({ code }) => code)).toEqual(["bothUnable"]);
    expect(judgement?.cite.map(({ document }) => document)).toContain("民发〔2020〕125号");
    expect(judgement?.explanation.parameters.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["recognition.detention.months", "recognition.outOfContact.months"]),
    );
    expect([answer.primary, answer.conclusion]).toEqual(["defactoUnattended", "defacto"]);
    const [father, mother] = answer.parents;
    expect([father.group, mother.group]).toEqual(["unable", "unable"]);
    expect(father.conditions[0]).toMatchObject({
      label: "服刑在押",
      since: "2025-05-01",
      line: { verdict: "yes" },
      source: { words: "手工登记（陈秀英）", on: "2026-11-27", evidence: "（2025）渝刑初1号" },
    });
    expect(father.conditions[0]?.details).toContainEqual({ label: "决定的总期限（月）", value: "36" });
  });

  it("was not so a month ago, nor a day before the six months were over", async () => {
    expect(verdictOf(await read(id, "?asOf=2026-10-19"))).toBe("no");
    expect(verdictOf(await read(id, "?asOf=2026-10-20"))).toBe("yes");
    expect(verdictOf(await read(id, "?asOf=2025-04-30"))).toBe("cannotTell");
  });

  it("is told as it was known before the mother's report was recorded", async () => {
    const answer = await read(id, `?knownAt=${encodeURIComponent(beforeMother)}`);
    expect(verdictOf(answer)).toBe("cannotTell");
    expect(answer.parents.map(({ conditions }) => conditions.length)).toEqual([1, 0]);
  });

  it("knows no de facto unattended children before there was such a rule", async () => {
    expect(of(await read(id, "?asOf=2019-12-31"), "defactoUnattended").judgement).toBeNull();
  });

  it("keeps the sentence's first day when a detail is added later", async () => {
    await record(id, "father", "2026-11-01", { condition: "imprisoned", place: "某监狱" });
    const [father] = (await read(id)).parents;
    expect(father.conditions[0]).toMatchObject({
      since: "2025-05-01",
      value: { place: "某监狱", termMonths: 36 },
    });
  });
});

describe("who may read", () => {
  it("is whoever may read the file, within its place", async () => {
    const id = await openChild("王小川");
    for (const name of ["supervisor", "district", "leader"] as const)
      expect((await read(id, "", await test.as(name))).childId).toBe(id);
    for (const name of ["neighbour", "otherSupervisor"] as const)
      expect((await (await test.as(name)).get(`/api/children/${id}/recognition`)).statusCode).toBe(404);
  });

  it("nobody learns of an infection from it", async () => {
    const id = await openChild("王小溪", {
      facts: [
        { kind: "category", from: "2024-01-01", value: { category: "inDifficulty" } },
        { kind: "difficulty", from: "2024-01-01", value: { type: "H5" } },
        { kind: "category", from: "2024-01-01", value: { category: "orphan", orphanType: "hiv" } },
      ],
    });
    const answer = await (await test.as("district")).get(`/api/children/${id}/recognition`);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).not.toMatch(/艾滋|感染|hiv|H5/i);
  });
});

describe("what the register and the rules say", () => {
  it("stand beside one another, with what keeps categories apart", async () => {
    const id = await openChild("王小峰", {
      facts: [{ kind: "category", from: "2024-01-01", value: { category: "ruralLeftBehind" } }],
    });
    await record(id, "father", "2024-02-01", { condition: "deceased", document: "户口注销证明" });
    await record(id, "mother", "2024-03-01", { condition: "deceased", document: "户口注销证明" });
    const answer = await read(id);
    expect(of(answer, "orphan")).toMatchObject({
      recognised: false,
      judgement: { verdict: "yes", reason: { code: "O1" } },
    });
    expect(of(answer, "ruralLeftBehind")).toMatchObject({ recognised: true, since: "2024-01-01" });
    expect(of(answer, "defactoUnattended").judgement?.reason?.code).toBe("orphan");
    expect(answer.notes.map(({ kind }) => kind)).toContain("apart");
    expect([answer.primary, answer.conclusion]).toEqual(["orphan", "orphan"]);
  });
});
