import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  DAY,
  type ListsWorld,
  numberOfGrandmother,
  openListsWorld,
  SINCE,
  standsOn,
  type Truth,
  villages,
} from "../../../../test/support/lists-world.ts";
import { firstSheet } from "../../../../test/support/read-sheet.ts";
import { ageOn } from "../../../kernel/calendar-date.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { recordDrafts } from "../record-drafts.service.ts";
import type { LedgerPage, LedgerRow } from "./ledgers.contract.ts";

let world: ListsWorld;

beforeAll(async () => {
  world = await openListsWorld();
});
afterAll(() => world.close());

type Who = Parameters<ListsWorld["get"]>[0];

async function list(who: Who, ledger: string, query = ""): Promise<LedgerPage> {
  const answer = await world.get(who, `/api/ledgers/${ledger}?asOf=${DAY}${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<LedgerPage>();
}

async function everything(who: Who, ledger: string, query = ""): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = [];
  let cursor = "";
  do {
    const page = await list(who, ledger, `${query}${cursor}`);
    rows.push(...page.items);
    cursor = page.nextCursor === null ? "" : `&cursor=${page.nextCursor}`;
  } while (cursor !== "");
  return rows;
}

const sorted = (values: readonly string[]) => [...values].sort();
const expected = (
  ledger: "orphan" | "defactoUnattended" | "leftBehind" | "inDifficulty" | "all",
  place = "500117",
) =>
  sorted(
    world.children
      .filter((child) => child.village.startsWith(place) && standsOn(child, DAY)[ledger])
      .map((child) => child.id),
  );

describe("a ledger", () => {
  it("says which lists, columns, filters and orders there are", async () => {
    const answer = await world.get("supervisor", "/api/ledgers");
    const { items, can } = answer.json<{
      items: { key: string; columns: { key: string; label: string }[] }[];
      can: string[];
    }>();
    expect(items.map((item) => item.key)).toEqual([
      "orphan",
      "defactoUnattended",
      "leftBehind",
      "inDifficulty",
      "all",
      "leavingSoon",
    ]);
    expect(items[2]?.columns.slice(0, 4).map((column) => column.label)).toEqual([
      "序号",
      "镇街",
      "村居",
      "姓名",
    ]);
    expect(can).toEqual(["ledger.export"]);
  });

  it.each(["orphan", "defactoUnattended", "leftBehind", "inDifficulty", "all"] as const)(
    "holds exactly the children who stand on %s that day",
    async (ledger) => {
      const rows = await everything("district", ledger, "&limit=7");
      expect(sorted(rows.map((row) => row.id))).toEqual(expected(ledger));
    },
  );

  it("shows each post its own places and nobody else's", async () => {
    expect(sorted((await everything("supervisor", "all")).map((row) => row.id))).toEqual(
      expected("all", "500117104"),
    );
    expect(sorted((await everything("otherSupervisor", "all")).map((row) => row.id))).toEqual(
      expected("all", "500117101"),
    );
    expect(sorted((await everything("director", "all")).map((row) => row.id))).toEqual(
      expected("all", villages[0]),
    );
    expect((await list("supervisor", "all", "&place=500117101")).items).toEqual([]);
  });

  it.each(["admin", "security", "auditor", "finance", "police"] as const)(
    "is not %s's to read",
    async (who) => {
      const answer = await world.get(who, "/api/ledgers/all");
      expect(answer.statusCode).toBe(403);
      expect(answer.json<{ code: string }>().code).toBe("access.forbidden");
    },
  );

  it("is read as of another day", async () => {
    const before = await world.get("district", "/api/ledgers/all?asOf=2024-03-30&withTotal=true");
    expect(before.json<LedgerPage>().total).toBe(0);
    const after = await world.get("district", `/api/ledgers/leftBehind?asOf=${SINCE}&withTotal=true`);
    expect(after.json<LedgerPage>().total).toBe(
      world.children.filter((child) => standsOn(child, SINCE).leftBehind && child.birthDate <= SINCE).length,
    );
  });

  it("says how many of its total stand on it though nobody counts them", async () => {
    const page = await list("district", "orphan", "&withTotal=true&limit=1");
    const standing = world.children.filter((child) => standsOn(child, DAY).orphan);
    expect(page.total).toBe(standing.length);
    expect(page.overAge).toBe(standing.filter((child) => standsOn(child, DAY).overAge).length);
  });

  it("gives each child once in every order, however it is paged", async () => {
    const ids = expected("all");
    const orders = ["village", "name", "birthDate", "age", "since", "visitDate"].flatMap((key) => [
      key,
      `-${key}`,
    ]);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...orders), fc.integer({ min: 1, max: 40 }), async (sort, limit) => {
        const rows = await everything("district", "all", `&sort=${sort}&limit=${limit}`);
        expect(rows.map((row) => row.id)).toHaveLength(ids.length);
        expect(sorted(rows.map((row) => row.id))).toEqual(ids);
      }),
      { numRuns: 20 },
    );
  });

  it("orders by birth date, age and name as asked", async () => {
    const births = (await everything("district", "all", "&sort=birthDate")).map((row) => row.birthDate ?? "");
    expect(births).toEqual(sorted(births));
    const ages = (await everything("district", "all", "&sort=-age")).map((row) => row.age ?? 0);
    expect(ages).toEqual([...ages].sort((a, b) => b - a));
    const surnames = (await everything("district", "all", "&sort=name")).map((row) => row.name.charAt(0));
    expect([...new Set(surnames)].join("")).toBe("陈黄李刘王杨张赵");
  });

  it("refuses a forged position, and one of another list", async () => {
    const { nextCursor } = await list("district", "all", "&limit=5");
    const forged = Buffer.from(String(nextCursor), "base64url");
    forged.writeUInt8((forged.at(-1) ?? 0) ^ 1, forged.length - 1);
    for (const url of [
      `/api/ledgers/all?asOf=${DAY}&cursor=${forged.toString("base64url")}`,
      `/api/ledgers/all?asOf=${DAY}&cursor=abc`,
      `/api/ledgers/orphan?asOf=${DAY}&cursor=${nextCursor}`,
      `/api/ledgers/all?asOf=${DAY}&sort=name&cursor=${nextCursor}`,
    ]) {
      const answer = await world.get("district", url);
      expect(answer.statusCode).toBe(400);
      expect(answer.json<{ code: string }>().code).toBe("http.badCursor");
    }
  });

  it.each([
    "asOf=2015-02-30",
    "limit=201",
    "sort=wealth",
    "colour=red",
    "sex=5",
    "place=5001",
    "columns=secret",
  ])("answers %s with a clear refusal", async (query) => {
    const answer = await world.get("district", `/api/ledgers/all?${query}`);
    expect(answer.statusCode).toBe(422);
  });
});

describe("a row of a ledger", () => {
  it("has words for the columns asked for, and numbers masked", async () => {
    const child = world.children.find((one) => one.citizenNo !== undefined && standsOn(one, DAY).leftBehind);
    const rows = await everything(
      "district",
      "leftBehind",
      "&columns=citizenNo,guardian.name,guardian.citizenNo,guardian.phone,hukou,age",
    );
    const row = rows.find((one) => one.id === child?.id);
    expect(row).toMatchObject({
      name: child?.name,
      birthDate: child?.birthDate,
      since: SINCE,
      citizenNoMasked: `${child?.citizenNo?.slice(0, 6)}********${child?.citizenNo?.slice(-4)}`,
      phoneMasked: "138****1234",
      age: ageOn(child?.birthDate ?? "", DAY),
    });
    // What the row's own fields tell is not sent a second time.
    expect(Object.keys(row?.cells ?? {}).sort()).toEqual(["guardian.citizenNo", "guardian.name", "hukou"]);
    const hers = numberOfGrandmother(child as Truth).citizenNo;
    expect(row?.cells).toMatchObject({
      "guardian.name": "罗奶奶",
      "guardian.citizenNo": `${hers?.slice(0, 6)}********${hers?.slice(-4)}`,
    });
    expect(JSON.stringify(rows)).not.toContain(child?.citizenNo);
  });

  it("lets only the bureau's officer learn of an infection", async () => {
    const infected = world.children.filter((one) => one.orphanType === "hiv" && standsOn(one, DAY).orphan);
    expect(infected.length).toBeGreaterThan(0);
    const types = async (who: Who) =>
      (await everything(who, "orphan", "&columns=orphanType"))
        .filter((row) => infected.some((one) => one.id === row.id))
        .map((row) => row.cells["orphanType"]);
    expect(new Set(await types("district"))).toEqual(new Set(["艾滋病病毒感染"]));
    for (const who of ["leader", "supervisor", "otherSupervisor"] as const) {
      expect(await types(who)).not.toContain("艾滋病病毒感染");
      expect(await everything(who, "orphan", "&orphanType=hiv")).toEqual([]);
    }
    const community = await everything("leader", "orphan", "&orphanType=community");
    expect(community.map((row) => row.id)).toEqual(expect.arrayContaining(infected.map((one) => one.id)));
  });

  it("notes in the audit log who was shown to whom", async () => {
    const { items } = await list("director", "leftBehind", "&limit=3");
    const { rows } = await world.work(({ sql: tx }) =>
      sql<{ subject_ids: string[]; detail: { ledger: string; shown: number } }>`
        select subject_ids, detail from audit.entry where operation = 'ledger.read' and role = 'villageDirector'
        order by id desc limit 1`.execute(tx),
    );
    expect(sorted(rows[0]?.subject_ids ?? [])).toEqual(sorted(items.map((item) => item.id)));
    expect(rows[0]?.detail).toMatchObject({ ledger: "leftBehind", shown: items.length });
  });
});

describe("narrowing a ledger", () => {
  const ids = async (ledger: string, query: string) =>
    sorted((await everything("district", ledger, query)).map((row) => row.id));
  const among = (
    ledger: "leftBehind" | "all" | "inDifficulty",
    test: (child: (typeof world.children)[number]) => boolean,
  ) =>
    sorted(
      world.children.filter((child) => standsOn(child, DAY)[ledger] && test(child)).map((child) => child.id),
    );

  it("takes codes, several at once, and what was not recorded", async () => {
    expect(await ids("leftBehind", "&stage=primary,junior")).toEqual(
      among("leftBehind", (child) => child.stage === "primary" || child.stage === "junior"),
    );
    expect(await ids("leftBehind", "&careQuality=poor,unrecorded")).toEqual(
      among("leftBehind", (child) => child.quality === "poor" || child.quality === undefined),
    );
    expect(await ids("all", "&sex=2&father=imprisoned")).toEqual(
      among("all", (child) => child.sex === "2" && child.father === "imprisoned"),
    );
  });

  it("takes ages in full years, dimensions, relief, disability and missing numbers", async () => {
    expect(await ids("all", "&ageFrom=6&ageTo=13")).toEqual(
      among("all", (child) => ageOn(child.birthDate, DAY) >= 6 && ageOn(child.birthDate, DAY) <= 13),
    );
    expect(await ids("inDifficulty", "&dimension=health")).toEqual(
      among("inDifficulty", (child) => child.difficulty.includes("H1")),
    );
    expect(await ids("all", "&relief=dibao")).toEqual(
      among("all", (child) => child.relief.includes("dibao")),
    );
    expect(await ids("all", "&noNumber=true")).toEqual(
      among("all", (child) => child.citizenNo === undefined),
    );
    const severe = (child: (typeof world.children)[number]) =>
      child.disability !== undefined &&
      (["1", "2"].includes(child.disability.level) || ["5", "6"].includes(child.disability.class));
    expect(await ids("all", "&disability=severe")).toEqual(among("all", severe));
  });

  it("finds by two characters anywhere, initials, full pinyin and the exact number", async () => {
    const child = world.children.find((one) => one.citizenNo !== undefined && standsOn(one, DAY).all);
    const given = child?.name.slice(1) ?? "";
    const byGiven = await ids("all", `&q=${encodeURIComponent(given)}&limit=2`);
    expect(byGiven).toEqual(among("all", (one) => one.name.includes(given)));
    expect(await ids("all", `&q=${child?.citizenNo}`)).toEqual([child?.id]);
    const wang = await ids("all", "&q=wangxiaoming");
    expect(wang).toEqual(among("all", (one) => one.name === "王小明"));
    const initials = await ids("all", "&q=wx");
    expect(initials).toEqual(expect.arrayContaining(among("all", (one) => one.name.startsWith("王小"))));
    expect(new Set(initials).size).toBe(initials.length);
  });

  it("asks for more when a search is too short, and never logs a number that was typed", async () => {
    const page = await list("district", "all", `&q=${encodeURIComponent("王")}`);
    expect(page.items).toEqual([]);
    expect(page.hint).toContain("两个字");
    const number = world.children.find((one) => one.citizenNo !== undefined)?.citizenNo;
    await list("district", "all", `&q=${number}`);
    const { rows } = await world.work(({ sql: tx }) =>
      sql<{
        count: number;
      }>`select count(*) as count from audit.entry where detail::text like ${`%${number}%`}`.execute(tx),
    );
    expect(rows[0]?.count).toBe(0);
  });

  it("counts by place what the list shows", async () => {
    const answer = await world.get("district", `/api/ledgers/leftBehind/places?asOf=${DAY}&stage=primary`);
    const { items, total } = answer.json<{ items: { code: string; count: number }[]; total: number }>();
    expect(items).toHaveLength(30);
    expect(total).toBe(among("leftBehind", (child) => child.stage === "primary").length);
    expect(items.find((item) => item.code === "500117104")?.count).toBe(
      among("leftBehind", (child) => child.stage === "primary" && child.village.startsWith("500117104"))
        .length,
    );
    const township = await world.get("supervisor", `/api/ledgers/leftBehind/places?asOf=${DAY}`);
    expect(township.json<{ place: { code: string } }>().place.code).toBe("500117104");
  });
});

describe("children who leave soon", () => {
  it("are listed with the category and the birthday that ends it", async () => {
    const truth = world.children[3];
    if (truth === undefined) throw new Error("the cast is empty");
    await world.work((tx) =>
      recordDrafts(
        tx,
        [
          {
            draft: {
              child: { name: "丁快满", sex: "1", birthDate: "2010-10-20" },
              facts: [
                { kind: "residence", from: SINCE, value: { villageCode: villages[0] } },
                { kind: "category", from: SINCE, value: { category: "ruralLeftBehind" } },
              ],
              kin: [],
            },
            asOf: SINCE,
          },
        ],
        { cipher: world.test.app.cipher, source: "test" },
      ),
    );
    const rows = await everything("supervisor", "leavingSoon", "&within=30");
    expect(rows.find((row) => row.name === "丁快满")?.leaving).toEqual({
      category: "ruralLeftBehind",
      label: "农村留守儿童",
      on: "2026-10-20",
    });
    const sooner = await everything("supervisor", "leavingSoon", "&within=10");
    expect(sooner.map((row) => row.name)).not.toContain("丁快满");
  });
});

describe("a ledger as a file", () => {
  const csv = async (who: Who, query = "") =>
    world.get(who, `/api/ledgers/leftBehind?asOf=${DAY}${query}`, "text/csv");

  it("has title, unit, preparer and the bureau's columns in their order, with masked numbers", async () => {
    const answer = await world.get("supervisor", `/api/ledgers/leftBehind?asOf=${DAY}`, XLSX_TYPE);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.headers["content-disposition"]).toContain("attachment");
    const [title, captions, groups, heading, ...rows] = await firstSheet(answer.rawPayload);
    expect(title?.[0]).toBe(`农村留守儿童台账（截至${DAY}）`);
    expect(captions?.filter((cell) => cell !== undefined)).toEqual([
      "填报单位：古楼镇人民政府",
      "制表人：张国强",
      expect.stringMatching(/^制表日期：\d{4}-\d\d-\d\d$/),
    ]);
    expect(groups?.slice(0, 11)).toEqual(expect.arrayContaining(["序号", "姓名", "身份证号", "父亲"]));
    expect(heading?.slice(9, 13)).toEqual(["姓名", "务工地", "电话", "外出时间"]);
    expect(rows.length).toBeGreaterThanOrEqual(expected("leftBehind", "500117104").length);
    expect(rows.map((row) => row[0])).toEqual(rows.map((_, index) => index + 1));
    expect(JSON.stringify(rows)).not.toMatch(/500199\d{8}/);
  });

  it("keeps the bureau's order whatever the screen's", async () => {
    const answer = await csv("district", "&columns=risk,name,village");
    expect(answer.body.split("\r\n")[0]).toBe("\uFEFF序号,村居,姓名,风险等级");
  });

  it("gives clear numbers to the bureau's officer for a purpose only, and writes both down", async () => {
    expect((await csv("district", "&numbers=full")).json<{ code: string }>().code).toBe(
      "ledger.export.purposeRequired",
    );
    expect(
      (await csv("supervisor", `&numbers=full&purpose=${encodeURIComponent("报送医保参保")}`)).statusCode,
    ).toBe(403);
    const answer = await csv("district", `&numbers=full&purpose=${encodeURIComponent("报送医保参保")}`);
    expect(answer.body).toMatch(/500199\d{11}[\dX]/);
    const { rows } = await world.work(({ sql: tx }) =>
      sql<{ purpose: string; detail: Record<string, unknown> }>`
        select purpose, detail from audit.entry where operation = 'ledger.read' and purpose is not null order by id desc limit 1`.execute(
        tx,
      ),
    );
    expect(rows[0]?.purpose).toBe("报送医保参保");
    expect(rows[0]?.detail).toMatchObject({ ledger: "leftBehind", numbers: "full", format: "csv" });
    expect(rows[0]?.detail["rows"]).toBeGreaterThanOrEqual(expected("leftBehind").length);
  });

  it("is not a village director's or a leader's to take", async () => {
    expect((await csv("director")).statusCode).toBe(403);
    expect((await csv("leader")).statusCode).toBe(403);
  });
});
