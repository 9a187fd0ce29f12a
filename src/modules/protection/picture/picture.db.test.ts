import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { type CaseDesk, openTestCase, records } from "../../../../test/support/cases.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import type { listCases } from "../cases/cases.contract.ts";
import type { FigureTable, PictureView } from "./picture.contract.ts";

type CasePage = OutputOf<typeof listCases>;

let test: TestApp;
let visited: CaseDesk;

beforeAll(async () => {
  test = await createTestApp();
  visited = await openTestCase(test);
  await visited.write("supervisor", records.unsafe);
  await openTestCase(test);
});
afterAll(() => test.close());

const look = async (name: CastName, query = "") =>
  (await test.as(name)).get(`/api/protection/picture${query}`);
const pictureOf = async (name: CastName, query = "") => (await look(name, query)).json<PictureView>();
const table = (picture: Pick<PictureView, "tables">, code: string): FigureTable => {
  const found = picture.tables.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no table ${code}`);
  return found;
};
const row = (one: FigureTable, key: string) => one.rows.find((line) => line.key === key)?.cells;

describe("the picture of the work", () => {
  it("counts open cases as the board does, in every table alike", async () => {
    const picture = await pictureOf("district");
    const board = (await (await test.as("district")).get("/api/cases")).json<CasePage>();
    for (const code of ["openByLink", "openByPlace", "openByAge"])
      expect(table(picture, code).total?.cells["count"]).toBe(board.total);
    expect(row(table(picture, "openByLink"), "emergency")?.["count"]).toBe(1);
    expect(row(table(picture, "openByLink"), "detectReport")?.["count"]).toBe(1);
  });

  it("opens behind each number a list as long as the number says", async () => {
    const district = await test.as("district");
    const picture = await pictureOf("district");
    for (const one of ["openByLink", "openByPlace"].map((code) => table(picture, code)))
      for (const { cells, links } of [...one.rows, ...(one.total === null ? [] : [one.total])])
        for (const [column, link] of Object.entries(links)) {
          const list = (await district.get(`/api${link}`)).json<CasePage>();
          expect([link, list.total]).toEqual([link, cells[column]]);
        }
  });

  it("tells how long the first act took, and that the visit was in time", async () => {
    const times = table(await pictureOf("district"), "times");
    expect(row(times, "firstAct")).toMatchObject({ met: 1, running: 1 });
    expect(row(times, "visit")).toMatchObject({ inTime: 1, late: 0, running: 1, share: 10_000 });
    expect(row(times, "safety")).toMatchObject({ met: 0, running: 2 });
  });

  it("names the first receiver, and every report by its channel", async () => {
    const picture = await pictureOf("district");
    const received = table(picture, "receivers").rows.reduce(
      (sum, { cells }) => sum + (cells["count"] ?? 0),
      0,
    );
    expect(received).toBe(2);
    expect(row(table(picture, "reports"), "public")).toMatchObject({ count: 2, cases: 2, waiting: 0 });
  });

  it("counts nothing in a period in which nothing was reported", async () => {
    const picture = await pictureOf("district", "?from=2020-01-01&to=2020-12-31");
    expect(table(picture, "reports").total?.cells["count"]).toBe(0);
    expect(picture.before).toEqual({ from: "2019-01-01", to: "2019-12-31" });
  });

  it.each(["?from=2026-01-01", "?from=2026-02-01&to=2026-01-01", "?from=2000-01-01&to=2026-01-01"])(
    "refuses the period %s in a sentence",
    async (query) => {
      const answer = await look("district", query);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        422,
        "protection.picture.period",
      ]);
    },
  );

  it("is of the own township for its supervisor, wherever the address points", async () => {
    const own = await pictureOf("otherSupervisor", "?place=500117104");
    expect(table(own, "openByLink").total?.cells["count"]).toBe(0);
    expect(table(own, "reports").total?.cells["count"]).toBe(0);
    expect(own.late.items).toEqual([]);
  });

  it.each([
    ["director", 403],
    ["neighbour", 403],
    ["supervisor", 200],
    ["otherSupervisor", 200],
    ["district", 200],
    ["district2", 200],
    ["leader", 200],
    ["finance", 403],
    ["auditor", 403],
    ["security", 403],
    ["admin", 403],
    ["institution", 403],
    ["registrar", 403],
    ["assessor", 403],
    ["socialworker", 403],
    ["police", 403],
    ["education", 403],
  ] as const)("answers %s with %i", async (name, status) => {
    expect((await look(name)).statusCode).toBe(status);
  });

  it("tells a unit what it is asked for, and nothing of the others", async () => {
    const mine = await (await test.as("police")).get("/api/protection/picture/unit");
    expect(mine.json<PictureView>().tables.map(({ rows }) => rows)).toEqual([[], []]);
    expect((await (await test.as("district")).get("/api/protection/picture/unit")).statusCode).toBe(403);
  });

  it("leaves as a file in which no small number stands", async () => {
    const answer = await (await test.as("leader")).request({
      method: "GET",
      url: "/api/protection/picture",
      headers: { accept: "text/csv" },
    });
    expect(answer.statusCode).toBe(200);
    const cells = answer.body.split(/\r?\n/).flatMap((line) => line.split(",").slice(1));
    expect(cells.filter((cell) => /^"?[1-4]"?$/.test(cell))).toEqual([]);
    expect(answer.body).toContain("*");
  });

  it("counts a sealed case once and tells nothing of it to whoever is not named", async () => {
    const before = await pictureOf("leader");
    await openTestCase(test, "district", { content: { situations: ["MR2"] } });
    const after = await pictureOf("leader");
    expect(after.sealedBeyond).toBe(before.sealedBeyond + 1);
    expect(table(after, "openByLink")).toEqual(table(before, "openByLink"));
    expect(table(after, "openBySituation")).toEqual(table(before, "openBySituation"));
  });
});
