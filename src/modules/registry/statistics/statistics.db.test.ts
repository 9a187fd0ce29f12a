import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Child,
  DAY,
  type ListsWorld,
  openListsWorld,
  SINCE,
  standsOn,
} from "../../../../test/support/lists-world.ts";
import { allSheets, firstSheet } from "../../../../test/support/read-sheet.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import type { LedgerPage } from "../ledgers/ledgers.contract.ts";
import { statisticTables } from "./statistic-tables.ts";
import type { StatisticsTable, TableKey } from "./statistics.contract.ts";

let world: ListsWorld;

beforeAll(async () => {
  world = await openListsWorld();
});
afterAll(() => world.close());

type Who = Parameters<ListsWorld["get"]>[0];

async function table(who: Who, key: TableKey, query = `asOf=${DAY}`): Promise<StatisticsTable> {
  const answer = await world.get(who, `/api/statistics/${key}?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<StatisticsTable>();
}

/** The same figures, counted over what is true of the children, without the system. */
const counted: Partial<Record<TableKey, Readonly<Record<string, (child: Child) => boolean>>>> = {
  leftBehindSurvey: survey(),
  defactoUnattended: {
    total: (c) => minor(c, "defactoUnattended"),
    "age.11to18": (c) => minor(c, "defactoUnattended") && on(c).age >= 11,
    "age.over18": (c) => on(c).defactoUnattended && on(c).overAge,
    "parent.imprisoned": (c) => minor(c, "defactoUnattended") && c.father === "imprisoned",
    "parent.deceased": (c) =>
      minor(c, "defactoUnattended") && (c.mother === "deceased" || c.father === "deceased"),
    "stage.primary": (c) => minor(c, "defactoUnattended") && c.stage === "primary",
  },
  categories: {
    total: (c) => on(c).all && !on(c).overAge,
    leftBehind: (c) => on(c).leftBehind,
    inDifficulty: (c) => on(c).inDifficulty,
    orphan: (c) => minor(c, "orphan"),
    "orphan.institution": (c) => minor(c, "orphan") && c.orphanType === "institution",
    "orphan.community": (c) => minor(c, "orphan") && c.orphanType === "community",
    "orphan.hiv": (c) => minor(c, "orphan") && c.orphanType === "hiv",
    defactoUnattended: (c) => minor(c, "defactoUnattended"),
  },
  disability: {
    total: (c) => isDisabled(c),
    "class.5": (c) => isDisabled(c) && c.disability?.class === "5",
    "level.1": (c) => isDisabled(c) && c.disability?.level === "1",
    "category.leftBehind": (c) => isDisabled(c) && on(c).leftBehind,
    severe: (c) =>
      isDisabled(c) &&
      c.disability !== undefined &&
      (["1", "2"].includes(c.disability.level) || ["5", "6"].includes(c.disability.class)),
  },
};

function on(child: Child) {
  return standsOn(child, DAY);
}
function minor(child: Child, ledger: "orphan" | "defactoUnattended"): boolean {
  return on(child)[ledger] && !on(child).overAge;
}
function isDisabled(child: Child): boolean {
  return (
    on(child).all && !on(child).overAge && (child.disability !== undefined || child.health === "disabled")
  );
}
function survey(): Record<string, (child: Child) => boolean> {
  const also = (test: (child: Child) => boolean) => (child: Child) => on(child).leftBehind && test(child);
  const aged = (from: number, to: number) => also((c) => on(c).age >= from && on(c).age <= to);
  return {
    total: also(() => true),
    "age.0to5": aged(0, 5),
    "age.6to13": aged(6, 13),
    "age.6to13.girls": also((c) => on(c).age >= 6 && on(c).age <= 13 && c.sex === "2"),
    "age.14to16": aged(14, 16),
    "stage.primary": also((c) => c.stage === "primary"),
    "stage.vocational": also((c) => c.stage === "vocational"),
    "stage.other": also((c) => c.stage === "special"),
    "stage.unknown": also((c) => c.stage === undefined),
    "hukou.rural": also((c) => c.hukou === "rural"),
    "hukou.other": also((c) => c.hukou === "resident" || c.hukou === undefined),
    "health.disabled": also((c) => c.health === "disabled"),
    "health.unknown": also((c) => c.health === undefined),
    "boarding.boarding": also((c) => c.boarding === "boarding"),
    "reason.oneAway": also((c) => c.reason === "oneAwayOtherUnable"),
    "reason.unknown": also((c) => c.reason === undefined),
    "care.nobody": also((c) => c.care === "nobody"),
    "quality.poor": also((c) => c.quality === "poor"),
    "relief.dibao": also((c) => c.relief.includes("dibao")),
  };
}

describe("a statistical table", () => {
  it.each(Object.keys(counted) as TableKey[])(
    "%s gives what an independent count gives, in all and by township",
    async (key) => {
      const { total, rows } = await table("district", key);
      for (const [cell, test] of Object.entries(counted[key] ?? {})) {
        const expected = world.children.filter(test);
        expect([cell, total[cell]]).toEqual([cell, expected.length]);
        for (const township of ["500117104", "500117101"]) {
          const row = rows.find((one) => one.code === township);
          expect([cell, township, row?.cells[cell]]).toEqual([
            cell,
            township,
            expected.filter((child) => child.village.startsWith(township)).length,
          ]);
        }
      }
    },
  );

  it("partitions its population: the groups that must add up do", async () => {
    const { total } = await table("district", "leftBehindSurvey");
    const sum = (...keys: string[]) => keys.reduce((all, key) => all + (total[key] ?? 0), 0);
    const group = (prefix: string) =>
      sum(...Object.keys(total).filter((key) => key.startsWith(`${prefix}.`) && key.split(".").length === 2));
    for (const prefix of ["age", "stage", "hukou", "health", "boarding", "reason", "quality"]) {
      expect([prefix, group(prefix)]).toEqual([prefix, total["total"]]);
    }
    expect(sum("age.0to5.boys", "age.0to5.girls")).toBe(total["age.0to5"]);
  });

  it("pays in the month what the allowances say, to the fen (3.4)", async () => {
    const { total } = await table("district", "payments");
    const paid = world.children.filter(
      (child) => child.paidFen !== undefined && (on(child).orphan || on(child).defactoUnattended),
    );
    expect(total["all.persons"]).toBe(paid.length);
    expect(total["all.fen"]).toBe(paid.reduce((sum, child) => sum + (child.paidFen ?? 0), 0));
    const before = await table("district", "payments", `asOf=${SINCE}`);
    expect(before.total["all.persons"]).toBe(0);
  });

  it("counts posts and villages that have somebody (3.5)", async () => {
    const { total, rows } = await table("district", "workforce");
    expect(total).toMatchObject({
      supervisors: 2,
      directors: 2,
      villages: 419,
      villagesStaffed: 2,
      coverage: 48,
    });
    expect(rows.find((row) => row.code === "500117104")?.cells).toMatchObject({
      supervisors: 1,
      directors: 2,
    });
  });

  it("is read as of any day, and down to the villages of a township", async () => {
    const before = await table("district", "leftBehindSurvey", "asOf=2024-03-30");
    expect(before.total["total"]).toBe(0);
    expect(before.total["share"]).toBeNull();
    const township = await table("supervisor", "leftBehindSurvey");
    expect(township.unit).toBe("古楼镇人民政府");
    expect(township.rows.find((row) => row.code === "500117104204")?.cells["total"]).toBe(
      world.children.filter((child) => on(child).leftBehind && child.village === "500117104204").length,
    );
  });

  it("shows a township its own figures only, and no other place at all", async () => {
    expect((await world.get("supervisor", `/api/statistics/categories?place=500117101`)).statusCode).toBe(
      404,
    );
    const own = await table("supervisor", "categories");
    expect(own.total["total"]).toBe(
      world.children.filter(
        (child) => on(child).all && !on(child).overAge && child.village.startsWith("500117104"),
      ).length,
    );
  });

  it("tells of infections to the bureau's officer only, and nobody can subtract them", async () => {
    const officer = await table("district", "categories");
    const leader = await table("leader", "categories");
    expect(officer.total["orphan.hiv"]).toBeGreaterThan(0);
    expect(leader.total["orphan.hiv"]).toBeNull();
    expect((leader.total["orphan.institution"] ?? 0) + (leader.total["orphan.community"] ?? 0)).toBe(
      leader.total["orphan"],
    );
    const names = await world.get("leader", `/api/statistics/categories/names?asOf=${DAY}&cell=orphan.hiv`);
    expect(names.statusCode).toBe(422);
  });

  it.each(["admin", "security", "auditor", "police"] as const)("is not %s's to read", async (who) => {
    expect((await world.get(who, "/api/statistics/categories")).statusCode).toBe(403);
  });
});

describe("the names behind a figure", () => {
  it("are as many as the figure says, for every cell of every table over children", async () => {
    for (const key of [
      "leftBehindSurvey",
      "defactoUnattended",
      "categories",
      "payments",
      "disability",
    ] as const) {
      const { total, columns } = await table("district", key);
      for (const column of columns.filter((one) => one.drills)) {
        const url = `/api/statistics/${key}/names?asOf=${DAY}&cell=${column.key}&limit=1&withTotal=true`;
        const answer = await world.get("district", url);
        expect([key, column.key, answer.json<LedgerPage>().total]).toEqual([
          key,
          column.key,
          total[column.key],
        ]);
      }
    }
  });

  it("are paged, and a position of one figure opens no other", async () => {
    const url = `/api/statistics/leftBehindSurvey/names?asOf=${DAY}&cell=total&limit=5`;
    const first = (await world.get("district", url)).json<LedgerPage>();
    const second = (await world.get("district", `${url}&cursor=${first.nextCursor}`)).json<LedgerPage>();
    expect(second.items.map((item) => item.id)).not.toEqual(
      expect.arrayContaining(first.items.map((item) => item.id)),
    );
    const other = await world.get(
      "district",
      `${url.replace("total", "age.0to5")}&cursor=${first.nextCursor}`,
    );
    expect(other.statusCode).toBe(400);
  });

  it("are refused for shares, money and unknown cells, and for a post that counts only", async () => {
    const code = async (who: Who, key: string, cell: string) =>
      (await world.get(who, `/api/statistics/${key}/names?asOf=${DAY}&cell=${cell}`)).json<{ code: string }>()
        .code;
    expect(await code("district", "leftBehindSurvey", "share")).toBe("statistics.cell.noNames");
    expect(await code("district", "payments", "all.fen")).toBe("statistics.cell.noNames");
    expect(await code("district", "workforce", "directors")).toBe("statistics.cell.noNames");
    expect(await code("district", "categories", "nothing")).toBe("statistics.cell.unknown");
    expect(await code("finance", "categories", "total")).toBe("access.forbidden");
  });
});

describe("a statistical table as a file", () => {
  it("carries title, unit, merged headings, a total line and how it was counted", async () => {
    const answer = await world.get("district", `/api/statistics/leftBehindSurvey?asOf=${DAY}`, XLSX_TYPE);
    expect(answer.statusCode, answer.body).toBe(200);
    const [title, captions, groups, headings, total] = await firstSheet(answer.rawPayload);
    expect(title?.[0]).toBe(`合川区农村留守儿童基本情况排查汇总表（截至${DAY}）`);
    expect(captions?.[0]).toBe("填报单位：合川区民政局");
    expect(groups).toEqual(expect.arrayContaining(["区域", "年龄段 · 0–5岁", "教育情况", "救助措施"]));
    expect(headings?.slice(1, 6)).toEqual(["数量", "占比", "小计", "男", "女"]);
    expect(total?.slice(0, 3)).toEqual([
      "合计",
      (await table("district", "leftBehindSurvey")).total["total"],
      1,
    ]);
    const notes = (await allSheets(answer.rawPayload))[1]?.map((row) => row[0]);
    for (const note of statisticTables.leftBehindSurvey.notes) {
      expect(notes?.some((line) => typeof line === "string" && line.includes(note))).toBe(true);
    }
  });

  it("is not a village director's to take", async () => {
    expect((await world.get("director", "/api/statistics/categories", "text/csv")).statusCode).toBe(403);
  });
});
