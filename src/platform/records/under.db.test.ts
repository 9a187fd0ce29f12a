/** What a meeting resolved lies with each unit and is seen together under the meeting; late ones in red. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestApp } from "../../../test/support/app.ts";
import { EDUCATION, openRecordsApp, recordsDesk } from "../../../test/support/records-desk.ts";
import { setClock } from "../../kernel/clock.ts";
import type { EntryFile, FigureRow } from "./records.contract.ts";
import type { UnderView } from "./under.contract.ts";

let test: TestApp;
let meeting: EntryFile;
const { agent, get, written, edit, act, mine, tasks } = recordsDesk(() => test);

beforeAll(async () => {
  test = await openRecordsApp("2026-06-20T09:00:00+08:00");
  meeting = await written("district", MEETINGS, {
    on: "2026-06-18",
    content: { meeting: "plenary", chair: "周副区长", units: 30, topics: "暑期安全", resolved: 3 },
    paperNote: "未保办",
  });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const MEETINGS = "protection.meetings";
const RESOLUTIONS = "protection.resolutions";
const resolved = { what: "暑假前排查水域隐患", party: "department", dueOn: "2026-06-30" };

async function handOut(
  units: readonly string[],
  content: object = resolved,
  name: "district" | "supervisor" = "district",
) {
  return (await agent(name)).post(`/api/records/${MEETINGS}/${meeting.id}/under/${RESOLUTIONS}`, {
    units,
    on: "2026-06-18",
    content,
  });
}

async function under(): Promise<UnderView["kinds"][number] | undefined> {
  return (await get<UnderView>("district", `/api/records/${MEETINGS}/${meeting.id}/under`)).kinds[0];
}

describe("a meeting's resolutions", () => {
  it("are handed out to several units at once, each a duty and a task of its own", async () => {
    const answer = await handOut([
      "department/education",
      "department/police",
      "place/500117104",
      "department/police",
    ]);
    expect(answer.statusCode, answer.body).toBe(200);
    expect((await under())?.items.map(({ unitName, duty }) => [unitName, duty?.state])).toEqual([
      ["区教委", "soon"],
      ["区公安局", "soon"],
      ["古楼镇", "soon"],
    ]);
    expect((await tasks(EDUCATION)).some(({ title }) => title.startsWith("职责：办结议定事项"))).toBe(true);
    expect((await mine("police")).filter(({ duty }) => duty === "protection.finishResolutions")).toHaveLength(
      1,
    );
  });

  it("are filled in by each unit, which sees its own and not the meeting", async () => {
    const item = (await under())?.items.find(({ unit }) => unit === "department/education");
    const own = await get<EntryFile>(EDUCATION, `/api/records/${RESOLUTIONS}/${item?.id ?? ""}`);
    expect(own.parent).toBeNull();
    const done = await edit(EDUCATION, RESOLUTIONS, own, {
      on: own.on,
      content: { ...own.content, finishedOn: "2026-06-20", result: "已排查 40 处" },
    });
    expect(done.statusCode, done.body).toBe(200);
    expect((await under())?.items[0]).toMatchObject({
      duty: { state: "done" },
      content: { result: "已排查 40 处" },
    });
    const { total } = await get<{ total: FigureRow }>("district", `/api/records/${RESOLUTIONS}/figures`);
    expect(total.values.find(({ code }) => code === "finished")).toEqual({
      code: "finished",
      value: 3333,
      part: 1,
      whole: 3,
    });
    const seen = await get<EntryFile>("district", `/api/records/${RESOLUTIONS}/${own.id}`);
    expect(seen.parent).toMatchObject({ kind: MEETINGS, id: meeting.id });
    expect(
      (await (await agent(EDUCATION)).get(`/api/records/${MEETINGS}/${meeting.id}/under`)).statusCode,
    ).toBe(404);
  });

  it("are all handed out or none, and by nobody who may not write for the units", async () => {
    const before = (await under())?.items.length;
    const strange = await handOut(["department/education", "place/500118101"]);
    expect(strange.statusCode).toBe(403);
    const faulty = await handOut(["department/education"], { what: "没有期限", party: "department" });
    expect(faulty.json()).toMatchObject({ code: "records.content" });
    expect((await handOut(["place/500117104"], resolved, "supervisor")).statusCode).toBe(404);
    expect((await under())?.items.length).toBe(before);
  });

  it("are red once late, and no more are handed out under a meeting that was withdrawn", async () => {
    test.moveTo("2026-07-03T09:00:00+08:00");
    expect((await under())?.items.find(({ unit }) => unit === "department/police")?.duty).toEqual({
      state: "overdue",
      dueOn: "2026-06-30",
      daysLate: 3,
    });
    await act("district", MEETINGS, meeting, { act: "withdraw", reason: "登记错了" });
    expect((await handOut(["department/police"])).json()).toMatchObject({ code: "records.wrongState" });
  });
});
