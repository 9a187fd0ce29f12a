/** The register of organisations, and what is owed for each of them, on a shifted clock. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TestApp } from "../../../../test/support/app.ts";
import { EDUCATION, openRecordsApp, recordsDesk } from "../../../../test/support/records-desk.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { DutyCounts, DutyView } from "../duties.contract.ts";
import type { ImportView } from "../record-imports.contract.ts";
import type { EntryFile, FigureRow, KindView } from "../records.contract.ts";
import type { OrganisationView } from "./organisations.contract.ts";

let test: TestApp;
const { agent, get, write, written, edit, act, upload, mine, tasks } = recordsDesk(() => test);

beforeEach(async () => {
  test = await openRecordsApp("2026-06-20T09:00:00+08:00");
});
afterEach(async () => {
  await test.close();
  setClock("");
});

const REGISTER = "records.organisations";
const CHECKS = "protection.schoolSystems";
const DUTY = "protection.checkSchools";
const sound = { hasRules: true, hasConductRules: true, hasBullyingBoard: true, hasReporting: true };

function school(name: string, on = "2015-09-01", more: object = {}) {
  return { on, aboutName: "古楼镇", content: { kind: "school", name, ...more } };
}

async function owed(label = "2026年春季学期"): Promise<DutyView[]> {
  return (await mine(EDUCATION)).filter((one) => one.duty === DUTY && one.label.startsWith(label));
}

describe("the register of organisations", () => {
  it("has each organisation once, whoever enters it and however its name is written", async () => {
    await written(EDUCATION, REGISTER, school("古楼中学"));
    const again = await write("district", REGISTER, {
      ...school(" 古楼中学 "),
      unit: "department/civilAffairs",
    });
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ code: "records.standsAlready" });
    expect(
      (await write(EDUCATION, REGISTER, { ...school("古楼中学"), aboutName: "官渡镇" })).statusCode,
    ).toBe(200);
    const elsewhere = await write(EDUCATION, REGISTER, { ...school("无名中学"), aboutName: "无名镇" });
    expect(elsewhere.json()).toMatchObject({ code: "records.aboutMissing" });
  });

  it("takes a table's good rows, tells what is wrong with the others, and takes the mended table once more", async () => {
    const table = [
      "开办日期,所在镇街,单位类别,单位名称,负责人",
      "2015-09-01,古楼镇,中小学校,古楼小学,王校长",
      "2015-09-01,古楼,中小学校,没有镇街的小学,",
      "2015-09-01,古楼镇,大学,古楼大学,",
      "2015-09-01,古楼镇,中小学校,古楼小学,李校长",
      "2016-03-01,官渡镇,幼儿园,官渡幼儿园,",
    ].join("\n");
    const file = { name: "名录.csv", bytes: `\uFEFF${table}` };
    const checked = (await upload(EDUCATION, `/api/records/${REGISTER}/imports`, file)).json<ImportView>();
    expect(checked).toMatchObject({ good: 2, bad: 3, known: 0 });
    expect(checked.rows.map(({ faults }) => faults.join())).toEqual([
      "",
      expect.stringContaining("所在镇街：没有“古楼”"),
      expect.stringContaining("只能填"),
      "表里前面已有同样的一条",
      "",
    ]);
    const done = await (await agent(EDUCATION)).post(
      `/api/records/${REGISTER}/imports/${checked.id}/writing`,
      {},
      { version: checked.version },
    );
    expect(done.json<ImportView>().written).toBe(2);
    const second = (await upload(EDUCATION, `/api/records/${REGISTER}/imports`, file)).json<ImportView>();
    expect(second).toMatchObject({ good: 0, known: 2, bad: 3 });
    expect(second.rows[3]?.faults.join()).toContain("内容不一样");
  });

  it("is found by every unit of the district, to be chosen and not to be read through", async () => {
    await written(EDUCATION, REGISTER, school("古楼中学"));
    const found = await get<{ items: OrganisationView[] }>(
      "police",
      "/api/organisations?kinds=school,kindergarten",
    );
    expect(found.items.map(({ name }) => name)).toEqual(["古楼中学"]);
    expect(
      (await get<{ items: OrganisationView[] }>("police", "/api/organisations?kinds=internetCafe")).items,
    ).toEqual([]);
    const list = await get<{ items: unknown[] }>("police", `/api/records/${REGISTER}`);
    expect(list.items).toEqual([]);
    const kinds = await get<{ items: KindView[] }>(EDUCATION, "/api/records");
    expect(kinds.items.find(({ code }) => code === REGISTER)?.about?.options).toContain("古楼镇");
  });
});

describe("a duty for each organisation", () => {
  it("is owed once while nothing is registered, then for each that was open through the period", async () => {
    expect(await owed()).toMatchObject([{ about: null, state: "open" }]);
    const first = await written(EDUCATION, REGISTER, school("甲小学"));
    await written(EDUCATION, REGISTER, school("乙小学"));
    await written(EDUCATION, REGISTER, school("期中开办的小学", "2026-05-06"));
    await written(EDUCATION, REGISTER, school("期中停办的小学", "2015-09-01", { closedOn: "2026-05-06" }));
    expect((await owed()).map(({ about }) => about?.name)).toEqual(
      ["甲小学", "乙小学"].sort((a, b) => a.localeCompare(b, "zh-CN")),
    );
    await written(EDUCATION, CHECKS, { on: "2026-05-04", aboutId: first.id, content: sound });
    expect((await owed()).map(({ about, state }) => [about?.name, state])).toContainEqual(["甲小学", "done"]);
  });

  it("is one task that counts them, gone when all are done or closed", async () => {
    const [one, other] = [
      await written(EDUCATION, REGISTER, school("甲小学")),
      await written(EDUCATION, REGISTER, school("乙小学")),
    ];
    test.moveTo("2026-08-20T09:00:00+08:00");
    const ofDuty = async () =>
      (await tasks(EDUCATION)).filter(({ title }) => title.includes("检查学校保护制度"));
    await written(EDUCATION, CHECKS, { on: "2026-05-04", aboutId: one.id, content: sound });
    expect(await ofDuty()).toHaveLength(1);
    expect((await ofDuty())[0]?.link).toContain(`duty=${DUTY}&unit=`);
    const closed = await edit(
      EDUCATION,
      REGISTER,
      other,
      school("乙小学", "2015-09-01", { closedOn: "2026-08-01" }),
    );
    expect(closed.statusCode).toBe(200);
    expect(await ofDuty()).toHaveLength(0);
  });

  it("can be excused for one of them, and is listed by its township", async () => {
    await written(EDUCATION, REGISTER, school("甲小学"));
    await written(EDUCATION, REGISTER, { ...school("乙小学"), aboutName: "官渡镇" });
    const [first] = await owed();
    const { duty, unit, instance } = first as DutyView;
    const excused = await (await agent("district")).post("/api/duties/excuses", {
      duty,
      unit,
      instance,
      reason: "校舍重建",
    });
    expect(excused.statusCode, excused.body).toBe(200);
    expect((await owed()).map(({ state }) => state).sort()).toEqual(["excused", "open"]);
    const list = await get<{ items: DutyView[]; counts: DutyCounts }>(
      "district",
      `/api/duties/registers/sixProtections?duty=${DUTY}&place=500117101`,
    );
    expect(list.items.map(({ about }) => about?.name)).toEqual(["乙小学"]);
  });

  it("is counted as coverage, of those that were open in the time that is asked for", async () => {
    const first = await written(EDUCATION, REGISTER, school("甲小学"));
    await written(EDUCATION, REGISTER, school("乙小学"));
    await written(EDUCATION, REGISTER, school("停办的小学", "2015-09-01", { closedOn: "2025-05-06" }));
    await written(EDUCATION, CHECKS, { on: "2026-05-04", aboutId: first.id, content: sound });
    await written(EDUCATION, CHECKS, { on: "2026-05-09", aboutId: first.id, content: sound });
    const covered = async (query: string) => {
      const { rows, total } = await get<{ rows: FigureRow[]; total: FigureRow }>(
        "district",
        `/api/records/${CHECKS}/figures?${query}`,
      );
      return [...rows, total].map(({ values }) => values.find(({ code }) => code === "covered"));
    };
    expect(await covered("from=2026-01-01&to=2026-06-20")).toMatchObject([
      { value: 5000, part: 1, whole: 2 },
      { value: 5000, part: 1, whole: 2 },
    ]);
    expect((await covered("by=quarter"))[0]).toMatchObject({ part: 1, whole: 2 });
    expect((await covered("from=2025-01-01&to=2026-06-20")).at(-1)).toMatchObject({ part: 1, whole: 3 });
  });

  it("takes no entry about one that was closed that day, nor about one of another kind or none", async () => {
    const closed = await written(
      EDUCATION,
      REGISTER,
      school("停办的小学", "2015-09-01", { closedOn: "2025-05-06" }),
    );
    const late = await write(EDUCATION, CHECKS, { on: "2026-05-04", aboutId: closed.id, content: sound });
    expect(late.json()).toMatchObject({ code: "records.aboutClosed" });
    const none = await write(EDUCATION, CHECKS, { on: "2026-05-04", aboutName: "甲小学", content: sound });
    expect(none.json()).toMatchObject({ code: "records.aboutMissing" });
    const lost = await write(EDUCATION, CHECKS, {
      on: "2026-05-04",
      aboutId: crypto.randomUUID(),
      content: sound,
    });
    expect(lost.statusCode).toBe(404);
    const gone = await act(EDUCATION, REGISTER, closed, { act: "withdraw", reason: "登记错了" });
    expect(gone.json<EntryFile>().state).toBe("withdrawn");
    expect((await write(EDUCATION, REGISTER, school("停办的小学"))).statusCode).toBe(200);
  });
});
