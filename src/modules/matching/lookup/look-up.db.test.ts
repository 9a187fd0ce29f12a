/** Somebody sought by a little that is partly wrong: who is found, by whom, and what the log keeps. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import { endRegisterThread } from "../link/register-thread.job.ts";
import type { FoundPerson, LookedFor } from "./lookup.contract.ts";

let test: TestApp;
const fatherNo = composeCitizenId("500199", "1987-08-25", 31);

async function open(villageCode: string, name: string, father: object): Promise<string> {
  const answer = await (await test.as("district")).post("/api/children", {
    person: { name, sex: "2", birthDate: "2016-09-12" },
    villageCode,
    on: "2021-01-05",
    notADouble: true,
    kin: [{ relation: "51", person: { sex: "1", ...father } }],
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ id: string }>().id;
}

let here: string;
let elsewhere: string;

beforeAll(async () => {
  test = await createTestApp();
  const father = { name: "项大军", birthDate: "1987-08-25", citizenNo: fatherNo, phone: "13812345678" };
  here = await open("500117104204", "项子萱", father);
  elsewhere = await open("500117101205", "蒙小可", { name: "蒙德胜", birthDate: "1979-02-03" });
});
afterAll(async () => {
  await endRegisterThread(test.app);
  await test.close();
});

const look = async (name: CastName, body: LookedFor) =>
  (await test.as(name)).post("/api/matching/lookups", body);

async function found(name: CastName, body: LookedFor): Promise<FoundPerson[]> {
  const answer = await look(name, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: FoundPerson[] }>().items;
}

describe("somebody of whom one knows a little", () => {
  it.each<[string, LookedFor]>([
    ["a name written by ear and the birth date", { name: "向大军", birthDate: "1987-08-25" }],
    [
      "a number with one digit wrong",
      { citizenNo: `${fatherNo.slice(0, 13)}9${fatherNo.slice(14)}`, name: "项大军" },
    ],
    [
      "a masked number",
      { citizenNo: `${fatherNo.slice(0, 6)}********${fatherNo.slice(14)}`, name: "向大军" },
    ],
    ["a telephone alone", { phone: "138 1234 5678" }],
  ])("is found by %s, with the child's file to open and the reasons", async (_, body) => {
    const [first] = await found("district", body);
    expect(first).toMatchObject({
      name: "项大军",
      children: [{ id: here, name: "项子萱", relation: "父亲" }],
    });
    expect(first?.compared.some(({ weight }) => weight > 5)).toBe(true);
    expect(JSON.stringify(first)).not.toContain(fatherNo);
    expect(JSON.stringify(first)).not.toContain("13812345678");
  });

  it("is found a moment after it was registered, and under the corrected name", async () => {
    const id = await open("500117104204", "覃小满", { name: "覃远山", birthDate: "1990-06-06" });
    const [child] = await found("district", { name: "覃小满" });
    expect(child).toMatchObject({ id, children: [{ id, relation: null }] });
    const [father] = await found("district", { name: "覃远三", birthDate: "1990-06-06" });
    expect(father?.name).toBe("覃远山");
  });

  it("is sought by what tells persons apart: an empty form is refused", async () => {
    const answer = await look("district", { sex: "1" });
    expect(answer.json<{ code: string }>().code).toBe("matching.lookup.nothingTyped");
  });
});

describe("who is shown", () => {
  const father: LookedFor = { name: "项大军", birthDate: "1987-08-25" };
  const other: LookedFor = { name: "蒙德胜", birthDate: "1979-02-03" };
  const idsOf = (people: readonly FoundPerson[]) =>
    new Set(people.flatMap(({ children }) => children.map(({ id }) => id)));

  it.each<[CastName, boolean, boolean]>([
    ["district", true, true],
    ["leader", true, true],
    ["supervisor", true, false],
    ["director", true, false],
    ["neighbour", false, false],
    ["otherSupervisor", false, true],
  ])("to %s is who lives in the places of the post, as in search", async (name, seesHere, seesElsewhere) => {
    expect(idsOf(await found(name, father)).has(here)).toBe(seesHere);
    expect(idsOf(await found(name, other)).has(elsewhere)).toBe(seesElsewhere);
    const search = await (await test.as(name)).get("/api/children?q=项子萱");
    expect(search.json<{ items: unknown[] }>().items).toHaveLength(seesHere ? 1 : 0);
  });

  it.each<CastName>([
    "finance",
    "auditor",
    "security",
    "admin",
    "institution",
    "registrar",
    "assessor",
    "socialworker",
    "police",
    "education",
  ])("is nobody to %s", async (name) => {
    expect((await look(name, father)).statusCode).toBe(403);
  });

  it("stands in the log without the number", async () => {
    await found("district", { ...father, citizenNo: fatherNo });
    const answer = await (await test.as("auditor")).get(
      `/api/audit?operation=matching.person.lookUp&subjectId=${here}`,
    );
    const { items } = answer.json<{ items: { detail: object }[] }>();
    expect(items[0]?.detail).toMatchObject({ q: "项大军 1987-08-25", citizenNo: "（证件号）" });
    expect(answer.body).not.toContain(fatherNo);
  });
});
