/** What units owe, on a shifted clock: open, soon, late, done, excused; on whose desk it lies, and who hears that it is late. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CastName, TestApp } from "../../../test/support/app.ts";
import { firstSheet } from "../../../test/support/read-sheet.ts";
import { asOwner, EDUCATION, openRecordsApp, recordsDesk } from "../../../test/support/records-desk.ts";
import { setClock } from "../../kernel/clock.ts";
import type { OutputOf } from "../../kernel/operation.ts";
import { escalateLateTasks } from "../tasks/late-tasks.service.ts";
import type { DutyView, listDuties, readMatrix } from "./duties.contract.ts";
import type { EntryFile } from "./records.contract.ts";
import { refreshAllDutyTasks } from "./records.job.ts";

let test: TestApp;
const { agent, get, written, edit, mine, tasks } = recordsDesk(() => test);

beforeEach(async () => {
  test = await openRecordsApp("2026-06-20T09:00:00+08:00");
});
afterEach(async () => {
  await test.close();
  setClock("");
});

const CONFLICTS = "protection.studentConflicts";
const CHECK = "protection.checkConflicts";
const conflict = { schools: 10, found: 3, settled: 2, conclusion: "已调解" };
const guidance = { topic: "隔代照护", form: "lecture", guardians: 42 };

/** A session ends while the clock jumps: everybody logs in anew. */
async function jump(to: string) {
  await asOwner(test, "update platform.session set last_seen_at = '2030-01-01', expires_at = '2031-01-01'");
  setClock(to);
}

async function stateOf(name: CastName, duty: string, label: string): Promise<DutyView | undefined> {
  return (await mine(name)).find((one) => one.duty === duty && one.label === label);
}

describe("a duty of every quarter", () => {
  it("is open, soon, on its last day, then late with days in red, and done however late", async () => {
    expect(await stateOf(EDUCATION, CHECK, "2026年第2季度")).toMatchObject({
      state: "soon",
      daysLeft: 10,
      dueOn: "2026-06-30",
      can: ["write"],
    });
    expect(await stateOf(EDUCATION, CHECK, "2026年第1季度")).toMatchObject({
      state: "overdue",
      daysLate: 81,
    });
    expect(await stateOf(EDUCATION, CHECK, "2026年第3季度")).toBeUndefined();
    await written(EDUCATION, CONFLICTS, { on: "2026-03-31", content: conflict });
    expect(await stateOf(EDUCATION, CHECK, "2026年第1季度")).toMatchObject({ state: "done", daysLate: 0 });
    await jump("2026-07-01T00:30:00+08:00");
    expect(await stateOf(EDUCATION, CHECK, "2026年第2季度")).toMatchObject({ state: "overdue", daysLate: 1 });
    expect(await stateOf(EDUCATION, CHECK, "2026年第3季度")).toMatchObject({ state: "open" });
  });

  it("is not owed for what had begun before its first day, nor before the parameter says that it runs", async () => {
    const labels = (await mine(EDUCATION)).filter(({ duty }) => duty === CHECK).map(({ label }) => label);
    expect(labels.sort()).toEqual(["2026年第1季度", "2026年第2季度"]);
    await asOwner(
      test,
      "update platform.parameter set valid_from = '2026-04-01' where key = 'protection.duty.runs'",
    );
    const later = (await mine(EDUCATION)).filter(({ duty }) => duty === CHECK).map(({ label }) => label);
    expect(later).toEqual(["2026年第2季度"]);
  });

  it("is done by what was handed in, not by a draft, and open again when that is withdrawn", async () => {
    const label = "2026年第2季度";
    const draft = await written(EDUCATION, CONFLICTS, { on: "2026-06-01", content: conflict, submit: false });
    expect(await stateOf(EDUCATION, CHECK, label)).toMatchObject({ state: "soon" });
    const filled = await edit(EDUCATION, CONFLICTS, draft, { on: "2026-06-01", content: conflict });
    expect(await stateOf(EDUCATION, CHECK, label)).toMatchObject({ state: "done" });
    const entry = filled.json<EntryFile>();
    await (await agent(EDUCATION)).post(
      `/api/records/${CONFLICTS}/${entry.id}/acts`,
      { act: "withdraw", reason: "错了" },
      { version: entry.version },
    );
    expect(await stateOf(EDUCATION, CHECK, label)).toMatchObject({ state: "soon" });
  });

  it("may be written down after its time, and is marked so in the list, the file and on paper", async () => {
    const late = await written(EDUCATION, CONFLICTS, { on: "2026-03-31", content: conflict });
    const inTime = await written(EDUCATION, CONFLICTS, { on: "2026-04-01", content: conflict });
    expect([late.isLate, inTime.isLate]).toEqual([true, false]);
    const file = await (await agent("district")).request({
      method: "GET",
      url: `/api/records/${CONFLICTS}`,
      headers: { accept: "text/csv" },
    });
    const lines = file.body.split("\n").filter((line) => line.includes("2026-0"));
    expect(lines.map((line) => line.includes("已登记，补登"))).toContain(true);
    // Where nothing recurs nothing is late.
    const needs = { need: "living", what: "住房漏雨" };
    expect(
      (await written("supervisor", "protection.needs", { on: "2026-01-05", content: needs })).isLate,
    ).toBe(false);
  });

  it("takes the number that the parameter sets for the period", async () => {
    const year = async () => stateOf("supervisor", "protection.townshipGuidance", "2026年");
    for (const day of ["01", "02", "03"])
      await written("supervisor", "protection.familyGuidance", { on: `2026-05-${day}`, content: guidance });
    expect(await year()).toMatchObject({ required: 4, done: 3, state: "open" });
    await written("supervisor", "protection.familyGuidance", { on: "2026-05-04", content: guidance });
    expect(await year()).toMatchObject({ required: 4, done: 4, state: "done" });
  });

  it("counts only the entries that its condition names", async () => {
    const label = "2026年春季学期";
    const material = (code: string) => ({
      on: "2026-05-01",
      content: { material: code, schools: 1, copies: 9 },
    });
    await written(EDUCATION, "protection.schoolMaterials", material("film"));
    expect(await stateOf(EDUCATION, "protection.giveHandbooks", label)).toMatchObject({ state: "open" });
    await written(EDUCATION, "protection.schoolMaterials", material("handbook"));
    expect(await stateOf(EDUCATION, "protection.giveHandbooks", label)).toMatchObject({ state: "done" });
  });
});

describe("what an entry asks for", () => {
  const resolution = {
    what: "秋季开学前完成培训",
    meeting: "全体会议",
    party: "government",
    dueOn: "2026-07-10",
  };

  it("is a task of the responsible unit from the meeting on, late after its day, and settled by the result", async () => {
    const entry = await written("district", "protection.resolutions", {
      unit: "department/education",
      on: "2026-06-18",
      content: resolution,
    });
    const desk = async (name: CastName) =>
      (await tasks(name)).filter(({ link }) => link.endsWith(entry.id)).map(({ title }) => title);
    expect(await desk(EDUCATION)).toEqual(["职责：办结议定事项（2026-06-18 秋季开学前完成培训） · 区教委"]);
    expect(await desk("police")).toEqual([]);
    await jump("2026-07-11T09:00:00+08:00");
    await escalateLateTasks(test.app);
    expect(await desk("district")).toEqual([expect.stringContaining("督办逾期") as string]);
    const [late] = (await mine(EDUCATION)).filter(({ entryId }) => entryId === entry.id);
    expect(late).toMatchObject({ state: "overdue", daysLate: 1 });
    const seen = await get<EntryFile>(EDUCATION, `/api/records/protection.resolutions/${entry.id}`);
    const done = await edit(EDUCATION, "protection.resolutions", seen, {
      on: "2026-06-18",
      content: { ...resolution, finishedOn: "2026-07-11", result: "已培训" },
    });
    expect(done.statusCode, done.body).toBe(200);
    expect(await desk(EDUCATION)).toEqual([]);
    expect(await desk("district")).toEqual([]);
  });

  it("is due after the term in working days, over the holidays", async () => {
    await jump("2026-10-15T09:00:00+08:00");
    const school = await written(EDUCATION, "records.organisations", {
      on: "2015-09-01",
      aboutName: "古楼镇",
      content: { kind: "school", name: "某中学" },
    });
    await written(EDUCATION, "protection.dropoutReports", {
      on: "2026-09-25",
      aboutId: school.id,
      content: { students: 1, persuaded: false, toldTownship: true },
    });
    const [one] = (await mine(EDUCATION)).filter(({ duty }) => duty === "protection.answerDropout");
    // National Day's week does not count, and the Saturday after it is worked.
    expect(one?.dueOn).toBe("2026-10-15");
    expect(one).toMatchObject({ label: "2026-09-25 某中学", state: "soon", daysLeft: 0 });
  });
});

describe("on desks", () => {
  it("a duty lies with its liaison some weeks before it is due, and goes when it is done", async () => {
    await refreshAllDutyTasks(test.app);
    const titles = async () => (await tasks(EDUCATION)).map(({ title }) => title);
    expect(await titles()).toContain("职责：排查学生矛盾纠纷（2026年第2季度） · 区教委");
    expect(await titles()).not.toContain(
      "职责：中小学家长学校（2026年春季学期，单位名录里还没有登记） · 区教委",
    );
    await written(EDUCATION, CONFLICTS, { on: "2026-06-20", content: conflict });
    expect(await titles()).not.toContain("职责：排查学生矛盾纠纷（2026年第2季度） · 区教委");
    await jump("2026-08-05T09:00:00+08:00");
    await refreshAllDutyTasks(test.app);
    expect(await titles()).toContain("职责：中小学家长学校（2026年春季学期，单位名录里还没有登记） · 区教委");
  });

  it("a second run changes nothing", async () => {
    const count = await refreshAllDutyTasks(test.app);
    const rows = () =>
      asOwner<{ ids: string }>(
        test,
        "select string_agg(id::text, ',' order by id) as ids from platform.task",
      );
    const before = await rows();
    expect(await refreshAllDutyTasks(test.app)).toBe(count);
    expect(await rows()).toEqual(before);
  });

  it("units without an account are one task a duty of the office that enters for them, which counts them", async () => {
    await refreshAllDutyTasks(test.app);
    const task = async () =>
      (
        await asOwner<{ why: string; link: string; role: string }>(
          test,
          "select why, link, role from platform.task where done_at is null and title = '代填：检查不适宜未成年人的场所（2026年第2季度）'",
        )
      )[0];
    expect(await task()).toMatchObject({
      role: "districtOfficer",
      why: expect.stringContaining("代没有账号的 3 个单位登记") as string,
      link: "/duties/sixProtections?duty=protection.checkVenues",
    });
    const { statusCode } = await (await agent("district")).post("/api/duties/excuses", {
      duty: "protection.checkVenues",
      unit: "department/tobacco",
      instance: "2026-04-01",
      reason: "本季度联合检查",
    });
    expect(statusCode).toBe(200);
    expect(await task()).toMatchObject({ why: expect.stringContaining("2 个单位") as string });
    for (const unit of ["cultureTourism", "marketRegulation"])
      await written("district", "protection.venueChecks", {
        unit: `department/${unit}`,
        on: "2026-06-15",
        content: { venue: "hotel", places: 1, breaches: 0, handled: 0 },
      });
    expect(await task()).toBeUndefined();
    const shown = await names("district", "?duty=protection.checkVenues&unit=department/tobacco");
    expect(shown[0]).toMatchObject({ enteredBy: "区民政局代填" });
  });

  it("a village without a director lies with its township", async () => {
    await refreshAllDutyTasks(test.app);
    const places = async (role: string) =>
      (
        await asOwner<{ scope: string }>(
          test,
          `select scope_code as scope from platform.task where done_at is null and role = '${role}'
         and key like 'records.duty/protection.villageReview/%' order by 1`,
        )
      ).map(({ scope }) => scope);
    expect(await places("villageDirector")).toEqual(["500117104204", "500117104206"]);
    expect(await places("townshipSupervisor")).toEqual(["500117101", "500117104"]);
    expect(await places("districtOfficer")).toEqual(["500117"]);
  });
});

describe("an excuse", () => {
  it("ends what is owed for this once, with its reason, and can be taken back", async () => {
    await refreshAllDutyTasks(test.app);
    const asked = {
      duty: CHECK,
      unit: "department/education",
      instance: "2026-04-01",
      reason: "与春季督导合并",
    };
    const answer = await (await agent("district")).post("/api/duties/excuses", asked);
    expect(answer.json()).toMatchObject({
      state: "excused",
      excuse: { reason: "与春季督导合并", by: "王建国" },
    });
    expect(await stateOf(EDUCATION, CHECK, "2026年第2季度")).toMatchObject({ state: "excused" });
    const lies = async () =>
      (await tasks(EDUCATION)).some(({ title }) => title.includes("第2季度") && title.includes("矛盾"));
    expect(await lies()).toBe(false);
    const again = await (await agent("district")).post("/api/duties/excuses", asked);
    expect(again.json<{ code: string }>().code).toBe("duties.notOwed");
    const { excuse } = answer.json<DutyView>();
    await (await agent("district")).post(`/api/duties/excuses/${excuse?.id ?? ""}/end`, {});
    expect(await stateOf(EDUCATION, CHECK, "2026年第2季度")).toMatchObject({ state: "soon" });
    expect(await lies()).toBe(true);
  });

  it("is nobody's for the own unit, nor for one out of reach", async () => {
    const excuse = async (name: CastName, unit: string) =>
      (
        await (
          await agent(name)
        ).post("/api/duties/excuses", {
          duty: "protection.townshipLearning",
          unit,
          instance: "2026-01-01",
          reason: "不想做",
        })
      ).statusCode;
    expect(await excuse("supervisor", "place/500117104")).toBe(409);
    expect(await excuse("supervisor", "place/500117101")).toBe(404);
    expect(await excuse(EDUCATION, "department/education")).toBe(403);
    expect(await excuse("district", "place/500117101")).toBe(200);
  });

  it("puts a duty off to a day, after which it is late", async () => {
    const asked = { duty: CHECK, unit: "department/education", instance: "2026-04-01", reason: "洪水停课" };
    const put = async (until: string) =>
      (await agent("district")).post("/api/duties/excuses", { ...asked, until });
    expect((await put("2026-06-30")).json()).toMatchObject({ code: "duties.putOffTooLittle" });
    expect((await put("2028-01-01")).json()).toMatchObject({ code: "duties.putOffTooLittle" });
    expect((await put("2026-07-20")).json()).toMatchObject({ state: "open", dueOn: "2026-07-20" });
    await jump("2026-07-21T09:00:00+08:00");
    expect(await stateOf(EDUCATION, CHECK, "2026年第2季度")).toMatchObject({ state: "overdue", daysLate: 1 });
  });

  describe("of what the bureau itself owes", () => {
    const asked = {
      duty: "protection.holdMeetings",
      unit: "department/civilAffairs",
      instance: "2026-01-01",
      reason: "与年度会议合并召开",
    };
    const ofBureau = async (name: CastName) => stateOf(name, asked.duty, "2026年上半年");
    const decide = async (name: CastName, id: string, body: object) =>
      (await agent(name)).post(`/api/duties/excuses/${id}/decision`, body);

    it("is asked for by one and decided by a second, and counts only then", async () => {
      const answer = await (await agent("district")).post("/api/duties/excuses", asked);
      const view = answer.json<DutyView>();
      expect(view).toMatchObject({ state: "soon", excuse: { isAsked: true }, can: ["write", "endExcuse"] });
      const id = view.excuse?.id ?? "";
      expect((await decide("district", id, { isGranted: true })).json()).toMatchObject({
        code: "duties.sameAsker",
      });
      expect((await decide("supervisor", id, { isGranted: true })).statusCode).toBe(403);
      const lies = async (name: CastName) =>
        (await tasks(name)).some(({ title }) => title.startsWith("核准免除或延期"));
      expect([await lies("district2"), await lies("leader")]).toEqual([true, true]);
      expect((await decide("leader", id, { isGranted: true })).statusCode).toBe(200);
      expect(await ofBureau("district2")).toMatchObject({
        state: "excused",
        excuse: { by: "王建国", decidedBy: "周志远", isAsked: false },
      });
      expect([await lies("district2"), await lies("leader")]).toEqual([false, false]);
      expect((await decide("district2", id, { isGranted: false, reason: "不同意" })).statusCode).toBe(409);
    });

    it("is refused with a reason, and may then be asked for anew", async () => {
      const first = (await (await agent("district")).post("/api/duties/excuses", asked)).json<DutyView>();
      const id = first.excuse?.id ?? "";
      expect((await decide("district2", id, { isGranted: false })).json()).toMatchObject({
        code: "records.reasonMissing",
      });
      expect((await decide("district2", id, { isGranted: false, reason: "照常开" })).statusCode).toBe(200);
      expect(await ofBureau("district")).toMatchObject({ state: "soon", excuse: null });
      expect((await (await agent("district")).post("/api/duties/excuses", asked)).statusCode).toBe(200);
    });
  });
});

describe("the register", () => {
  it("stands as a matrix whose numbers open the very names behind them", async () => {
    const matrix = await get<OutputOf<typeof readMatrix>>(
      "district",
      "/api/duties/registers/sixProtections/matrix",
    );
    expect(matrix.domains.map(({ title }) => title)).toEqual([
      "家庭保护",
      "学校保护",
      "社会保护",
      "网络保护",
      "政府保护",
      "司法保护",
    ]);
    const row = matrix.rows.find(({ key }) => key === "department/education");
    const cell = row?.cells.find(({ domain }) => domain === "SCHOOL");
    const late = await names("district", "?unit=department/education&domain=SCHOOL&state=overdue");
    expect(late.length).toBe(cell?.counts.overdue);
    const township = matrix.rows.find(({ key }) => key === "place/500117104");
    const family = township?.cells.find(({ domain }) => domain === "FAMILY")?.counts;
    const there = await names("district", "?place=500117104&domain=FAMILY");
    expect(there.length).toBe((family?.open ?? 0) + (family?.soon ?? 0) + (family?.overdue ?? 0));
    const sums = matrix.domains.map(({ counts }) => counts.overdue).reduce((all, one) => all + one, 0);
    expect(matrix.total.overdue).toBe(sums);
  });

  it("shows a liaison the own unit only, and has no matrix for one", async () => {
    const all = await names(EDUCATION, "");
    expect(new Set(all.map(({ unit }) => unit))).toEqual(new Set(["department/education"]));
    expect(await names(EDUCATION, "?unit=department/police")).toEqual([]);
    const matrix = await (await agent(EDUCATION)).get("/api/duties/registers/sixProtections/matrix");
    expect(matrix.statusCode).toBe(403);
  });

  it("shows a township its own and its villages', and a village its own", async () => {
    const places = new Set((await names("supervisor", "")).map(({ unit }) => unit));
    expect(places.size).toBe(10);
    expect([...places].every((unit) => unit.startsWith("place/500117104"))).toBe(true);
    const village = await names("director", "");
    expect(new Set(village.map(({ unit }) => unit))).toEqual(new Set(["place/500117104204"]));
  });

  it("is exported as it is listed", async () => {
    const url = "/api/duties/registers/sixProtections?state=overdue&domain=JUDICIAL";
    const listed = await names("district", "?state=overdue&domain=JUDICIAL");
    const file = await (await agent("district")).request({
      method: "GET",
      url,
      headers: { accept: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    });
    const rows = await firstSheet(file.rawPayload);
    const heading = rows.findIndex((cells) => cells[0] === "单位");
    expect(rows.slice(heading + 1).map((cells) => [cells[0], cells[2], cells[5], cells[9]])).toEqual(
      listed.map(({ unitName, title, label, daysLate }) => [unitName, title, label, String(daysLate)]),
    );
  });

  it("that nobody declared is not there", async () => {
    const answer = await (await agent("district")).get("/api/duties/registers/nothing");
    expect(answer.statusCode).toBe(404);
  });
});

async function names(name: CastName, query: string): Promise<DutyView[]> {
  const url = `/api/duties/registers/sixProtections${query}${query === "" ? "?" : "&"}limit=500`;
  return (await get<OutputOf<typeof listDuties>>(name, url)).items;
}
