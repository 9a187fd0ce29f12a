import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { followChanges, onProfilesChanged } from "./refresh-profiles.service.ts";
import { remindOfEndings } from "./remind-endings.service.ts";

let test: TestApp;
let owner: pg.Client;
const heard: string[] = [];

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  onProfilesChanged(async (_, __, ids) => {
    heard.push(...ids);
  });
});
afterAll(async () => {
  await owner.end();
  await test.close();
});

async function open(name: string, father: object[] = []): Promise<string> {
  const director = await test.as("director");
  const answer = await director.post("/api/children", {
    person: { name, sex: "1", birthDate: "2016-03-01" },
    villageCode: "500117104204",
    on: "2024-01-01",
    facts: [],
    kin: [{ relation: "51", person: { name: "王大山" }, facts: father }],
  });
  return answer.json<{ id: string }>().id;
}

interface Row {
  readonly from: string;
  readonly to: string;
  readonly father: string[] | null;
  readonly months: number | null;
  readonly scope: string;
}

async function profilesOf(id: string): Promise<Row[]> {
  const { rows } = await owner.query<Row>(
    `select valid_from::text as from, valid_to::text as to, father_conditions as father, father_sentence_months as months,
      scope_code as scope from recognition.profile where child_id = $1 order by valid_from`,
    [id],
  );
  return rows;
}

describe("what ends soon", () => {
  it("lies on the village's desk once, sixty days ahead, and the police's answer after a hundred and eighty", async () => {
    const director = await test.as("director");
    const answer = await director.post("/api/children", {
      person: { name: "赵小满", sex: "2", birthDate: "2009-01-10" },
      villageCode: "500117104204",
      on: "2024-01-01",
      facts: [{ kind: "category", from: "2024-01-01", value: { category: "defactoUnattended" } }],
      kin: [
        {
          relation: "52",
          person: { name: "钱某" },
          facts: [
            {
              kind: "condition",
              from: "2026-02-01",
              value: { condition: "outOfContact", reportedOn: "2026-05-01" },
            },
          ],
        },
      ],
    });
    const { id } = answer.json<{ id: string }>();
    await followChanges(test.app);
    await remindOfEndings(test.app);
    await remindOfEndings(test.app);
    const { rows } = await owner.query<{ kind: string; title: string; due: string | null; role: string }>(
      "select kind, title, due_on::text as due, role from platform.task where subject_id = $1 and kind like 'recognition.%' order by kind",
      [id],
    );
    expect(rows).toEqual([
      {
        kind: "recognition.ending",
        title: "赵小满：年满 18 周岁",
        due: "2027-01-10",
        role: "villageDirector",
      },
      {
        kind: "recognition.lost",
        title: "赵小满：母亲失联报案已满 180 天",
        due: null,
        role: "villageDirector",
      },
    ]);
  });
});

describe("profiles follow the register", () => {
  it("after a file was opened and after a condition was recorded, and tell those who listen", async () => {
    const id = await open("王小石");
    expect(await profilesOf(id)).toEqual([]);
    expect(await followChanges(test.app)).toBe(1);
    expect(await profilesOf(id)).toEqual([
      { from: "2024-01-01", to: "infinity", father: null, months: null, scope: "500117104204" },
    ]);
    const director = await test.as("director");
    const file = (await director.get(`/api/children/${id}`)).json<{
      version: number;
      kin: { person: { id: string } }[];
    }>();
    const told = await director.post(
      `/api/children/${id}/facts`,
      {
        kind: "condition",
        from: "2025-05-01",
        personId: file.kin[0]?.person.id,
        value: { condition: "imprisoned", termMonths: 36, place: "某监狱", document: "（2025）渝刑初1号" },
      },
      { version: file.version },
    );
    expect(told.statusCode).toBe(200);
    heard.length = 0;
    expect(await followChanges(test.app)).toBe(1);
    expect(heard).toEqual([id]);
    expect((await profilesOf(id)).map(({ from, father, months }) => [from, father, months])).toEqual([
      ["2024-01-01", null, null],
      ["2025-05-01", ["imprisoned"], 36],
    ]);
    expect(await followChanges(test.app)).toBe(0);
  });

  it("keep what could not be followed in the queue", async () => {
    const id = await open("王小峰");
    let fails = true;
    onProfilesChanged(async () => {
      if (fails) throw new Error("killed");
    });
    await expect(followChanges(test.app)).rejects.toThrow("killed");
    fails = false;
    expect(await profilesOf(id)).toEqual([]);
    expect(await followChanges(test.app)).toBe(1);
    expect(await profilesOf(id)).toHaveLength(1);
  });

  it("miss no change that is committed while they are rebuilt", async () => {
    const id = await open("王小川");
    const late = new pg.Client({ connectionString: test.databaseUrl });
    await late.connect();
    await late.query("begin");
    await late.query("insert into registry.changed_file (child_id) values ($1)", [id]);
    expect(await followChanges(test.app)).toBe(1);
    await late.query("commit");
    expect(await followChanges(test.app)).toBe(1);
    await late.end();
  });

  it("are seen by the posts of their place only", async () => {
    const id = await open("王小田");
    await followChanges(test.app);
    const seen = async (lo: string, hi: string) => {
      const { rows } = await test.app.database.pool.query<{ count: string }>(
        `with scope as (select set_config('tongan.lo', $2, false), set_config('tongan.hi', $3, false))
         select count(*) from scope, lateral (select 1 from recognition.profile where child_id = $1) p`,
        [id, lo, hi],
      );
      return Number(rows[0]?.count);
    };
    expect([await seen("500117104204", "500117104205"), await seen("500117104206", "500117104207")]).toEqual([
      1, 0,
    ]);
  });
});
