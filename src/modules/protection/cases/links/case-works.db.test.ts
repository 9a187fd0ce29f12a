/** A case and what is worked on beside it, over HTTP: begun from the case, told to it, in the way of its closing. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../../test/support/app.ts";
import { type CaseDesk, openTestCase } from "../../../../../test/support/cases.ts";
import { guardianshipDesk, guardianshipForms } from "../../../../../test/support/guardianship-desk.ts";
import { setClock } from "../../../../kernel/clock.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { admonitionProcedure } from "../../guardianship/procedures/conduct.ts";
import type { readCaseWorks } from "./works.contract.ts";

const TODAY = "2026-11-27";
let test: TestApp;
const guardianship = guardianshipDesk(() => test);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: `${TODAY}T09:00:00+08:00` });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

type Works = OutputOf<typeof readCaseWorks>;

async function caseOf(childId: string, name = "李小安"): Promise<CaseDesk> {
  const desk = await openTestCase(test);
  const added = await desk.send("supervisor", "/people", { id: randomUUID(), role: "child", name, childId });
  expect(added.statusCode, added.body).toBe(200);
  return desk;
}

const worksOf = async (desk: CaseDesk, name: CastName = "supervisor"): Promise<Works> =>
  (await (await test.as(name)).get(`/api/cases/${desk.id}/works`)).json<Works>();

async function begin(procedure: string, childId: string, belongsTo?: string) {
  const form = guardianshipForms[procedure] ?? {};
  return (await test.as("supervisor")).post("/api/applications", {
    procedure,
    childId,
    form: Object.fromEntries(Object.entries(form).map(([field, value]) => [field, { value }])),
    receivedOn: TODAY,
    ...(belongsTo === undefined ? {} : { belongsTo }),
  });
}

describe("what is begun about a child", () => {
  it("belongs to the child's only open case, and the case says that it runs and by when", async () => {
    const childId = await guardianship.openChild("文一");
    const desk = await caseOf(childId);
    expect((await begin("temporaryGuardianship", childId)).statusCode).toBe(200);
    const { works } = await worksOf(desk);
    expect(works).toHaveLength(1);
    expect(works[0]).toMatchObject({ kind: "guardianship", isOpen: true, about: "文一" });
    expect(works[0]?.says).toContain("区民政局决定临时监护");
    expect(works[0]?.clock.dueAt).not.toBeNull();
    const { events } = await desk.get("supervisor");
    expect(events.at(-1)?.words).toBe("开始办理临时监护");
  });

  it("is asked for where the child has several, and belongs to the one that was chosen", async () => {
    const childId = await guardianship.openChild("文二");
    const first = await caseOf(childId);
    const second = await caseOf(childId);
    const asked = await begin("admonition", childId);
    expect(asked.statusCode).toBe(409);
    expect(asked.json()).toMatchObject({ code: "protection.case.whichCase" });
    expect(
      asked
        .json<{ cases: { id: string }[] }>()
        .cases.map(({ id }) => id)
        .sort(),
    ).toEqual([first.id, second.id].sort());
    expect((await begin("admonition", childId, second.id)).statusCode).toBe(200);
    expect((await worksOf(first)).works).toEqual([]);
    expect((await worksOf(second)).works).toHaveLength(1);
  });

  it("is not tied to a case of another child, nor to one that the asker does not see", async () => {
    const childId = await guardianship.openChild("文三");
    const other = await caseOf(await guardianship.openChild("文四"));
    for (const id of [other.id, randomUUID()])
      expect((await begin("admonition", childId, id)).json()).toMatchObject({
        code: "protection.case.notTheirs",
      });
  });

  it("belongs to no case where the child has none", async () => {
    const childId = await guardianship.openChild("文五");
    expect((await begin("admonition", childId)).statusCode).toBe(200);
  });
});

describe("what may be begun from a case", () => {
  it("is listed for each child, with the reason where it may not", async () => {
    const childId = await guardianship.openChild("文六");
    const desk = await caseOf(childId);
    const option = async (code: string) =>
      (await worksOf(desk)).begins[0]?.options.find((one) => one.code === code);
    expect(await option("temporaryGuardianship")).toMatchObject({
      mayNot: null,
      href: `/applications/new?procedure=temporaryGuardianship&child=${childId}&case=${desk.id}`,
    });
    expect(await option("assessment")).toMatchObject({ kind: "assessment", mayNot: null });
    expect(await option("legalHelp")).toMatchObject({ kind: "special" });
    expect((await option("returnHome"))?.mayNot).toBe("孩子现在没有临时监护");
    await guardianship.underState(childId);
    expect((await option("temporaryGuardianship"))?.mayNot).toBe("孩子现在是临时监护（国家）");
    expect((await option("returnHome"))?.mayNot).toBeNull();
  });

  it("is nothing for whoever only looks, or takes another part", async () => {
    const desk = await caseOf(await guardianship.openChild("文七"));
    expect((await worksOf(desk, "leader")).begins).toEqual([]);
  });
});

describe("an order", () => {
  it("about a child with a case stands in the case, and so does its end", async () => {
    const childId = await guardianship.openChild("文八");
    const desk = await caseOf(childId);
    const agent = await test.as("supervisor");
    const issued = await agent.post(`/api/children/${childId}/guardian-orders`, {
      kind: "familyEducation",
      organ: "合川区人民法院",
      personName: "父亲",
      issuedOn: TODAY,
      detail: { reason: "放任孩子逃学", organiser: "家庭教育指导站", sessions: 2, minutesEach: 60 },
    });
    expect(issued.statusCode, issued.body).toBe(200);
    expect((await worksOf(desk)).works[0]).toMatchObject({ kind: "order", isOpen: true });
    const { id, version } = issued.json<{ id: string; version: number }>();
    const ended = { on: TODAY, conclusion: "按时参加，态度有转变" };
    expect((await agent.post(`/api/guardian-orders/${id}/conclusion`, ended, { version })).statusCode).toBe(
      200,
    );
    expect((await worksOf(desk)).works[0]).toMatchObject({ isOpen: false });
    const { events } = await desk.get("supervisor");
    expect(events.slice(-2).map(({ words }) => words)).toEqual(["登记家庭教育指导令", "家庭教育指导令办结"]);
  });
});

describe("closing", () => {
  it("is refused over what still runs, each with where it is worked on", async () => {
    const childId = await guardianship.openChild("文九");
    const desk = await caseOf(childId);
    const matter = (await begin("admonition", childId)).json<{ id: string }>();
    const refused = await desk.send("supervisor", "/closings", { ground: "died", conclusion: "孩子病故" });
    expect(refused.json()).toMatchObject({ code: "protection.closing.conditions" });
    type Unmet = { unmet: { code: string; open: { says: string; href: string }[] }[] };
    const works = refused.json<Unmet>().unmet.find(({ code }) => code === "works");
    expect(works?.open).toEqual([{ says: admonitionProcedure.title, href: `/applications/${matter.id}` }]);
  });
});
