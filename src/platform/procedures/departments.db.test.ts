/** Departments act in a matter and know what is theirs; a sealed matter is for whoever is named. Every post, step by step. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../test/support/app.ts";
import {
  bindDepartmentProcedures,
  departmentProcedure,
  sealedProcedure,
} from "../../../test/support/department-procedure.ts";
import type { Actor } from "../../kernel/actor.ts";
import { setClock } from "../../kernel/clock.ts";
import { scopeBelow } from "../access/scope.ts";
import { systemActor } from "../access/system-actor.ts";
import { unitOfWork } from "../db/database.ts";
import type { MatterLine, MatterView } from "./matter-view.contract.ts";

interface Named {
  readonly items: { readonly accountId: string; readonly name: string }[];
  readonly candidates: { readonly accountId: string; readonly name: string }[];
}

let test: TestApp;
let childId: string;

beforeAll(async () => {
  bindDepartmentProcedures();
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
  const answer = await (await test.as("director")).post("/api/children", {
    person: { name: "江小满", sex: "1", birthDate: "2016-01-01" },
    villageCode: cast.director.place,
    on: "2021-01-01",
  });
  childId = answer.json<{ id: string }>().id;
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const everybody = Object.keys(cast) as CastName[];
const form = {
  what: { value: "课间推搡" },
  where: { value: "古楼中学" },
  contact: { value: "13812345678" },
};

async function begin(name: CastName, more: object) {
  const body = { procedure: departmentProcedure.code, form, receivedOn: "2026-11-27", ...more };
  return (await test.as(name)).post("/api/applications", body);
}

async function begun(name: CastName, more: object): Promise<MatterView> {
  const answer = await begin(name, more);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<MatterView>();
}

async function decide(name: CastName, matter: MatterView, outcome = "done") {
  const step = matter.steps.find(({ state }) => state === "open")?.ordinal ?? 0;
  const agent = await test.as(name);
  const path = `/api/applications/${matter.id}/decisions`;
  return agent.post(path, { step, outcome, opinion: "已办妥" }, { version: matter.version });
}

async function decided(name: CastName, matter: MatterView, outcome?: string): Promise<MatterView> {
  const answer = await decide(name, matter, outcome);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<MatterView>();
}

async function read(name: CastName, { id }: { id: string }) {
  return (await test.as(name)).get(`/api/applications/${id}`);
}

async function listed(name: CastName): Promise<MatterLine[]> {
  const answer = await (await test.as(name)).get("/api/applications");
  return answer.statusCode === 200 ? answer.json<{ items: MatterLine[] }>().items : [];
}

async function tasks(name: CastName, { id }: { id: string }): Promise<string[]> {
  const answer = await (await test.as(name)).get("/api/desk");
  return answer
    .json<{ tasks: { link: string; title: string }[] }>()
    .tasks.filter(({ link }) => link === `/applications/${id}`)
    .map(({ title }) => title);
}

/** Who may do something, of everybody: the others are refused, by a step that is not theirs or a matter that they do not know. */
async function whoMayDecide(matter: MatterView): Promise<CastName[]> {
  const able: CastName[] = [];
  for (const name of everybody) {
    const seen = await read(name, matter);
    if (seen.statusCode === 200 && seen.json<MatterView>().can.includes("decide")) able.push(name);
    else expect([403, 404, 409, 422], name).toContain((await decide(name, matter, "nothing")).statusCode);
  }
  return able;
}

describe("a matter in which departments act", () => {
  it("is begun by the posts and the department that the procedure names, and by nobody else", async () => {
    const able: CastName[] = [];
    for (const name of everybody) {
      const answer = await begin(name, { place: "500117104", receivedOn: undefined });
      if (answer.statusCode === 200) able.push(name);
      else expect([403, 404], `${name}: ${answer.body}`).toContain(answer.statusCode);
    }
    expect(able).toEqual(["supervisor", "district", "district2", "education"]);
  });

  it("names what happened at a place, where no child of the register is meant; not in another township", async () => {
    const matter = await begun("education", { place: "500117104" });
    expect(matter).toMatchObject({ subjectId: null, subjectName: "古楼中学的事", state: "running" });
    expect((await begin("supervisor", { place: "500117101" })).json()).toMatchObject({
      code: "procedures.subjectUnknown",
    });
    expect((await read("otherSupervisor", matter)).statusCode).toBe(404);
    expect((await read("supervisor", matter)).statusCode).toBe(200);
  });

  it("lies step by step on the desk of that department alone, and on the officer's where it has no account", async () => {
    let matter = await begun("supervisor", { place: "500117104" });
    expect(await whoMayDecide(matter)).toEqual(["education"]);
    expect((await read("police", matter)).statusCode).toBe(404);
    matter = await decided("education", matter, "crime");
    expect(await whoMayDecide(matter)).toEqual(["police"]);
    const paper = { item: "receipt", kind: "receipt", note: "回执 12 号" };
    const handedIn = await (await test.as("police")).post(`/api/applications/${matter.id}/papers`, paper);
    expect(handedIn.statusCode, handedIn.body).toBe(200);
    matter = await decided("police", handedIn.json<MatterView>());
    expect(await whoMayDecide(matter)).toEqual(["district", "district2"]);
    const seen = (await read("district", matter)).json<MatterView>();
    expect(seen).toMatchObject({
      deskName: "区人民法院（还没有账号，由区民政局登记）",
      behalf: "区人民法院",
    });
    expect(await tasks("district", matter)).toEqual([
      "代区人民法院：法院告知结论：古楼中学的事 · 部门协同（测试）",
    ]);
    matter = await decided("district", seen);
    expect(matter.steps.at(-2)).toMatchObject({ by: "王建国（代 区人民法院）" });
    expect(await whoMayDecide(matter)).toEqual(["district", "district2"]);
    expect((await decided("district2", matter, "closed")).state).toBe("closed");
  });

  it("skips the step that the outcome before it does not call for, and takes a step up again", async () => {
    let matter = await begun("education", { place: "500117104" });
    matter = await decided("education", matter, "again");
    expect(matter).toMatchObject({ stepTitle: "学校核查", steps: [{ round: 1 }, { round: 2 }] });
    matter = await decided("education", matter);
    expect(matter).toMatchObject({ stepTitle: "法院告知结论", can: ["addMaterial", "withdraw"] });
    expect((await read("police", matter)).statusCode).toBe(404);
    expect(matter.outline.map(({ code }) => code)).toEqual(["school", "court", "close"]);
  });

  it("opens to a department the fields, names and papers that the procedure says, in list and page", async () => {
    let matter = await begun("supervisor", { childId });
    const school = (await read("education", matter)).json<MatterView>();
    expect(school).toMatchObject({ subjectId: null, subjectName: "江小满" });
    expect(fieldsOf(school)).toEqual(["what", "where", "contact"]);
    expect(school.materials.map(({ code }) => code)).toEqual(["record"]);
    matter = await decided("education", school, "crime");
    expect(matter.prints.map(({ code }) => code)).toEqual(["decision"]);
    const police = (await read("police", matter)).json<MatterView>();
    expect(police).toMatchObject({ subjectId: null, subjectName: "（未对本部门公开姓名）", prints: [] });
    expect(fieldsOf(police)).toEqual(["what"]);
    expect(police.steps.map(({ opinion }) => opinion)).toEqual([null, null]);
    expect(JSON.stringify(police)).not.toContain("江小满");
    expect(JSON.stringify(await listed("police"))).not.toContain("江小满");
    expect(await tasks("police", matter)).toEqual(["公安接收：部门协同（测试）"]);
    const papers = `/api/applications/${matter.id}/papers`;
    const own = await (await test.as("police")).post(papers, {
      item: "record",
      kind: "record",
      note: "在校",
    });
    expect(own.statusCode).toBe(404);
    const print = (name: CastName) =>
      test.as(name).then((agent) => agent.get(`/api/applications/${matter.id}/prints/decision`));
    expect((await print("education")).statusCode).toBe(200);
    expect((await print("police")).json()).toMatchObject({ code: "procedures.nothingToPrint" });
  });

  it("is mended and withdrawn by the department that handed it in, and by no other department", async () => {
    const ours = await begun("education", { place: "500117104" });
    const theirs = await begun("supervisor", { place: "500117104" });
    const withdraw = async (matter: MatterView) =>
      (await test.as("education")).post(
        `/api/applications/${matter.id}/withdrawal`,
        { reason: "登记有误" },
        { version: matter.version },
      );
    expect((await withdraw(theirs)).statusCode).toBe(403);
    expect((await withdraw(ours)).statusCode).toBe(200);
  });

  it("stands in the list of the department, with its own kinds of matters to begin", async () => {
    expect((await listed("police")).every(({ procedure }) => procedure === departmentProcedure.code)).toBe(
      true,
    );
    const can = async (name: CastName) =>
      (await (await test.as(name)).get("/api/procedures"))
        .json<{ items: { code: string; canStart: boolean }[] }>()
        .items.filter(({ canStart }) => canStart)
        .map(({ code }) => code)
        .filter((code) => code.startsWith("sample."));
    expect(await can("education")).toEqual([departmentProcedure.code]);
    expect(await can("police")).toEqual([]);
  });
});

describe("a sealed matter", () => {
  it("is known to whoever is named, and to nobody else by list, page, task, timeline or running twice", async () => {
    const sealed = await begun("district", { procedure: sealedProcedure.code, childId });
    for (const name of everybody) {
      const isNamed = name === "district";
      expect((await read(name, sealed)).statusCode === 200, name).toBe(isNamed);
      expect(
        (await listed(name)).some(({ id }) => id === sealed.id),
        name,
      ).toBe(isNamed);
      expect(await tasks(name, sealed), name).toEqual(isNamed ? ["制定方案：密件（测试）"] : []);
    }
    const timelineOf = async (name: CastName) =>
      (await (await test.as(name)).get(`/api/children/${childId}/timeline`)).body;
    expect(await timelineOf("district")).toContain("密件（测试）");
    expect(await timelineOf("district2")).not.toContain("密件（测试）");
    expect((await begin("district2", { procedure: sealedProcedure.code, childId })).statusCode).toBe(200);
  });

  it("is opened to another of its posts by whoever is named, and closed again; the last one stays", async () => {
    const sealed = await begun("district", { procedure: sealedProcedure.code, childId });
    const path = `/api/applications/${sealed.id}/named`;
    const agent = await test.as("district");
    const { items, candidates } = (await agent.get(path)).json<Named>();
    expect(items.map(({ name }) => name)).toEqual(["王建国"]);
    expect(candidates.map(({ name }) => name)).toEqual(["赵敏"]);
    expect((await (await test.as("district2")).get(path)).statusCode).toBe(404);
    const [first] = items;
    const end = (accountId: string) =>
      agent.request({ method: "DELETE", url: `${path}/${accountId}`, payload: { reason: "工作调整" } });
    expect((await end(first?.accountId ?? "")).json()).toMatchObject({ code: "procedures.lastNamed" });
    const other = candidates[0]?.accountId ?? "";
    const leader = (await (await test.as("leader")).get("/api/session")).json<{ user: { id: string } }>();
    expect((await agent.post(path, { accountId: leader.user.id, reason: "想看" })).json()).toMatchObject({
      code: "procedures.notNameable",
    });
    expect((await agent.post(path, { accountId: other, reason: "协办" })).statusCode).toBe(200);
    expect((await read("district2", sealed)).statusCode).toBe(200);
    expect((await end(other)).statusCode).toBe(200);
    expect((await read("district2", sealed)).statusCode).toBe(404);
    const open = await begun("supervisor", { place: "500117104" });
    expect((await agent.get(`/api/applications/${open.id}/named`)).json()).toMatchObject({
      code: "procedures.notSealed",
    });
  });
});

describe("row security by itself", () => {
  it.each([
    ["a department without a part", "police", 0],
    ["the department that handed it in", "education", 1],
    ["the township", null, 1],
  ] as const)(
    "shows %s what is its own of matters, steps, events and secrets",
    async (_, department, seen) => {
      const { id } = await begun("education", { place: "500117104" });
      const role = department === null ? ("townshipSupervisor" as const) : ("partnerLiaison" as const);
      const place = department === null ? "500117104" : "500117";
      const actor: Actor = {
        ...systemActor("test"),
        role,
        department,
        placeCode: place,
        scope: scopeBelow(place),
      };
      for (const table of ["matter", "step", "event", "secret"]) {
        const key = table === "matter" ? "id" : "matter_id";
        expect(await countRows(actor, table, key, id), table).toBe(seen > 0);
      }
    },
  );

  it("shows a sealed matter to nobody without a grant, the district's officer included", async () => {
    const { id } = await begun("district", { procedure: sealedProcedure.code, childId });
    const actor = { ...systemActor("test"), scope: scopeBelow("500117") };
    for (const [table, key] of [
      ["matter", "id"],
      ["step", "matter_id"],
      ["event", "matter_id"],
    ] as const)
      expect(await countRows(actor, table, key, id), table).toBe(false);
  });
});

async function countRows(actor: Actor, table: string, key: string, id: string): Promise<boolean> {
  const work = { operation: "test.rows", effect: "read", audited: false } as const;
  return unitOfWork(test.app.database, actor, work, async (tx) => {
    const { rows } = await sql`
      select 1 from ${sql.table(`procedure.${table}`)} where ${sql.ref(key)} = ${id}`.execute(tx.sql);
    return rows.length > 0;
  });
}

function fieldsOf({ sections }: MatterView): string[] {
  return sections.flatMap(({ fields }) => fields.map(({ field }) => field));
}
