/** Tasks of endings through HTTP: they come, go by themselves with the reason, and come back as the facts do. */
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Agent, createTestApp, type TestApp } from "../../../test/support/app.ts";
import { changeParameter } from "../../../test/support/change-parameter.ts";
import { setClock } from "../../kernel/clock.ts";
import { followParameters, noteBases } from "../../platform/parameters/follow-parameters.service.ts";
import type { ChildFile } from "../registry/child-file.contract.ts";
import { followChanges } from "./refresh-profiles.service.ts";
import { remindOfEndings } from "./remind-endings.service.ts";

const TODAY = "2026-11-27T09:00:00+08:00";
let test: TestApp;
let owner: pg.Client;
let district: Agent;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: TODAY });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  await noteBases(test.app);
  district = await test.as("district");
});
beforeEach(() => {
  setClock(TODAY);
});
afterAll(async () => {
  await owner.end();
  await test.close();
  setClock("");
});

async function open(name: string, birthDate: string, category: string, kin: object[] = []): Promise<string> {
  const answer = await district.post("/api/children", {
    person: { name, sex: "2", birthDate },
    villageCode: "500117104204",
    on: "2024-01-01",
    facts: [{ kind: "category", from: "2024-01-01", value: { category } }],
    kin,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  await followChanges(test.app);
  return answer.json<{ id: string }>().id;
}

interface Told {
  readonly title: string;
  readonly due: string | null;
  readonly outcome: string | null;
}

async function tasksOf(id: string): Promise<Told[]> {
  const { rows } = await owner.query<Told>(
    `select title, due_on::text as due, outcome from platform.task where subject_id = $1 and kind like 'recognition.%'
     order by created_at, key, id`,
    [id],
  );
  return rows;
}

const outcomes = async (id: string) => (await tasksOf(id)).map(({ outcome }) => outcome);

async function fileOf(id: string): Promise<ChildFile> {
  return (await district.get(`/api/children/${id}`)).json<ChildFile>();
}

describe("the task of an ending", () => {
  const prisoner = (endsOn: string) => ({
    kind: "condition",
    from: "2025-01-10",
    value: { condition: "imprisoned", endsOn, dutyFulfilled: false },
  });
  const father = [{ relation: "51", person: { name: "蒋大" }, facts: [prisoner("2027-01-10")] }];

  it("closes with the reason once the fact is corrected, and opens again once it says so again", async () => {
    const id = await open("蒋一", "2016-03-01", "defactoUnattended", father);
    const term = { title: "蒋一：父亲刑满、强戒期满或措施解除", due: "2027-01-10" };
    expect(await tasksOf(id)).toEqual([{ ...term, outcome: null }]);
    const correct = async (endsOn: string) => {
      const { version, kin } = await fileOf(id);
      const fact = kin[0]?.facts.find(({ kind }) => kind === "condition");
      const answer = await district.post(
        `/api/children/${id}/facts/${fact?.id ?? ""}/corrections`,
        {
          reason: "按判决书更正",
          instead: { from: prisoner(endsOn).from, value: prisoner(endsOn).value },
        },
        { version },
      );
      expect(answer.statusCode, answer.body).toBe(200);
      await followChanges(test.app);
    };
    await correct("2029-01-10");
    expect(await outcomes(id)).toEqual(["登记的情况变了，这一条不再成立"]);
    await correct("2027-01-10");
    expect(await outcomes(id)).toEqual(["登记的情况变了，这一条不再成立", null]);
    await remindOfEndings(test.app);
    expect(await tasksOf(id)).toHaveLength(2);
  });

  it("stays on the desk while a review is overdue", async () => {
    const id = await open("蒋二", "2016-03-01", "defactoUnattended", father);
    setClock("2027-02-20T09:00:00+08:00");
    await remindOfEndings(test.app);
    expect(await outcomes(id)).toEqual([null]);
  });

  it("closes the day after the child came of age, and follows the child to another village before", async () => {
    const id = await open("蒋三", "2009-01-10", "defactoUnattended");
    const { version } = await fileOf(id);
    const moved = await district.post(
      `/api/children/${id}/acts`,
      { kind: "moved", villageCode: "500117104206", on: "2026-11-27", reason: "随外婆居住" },
      { version },
    );
    expect(moved.statusCode, moved.body).toBe(200);
    await followChanges(test.app);
    expect(await outcomes(id)).toEqual(["孩子转到了别的村（社区），由那里办理", null]);
    setClock("2027-01-10T09:00:00+08:00");
    await remindOfEndings(test.app);
    expect((await outcomes(id)).at(-1)).toBeNull();
    setClock("2027-01-11T09:00:00+08:00");
    await remindOfEndings(test.app);
    expect((await outcomes(id)).at(-1)).toBe("2027-01-10 已到期，按规定退出");
  });

  it("is told by the age of its own day when the limit changes before", async () => {
    const id = await open("蒋四", "2011-01-10", "ruralLeftBehind");
    expect(await tasksOf(id)).toMatchObject([
      { title: "蒋四：年满 16 周岁", due: "2027-01-10", outcome: null },
    ]);
    await changeParameter(test, "registry.leftBehind.ageLimit", 18, "2027-01");
    await followParameters(test.app);
    expect(await outcomes(id)).toEqual(["登记的情况变了，这一条不再成立"]);
  });
});
