/** The picture over HTTP: its numbers are the board's, sealed ones are only counted, each post has its part, little ones do not leave. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { type CaseDesk, openTestCase, records } from "../../../../test/support/cases.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import { CSV_TYPE } from "../../../platform/excel/file-types.contract.ts";
import type { listCases } from "../cases/cases.contract.ts";
import { caseListOf, paceListOf } from "./figure-links.ts";
import type { listUnitAssignments, readDutyFigures, readPicture } from "./picture.contract.ts";

type Picture = OutputOf<typeof readPicture>;

let test: TestApp;
let sealed: CaseDesk;

beforeAll(async () => {
  test = await createTestApp();
  for (const said of [{ danger: "yes" }, { danger: "no" }, { danger: "no" }] as const)
    await openTestCase(test, "supervisor", { content: { ...said, situations: ["MR4"] } });
  const safe = await openTestCase(test, "supervisor", { content: { danger: "no" } });
  await safe.write("supervisor", records.safe);
  await safe.write("supervisor", records.conferred);
  sealed = await openTestCase(test, "district", { content: { situations: ["MR2"], danger: "yes" } });
});
afterAll(() => test.close());

const read = async (name: CastName, query = "") =>
  (await (await test.as(name)).get(`/api/protection-picture${query}`)).json<Picture>();
const tableOf = (picture: Picture, code: string) => {
  const table = picture.tables.find((one) => one.code === code);
  if (table === undefined) throw new Error(`no table ${code}`);
  return table;
};
const cellOf = (table: Picture["tables"][number], row: string | null, column: string) => {
  const at = table.columns.findIndex(({ code }) => code === column);
  const cells = row === null ? table.total : table.rows.find(({ code }) => code === row)?.cells;
  return cells?.[at] ?? null;
};

describe("open cases", () => {
  it.each<CastName>(["supervisor", "district", "district2", "leader"])(
    "have the same number in every cell as the list that the cell opens for %s",
    async (name) => {
      const picture = await read(name);
      const agent = await test.as(name);
      let compared = 0;
      for (const table of picture.tables.filter(({ code }) => code.startsWith("open")))
        for (const row of table.rows)
          for (const column of ["open", "late"] as const) {
            const address = caseListOf(picture, table.code, row.code, column);
            if (address === undefined) continue;
            const list = await agent.get(`/api${address}`);
            expect(list.json<OutputOf<typeof listCases>>().total, address).toBe(
              cellOf(table, row.code, column),
            );
            compared += 1;
          }
      expect(compared).toBeGreaterThan(40);
      expect(cellOf(tableOf(picture, "openByLink"), null, "open")).toBe(4);
    },
  );

  it("that are sealed are one number for the district, in no row, and none at all for a township", async () => {
    const district = await read("leader");
    expect(district.headline?.sealed).toEqual({ open: 1, late: 0 });
    expect(cellOf(tableOf(district, "openBySituation"), "MR2", "open")).toBe(0);
    expect((await read("supervisor")).headline?.sealed).toBeNull();
    expect((await read("district", "?place=500117104")).headline?.sealed).toBeNull();
    const { number } = await sealed.get("district");
    expect(JSON.stringify(district)).not.toContain(number);
  });

  it("of a township add up as its own supervisor sees them", async () => {
    const byPlace = tableOf(await read("leader"), "openByPlace");
    const own = tableOf(await read("supervisor"), "openByPlace");
    expect(cellOf(byPlace, cast.supervisor.place, "open")).toBe(cellOf(own, null, "open"));
  });
});

describe("how soon", () => {
  it("counts what was taken up in time, and what was acted upon in time, in this month", async () => {
    const picture = await read("district");
    const taken = tableOf(picture, "takeUpByColour");
    expect(cellOf(taken, null, "of")).toBe(5);
    expect(cellOf(taken, null, "met")).toBe(5);
    expect(cellOf(taken, null, "inTime")).toBe(10_000);
    expect(cellOf(taken, "sealed", "of")).toBe(1);
    expect(picture.headline?.firstAct).toEqual({ met: 1, of: 1 });
    expect(cellOf(tableOf(picture, "safetyByPlace"), cast.supervisor.place, "timed")).toBe(1);
    const earlier = await read("district", "?period=month&on=2020-05-01");
    expect(cellOf(tableOf(earlier, "takeUpByColour"), null, "of")).toBe(0);
    expect(cellOf(tableOf(earlier, "takeUpByColour"), null, "inTime")).toBeNull();
  });
});

describe("the lists behind times", () => {
  const counted: Readonly<Record<string, string>> = {
    ...{
      of: "of",
      met: "met",
      missed: "missed",
      inTime: "of",
      timed: "timed",
      median: "timed",
      p90: "timed",
    },
    ...{
      ofBefore: "ofBefore",
      metBefore: "metBefore",
      inTimeBefore: "ofBefore",
      medianBefore: "timedBefore",
    },
  };

  const linked = (picture: Picture) =>
    picture.tables
      .filter(({ code }) => /^(takeUp|contact|firstAct|safety|feedback)By/.test(code))
      .flatMap((table) => [null, ...table.rows.map(({ code }) => code)].map((row) => ({ table, row })))
      .flatMap(({ table, row }) =>
        Object.entries(counted).flatMap(([column, count]) => {
          const value = cellOf(table, row, column) ?? 0;
          const address = value === 0 ? undefined : paceListOf(picture, table, row, column);
          return address === undefined ? [] : [{ address, count: cellOf(table, row, count) }];
        }),
      );

  it.each<CastName>(["supervisor", "district", "leader"])(
    "have as many lines as the figure that opens them counts, for %s",
    async (name) => {
      const agent = await test.as(name);
      const links = [await read(name), await read(name, "?period=year")].flatMap(linked);
      let found = 0;
      for (const { address, count } of links) {
        const { total } = (await agent.get(`/api${address}`)).json<{ total: number }>();
        expect(total, address).toBe(count);
        found += total;
      }
      expect(links.length).toBeGreaterThan(20);
      expect(found).toBeGreaterThan(20);
    },
  );

  it("are none of sealed cases, nor of a sum in which sealed ones are", async () => {
    const picture = await read("district");
    const taken = tableOf(picture, "takeUpByColour");
    expect(paceListOf(picture, taken, "sealed", "met")).toBeUndefined();
    expect(paceListOf(picture, taken, null, "met")).toBeUndefined();
    expect(
      paceListOf(await read("supervisor"), tableOf(await read("supervisor"), "takeUpByColour"), null, "met"),
    ).toContain("pace=takeUpMet");
  });

  it("of late reports has as many lines as the page says are late", async () => {
    test.moveTo(new Date(Date.now() + 40 * 86_400_000).toISOString());
    const { late, place } = await read("supervisor");
    const list = await (await test.as("supervisor")).get(
      `/api/reports?open=all&late=true&place=${place.code}`,
    );
    test.moveTo(new Date().toISOString());
    expect(late?.reports).toBeGreaterThan(0);
    expect(list.json<{ total: number }>().total).toBe(late?.reports);
  });
});

describe("units", () => {
  it("see what they were asked for and their own duties, and nothing of anybody else", async () => {
    const own = await read("police");
    expect(own).toMatchObject({ headline: null, late: null, unitName: "区公安局" });
    expect(own.tables.map(({ code }) => code)).toEqual(["assignments", "resolutions"]);
    expect(own.tables.flatMap(({ rows }) => rows.map(({ code }) => code))).toEqual(["police", "police"]);
    expect((await read("education")).tables.flatMap(({ rows }) => rows)).toEqual([]);
    const duties = await (await test.as("police")).get("/api/protection-picture/duties");
    expect(duties.json<OutputOf<typeof readDutyFigures>>().rows).toHaveLength(1);
    const listed = async (name: CastName, query = "") =>
      (await (await test.as(name)).get(`/api/protection-picture/assignments${query}`)).json<
        OutputOf<typeof listUnitAssignments>
      >().total;
    expect(await listed("police")).toBe(1);
    expect(await listed("education", "?unit=police")).toBe(0);
    expect(await listed("leader", "?unit=police&which=resolution")).toBe(1);
  });

  it("have a row each in the district's picture", async () => {
    const table = tableOf(await read("leader"), "resolutions");
    expect(cellOf(table, "police", "open")).toBe(1);
    expect(cellOf(table, null, "open")).toBe(1);
  });
});

describe("who sees the picture", () => {
  const office: readonly CastName[] = ["supervisor", "otherSupervisor", "district", "district2", "leader"];
  const units: readonly CastName[] = ["police", "education"];
  it.each(Object.keys(cast) as CastName[])("is settled for %s", async (name) => {
    const agent = await test.as(name);
    const status = async (path: string) => (await agent.get(path)).statusCode;
    const isOffice = office.includes(name);
    const sees = isOffice || units.includes(name);
    expect(await status("/api/protection-picture")).toBe(sees ? 200 : 403);
    expect(await status("/api/protection-picture/assignments")).toBe(sees ? 200 : 403);
    expect(await status("/api/protection-picture/duties")).toBe(sees ? 200 : 403);
    expect(await status("/api/protection-picture/paper?as=docx")).toBe(isOffice ? 200 : 403);
    const file = await agent.request({
      method: "GET",
      url: "/api/protection-picture",
      headers: { accept: CSV_TYPE },
    });
    expect(file.statusCode).toBe(isOffice ? 200 : 403);
  });

  it("is told of another township that there is no such place", async () => {
    const answer = await (await test.as("supervisor")).get("/api/protection-picture?place=500117101");
    expect(answer.statusCode).toBe(404);
  });
});

describe("the file", () => {
  it("shows no number from one to four where children are counted, and no name", async () => {
    const answer = await (await test.as("leader")).request({
      method: "GET",
      url: "/api/protection-picture",
      headers: { accept: CSV_TYPE },
    });
    const lines = answer.payload.split("\r\n").filter((line) => line.startsWith("在办个案"));
    expect(lines.length).toBeGreaterThan(40);
    expect(lines.filter((line) => /,[1-4]$/.test(line))).toEqual([]);
    expect(lines.some((line) => line.endsWith(",*"))).toBe(true);
  });
});
