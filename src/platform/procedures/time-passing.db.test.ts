/** What happens although nobody acts. A session ends while the clock jumps, so others look afterwards than acted before. */
import { afterEach, describe, expect, it } from "vitest";
import type { TestApp } from "../../../test/support/app.ts";
import { openSampleApp, sampleDesk } from "../../../test/support/sample-desk.ts";
import { setClock } from "../../kernel/clock.ts";
import { escalateDue } from "./escalate.service.ts";

let test: TestApp;
const { start, done, reread, tasksOf } = sampleDesk(() => test);

afterEach(async () => {
  await test.close();
  setClock("");
});

describe("time passing", () => {
  it("tells the post above of a late step once, and ends a public notice by itself", async () => {
    test = await openSampleApp();
    const late = await start();
    const shown = await start();
    await done("supervisor", shown, "pauses", { pause: "notice" });
    setClock("2026-12-17T09:00:00+08:00");
    expect(await escalateDue(test.app)).toEqual({ expired: 1, lapsed: 0, late: 1 });
    expect(await escalateDue(test.app)).toEqual({ expired: 0, lapsed: 0, late: 0 });
    expect(await tasksOf("district", late)).toMatchObject([
      { kind: "procedure.late", title: expect.stringContaining("督办逾期") as string },
    ]);
    expect((await reread(late)).clock).toMatchObject({
      tone: "late",
      says: "已逾期 1 个工作日 · 2026-12-16 到期",
    });
    // From Friday 27 November up to Friday 4 December: six working days.
    expect(await reread(shown)).toMatchObject({ standing: null, clock: { dueOn: "2026-12-24" } });
  });

  it("counts every clock anew when the year's notice comes, and tells what moved", async () => {
    test = await openSampleApp("2026-12-21T09:00:00+08:00");
    const matter = await start({ receivedOn: "2026-12-21" });
    expect(matter.clock).toMatchObject({
      tone: "cannotTell",
      dueOn: "2027-01-11",
      note: expect.stringContaining("2027") as string,
    });
    const saved = await (await test.as("admin")).request({
      method: "PUT",
      url: "/api/holiday-notices/2027",
      version: 0,
      payload: {
        document: "国办发明电〔2026〕0号（测试）",
        issuedOn: "2026-11-05",
        compared: true,
        days: [{ date: "2027-01-01", kind: "rest", name: "元旦" }],
      },
    });
    expect(saved.statusCode, saved.body).toBe(200);
    const recounted = await reread(matter);
    expect(recounted.clock).toMatchObject({ tone: "calm", dueOn: "2027-01-12", note: null });
    expect(recounted.events.at(-1)).toMatchObject({ kind: "recounted" });
    expect((await tasksOf("supervisor", matter))[0]?.dueOn).toBe("2027-01-12");
  });
});
