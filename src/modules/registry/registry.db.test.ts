import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Agent, createTestApp, type TestApp } from "../../../test/support/app.ts";
import { composeCitizenId } from "../../kernel/citizen-id.ts";
import type { ChildFile } from "./child-file.contract.ts";

let test: TestApp;
let director: Agent;
let neighbour: Agent;
let supervisor: Agent;

beforeAll(async () => {
  test = await createTestApp();
  director = await test.as("director");
  neighbour = await test.as("neighbour");
  supervisor = await test.as("supervisor");
});
afterAll(() => test.close());

const VILLAGE = "500117104204";
const FATHER_NO = composeCitizenId("500199", "1985-01-01", 1);
const GIRL_NO = composeCitizenId("500199", "2015-06-01", 2);
const BOY_NO = composeCitizenId("500199", "2015-06-01", 1);

function opening(name: string, more: object = {}) {
  return {
    person: { name, sex: "1", birthDate: "2015-06-01" },
    villageCode: VILLAGE,
    on: "2021-01-05",
    facts: [
      { kind: "category", from: "2021-01-05", value: { category: "ruralLeftBehind" } },
      { kind: "schooling", from: "2021-01-05", value: { stage: "primary", school: "古楼镇中心小学" } },
    ],
    kin: [
      {
        relation: "51",
        person: { name: "王大山", citizenNo: FATHER_NO, phone: "16012345678" },
        facts: [
          { kind: "condition", from: "2019-02-10", value: { condition: "migrantWork", place: "广东东莞" } },
        ],
      },
      { relation: "61", person: { name: "王老五" }, caresForChild: true },
    ],
    ...more,
  };
}

async function open(agent: Agent, name: string, more: object = {}): Promise<string> {
  const answer = await agent.post("/api/children", opening(name, more));
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ id: string }>().id;
}

async function read(agent: Agent, id: string, asOf?: string): Promise<ChildFile> {
  const answer = await agent.get(`/api/children/${id}${asOf === undefined ? "" : `?asOf=${asOf}`}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<ChildFile>();
}

describe("a child's file", () => {
  it("opens, and reads back with family, categories and masked numbers (R-131)", async () => {
    const id = await open(director, "王小明");
    const file = await read(director, id);
    expect(file.person.name).toBe("王小明");
    expect(file.villageName).toBe("沙嘴村");
    expect(file.categories.map((tag) => tag.category)).toEqual(["ruralLeftBehind"]);
    const father = file.kin.find((kin) => kin.relation === "51");
    expect(father?.person.citizenNoMasked).toBe(`500199********${FATHER_NO.slice(-4)}`);
    expect(father?.facts[0]?.said).toContain("广东东莞");
  });

  it("is not there for the neighbour village, nor for an administrator", async () => {
    const id = await open(director, "王小红");
    expect((await neighbour.get(`/api/children/${id}`)).statusCode).toBe(404);
    expect((await (await test.as("admin")).get(`/api/children/${id}`)).statusCode).toBe(403);
    expect((await supervisor.get(`/api/children/${id}`)).statusCode).toBe(200);
  });

  it("answers as of a day: what held then, and what holds since", async () => {
    const id = await open(director, "王小刚");
    const before = await read(director, id);
    const answer = await director.post(
      `/api/children/${id}/facts`,
      { kind: "schooling", from: "2024-09-01", value: { stage: "junior", school: "古楼中学" } },
      { version: before.version },
    );
    expect(answer.statusCode, answer.body).toBe(200);
    const said = (file: ChildFile) =>
      file.facts.find((fact) => fact.kind === "schooling" && fact.holds)?.said;
    expect(said(await read(director, id, "2023-01-01"))).toContain("中心小学");
    expect(said(await read(director, id, "2025-01-01"))).toContain("古楼中学");
  });

  it("refuses a writer who saw an older version, and says so", async () => {
    const id = await open(director, "王小强");
    const { version } = await read(director, id);
    const body = { kind: "health", from: "2024-01-01", value: { status: "weak" } };
    expect((await director.post(`/api/children/${id}/facts`, body, { version })).statusCode).toBe(200);
    const second = await supervisor.post(`/api/children/${id}/facts`, body, { version });
    expect(second.statusCode).toBe(412);
    expect(second.json<{ code: string }>().code).toBe("http.stale");
  });

  it("records the same submission once, however often it is sent", async () => {
    const first = await director.post("/api/children", opening("王小一"), { key: "open-1" });
    const again = await director.post("/api/children", opening("王小一"), { key: "open-1" });
    expect(again.json()).toEqual(first.json());
    const other = await director.post("/api/children", opening("王小二"), { key: "open-1" });
    expect(other.statusCode).toBe(409);
  });

  it("shows possible doubles before it opens a second file", async () => {
    await open(director, "王双双");
    const answer = await director.post("/api/children", opening("王双双"));
    expect(answer.json<{ id: string | null; possibleDoubles: unknown[] }>()).toMatchObject({ id: null });
    expect(answer.json<{ possibleDoubles: unknown[] }>().possibleDoubles).toHaveLength(1);
  });

  it("keeps what was believed before a correction on the timeline", async () => {
    const id = await open(director, "王小改");
    const file = await read(director, id);
    const fact = file.facts.find((one) => one.kind === "schooling");
    const answer = await director.post(
      `/api/children/${id}/facts/${fact?.id}/corrections`,
      {
        reason: "学校名写错了",
        instead: { from: "2021-01-05", value: { stage: "primary", school: "沙嘴小学" } },
      },
      { version: file.version },
    );
    expect(answer.statusCode, answer.body).toBe(200);
    const timeline = await director.get(`/api/children/${id}/timeline`);
    const wrong = timeline
      .json<{ items: { text: string; before: string | null }[] }>()
      .items.find((one) => one.text.includes("中心小学") && one.before);
    expect(wrong?.before).toContain("学校名写错了");
  });

  it("moves to another village with everything that hangs on it", async () => {
    const id = await open(director, "王小迁");
    const { version } = await read(supervisor, id);
    const act = { kind: "moved", on: "2024-03-01", villageCode: "500117104206", reason: "随祖父母搬家" };
    const answer = await supervisor.post(`/api/children/${id}/acts`, act, { version });
    expect(answer.statusCode, answer.body).toBe(200);
    expect((await director.get(`/api/children/${id}`)).statusCode).toBe(404);
    const moved = await read(neighbour, id);
    expect(moved.kin).toHaveLength(2);
    expect((await read(neighbour, id, "2022-01-01")).villageName).toBe("沙嘴村");
  });

  it("leaves a category, ends and comes back, each with its act", async () => {
    const id = await open(director, "王小归");
    const steps = [
      {
        kind: "exitedCategory",
        on: "2023-01-01",
        category: "ruralLeftBehind",
        why: "parentReturned",
        reason: "父亲返乡",
      },
      { kind: "ended", on: "2023-06-01", why: "movedAway", reason: "迁往外地" },
      { kind: "returned", on: "2024-06-01", villageCode: VILLAGE, reason: "又搬回来了" },
    ];
    for (const step of steps) {
      const { version } = await read(director, id);
      const answer = await director.post(`/api/children/${id}/acts`, step, { version });
      expect(answer.statusCode, answer.body).toBe(200);
    }
    const file = await read(director, id);
    expect(file.endedOn).toBeNull();
    expect(file.categories).toEqual([]);
    const kinds = (await director.get(`/api/children/${id}/timeline`))
      .json<{ items: { kind: string }[] }>()
      .items.map((one) => one.kind);
    expect(kinds).toEqual(expect.arrayContaining(["opened", "exitedCategory", "ended", "returned"]));
  });

  it("comes back to the categories that somebody says hold again, and was on no list while away", async () => {
    const id = await open(director, "王小返", {
      facts: [
        { kind: "category", from: "2021-01-05", value: { category: "ruralLeftBehind" } },
        { kind: "category", from: "2021-01-05", value: { category: "orphan", orphanType: "community" } },
      ],
    });
    const perform = async (act: object) => {
      const { version } = await read(director, id);
      return director.post(`/api/children/${id}/acts`, act, { version });
    };
    const back = {
      kind: "returned",
      villageCode: VILLAGE,
      categories: ["orphan"],
      reason: "又搬回来了",
      evidence: "村委会证明",
    };
    expect((await perform({ ...back, on: "2023-01-01" })).json()).toMatchObject({
      code: "registry.child.notEnded",
    });
    await perform({ kind: "ended", on: "2023-06-01", why: "movedAway", reason: "迁往外地" });
    expect((await perform({ ...back, on: "2023-05-01" })).json()).toMatchObject({
      code: "registry.fact.invalid",
    });
    expect((await perform({ ...back, on: "2024-06-01" })).statusCode).toBe(200);
    const held = async (asOf: string) =>
      (await read(director, id, asOf)).categories.map(({ category, since }) => [category, since]);
    expect(await held("2023-05-31")).toEqual([
      ["orphan", "2021-01-05"],
      ["ruralLeftBehind", "2021-01-05"],
    ]);
    expect(await held("2023-12-01")).toEqual([]);
    expect(await read(director, id, "2023-12-01")).toMatchObject({
      endedOn: "2023-06-01",
      endedWhy: "户籍或居住地迁出",
    });
    expect(await held("2024-06-01")).toEqual([["orphan", "2024-06-01"]]);
    const now = await read(director, id);
    expect(now.endedOn).toBeNull();
    expect(now.facts.find((fact) => fact.slot === "orphan" && fact.holds)?.value).toHaveProperty(
      "orphanType",
      "community",
    );
    const { items } = (await director.get(`/api/children/${id}/timeline`)).json<{
      items: { kind: string; text: string }[];
    }>();
    expect(items.find(({ kind }) => kind === "returned")?.text).toBe(
      "现住地：沙嘴村；类别：孤儿。又搬回来了（依据：村委会证明）",
    );

    // An end by mistake, taken back on its own day.
    await perform({ kind: "ended", on: "2025-01-01", why: "other", reason: "点错了" });
    expect((await perform({ ...back, on: "2025-01-01" })).statusCode).toBe(200);
    expect(await held("2025-06-01")).toEqual([["orphan", "2024-06-01"]]);
  });

  it("takes birth date and sex from the number assigned, and says so on the timeline", async () => {
    const id = await open(director, "王小户");
    const { version } = await read(director, id);
    const citizenNo = composeCitizenId("500199", "2015-06-02", 8);
    const act = { kind: "numberAssigned", on: "2024-06-01", citizenNo, reason: "补办落户" };
    const answer = await director.post(`/api/children/${id}/acts`, act, { version });
    expect(answer.statusCode, answer.body).toBe(200);
    expect((await read(director, id)).person).toMatchObject({ birthDate: "2015-06-02", sex: "2" });
    const { items } = (await director.get(`/api/children/${id}/timeline`)).json<{
      items: { kind: string; text: string }[];
    }>();
    expect(items.find(({ kind }) => kind === "numberAssigned")?.text).toBe(
      "身份证号：已登记；出生日期：2015-06-01 → 2015-06-02。补办落户",
    );
  });

  it("is found by two characters, by initials and by the whole number", async () => {
    const id = await open(director, "欧阳娜", { person: { name: "欧阳娜", citizenNo: GIRL_NO } });
    for (const q of ["阳娜", "oyn", GIRL_NO]) {
      const answer = await director.get(`/api/children?q=${encodeURIComponent(q)}`);
      expect(
        answer.json<{ items: { id: string }[] }>().items.map((one) => one.id),
        q,
      ).toContain(id);
    }
    expect((await neighbour.get("/api/children?q=oyn")).json<{ items: unknown[] }>().items).toEqual([]);
  });

  it("reveals a number only for a reason, and the log keeps it", async () => {
    const id = await open(director, "王小证", { person: { name: "王小证", citizenNo: BOY_NO } });
    expect(
      (await director.post(`/api/children/${id}/reveals`, { personId: id, field: "citizenNo", reason: "" }))
        .statusCode,
    ).toBe(422);
    const answer = await director.post(`/api/children/${id}/reveals`, {
      personId: id,
      field: "citizenNo",
      reason: "核对医保参保",
    });
    expect(answer.json()).toEqual({ value: BOY_NO });
    const log = await (await test.as("auditor")).get(
      `/api/audit?operation=registry.number.reveal&subjectId=${id}`,
    );
    expect(log.json<{ items: { purpose: string }[] }>().items[0]?.purpose).toBe("核对医保参保");
  });
});

describe("two files of one child", () => {
  it("are merged without losing anything, and parted again", async () => {
    const kept = await open(director, "王并并");
    const merged = await open(director, "王并并", {
      notADouble: true,
      facts: [
        { kind: "category", from: "2020-01-01", value: { category: "inDifficulty" } },
        { kind: "health", from: "2020-01-01", value: { status: "chronic" } },
      ],
      kin: [{ relation: "52", person: { name: "何春花" } }],
    });
    const before = await read(supervisor, merged);
    const answer = await supervisor.post("/api/merges", {
      keptId: kept,
      mergedId: merged,
      reason: "同一个孩子",
    });
    expect(answer.statusCode, answer.body).toBe(200);
    const one = await read(supervisor, kept);
    expect(one.categories.map((tag) => tag.category).sort()).toEqual(["inDifficulty", "ruralLeftBehind"]);
    expect(one.kin.map((kin) => kin.person.name)).toContain("何春花");
    expect((await read(supervisor, merged)).mergedInto).toBe(kept);

    const undone = await supervisor.post(`/api/merges/${answer.json<{ id: string }>().id}/undo`, {
      reason: "其实是两个孩子",
    });
    expect(undone.statusCode, undone.body).toBe(200);
    const parted = await read(supervisor, merged);
    expect(parted.mergedInto).toBeNull();
    expect(parted.facts.map((fact) => fact.said).sort()).toEqual(
      before.facts.map((fact) => fact.said).sort(),
    );
    expect(parted.kin.map((kin) => kin.person.name)).toEqual(["何春花"]);
    expect((await read(supervisor, kept)).categories.map((tag) => tag.category)).toEqual(["ruralLeftBehind"]);
  });
});
