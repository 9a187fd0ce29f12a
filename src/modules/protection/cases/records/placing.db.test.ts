/** Where a child of a case is: one truth for the case's records and for guardianship, over HTTP. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../../test/support/app.ts";
import { type CaseDesk, openTestCase, records } from "../../../../../test/support/cases.ts";
import { guardianshipDesk } from "../../../../../test/support/guardianship-desk.ts";
import { setClock } from "../../../../kernel/clock.ts";
import type { ChildGuardianship } from "../../guardianship/guardianship.contract.ts";
import type { RecordBody } from "./record-kinds.contract.ts";

let test: TestApp;
const guardianship = guardianshipDesk(() => test);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const NOW = new Date("2026-11-27T09:00:00+08:00");
const home: RecordBody = {
  kind: "returnHome",
  content: { evaluation: "母亲回乡定居，能够照料", receivedBy: "母亲" },
};
const fit: RecordBody = { kind: "assessment", content: { grade: "insufficient", words: "在帮扶下可以照料" } };

async function caseOf(...childIds: string[]): Promise<CaseDesk> {
  const desk = await openTestCase(test);
  for (const childId of childIds)
    await desk.send("supervisor", "/people", { id: randomUUID(), role: "child", name: "孩子", childId });
  return desk;
}

const pageOf = async (childId: string) =>
  (await (await test.as("district")).get(`/api/children/${childId}/guardianship`)).json<ChildGuardianship>();
const write = (desk: CaseDesk, record: RecordBody) => desk.write("supervisor", record, NOW);
const codeOf = ({ body }: { readonly body: string }) => (JSON.parse(body) as { code?: string }).code;

describe("an emergency placement", () => {
  it("entered in the case stands with the child's guardianship, with its handover", async () => {
    const childId = await guardianship.openChild("安一");
    const desk = await caseOf(childId);
    expect((await write(desk, records.placed)).statusCode).toBe(200);
    const [placement, ...others] = (await pageOf(childId)).placements;
    expect(others).toEqual([]);
    expect(placement).toMatchObject({ kind: "institution", placeName: "区儿童福利机构", from: "2026-11-27" });
    expect(placement?.handover).toMatchObject({ handedOverBy: "张国强", receivedBy: "何静" });
  });

  it("is one for every child of the case", async () => {
    const ids = [await guardianship.openChild("安二甲"), await guardianship.openChild("安二乙")];
    await write(await caseOf(...ids), records.placed);
    for (const id of ids) expect((await pageOf(id)).placements).toHaveLength(1);
  });

  it("cannot be entered twice, in the case or with guardianship: each is told where the child is", async () => {
    const childId = await guardianship.openChild("安三");
    const desk = await caseOf(childId);
    await write(desk, records.placed);
    const again = await write(desk, records.placed);
    expect(codeOf(again)).toBe("protection.case.alreadyPlaced");
    expect(again.body).toContain("区儿童福利机构");
    const elsewhere = await guardianship.place(childId);
    expect(codeOf(elsewhere)).toBe("protection.guardianship.placed");
    expect(elsewhere.body).toContain("在个案里登记的");
    expect((await desk.get("supervisor")).records.filter(({ kind }) => kind === "placement")).toHaveLength(1);
  });

  it("of a child on no file cannot be entered twice either", async () => {
    const desk = await openTestCase(test);
    await write(desk, records.placed);
    expect(codeOf(await write(desk, records.placed))).toBe("protection.case.alreadyPlaced");
  });

  it("entered by two officers at once is entered once, and the other is told", async () => {
    const childId = await guardianship.openChild("安四");
    const desk = await caseOf(childId);
    const answers = await Promise.all([write(desk, records.placed), write(desk, records.placed)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect((await pageOf(childId)).placements).toHaveLength(1);
  });

  it("that is corrected is right with guardianship too", async () => {
    const childId = await guardianship.openChild("安五");
    const desk = await caseOf(childId);
    await write(desk, records.placed);
    const old = (await desk.get("supervisor")).records.find(({ kind }) => kind === "placement");
    const record = { ...records.placed, content: { ...records.placed.content, where: "区救助保护中心" } };
    const corrected = await desk.send("supervisor", `/records/${old?.id ?? ""}/corrections`, {
      ...{ id: randomUUID(), happenedAt: NOW.toISOString(), record, why: "地方写错了" },
    });
    expect(corrected.statusCode, corrected.body).toBe(200);
    expect((await pageOf(childId)).placements[0]?.placeName).toBe("区救助保护中心");
  });

  it("stands under the temporary guardianship that is decided afterwards, which asks for no second one", async () => {
    const childId = await guardianship.openChild("安六");
    const desk = await caseOf(childId);
    await write(desk, records.placed);
    const matter = await guardianship.started("temporaryGuardianship", childId);
    await guardianship.handInPapers(matter);
    await guardianship.decided("district", matter, "grant");
    expect((await guardianship.decided("district", matter, "placed")).state).toBe("running");
    expect((await pageOf(childId)).placements).toHaveLength(1);
    const tasks = (await (await test.as("district")).get("/api/desk")).json<{ tasks: { title: string }[] }>();
    expect(tasks.tasks.filter(({ title }) => title === "安置和交接：安六")).toEqual([]);
  });
});

describe("the return home", () => {
  it("is refused before the guardians were assessed anew, and ends the placement afterwards", async () => {
    const childId = await guardianship.openChild("安七");
    const desk = await caseOf(childId);
    expect(codeOf(await write(desk, home))).toBe("protection.case.notPlaced");
    await write(desk, fit);
    await write(desk, records.placed);
    expect(codeOf(await write(desk, home))).toBe("protection.case.returnUnassessed");
    await write(desk, records.assessed);
    expect(codeOf(await write(desk, home))).toBe("protection.case.returnUnassessed");
    await write(desk, fit);
    expect((await write(desk, home)).statusCode).toBe(200);
    const [placement] = (await pageOf(childId)).placements;
    expect(placement).toMatchObject({ endedOn: "2026-11-27", endedWhy: "送回家庭" });
    expect(placement?.handover["leftTo"]).toBe("母亲");
    expect(codeOf(await write(desk, home))).toBe("protection.case.notPlaced");
  });

  it("under temporary guardianship goes by its procedure, and the case hears of it", async () => {
    const childId = await guardianship.openChild("安八");
    const desk = await caseOf(childId);
    await guardianship.underState(childId);
    await write(desk, fit);
    expect(codeOf(await write(desk, home))).toBe("protection.case.returnUnderState");
    const matter = await guardianship.started("returnHome", childId);
    await guardianship.handInPapers(matter);
    await guardianship.decided("supervisor", matter, "fit");
    await guardianship.decided("district", matter, "grant");
    expect((await guardianship.endPlacement(childId, "2026-11-27", "returned")).statusCode).toBe(200);
    await guardianship.decided("supervisor", matter, "home");
    const words = (await desk.get("supervisor")).events.map((event) => event.words);
    expect(words).toEqual(
      expect.arrayContaining([
        "临时安置：未成年人救助保护机构",
        "送回监护人，离开安置的地方",
        "评估后送回监护人，临时监护结束",
      ]),
    );
  });

  it("of an emergency placement is refused with guardianship as well before an assessment", async () => {
    const childId = await guardianship.openChild("安九");
    await write(await caseOf(childId), records.placed);
    expect(codeOf(await guardianship.endPlacement(childId, "2026-11-27", "returned"))).toBe(
      "protection.guardianship.notAssessed",
    );
  });
});
