/** Each term of the response on a clock that stands shortly before the Spring Festival. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { openTestCase, records } from "../../../../test/support/cases.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { CaseView } from "./case-view.contract.ts";

let test: TestApp;

beforeAll(async () => {
  // 2026-02-12 is a Thursday; 春节 is rest from 2026-02-15 to 02-23, with 02-14 and 02-28 worked.
  test = await createTestApp({ TONGAN_CLOCK: "2026-02-12T10:00:00+08:00" });
});
afterAll(async () => {
  setClock("");
  await test.close();
});

const due = (view: CaseView, code: string) => view.clocks.find((clock) => clock.code === code);

describe("the clocks of a case", () => {
  it.each([
    ["red", { danger: "yes" }, "2026-02-12T04:00:00.000Z"],
    ["orange", { danger: "unsure" }, "2026-02-13T02:00:00.000Z"],
    ["yellow", { situations: ["MR9"], danger: "no", injury: "none" }, "2026-02-14T02:00:00.000Z"],
  ])("a %s one is visited in time", async (_, content, visitBy) => {
    // Without a name: a second report about the same child would raise the colour.
    const desk = await openTestCase(test, "supervisor", { content: { ...content, children: [] } });
    expect(due(await desk.get("supervisor"), "visit")?.dueAt).toBe(visitBy);
  });

  it("a blue one within five working days, around the Spring Festival", async () => {
    const desk = await openTestCase(test, "supervisor", { content: { children: [] } });
    await desk.send("supervisor", "/colour", { colour: "blue", why: "孩子平安，只是缺人照看" });
    // 13, 14, 24, 25, 26.
    expect(due(await desk.get("supervisor"), "visit")?.dueAt).toBe("2026-02-26T15:59:59.000Z");
  });

  it("run as the documents say, and stop when it is done", async () => {
    const desk = await openTestCase(test, "supervisor", { content: { situations: ["MR5"], danger: "yes" } });
    const now = new Date("2026-02-12T02:00:00Z");
    expect(due(await desk.get("supervisor"), "firstContact")?.dueAt).toBe("2026-02-12T03:00:00.000Z");
    expect(due(await desk.get("supervisor"), "policeTransfer")?.dueAt).toBe("2026-02-12T02:30:00.000Z");
    await desk.write("supervisor", records.police, now);
    // Three days end on a Sunday of rest, so on the first working day after it.
    expect(due(await desk.get("supervisor"), "policeReply")?.dueAt).toBe("2026-02-24T15:59:59.000Z");
    await desk.write("supervisor", records.unsafe, now);
    expect(due(await desk.get("supervisor"), "placement")?.dueAt).toBe("2026-02-13T02:00:00.000Z");
    await desk.write("supervisor", records.escort, now);
    expect(due(await desk.get("supervisor"), "policeExplain")?.dueAt).toBe("2026-02-26T15:59:59.000Z");
    // Ten working days: 13, 14, 24–28, 03-02, 03-03, 03-04.
    for (const code of ["assess", "confer"])
      expect(due(await desk.get("supervisor"), code)?.dueAt).toBe("2026-03-04T15:59:59.000Z");
    await desk.write("supervisor", records.conferred, now);
    expect(due(await desk.get("supervisor"), "plan")?.dueAt).toBe("2026-02-26T15:59:59.000Z");
    await desk.write("supervisor", records.planned, now);
    const view = await desk.get("supervisor");
    expect([1, 2, 3, 4].map((nth) => due(view, `followUp${nth}`)?.dueAt.slice(0, 10))).toEqual([
      "2026-03-12",
      "2026-05-12",
      "2026-08-12",
      "2027-02-12",
    ]);
    for (const code of ["firstContact", "visit", "policeTransfer", "confer", "plan"])
      expect(due(view, code)?.metAt, code).not.toBeNull();
  });

  it("give whoever was advised by court or procuratorate a month for the answer (未成年人保护法第一百一十四条)", async () => {
    const desk = await openTestCase(test, "supervisor", { content: { children: [] } });
    const advice = { by: "procuratorate", unit: "education", what: "加强宿舍管理" } as const;
    await desk.write("supervisor", { kind: "advice", content: advice }, new Date("2026-02-12T02:00:00Z"));
    expect((await desk.get("supervisor")).assignments).toMatchObject([
      { kind: "advice", unit: "education", dueAt: "2026-03-12T15:59:59.000Z" },
    ]);
  });
});
