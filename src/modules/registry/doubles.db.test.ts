import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Agent, createTestApp, type TestApp } from "../../../test/support/app.ts";
import { composeCitizenId } from "../../kernel/citizen-id.ts";
import { followDoubles, lookEverybodyUp } from "../matching/doubles/follow-doubles.service.ts";
import { endRegisterThread } from "../matching/link/register-thread.job.ts";
import { followChanges } from "../recognition/refresh-profiles.service.ts";
import type { ChildFile } from "./child-file.contract.ts";

let test: TestApp;
let supervisor: Agent;

beforeAll(async () => {
  test = await createTestApp();
  supervisor = await test.as("supervisor");
});
afterAll(async () => {
  await endRegisterThread(test.app);
  await test.close();
});

const VILLAGE = "500117104204";
const NEXT_VILLAGE = "500117104206";

async function open(person: object, more: object = {}): Promise<string> {
  const answer = await supervisor.post("/api/children", {
    person: { sex: "1", birthDate: "2016-03-02", ...person },
    villageCode: VILLAGE,
    on: "2021-01-05",
    notADouble: true,
    ...more,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ id: string }>().id;
}

interface Listed {
  items: {
    left: { id: string };
    right: { id: string };
    why: string;
    probability: number;
    evidence: { label: string; says: string; weight: number }[];
  }[];
  notDoubles: { id: string; left: { id: string }; reason: string; by: string }[];
}

/** As the server does a moment after each change. */
async function follow(): Promise<void> {
  await followChanges(test.app);
  await followDoubles(test.app);
}

async function list(agent: Agent = supervisor): Promise<Listed> {
  await follow();
  return (await agent.get("/api/doubles")).json<Listed>();
}

async function pairOf(one: string, other: string, agent?: Agent) {
  const ids = [one, other].sort().join();
  return (await list(agent)).items.find(({ left, right }) => [left.id, right.id].sort().join() === ids);
}

async function whyOf(one: string, other: string): Promise<string | undefined> {
  return (await pairOf(one, other))?.why;
}

async function read(id: string): Promise<ChildFile> {
  await follow();
  return (await supervisor.get(`/api/children/${id}`)).json<ChildFile>();
}

async function act(id: string, body: object): Promise<void> {
  const { version } = await read(id);
  const answer = await supervisor.post(`/api/children/${id}/acts`, body, { version });
  expect(answer.statusCode, answer.body).toBe(200);
}

const mother = { kin: [{ relation: "52", person: { name: "何春花" } }] };

describe("two files that may be of one child", () => {
  it("have one name and birth date, and say so when their numbers differ", async () => {
    const [one, other] = [
      await open({ name: "王同同" }),
      await open({ name: "王同同" }, { villageCode: NEXT_VILLAGE }),
    ];
    expect(await whyOf(one, other)).toBe("姓名和出生日期相同，至少一份没有身份证号");
    expect((await read(one)).possibleDoubles).toMatchObject([
      { id: other, why: "姓名和出生日期相同，至少一份没有身份证号" },
    ]);
    const number = (nth: number) => ({ citizenNo: composeCitizenId("500199", "2016-03-02", nth) });
    const [first, second] = [
      await open({ name: "王异异", ...number(1) }),
      await open({ name: "王异异", ...number(3) }),
    ];
    expect(await whyOf(first, second)).toContain("身份证号不同");
  });

  it("have one name now and before: a child who was renamed, also while the second file is being opened", async () => {
    const renamed = await open({ name: "李旧旧" });
    await act(renamed, { kind: "renamed", on: "2024-01-01", name: "李新新", reason: "随母姓改名" });
    const asked = await supervisor.post("/api/children", {
      person: { name: "李旧旧", sex: "1", birthDate: "2016-03-02" },
      villageCode: VILLAGE,
      on: "2021-01-05",
    });
    expect(asked.json<{ possibleDoubles: { id: string }[] }>().possibleDoubles).toMatchObject([
      { id: renamed },
    ]);
    const again = await open({ name: "李旧旧" });
    expect(await whyOf(renamed, again)).toContain("曾用名");
    expect((await read(again)).possibleDoubles).toMatchObject([{ id: renamed }]);
  });

  it("have one birth date and a mother of one name, while one has no number; never a declared sibling or another sex", async () => {
    const citizenNo = composeCitizenId("500199", "2016-03-02", 11);
    const [numbered, numberless] = [
      await open({ name: "周大大", citizenNo }, mother),
      await open({ name: "周小宝" }, mother),
    ];
    expect(await whyOf(numbered, numberless)).toContain("没有身份证号");
    expect((await read(numbered)).possibleDoubles).toMatchObject([{ id: numberless }]);
    const girl = await open({ name: "周丫丫", sex: "2" }, mother);
    const twin = await open(
      { name: "周二二" },
      { kin: [...mother.kin, { relation: "71", person: { name: "周大大", citizenNo } }] },
    );
    expect(await whyOf(numberless, girl)).toBeUndefined();
    expect((await read(girl)).possibleDoubles).toEqual([]);
    expect(await whyOf(numbered, twin)).toBeUndefined();
  });
});

describe("children who are like each other", () => {
  const FAR_VILLAGE = "500117101205";
  const parents = (father: string, mother: string) => ({
    kin: [
      { relation: "51", person: { name: father } },
      { relation: "52", person: { name: mother } },
    ],
  });
  const numbered = (birthDate: string, nth: number) => ({
    birthDate,
    citizenNo: composeCitizenId("500199", birthDate, nth),
  });

  it("are no doubles where they are twins of whom one character of the name and the number differ", async () => {
    const family = parents("冯大山", "蒋小兰");
    const one = await open({ name: "冯子轩", ...numbered("2015-06-11", 21) }, family);
    const other = await open({ name: "冯子涵", ...numbered("2015-06-11", 23) }, family);
    const alike = await open({ name: "冯梓轩", ...numbered("2015-06-11", 25) }, family);
    expect(await whyOf(one, other)).toBeUndefined();
    expect(await whyOf(one, alike)).toBeUndefined();
  });

  it("are no doubles where they are brothers of one house, with numbers or without", async () => {
    const family = parents("秦大河", "秦小月");
    const one = await open({ name: "秦一鸣", birthDate: "2014-02-03" }, family);
    const other = await open({ name: "秦一帆", birthDate: "2016-08-19" }, family);
    const third = await open({ name: "秦一航", ...numbered("2012-02-03", 5) }, family);
    expect(await whyOf(one, other)).toBeUndefined();
    expect(await whyOf(one, third)).toBeUndefined();
  });

  it("are no doubles where they are namesakes: of another day, or of one day with numbers and families of their own", async () => {
    const one = await open({ name: "黄小燕", sex: "2", birthDate: "2013-01-09" }, parents("黄木", "何水"));
    const other = await open({ name: "黄小燕", sex: "2", birthDate: "2015-11-30" }, parents("黄土", "吴火"));
    expect(await whyOf(one, other)).toBeUndefined();
    const district = await test.as("district");
    const near = await open({ name: "贺小龙", ...numbered("2014-05-05", 31) }, parents("贺云", "贺雨"));
    const far = await district.post("/api/children", {
      person: { name: "贺小龙", sex: "1", ...numbered("2014-05-05", 33) },
      villageCode: FAR_VILLAGE,
      on: "2021-01-05",
      notADouble: true,
      ...parents("贺雷", "贺电"),
    });
    expect(far.statusCode, far.body).toBe(200);
    expect(await pairOf(near, far.json<{ id: string }>().id, district)).toBeUndefined();
  });

  it("are doubles without numbers in two villages of a township, with a name written by ear too, and say why field by field", async () => {
    const family = parents("向大军", "曾玉兰");
    const one = await open({ name: "向子萱", birthDate: "2016-09-12" }, family);
    const other = await open(
      { name: "项子轩", birthDate: "2016-09-12" },
      { ...family, villageCode: NEXT_VILLAGE },
    );
    const pair = await pairOf(one, other);
    expect(pair?.probability).toBeGreaterThan(0.5);
    expect(pair?.evidence).toMatchObject([
      { label: "姓名", says: "同音" },
      { label: "出生日期", says: "相同" },
      { label: "性别", says: "相同" },
      { label: "家里人", says: "有同名的" },
      { label: "住址", says: "在同一镇街" },
    ]);
    for (const { weight } of pair?.evidence.slice(0, 2) ?? []) expect(weight).toBeGreaterThan(5);
  });

  it("leave the list when one of them turns out to be another, and come when it becomes like", async () => {
    const one = await open({ name: "龚小满", birthDate: "2015-04-04" });
    const other = await open({ name: "龚小满", birthDate: "2013-10-10" });
    expect(await whyOf(one, other)).toBeUndefined();
    const born = async (birthDate: string) => {
      const { version, person } = await read(other);
      const answer = await supervisor.request({
        method: "PATCH",
        url: `/api/children/${other}/persons/${other}`,
        payload: { birthDate, reason: "对照户口簿更正" },
        version,
      });
      expect(answer.statusCode, `${person.name} ${answer.body}`).toBe(200);
    };
    await born("2015-04-04");
    expect(await whyOf(one, other)).toContain("姓名和出生日期相同");
    await born("2013-10-10");
    expect(await whyOf(one, other)).toBeUndefined();
  });

  it("are found whoever looks everybody up, and found once", async () => {
    const pairs = async () =>
      (await list(await test.as("district"))).items.map(({ left, right }) => `${left.id} ${right.id}`).sort();
    const before = await pairs();
    expect(before.length).toBeGreaterThan(3);
    await endRegisterThread(test.app);
    await lookEverybodyUp(test.app);
    expect(await pairs()).toEqual(before);
  });

  it("are shown to nobody who may not see both", async () => {
    const district = await test.as("district");
    const near = await open({ name: "牟小可" });
    const far = await district.post("/api/children", {
      person: { name: "牟小可", sex: "1", birthDate: "2016-03-02" },
      villageCode: FAR_VILLAGE,
      on: "2021-01-05",
      notADouble: true,
    });
    expect(far.statusCode, far.body).toBe(200);
    const { id } = far.json<{ id: string }>();
    expect(await pairOf(near, id, district)).toBeDefined();
    expect(await pairOf(near, id, supervisor)).toBeUndefined();
    expect(await pairOf(near, id, await test.as("otherSupervisor"))).toBeUndefined();
    expect((await read(near)).possibleDoubles).toEqual([]);
  });
});

describe("many children of one day", () => {
  it("are no doubles of each other because the father of all is called 不详", async () => {
    const unknown = { kin: [{ relation: "51", person: { name: "不详" } }] };
    const ids: string[] = [];
    for (const name of ["吴一一", "吴二二", "吴三三", "吴四四", "吴五五"])
      ids.push(await open({ name, birthDate: "2016-03-03" }, unknown));
    expect(await whyOf(ids[0] ?? "", ids[1] ?? "")).toBeUndefined();
    for (const id of ids) expect((await read(id)).possibleDoubles).toEqual([]);
  });
});

describe("two files found to be of two children", () => {
  const mark = (leftId: string, rightId: string, agent: Agent = supervisor) =>
    agent.post("/api/doubles/dismissals", { leftId, rightId, reason: "对照户口簿，两家的孩子" });

  it("come up no more, neither in the list nor in the file, until a name changes", async () => {
    const [one, other] = [await open({ name: "赵双双" }), await open({ name: "赵双双" })];
    const answer = await mark(other, one);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await whyOf(one, other)).toBeUndefined();
    for (const id of [one, other]) expect((await read(id)).possibleDoubles).toEqual([]);
    const marked = (await list()).notDoubles.find(({ id }) => id === answer.json<{ id: string }>().id);
    expect(marked).toMatchObject({ reason: "对照户口簿，两家的孩子", by: "张国强" });
    const { items } = (await supervisor.get(`/api/children/${one}/timeline`)).json<{
      items: { title: string; text: string }[];
    }>();
    expect(items.find(({ title }) => title.includes("不是同一个孩子"))?.text).toContain("对照户口簿");

    for (const id of [one, other])
      await act(id, { kind: "renamed", on: "2024-01-01", name: "赵新新", reason: "改名" });
    expect(await whyOf(one, other)).toContain("姓名和出生日期相同");
    expect((await mark(one, other)).statusCode).toBe(200);
    expect(await whyOf(one, other)).toBeUndefined();
  });

  it("come up again when the word is taken back, once, with a reason that the log keeps", async () => {
    const [one, other] = [await open({ name: "钱双双" }), await open({ name: "钱双双" })];
    const { id } = (await mark(one, other)).json<{ id: string }>();
    const back = () =>
      supervisor.post(`/api/doubles/dismissals/${id}/withdrawal`, { reason: "又核对了一次" });
    expect((await back()).statusCode).toBe(200);
    expect(await whyOf(one, other)).toBeDefined();
    expect((await back()).statusCode).toBe(404);
    const log = await (await test.as("auditor")).get(
      `/api/audit?operation=registry.double.restore&subjectId=${one}`,
    );
    expect(log.json<{ items: { purpose: string }[] }>().items[0]?.purpose).toBe("又核对了一次");
  });

  it("are marked by nobody who may not see both, nor by who may not merge", async () => {
    const [one, other] = [await open({ name: "孙双双" }), await open({ name: "孙双双" })];
    expect((await mark(one, other, await test.as("otherSupervisor"))).statusCode).toBe(404);
    expect((await mark(one, other, await test.as("director"))).statusCode).toBe(403);
    expect((await mark(one, one)).json<{ code: string }>().code).toBe("registry.merge.same");
    expect((await list(await test.as("otherSupervisor"))).notDoubles).toEqual([]);
  });
});
