/** Temporary guardianship through HTTP: from the proposal to the decision, the handing over, and the way home. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { accountsOf, assess } from "../../../../test/support/assessments.ts";
import { openTestCase, records } from "../../../../test/support/cases.ts";
import { guardianshipDesk } from "../../../../test/support/guardianship-desk.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { ChildFile, TimelineEntry } from "../../registry/child-file.contract.ts";
import type { ChildGuardianship, Watched } from "./guardianship.contract.ts";
import { guardianshipProcedures } from "./guardianship-procedures.ts";

let test: TestApp;
const desk = guardianshipDesk(() => test);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function guardianshipOf(childId: string, name: CastName = "district"): Promise<ChildGuardianship> {
  const answer = await (await test.as(name)).get(`/api/children/${childId}/guardianship`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<ChildGuardianship>();
}

describe("who begins a procedure of guardianship", () => {
  it("is told for every post, and nobody else learns that there is one", async () => {
    const able: Record<string, CastName[]> = {};
    for (const name of Object.keys(cast) as CastName[]) {
      const answer = await (await test.as(name)).get("/api/procedures");
      if (answer.statusCode !== 200) continue;
      type Item = { code: string; canStart: boolean; group: string | null };
      for (const { code, canStart, group } of answer.json<{ items: Item[] }>().items)
        if (group === "监护" && canStart) able[code] = [...(able[code] ?? []), name];
    }
    const office: CastName[] = ["supervisor", "otherSupervisor", "district", "district2"];
    const withVillage: CastName[] = ["director", "neighbour", ...office];
    expect(able).toEqual(
      Object.fromEntries(
        guardianshipProcedures.map(({ procedure: { code } }) => [
          code,
          code === "entrustedCare" || code === "admonition" ? withVillage : office,
        ]),
      ),
    );
  });
});

describe("temporary guardianship", () => {
  it("is decided within 24 hours with the evidence of its situation, and stands in the file from that day (R-062)", async () => {
    const childId = await desk.openChild("邓一");
    const matter = await desk.started("temporaryGuardianship", childId);
    expect(matter).toMatchObject({ state: "running", stepTitle: "区民政局决定临时监护" });
    expect(matter.clock.dueAt).toBe("2026-11-28T01:00:00.000Z");
    expect(matter.missing.map(({ title }) => title)).toEqual(["拒绝或者怠于履行职责的材料"]);
    expect((await desk.decide("district", matter, "grant")).json()).toMatchObject({
      code: "procedures.materialsMissing",
    });
    await desk.handInPapers(matter);
    await desk.decided("district", matter, "grant");
    const page = await guardianshipOf(childId);
    expect(page.now).toMatchObject({
      kind: "temporary",
      by: "decision",
      since: "2026-11-27",
      holder: "合川区民政局",
    });
    expect(page.now.document).toBe(matter.no);
    expect(page.custodies[0]).toMatchObject({ termEndsOn: "2027-11-27", endedOn: null });
    const clock = page.custodies[0]?.clock;
    expect(clock?.tone).toBe("late");
    expect(clock?.says).toContain("没有登记安置和交接");
    const file = (await (await test.as("district")).get(`/api/children/${childId}`)).json<ChildFile>();
    const fact = file.facts.find(({ kind, holds }) => kind === "guardianship" && holds);
    expect(fact?.value).toMatchObject({ form: "temporary", organisation: "合川区民政局" });
    expect(fact?.evidence).toContain(matter.no);
  });

  it("goes on only when the child is placed and the handover is on paper, and then the guardian is told", async () => {
    const childId = await desk.openChild("邓二");
    const matter = await desk.started("temporaryGuardianship", childId);
    await desk.handInPapers(matter);
    await desk.decided("district", matter, "grant");
    expect((await desk.decide("district", matter, "placed")).json()).toMatchObject({
      code: "protection.guardianship.noPlacement",
    });
    expect((await desk.place(childId)).statusCode).toBe(200);
    expect((await desk.place(childId)).json()).toMatchObject({ code: "protection.guardianship.placed" });
    await desk.decided("district", matter, "placed");
    const done = await desk.decided("supervisor", matter, "informed");
    expect(done.state).toBe("approved");
    expect((await guardianshipOf(childId)).custodies[0]?.clock?.tone).toBe("calm");
  });

  it("is heard of by the child's open case, and so are the assessment and the way home", async () => {
    const childId = await desk.openChild("邓案");
    const opened = await openTestCase(test);
    await opened.write("supervisor", records.safe, new Date("2026-11-27T01:00:00Z"));
    const child = { id: randomUUID(), role: "child", name: "邓案", childId };
    expect((await opened.send("supervisor", "/people", child)).statusCode).toBe(200);
    const matter = await desk.started("temporaryGuardianship", childId);
    await desk.handInPapers(matter);
    await desk.decided("district", matter, "grant");
    expect(await opened.get("supervisor")).toMatchObject({
      state: "guardianship",
      link: "guardianshipIntervene",
    });
    await assess({ test, accounts: await accountsOf(test) }, childId, 0.5);
    const { clocks, events } = await opened.get("supervisor");
    expect(clocks.find(({ code }) => code === "assess")?.metAt).not.toBeNull();
    expect(events.map(({ words }) => words)).toContain("决定临时监护");
  });

  it("is not decided by who proposed it, and not twice", async () => {
    const childId = await desk.openChild("邓三");
    const matter = await desk.started("temporaryGuardianship", childId, {}, "district");
    await desk.handInPapers(matter);
    expect((await desk.decide("district", matter, "grant")).json()).toMatchObject({
      code: "protection.guardianship.selfDecided",
    });
    await desk.decided("district2", matter, "grant");
    expect((await desk.place(childId)).statusCode).toBe(200);
    await desk.decided("district2", matter, "placed");
    await desk.decided("supervisor", matter, "informed");
    expect((await desk.start("temporaryGuardianship", childId)).json()).toMatchObject({
      code: "protection.guardianship.alreadyState",
    });
  });

  it("is nothing to a village, to a neighbour township, to finance or to a department", async () => {
    const childId = await desk.openChild("邓四");
    const matter = await desk.started("temporaryGuardianship", childId);
    for (const name of ["director", "otherSupervisor"] as const) {
      const agent = await test.as(name);
      expect((await agent.get(`/api/applications/${matter.id}`)).statusCode, name).toBe(404);
      const list = await agent.get(`/api/applications?subjectId=${childId}`);
      expect(list.json<{ items: unknown[] }>().items, name).toEqual([]);
    }
    for (const name of ["finance", "police", "auditor", "admin", "security"] as const) {
      const agent = await test.as(name);
      expect((await agent.get(`/api/children/${childId}/guardianship`)).statusCode, name).toBe(403);
      expect((await agent.get("/api/guardianship")).statusCode, name).toBe(403);
    }
    expect((await desk.start("temporaryGuardianship", childId, {}, "director")).statusCode).toBe(404);
  });

  it("ends with the return home after an assessment that allows it, once the child has left the placement", async () => {
    const childId = await desk.openChild("邓五", {
      facts: [{ kind: "guardianship", from: "2025-01-01", value: { form: "entrusted", ability: "较强" } }],
    });
    await desk.underState(childId);
    const early = await desk.endPlacement(childId, "2026-11-27", "returned");
    expect(early.json()).toMatchObject({ code: "protection.guardianship.returnNotAsked" });
    const bad = await desk.started("returnHome", childId, { capacity: "improper" });
    await desk.handInPapers(bad);
    expect((await desk.decide("supervisor", bad, "fit")).json()).toMatchObject({
      code: "protection.guardianship.notAssessed",
    });
    await desk.decided("supervisor", bad, "notYet");
    const matter = await desk.started("returnHome", childId);
    await desk.handInPapers(matter);
    await desk.decided("supervisor", matter, "fit");
    await desk.decided("district", matter, "grant");
    expect((await desk.decide("supervisor", matter, "home")).json()).toMatchObject({
      code: "protection.guardianship.stillPlaced",
    });
    expect((await desk.endPlacement(childId, "2026-11-27", "returned")).statusCode).toBe(200);
    expect((await desk.decided("supervisor", matter, "home")).state).toBe("approved");
    const page = await guardianshipOf(childId);
    expect(page.now.kind).toBe("parents");
    const file = (await (await test.as("district")).get(`/api/children/${childId}`)).json<ChildFile>();
    const fact = file.facts.find(({ kind, holds }) => kind === "guardianship" && holds);
    expect(fact?.value).toEqual({ form: "parents" });
    expect(page.custodies[0]).toMatchObject({ endedOn: "2026-11-27", endedWhy: "评估后送回家庭" });
  });

  it("stands in the child's timeline with its placement, which a village does not read there", async () => {
    const childId = await desk.openChild("邓八");
    await desk.underState(childId);
    await desk.endPlacement(childId);
    const titlesFor = async (name: CastName) => {
      const answer = await (await test.as(name)).get(`/api/children/${childId}/timeline`);
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json<{ items: TimelineEntry[] }>().items.map(({ title }) => title);
    };
    expect(await titlesFor("supervisor")).toEqual(expect.arrayContaining(["临时监护", "安置", "离开安置地"]));
    const village = await titlesFor("director");
    for (const title of ["临时监护", "安置", "离开安置地"]) expect(village).not.toContain(title);
  });

  it("lets no word of the form pass for an assessment that says otherwise", async () => {
    const childId = await desk.openChild("邓七");
    await desk.underState(childId);
    const playing = { test, accounts: await accountsOf(test) };
    await assess(playing, childId, 0.5);
    const matter = await desk.started("returnHome", childId, { capacity: "normal" });
    await desk.handInPapers(matter);
    const shown = await desk.read(matter);
    expect(shown.checks.find(({ code }) => code === "assessment")).toMatchObject({
      verdict: "no",
      value: "监护失当",
    });
    expect((await desk.decide("supervisor", matter, "fit")).json()).toMatchObject({
      code: "protection.guardianship.notAssessed",
    });
    await assess(playing, childId, 0.9);
    expect((await desk.decide("supervisor", matter, "fit")).statusCode).toBe(200);
  });

  it("lies before the district as late while nobody has placed the child, and is on the desk as a task", async () => {
    const childId = await desk.openChild("邓六");
    const matter = await desk.started("temporaryGuardianship", childId);
    await desk.handInPapers(matter);
    await desk.decided("district", matter, "grant");
    const district = await test.as("district");
    const { items } = (await district.get("/api/guardianship/watch")).json<{ items: Watched[] }>();
    expect(items.find((one) => one.childId === childId)).toMatchObject({ tone: "late", dueOn: "2027-11-27" });
    const titles = async () =>
      (await district.get("/api/desk"))
        .json<{ tasks: { title: string }[] }>()
        .tasks.map(({ title }) => title);
    expect(await titles()).toContain("安置和交接：邓六");
    await desk.place(childId);
    expect(await titles()).not.toContain("安置和交接：邓六");
  });
});
