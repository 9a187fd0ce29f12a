/** Entries of declared kinds: written by their units, seen by whom they concern, corrected, checked, proved, counted. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CastName, TestApp } from "../../../test/support/app.ts";
import { readPdf } from "../../../test/support/read-pdf.ts";
import { firstSheet } from "../../../test/support/read-sheet.ts";
import {
  asOwner,
  EDUCATION,
  openRecordsApp,
  recordsDesk,
  seenBy,
} from "../../../test/support/records-desk.ts";
import { setClock } from "../../kernel/clock.ts";
import type { EntryFile, EntryView, FigureRow, KindView } from "./records.contract.ts";

let test: TestApp;
const { agent, get, write, written, edit, act, acted, upload } = recordsDesk(() => test);

beforeAll(async () => {
  test = await openRecordsApp("2026-11-28T09:00:00+08:00");
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const GUIDANCE = "protection.familyGuidance";
const RETURNS = "protection.unitReturns";
const COMPLAINTS = "protection.networkComplaints";
const MEETINGS = "protection.meetings";
const CONFLICTS = "protection.studentConflicts";
const activity = { topic: "隔代照护", form: "lecture", guardians: 42 };
const conflict = { schools: 10, found: 3, settled: 2, conclusion: "已调解" };

const codeOf = (answer: { json(): { code: string } }) => answer.json().code;

describe("an entry", () => {
  it("is written by its unit and stands in the unit's list", async () => {
    const entry = await written("supervisor", GUIDANCE, { on: "2026-03-05", content: activity });
    expect(entry).toMatchObject({ unitName: "古楼镇", state: "recorded", version: 1, isForAnother: false });
    expect(await idsOf("supervisor", GUIDANCE)).toContain(entry.id);
  });

  it("is refused with a sentence for every fault, and nothing is kept", async () => {
    const before = (await idsOf("supervisor", GUIDANCE)).length;
    const answer = await write("supervisor", GUIDANCE, {
      on: "2026-03-05",
      content: { topic: "", form: "dance", guardians: -1, other: 1 },
    });
    expect(answer.statusCode).toBe(422);
    expect(
      answer.json<{ errors: { path: string; message: string }[] }>().errors.map(({ path }) => path),
    ).toEqual(expect.arrayContaining(["content.topic", "content.form", "content.guardians"]) as string[]);
    expect(codeOf(await write("supervisor", GUIDANCE, { on: "2026-11-29", content: activity }))).toBe(
      "records.future",
    );
    expect((await idsOf("supervisor", GUIDANCE)).length).toBe(before);
  });

  it("is written for a unit without an account by the district, which is said", async () => {
    const entry = await written("district", GUIDANCE, {
      unit: "department/womensFederation",
      on: "2026-04-01",
      content: activity,
    });
    expect(entry).toMatchObject({ unitName: "区妇联（妇儿工委办）", isForAnother: true });
  });

  it("is not written for a unit that is not one's own, nor by one that the kind does not name", async () => {
    for (const unit of [
      "place/500117101",
      "department/education",
      "department/womensFederation",
      "nonsense",
    ]) {
      const answer = await write("supervisor", GUIDANCE, { unit, on: "2026-04-01", content: activity });
      expect(codeOf(answer), unit).toBe("access.forbidden");
    }
    expect((await write("police", GUIDANCE, { on: "2026-04-01", content: activity })).statusCode).toBe(404);
    expect(
      (await write("district", "protection.nothing", { on: "2026-04-01", content: {} })).statusCode,
    ).toBe(404);
  });

  it("written twice with one key is one", async () => {
    const body = { on: "2026-05-06", content: { ...activity, topic: "只此一次" } };
    const first = await write("supervisor", GUIDANCE, body, "one-key");
    const second = await write("supervisor", GUIDANCE, body, "one-key");
    expect(second.json<EntryFile>().id).toBe(first.json<EntryFile>().id);
    const found = await get<{ total: number }>(
      "supervisor",
      `/api/records/${GUIDANCE}?words=${encodeURIComponent("只此一次")}`,
    );
    expect(found.total).toBe(1);
  });

  it("masks a citizen's number that somebody writes into words", async () => {
    const entry = await written("supervisor", GUIDANCE, {
      on: "2026-05-07",
      content: { ...activity, effect: "家长 500199201506010019 反映很好" },
    });
    expect(entry.content["effect"]).toBe("家长 500199********0019 反映很好");
  });
});

describe("whoever asks", () => {
  it.each<[CastName, boolean]>([
    ["supervisor", true],
    ["district", true],
    ["leader", true],
    ["otherSupervisor", false],
  ])("%s sees a township's entry: %s", async (name, sees) => {
    const entry = await written("supervisor", GUIDANCE, { on: "2026-06-01", content: activity });
    const answer = await (await agent(name)).get(`/api/records/${GUIDANCE}/${entry.id}`);
    expect(answer.statusCode).toBe(sees ? 200 : 404);
    expect((await idsOf(name, GUIDANCE)).includes(entry.id)).toBe(sees);
  });

  it.each<CastName>(["finance", "auditor", "admin", "security"])("%s reaches no record", async (name) => {
    expect((await (await agent(name)).get(`/api/records/${GUIDANCE}`)).statusCode).toBe(403);
  });

  it("of a member unit sees the own unit's entries and no other's, whatever is asked", async () => {
    const own = await written(EDUCATION, RETURNS, { on: "2026-10-10", content: { done: "教委的" } });
    const others = await written("police", RETURNS, { on: "2026-10-10", content: { done: "公安的" } });
    expect(await idsOf(EDUCATION, RETURNS)).toEqual([own.id]);
    expect(await idsOf("police", RETURNS)).toEqual([others.id]);
    expect(await idsOf(EDUCATION, RETURNS, "?unit=department/police")).toEqual([own.id]);
    const url = `/api/records/${RETURNS}/${others.id}`;
    expect((await (await agent(EDUCATION)).get(url)).statusCode).toBe(404);
    expect(
      (await edit(EDUCATION, RETURNS, others, { on: "2026-10-10", content: { done: "改" } })).statusCode,
    ).toBe(404);
    expect((await idsOf("district", RETURNS)).sort()).toEqual([own.id, others.id].sort());
    const figures = await get<{ total: FigureRow }>(EDUCATION, `/api/records/${RETURNS}/figures`);
    expect(figures.total.values[0]?.value).toBe(0);
  });

  it("is kept out by the database too, if a question forgot to ask", async () => {
    const units = async (role: string, unit: string, place: string) => {
      const rows = await seenBy<{ unit: string }>(
        test,
        { role, unit, place },
        "select distinct e.unit from record.entry e join record.revision r on r.entry_id = e.id order by 1",
      );
      return rows.map((row) => row.unit);
    };
    expect(await units("partnerLiaison", "department/police", "500117")).toEqual(["department/police"]);
    expect(await units("partnerLiaison", "", "500117")).toEqual([]);
    expect(await units("institutionStaff", "post/institutionStaff", "500117")).toEqual([]);
    expect(await units("townshipSupervisor", "place/500117104", "500117104")).toEqual(["place/500117104"]);
    expect((await units("districtOfficer", "department/civilAffairs", "500117")).length).toBeGreaterThan(2);
  });

  it.each<[CastName, string, boolean]>([
    [EDUCATION, "protection.studentConflicts", true],
    [EDUCATION, "protection.legalAid", false],
    ["police", "protection.studentConflicts", false],
    ["director", "protection.responsibilityLetters", true],
    ["director", "protection.familyGuidance", false],
    ["supervisor", "protection.responsibilityLetters", true],
    ["supervisor", "protection.unitReturns", false],
    ["district", "protection.legalAid", true],
    ["institution", "protection.meetings", false],
  ])("%s finds the kind %s: %s", async (name, code, sees) => {
    const { items } = await get<{ items: KindView[] }>(name, "/api/records");
    expect(items.some((kind) => kind.code === code)).toBe(sees);
  });
});

describe("what stands", () => {
  it("is filled up without a reason, and corrected with one only; both stay readable", async () => {
    const entry = await written("supervisor", GUIDANCE, { on: "2026-07-01", content: activity });
    const filled = await edit("supervisor", GUIDANCE, entry, {
      on: "2026-07-01",
      content: { ...activity, guided: 5 },
    });
    expect(filled.statusCode, filled.body).toBe(200);
    const changed = { on: "2026-07-01", content: { ...activity, guided: 5, guardians: 24 } };
    const after = filled.json<EntryFile>();
    expect(codeOf(await edit("supervisor", GUIDANCE, after, changed))).toBe("records.reasonMissing");
    expect(codeOf(await edit("supervisor", GUIDANCE, after, { ...changed, on: "2026-07-02" }))).toBe(
      "records.reasonMissing",
    );
    const corrected = await edit("supervisor", GUIDANCE, after, { ...changed, reason: "写反了" });
    expect(corrected.json<EntryFile>().history).toMatchObject([
      { version: 3, act: "correct", reason: "写反了", content: { guardians: 24 } },
      { version: 2, act: "edit", content: { guardians: 42, guided: 5 } },
      { version: 1, act: "write", content: activity },
    ]);
  });

  it("is not written over by somebody who saw an older version", async () => {
    const entry = await written("supervisor", GUIDANCE, { on: "2026-07-03", content: activity });
    const body = { on: "2026-07-03", content: { ...activity, guided: 1 } };
    expect((await edit("supervisor", GUIDANCE, entry, body)).statusCode).toBe(200);
    expect(codeOf(await edit("supervisor", GUIDANCE, entry, body))).toBe("http.stale");
  });

  it("is withdrawn with a reason, counts no longer, and is gone from nowhere", async () => {
    const entry = await written("supervisor", GUIDANCE, { on: "2026-07-04", content: activity });
    expect(codeOf(await act("supervisor", GUIDANCE, entry, { act: "withdraw" }))).toBe(
      "records.reasonMissing",
    );
    const gone = await acted("supervisor", GUIDANCE, entry, { act: "withdraw", reason: "登记重了" });
    expect(gone).toMatchObject({ state: "withdrawn", can: [] });
    expect(await idsOf("supervisor", GUIDANCE)).not.toContain(entry.id);
    expect(await idsOf("supervisor", GUIDANCE, "?state=withdrawn")).toContain(entry.id);
    expect(codeOf(await act("supervisor", GUIDANCE, gone, { act: "submit" }))).toBe("records.wrongState");
  });

  it("cannot be unwritten by the application's role", async () => {
    await expect(
      asOwner(test, "begin; set local role tongan_app; delete from record.entry; commit"),
    ).rejects.toThrow("permission denied");
    await expect(
      asOwner(test, "begin; set local role tongan_app; update record.revision set reason = ''; commit"),
    ).rejects.toThrow("permission denied");
  });
});

describe("what a second person confirms", () => {
  const content = { done: "开展宣传" };

  it("waits, comes back to be mended, is confirmed by somebody else, and only then counts", async () => {
    const before = await countOf(RETURNS);
    const entry = await written("police", RETURNS, { on: "2026-09-20", content });
    expect(entry).toMatchObject({ state: "submitted", can: ["edit", "withdraw", "addPaper"] });
    expect(codeOf(await act("police", RETURNS, entry, { act: "confirm" }))).toBe("access.forbidden");
    expect(codeOf(await act("district", RETURNS, entry, { act: "return" }))).toBe("records.reasonMissing");
    const returned = await acted("district", RETURNS, entry, { act: "return", reason: "写具体些" });
    expect(returned.state).toBe("returned");
    const mended = await edit("police", RETURNS, returned, {
      on: "2026-09-20",
      content: { done: "开展宣传三场" },
    });
    expect(mended.json<EntryFile>().state).toBe("submitted");
    expect(await countOf(RETURNS)).toBe(before);
    const confirmed = await acted("district", RETURNS, mended.json(), { act: "confirm" });
    expect(confirmed).toMatchObject({ state: "confirmed", checkedBy: "王建国" });
    expect(await countOf(RETURNS)).toBe(before + 1);
  });

  it("is not confirmed by who handed it in", async () => {
    const entry = await written("district", RETURNS, {
      unit: "department/tobacco",
      on: "2026-09-21",
      content,
    });
    expect(codeOf(await act("district", RETURNS, entry, { act: "confirm" }))).toBe("records.samePerson");
    expect((await acted("district2", RETURNS, entry, { act: "confirm" })).state).toBe("confirmed");
  });

  it("has to be confirmed anew after it was changed", async () => {
    const entry = await written("police", RETURNS, { on: "2026-09-22", content });
    const confirmed = await acted("district", RETURNS, entry, { act: "confirm" });
    const changed = await edit("police", RETURNS, confirmed, {
      on: "2026-09-22",
      content: { done: "别的" },
      reason: "补正",
    });
    expect(changed.json()).toMatchObject({ state: "submitted", checkedBy: null });
  });

  it("lies on the checker's desk while any waits", async () => {
    const titles = async () => (await recordsDesk(() => test).tasks("supervisor")).map(({ title }) => title);
    const review = { families: 10, fulfilling: 9, weak: 1, failing: 0, harmonious: 8, reported: true };
    const entry = await written("director", "protection.guardianReview", {
      on: "2026-11-01",
      content: review,
    });
    expect(await titles()).toContain("核对：村（居）监督评估监护履责");
    await acted("supervisor", "protection.guardianReview", entry, { act: "confirm" });
    expect(await titles()).not.toContain("核对：村（居）监督评估监护履责");
  });
});

describe("evidence", () => {
  const meeting = { meeting: "plenary", chair: "副区长", units: 30, topics: "部署", resolved: 3 };

  it("is asked for before what needs it is handed in: a paper, or where it lies", async () => {
    expect(codeOf(await write("district", MEETINGS, { on: "2026-06-10", content: meeting }))).toBe(
      "records.evidenceMissing",
    );
    const draft = await written("district", MEETINGS, { on: "2026-06-10", content: meeting, submit: false });
    expect(codeOf(await act("district", MEETINGS, draft, { act: "submit" }))).toBe("records.evidenceMissing");
    const url = `/api/records/${MEETINGS}/${draft.id}/papers`;
    const pdf = { name: "纪要.pdf", bytes: "%PDF-1.7 minutes" };
    const uploaded = await upload("district", url, pdf);
    expect(uploaded.statusCode, uploaded.body).toBe(200);
    const [paper] = uploaded.json<EntryFile>().papers;
    const opened = await (await agent("district")).get(`${url}/${paper?.id ?? ""}`);
    expect(opened.body).toBe("%PDF-1.7 minutes");
    const handed = await acted("district", MEETINGS, uploaded.json(), { act: "submit" });
    expect(handed.state).toBe("recorded");
    const noted = await written("district", MEETINGS, {
      on: "2026-06-11",
      content: meeting,
      paperNote: "档案柜",
    });
    expect(noted.state).toBe("recorded");
  });

  it("is told by its first bytes, and is not taken where none is kept", async () => {
    const draft = await written("district", MEETINGS, { on: "2026-06-10", content: meeting, submit: false });
    const page = { name: "照片.jpg", bytes: "MZ executable" };
    expect(codeOf(await upload("district", `/api/records/${MEETINGS}/${draft.id}/papers`, page))).toBe(
      "records.paperKind",
    );
    const plain = await written(EDUCATION, CONFLICTS, { on: "2026-06-10", content: conflict });
    const url = `/api/records/${CONFLICTS}/${plain.id}/papers`;
    expect((await upload(EDUCATION, url, { name: "a.pdf", bytes: "%PDF-1.7" })).statusCode).toBe(409);
  });
});

describe("a sensitive value", () => {
  it("shows masked, lies sealed, and survives a correction of something else", async () => {
    const content = { clue: "bullying", what: "群里被骂", contact: "13812345678" };
    const entry = await written("district", COMPLAINTS, {
      unit: "department/cyberspace",
      on: "2026-10-01",
      content,
    });
    expect(entry.content["contact"]).toBe("138****5678");
    const rows = await asOwner<{ text: string; sealed: Buffer }>(
      test,
      `select content::text as text, secret as sealed from record.entry where id = '${entry.id}'`,
    );
    expect(rows[0]?.text).not.toContain("12345678");
    const answer = await edit("district", COMPLAINTS, entry, {
      on: "2026-10-01",
      content: { ...entry.content, what: "群里被骂，已删" },
      reason: "补充",
    });
    expect(answer.json<EntryFile>().content["contact"]).toBe("138****5678");
    const [after] = await asOwner<{ secret: Buffer }>(
      test,
      `select secret from record.entry where id = '${entry.id}'`,
    );
    const opened = test.app.cipher.openJson(after?.secret ?? Buffer.of(), `record.entry.secret/${entry.id}`);
    expect(opened).toEqual({ contact: "13812345678" });
  });
});

describe("an entry about a child", () => {
  const HELP = "protection.guardianHelp";
  const help = { kind: "guide", what: "上门指导祖父母" };

  it("names a child of the own place, and no other's", async () => {
    const child = await (await agent("director")).post("/api/children", {
      person: { name: "被指导儿", sex: "1", birthDate: "2016-01-01" },
      villageCode: "500117104204",
      on: "2021-01-01",
      facts: [{ kind: "category", from: "2021-01-01", value: { category: "ruralLeftBehind" } }],
    });
    const aboutId = child.json<{ id: string }>().id;
    const entry = await written("director", HELP, { on: "2026-05-01", aboutId, content: help });
    expect(entry).toMatchObject({ aboutId, aboutName: "被指导儿" });
    expect((await write("neighbour", HELP, { on: "2026-05-01", aboutId, content: help })).statusCode).toBe(
      404,
    );
    const figures = await get<{ total: FigureRow }>("supervisor", `/api/records/${HELP}/figures`);
    expect(figures.total.values.map(({ value }) => value)).toEqual([1, 0, 0, 1]);
  });
});

describe("figures and files", () => {
  it("add up to the rows, by unit and by time, exactly", async () => {
    const told = [
      { on: "2026-01-31", schools: 3, found: 7, settled: 7 },
      { on: "2026-02-01", schools: 5, found: 9, settled: 2 },
      { on: "2026-04-30", schools: 1, found: 0, settled: 0 },
    ];
    for (const { on, ...numbers } of told)
      await written(EDUCATION, CONFLICTS, { on, content: { ...numbers, conclusion: "按期" } });
    const { items } = await get<{ items: EntryView[] }>(EDUCATION, `/api/records/${CONFLICTS}?limit=200`);
    const sum = (field: string) => items.reduce((all, { content }) => all + Number(content[field]), 0);
    const by = (group: string) =>
      get<{ rows: FigureRow[]; total: FigureRow }>(
        EDUCATION,
        `/api/records/${CONFLICTS}/figures?by=${group}`,
      );
    const unit = await by("unit");
    expect(unit.total.values).toEqual([
      { code: "found", value: sum("found"), part: null, whole: null },
      {
        code: "settled",
        value: Math.round((sum("settled") * 10_000) / sum("found")),
        part: sum("settled"),
        whole: sum("found"),
      },
    ]);
    expect(unit.rows).toHaveLength(1);
    const quarters = await by("quarter");
    expect(quarters.rows.map(({ key }) => key)).toEqual(["2026Q1", "2026Q2"]);
    expect(quarters.rows.reduce((all, { values }) => all + (values[0]?.value ?? 0), 0)).toBe(sum("found"));
    const april = await get<{ total: FigureRow }>(
      EDUCATION,
      `/api/records/${CONFLICTS}/figures?from=2026-04-01&to=2026-05-31`,
    );
    expect(april.total.values[1]).toEqual({ code: "settled", value: null, part: 0, whole: 0 });
  });

  it("export what the page lists: the same rows in the same order", async () => {
    const url = `/api/records/${CONFLICTS}?from=2026-01-01`;
    const { items } = await get<{ items: EntryView[] }>(EDUCATION, `${url}&limit=200`);
    const file = async (accept: string) =>
      (await agent(EDUCATION)).request({ method: "GET", url, headers: { accept } });
    const xlsx = await file("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    const rows = await firstSheet(xlsx.rawPayload);
    const heading = rows.findIndex((cells) => cells[0] === "单位");
    expect(rows[heading]).toEqual([
      "单位",
      "排查日期",
      "排查学校",
      "排查出",
      "已化解",
      "化解结论",
      "状态",
      "登记人",
    ]);
    const listed = items.map(({ unitName, on, content, isLate }) => [
      unitName,
      on,
      content["schools"],
      content["found"],
      content["settled"],
      content["conclusion"],
      isLate ? "已登记，补登" : "已登记",
      "林晓",
    ]);
    expect(rows.slice(heading + 1)).toEqual(listed);
    const csv = (await file("text/csv")).body.trim().split(/\r?\n/);
    expect(csv).toHaveLength(listed.length + 1);
    expect(csv[1]).toBe(listed[0]?.join(","));
  });

  it("print the list and a single entry", async () => {
    const { items } = await get<{ items: EntryView[] }>(EDUCATION, `/api/records/${CONFLICTS}?limit=1`);
    const [entry] = items;
    const one = await (await agent(EDUCATION)).get(`/api/records/${CONFLICTS}/${entry?.id ?? ""}/print`);
    const { solid } = await readPdf(one.rawPayload);
    expect(solid).toContain("学生矛盾纠纷排查");
    expect(solid).toContain(`化解结论${String(entry?.content["conclusion"])}`);
    const list = await (await agent(EDUCATION)).get(`/api/records/${CONFLICTS}/print`);
    expect((await readPdf(list.rawPayload)).solid).toContain("排查学校");
  });

  it("page on without losing or doubling a row", async () => {
    const all = await idsOf("district", GUIDANCE);
    const paged: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const more: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const page: { items: EntryView[]; nextCursor: string | null } = await get(
        "district",
        `/api/records/${GUIDANCE}?limit=2${more}`,
      );
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
  });
});

async function idsOf(name: CastName, kind: string, query = ""): Promise<string[]> {
  const url = `/api/records/${kind}${query}${query === "" ? "?" : "&"}limit=200`;
  const answer = await (await agent(name)).get(url);
  return answer.statusCode === 404 ? [] : answer.json<{ items: EntryView[] }>().items.map(({ id }) => id);
}

async function countOf(kind: string): Promise<number> {
  const { total } = await get<{ total: FigureRow }>("district", `/api/records/${kind}/figures`);
  return total.values[0]?.value ?? 0;
}
