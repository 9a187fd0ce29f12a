import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Agent, createTestApp, type TestApp } from "../../../test/support/app.ts";
import { composeCitizenId } from "../../kernel/citizen-id.ts";
import type { ChildFile } from "./child-file.contract.ts";

let test: TestApp;
let supervisor: Agent;

beforeAll(async () => {
  test = await createTestApp();
  supervisor = await test.as("supervisor");
});
afterAll(() => test.close());

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
  items: { left: { id: string }; right: { id: string }; why: string }[];
  notDoubles: { id: string; left: { id: string }; reason: string; by: string }[];
}

async function list(agent: Agent = supervisor): Promise<Listed> {
  return (await agent.get("/api/doubles")).json<Listed>();
}

async function whyOf(one: string, other: string): Promise<string | undefined> {
  const ids = [one, other].sort().join();
  return (await list()).items.find(({ left, right }) => [left.id, right.id].sort().join() === ids)?.why;
}

async function read(id: string): Promise<ChildFile> {
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
    expect(await whyOf(one, other)).toBe("姓名和出生日期相同");
    expect((await read(one)).possibleDoubles).toMatchObject([{ id: other, why: "姓名和出生日期相同" }]);
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
    expect(await whyOf(one, other)).toBe("姓名和出生日期相同");
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
