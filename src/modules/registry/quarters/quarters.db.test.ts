import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  DAY,
  draftOf,
  type ListsWorld,
  openListsWorld,
  standsOn,
  villages,
} from "../../../../test/support/lists-world.ts";
import { allSheets, firstSheet } from "../../../../test/support/read-sheet.ts";
import { verifySm2 } from "../../../platform/crypto/sm2.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import type { LedgerPage } from "../ledgers/ledgers.contract.ts";
import { recordDrafts } from "../record-drafts.service.ts";
import type { StatisticsTable } from "../statistics/statistics.contract.ts";
import { seedMemberUnits } from "./member-units.service.ts";
import { openDueQuarters } from "./open-quarters.service.ts";
import type { QuarterChange } from "./quarter-changes.contract.ts";
import type { QuarterView } from "./quarters.contract.ts";

let world: ListsWorld;
type Who = Parameters<ListsWorld["get"]>[0];

beforeAll(async () => {
  world = await openListsWorld();
});
afterAll(() => world.close());

const [ownVillage, nextVillage] = villages;

async function view(who: Who, quarter: string): Promise<QuarterView> {
  const answer = await world.get(who, `/api/quarters/${quarter}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<QuarterView>();
}

async function codeOf(answer: ReturnType<ListsWorld["get"]>): Promise<string> {
  return (await answer).json<{ code: string }>().code;
}

const confirm = (who: Who, villageCode: string, quarter = "2026Q2") =>
  world.post(who, `/api/quarters/${quarter}/confirmations`, { villageCode, note: "核对无误" });
const review = (who: Who, villageCodes: string[], decision: string, reason?: string, quarter = "2026Q2") =>
  world.post(who, `/api/quarters/${quarter}/reviews`, {
    villageCodes,
    decision,
    ...(reason === undefined ? {} : { reason }),
  });

async function openTasks(kind: string): Promise<{ scope_code: string; role: string }[]> {
  const { rows } = await world.work(({ sql: tx }) =>
    sql<{ scope_code: string; role: string }>`
      select scope_code, role from platform.task where kind = ${kind} and done_at is null`.execute(tx),
  );
  return rows;
}

describe("an ended quarter", () => {
  it("opens by itself, once, with a task on every director's, supervisor's and the district's desk (R-135)", async () => {
    const places = world.test.app;
    expect(await world.work((tx) => openDueQuarters(tx, places, "2026-07-01"))).toEqual(["2026Q2"]);
    expect(await world.work((tx) => openDueQuarters(tx, places, "2026-07-02"))).toEqual([]);
    expect(await openTasks("quarter.confirm")).toHaveLength(419);
    expect(await openTasks("quarter.review")).toHaveLength(30);
    expect(await openTasks("quarter.close")).toEqual([{ scope_code: "500117", role: "districtOfficer" }]);
    const { items } = (await world.get("leader", "/api/quarters")).json<{ items: QuarterView[] }>();
    expect(items).toEqual([
      expect.objectContaining({ id: "2026Q2", title: "2026年第二季度", asOf: "2026-06-30", state: "open" }),
    ]);
    expect(items[0]?.progress).toMatchObject({ villages: 419, townships: 30, confirmed: 0, reviewed: 0 });
  });

  it("opens once when two servers do it at the same time", async () => {
    const both = await Promise.all([
      world.work((tx) => openDueQuarters(tx, world.test.app, "2026-07-03")),
      world.work((tx) => openDueQuarters(tx, world.test.app, "2026-07-03")),
    ]);
    expect(both).toEqual([[], []]);
  });

  it("shows each post its own villages with their children by ledger", async () => {
    const own = await view("director", "2026Q2");
    expect(own.villages.map((village) => village.code)).toEqual([ownVillage]);
    expect(own.villages[0]?.counts.leftBehind).toBe(
      world.children.filter(
        (child) => child.village === ownVillage && standsOn(child, "2026-06-30").leftBehind,
      ).length,
    );
    expect(own.villages[0]?.can).toEqual(["confirm"]);
    expect((await view("supervisor", "2026Q2")).townships).toEqual([
      expect.objectContaining({ code: "500117104", confirmed: 0, reviewed: false }),
    ]);
    expect(await codeOf(world.get("auditor", "/api/quarters"))).toBe("access.forbidden");
    expect(await codeOf(world.get("director", "/api/quarters/2031Q1"))).toBe("access.notFound");
  });
});

describe("confirming a village", () => {
  it("is its own director's, and twice is once", async () => {
    expect(await codeOf(confirm("neighbour", ownVillage))).toBe("quarter.confirm.notYourVillage");
    expect(await codeOf(confirm("supervisor", ownVillage))).toBe("access.forbidden");
    for (let time = 0; time < 2; time += 1) {
      const answer = await confirm("director", ownVillage);
      expect(answer.json()).toEqual({ villageCode: ownVillage, state: "confirmed" });
    }
    const [village] = (await view("director", "2026Q2")).villages;
    expect(village).toMatchObject({
      state: "confirmed",
      confirmedBy: "陈秀英",
      note: "核对无误",
      can: ["withdraw"],
    });
    expect((await openTasks("quarter.confirm")).map((task) => task.scope_code)).not.toContain(ownVillage);
  });

  it("can be withdrawn until the township has reviewed, which puts the task back", async () => {
    const url = `/api/quarters/2026Q2/confirmations/${ownVillage}`;
    expect(await codeOf(world.send("neighbour", "DELETE", url))).toBe("quarter.confirm.notYourVillage");
    expect((await world.send("director", "DELETE", url)).json()).toEqual({
      villageCode: ownVillage,
      state: "waiting",
    });
    expect((await openTasks("quarter.confirm")).map((task) => task.scope_code)).toContain(ownVillage);
    await confirm("director", ownVillage);
  });
});

describe("reviewing villages", () => {
  it("is the own township's supervisor's, of confirmed villages, and a return says why", async () => {
    expect(await codeOf(review("otherSupervisor", [ownVillage], "accept"))).toBe("access.notFound");
    expect(await codeOf(review("district", [ownVillage], "accept"))).toBe("access.forbidden");
    expect(await codeOf(review("supervisor", [ownVillage, nextVillage], "accept"))).toBe(
      "quarter.review.notConfirmed",
    );
    expect(await codeOf(review("supervisor", [ownVillage], "return"))).toBe("quarter.review.reasonRequired");
    expect((await review("supervisor", [ownVillage], "return", "少了两名孩子")).statusCode).toBe(200);
    const [village] = (await view("director", "2026Q2")).villages;
    expect(village).toMatchObject({ state: "returned", returnReason: "少了两名孩子", can: ["confirm"] });
    expect((await openTasks("quarter.confirm")).map((task) => task.scope_code)).toContain(ownVillage);
  });

  it("accepts what was confirmed again; then the village's word stands", async () => {
    await confirm("director", ownVillage);
    const answer = await review("supervisor", [ownVillage], "accept");
    expect(answer.json()).toEqual({ villages: [{ villageCode: ownVillage, state: "accepted" }] });
    expect((await review("supervisor", [ownVillage], "accept")).statusCode).toBe(200);
    expect(await codeOf(confirm("director", ownVillage))).toBe("quarter.confirm.reviewed");
    expect(
      await codeOf(world.send("director", "DELETE", `/api/quarters/2026Q2/confirmations/${ownVillage}`)),
    ).toBe("quarter.confirm.reviewed");
  });

  it("cannot be the confirming person's own, whatever posts that person holds", async () => {
    const owner = new pg.Client({ connectionString: world.test.databaseUrl });
    await owner.connect();
    await owner.query(
      `update registry.quarter_village set state = 'confirmed', confirmed_by = (select id from platform.account where username = 'supervisor'),
         confirmed_by_name = '张国强' where village_code = $1`,
      [nextVillage],
    );
    expect(await codeOf(review("supervisor", [nextVillage], "accept"))).toBe(
      "quarter.review.ownConfirmation",
    );
    await owner.query(
      "update registry.quarter_village set state = 'waiting', confirmed_by = null where village_code = $1",
      [nextVillage],
    );
    await owner.end();
  });

  it("settles the township's task when all its villages are accepted", async () => {
    const owner = new pg.Client({ connectionString: world.test.databaseUrl });
    await owner.connect();
    await owner.query(
      `update registry.quarter_village set state = 'confirmed', confirmed_by = gen_random_uuid(), confirmed_by_name = '各村主任'
       where village_code like '500117104%' and state <> 'accepted'`,
    );
    await owner.end();
    const codes = (await view("supervisor", "2026Q2")).villages
      .filter((village) => village.state === "confirmed")
      .map((village) => village.code);
    await review("supervisor", codes, "accept");
    expect((await view("supervisor", "2026Q2")).townships[0]?.reviewed).toBe(true);
    expect((await openTasks("quarter.review")).map((task) => task.scope_code)).not.toContain("500117104");
  });
});

const close = (who: Who, quarter: string, reason?: string, key?: string) =>
  world.post(who, `/api/quarters/${quarter}/close`, reason === undefined ? {} : { reason }, key);

describe("closing a quarter", () => {
  let live: Record<string, StatisticsTable>;

  it("is the district officer's, and asks why when townships have not reviewed", async () => {
    expect(await codeOf(close("supervisor", "2026Q2", "试试"))).toBe("access.forbidden");
    expect(await codeOf(close("leader", "2026Q2", "试试"))).toBe("access.forbidden");
    const refused = await close("district", "2026Q2");
    expect(refused.json()).toMatchObject({ code: "quarter.close.unreviewed" });
    expect(refused.json<{ townships: string[] }>().townships).toHaveLength(29);
    expect(await codeOf(world.get("district", "/api/quarters/2026Q2/ledgers/orphan"))).toBe(
      "quarter.notClosed",
    );
  });

  it("happens once when two close at the same time", async () => {
    live = {};
    for (const key of ["leftBehindSurvey", "defactoUnattended", "categories", "payments", "disability"]) {
      live[key] = (
        await world.get("district", `/api/statistics/${key}?asOf=2026-06-30`)
      ).json<StatisticsTable>();
    }
    const answers = await Promise.all([
      close("district", "2026Q2", "首季试运行"),
      close("district2", "2026Q2", "首季试运行"),
    ]);
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200]);
    expect(answers[0].json<QuarterView>().closedBy).toBe(answers[1].json<QuarterView>().closedBy);
    const closed = await view("district", "2026Q2");
    expect(closed).toMatchObject({ state: "closed", closeReason: "首季试运行", comparedWith: null });
    expect(closed.seals.find((seal) => seal.ledger === "leftBehind")?.rows).toBe(
      world.children.filter((child) => standsOn(child, "2026-06-30").leftBehind).length,
    );
    expect(closed.seals[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await openTasks("quarter.close")).toEqual([]);
    expect(await openTasks("quarter.confirm")).toEqual([]);
    expect(await openTasks("quarter.review")).toEqual([]);
  });

  it("leaves nothing to do with the round any more", async () => {
    expect(await codeOf(confirm("neighbour", nextVillage))).toBe("quarter.closed");
    expect(await codeOf(review("supervisor", [ownVillage], "return", "再看看"))).toBe("quarter.closed");
    expect((await close("district", "2026Q2")).statusCode).toBe(200);
  });

  it("freezes rows that nobody can change, the application's own role included", async () => {
    const client = new pg.Client({ connectionString: world.test.databaseUrl, options: "-c role=tongan_app" });
    await client.connect();
    await client.query("select set_config('tongan.lo', '0', false), set_config('tongan.hi', ':', false)");
    for (const table of ["quarter_row", "quarter_change", "quarter_seal", "quarter_act", "quarter_copy"]) {
      await expect(client.query(`delete from registry.${table}`)).rejects.toThrow(/permission denied/);
      await expect(client.query(`update registry.${table} set quarter = '2026Q2'`)).rejects.toThrow(
        /permission denied/,
      );
    }
    await expect(
      client.query("update registry.quarter set state = 'open', closed_at = null"),
    ).rejects.toThrow(/is closed/);
    await expect(client.query("update registry.quarter_village set state = 'waiting'")).rejects.toThrow(
      /is closed/,
    );
    await expect(
      client.query("insert into registry.quarter_seal values ('2026Q2', 'x', 1, '', '', '', '')"),
    ).rejects.toThrow(/is closed/);
    await expect(
      client.query(
        "insert into registry.quarter_row select (r).* from (select r from registry.quarter_row r limit 1) t",
      ),
    ).rejects.toThrow(/is closed/);
    await client.end();
  });

  it("gives the frozen list as it stood, sealed and intact, to each post its part", async () => {
    const page = await world.get(
      "district",
      "/api/quarters/2026Q2/ledgers/leftBehind?limit=200&withTotal=true",
    );
    const { items, total, intact, asOf } = page.json<LedgerPage & { intact: boolean }>();
    expect([asOf, intact, items.length]).toEqual(["2026-06-30", true, total]);
    expect(items.map((item) => item.id).sort()).toEqual(
      world.children
        .filter((child) => standsOn(child, "2026-06-30").leftBehind)
        .map((child) => child.id)
        .sort(),
    );
    expect(items[0]?.cells["guardian.name"]).toBe("罗奶奶");
    expect(JSON.stringify(items)).not.toMatch(/500199\d{9}/);
    const own = (
      await world.get("director", "/api/quarters/2026Q2/ledgers/all?limit=200")
    ).json<LedgerPage>();
    expect(new Set(own.items.map((item) => item.villageCode))).toEqual(new Set([ownVillage]));
  });

  it("counts the same from the frozen rows as it did from the living ones", async () => {
    for (const [key, before] of Object.entries(live)) {
      const frozen = (
        await world.get("district", `/api/quarters/2026Q2/statistics/${key}`)
      ).json<StatisticsTable>();
      expect(frozen.total).toEqual(before.total);
      expect(frozen.rows).toEqual(before.rows);
    }
    expect(live["categories"]?.total["orphan.hiv"]).toBeGreaterThan(0);
  });

  it("keeps an infection sealed: only the officer reads it in the frozen list", async () => {
    const types = async (who: Who) =>
      (await world.get(who, "/api/quarters/2026Q2/ledgers/orphan?limit=200"))
        .json<LedgerPage>()
        .items.map((item) => item.cells["orphanType"]);
    expect(await types("district")).toContain("艾滋病病毒感染");
    expect(await types("leader")).not.toContain("艾滋病病毒感染");
    const { rows } = await world.work(({ sql: tx }) =>
      sql<{ count: number }>`
        select count(*) as count from registry.quarter_row r where r.orphan_type = 'hiv' or r.cells::text like '%艾滋%'`.execute(
        tx,
      ),
    );
    expect(rows[0]?.count).toBe(0);
  });

  it("notices when a frozen row is changed behind the system's back", async () => {
    const owner = new pg.Client({ connectionString: world.test.databaseUrl });
    await owner.connect();
    const intact = async () =>
      (await world.get("district", "/api/quarters/2026Q2/ledgers/all")).json<{ intact: boolean }>().intact;
    expect(await intact()).toBe(true);
    const {
      rows: [victim],
    } = await owner.query<{ child_id: string; name: string }>(
      "select child_id, name from registry.quarter_row limit 1",
    );
    await owner.query("update registry.quarter_row set name = '改了名' where child_id = $1", [
      victim?.child_id,
    ]);
    expect(await intact()).toBe(false);
    await owner.query("update registry.quarter_row set name = $2 where child_id = $1", [
      victim?.child_id,
      victim?.name,
    ]);
    expect(await intact()).toBe(true);
    await owner.end();
  });

  it("is signed so that anybody with the public key can verify it, from the answer and from the exported file", async () => {
    const open = await world.test.server.inject({ method: "GET", url: "/api/quarters/signing-key" });
    const { publicKey, meaning } = open.json<{ publicKey: string; meaning: string }>();
    expect(meaning).toContain("未经电子认证机构认证的 SM2 签名");
    const { seals } = await view("district", "2026Q2");
    expect(seals).toHaveLength(5);
    for (const seal of seals) {
      expect(seal).toMatchObject({ scheme: "sm2-sm3", publicKey });
      expect(JSON.parse(seal.signedText)).toEqual({
        quarter: "2026Q2",
        ledger: seal.ledger,
        rows: seal.rows,
        digest: seal.digest,
      });
      expect(verifySm2(seal.signedText, seal.value, publicKey)).toBe(true);
    }
    const file = await world.get("district", "/api/quarters/2026Q2/ledgers/orphan", XLSX_TYPE);
    const cells = (await allSheets(file.rawPayload)).flat(2).filter((cell) => typeof cell === "string");
    const notes = cells.join("\n");
    const [, text = "", value = ""] = /签名原文：(\{.*\})；签名（Base64）：(\S+)/.exec(notes) ?? [];
    expect(verifySm2(text, value, publicKey)).toBe(true);
  });

  it("exports the frozen list with its digest", async () => {
    const answer = await world.get("supervisor", "/api/quarters/2026Q2/ledgers/leftBehind", XLSX_TYPE);
    expect(answer.statusCode, answer.body).toBe(200);
    expect((await firstSheet(answer.rawPayload))[0]?.[0]).toBe("农村留守儿童台账（截至2026-06-30）");
    expect(
      (await world.get("director", "/api/quarters/2026Q2/ledgers/leftBehind", XLSX_TYPE)).statusCode,
    ).toBe(403);
  });
});

describe("the next quarter", () => {
  const find = (test: (child: ListsWorld["children"][number]) => boolean) => {
    const child = world.children.find(test);
    if (child === undefined) throw new Error("the cast lacks such a child");
    return child;
  };

  it("says who came, who left and what changed, field by field, and why", async () => {
    const cipher = world.test.app.cipher;
    const stays = find(
      (child) => standsOn(child, DAY).leftBehind && child.village === ownVillage && child.stage === "primary",
    );
    const came = { ...stays, name: "新来宝", citizenNo: undefined, birthDate: "2016-05-05" };
    await world.work((tx) =>
      recordDrafts(
        tx,
        [
          { draft: draftOf(came), asOf: "2026-08-01" },
          {
            draft: {
              child: draftOf(stays).child,
              facts: [
                { kind: "residence", from: "2026-08-15", value: { villageCode: ownVillage } },
                { kind: "schooling", from: "2026-08-15", value: { stage: "junior", school: "古楼中学" } },
              ],
              kin: [],
            },
            matchedChildId: stays.id,
            asOf: "2026-08-15",
          },
        ],
        { cipher, source: "test", reason: "村里新接回" },
      ),
    );
    await world.work((tx) => openDueQuarters(tx, world.test.app, "2026-10-01"));
    const { items, comparedWith } = (
      await world.get("district", "/api/quarters/2026Q3/changes?ledger=leftBehind&limit=200")
    ).json<{
      items: QuarterChange[];
      comparedWith: string;
    }>();
    expect(comparedWith).toBe("2026Q2");
    expect(items.find((item) => item.name === "新来宝")).toMatchObject({
      kind: "came",
      villageName: "沙嘴村",
    });
    expect(items.find((item) => item.name === "新来宝")?.why).toContain("建档：村里新接回");
    const changed = items.find((item) => item.childId === stays.id);
    expect(changed?.kind).toBe("changed");
    expect(changed?.fields).toEqual(
      expect.arrayContaining([
        { key: "schoolStatus", label: "就学情况", before: "小学", after: "初中" },
        { key: "school", label: "学校", before: "中心小学", after: "古楼中学" },
      ]),
    );
    for (const grown of world.children.filter(
      (child) => standsOn(child, "2026-06-30").leftBehind && !standsOn(child, DAY).leftBehind,
    )) {
      expect(items.find((item) => item.childId === grown.id)).toMatchObject({
        kind: "left",
        why: expect.stringContaining("年满十六周岁") as string,
      });
    }
    const [village] = (await view("director", "2026Q3")).villages;
    expect(village?.changes).toMatchObject({ came: 1 });
  });

  it("writes the same differences down for good when it is closed, and pages them completely", async () => {
    const all = async () => {
      const found: QuarterChange[] = [];
      let cursor = "";
      do {
        const page = (await world.get("district", `/api/quarters/2026Q3/changes?limit=3${cursor}`)).json<{
          items: QuarterChange[];
          nextCursor: string | null;
        }>();
        found.push(...page.items);
        cursor = page.nextCursor === null ? "" : `&cursor=${page.nextCursor}`;
      } while (cursor !== "");
      return found;
    };
    const key = (change: QuarterChange) =>
      `${change.ledger}/${change.childId}/${change.kind}/${JSON.stringify(change.fields)}`;
    const before = await all();
    const counts = (await view("district", "2026Q3")).changes;
    expect((await close("district", "2026Q3", "多数镇街未审核")).statusCode).toBe(200);
    const after = await all();
    expect(after.map(key).sort()).toEqual(before.map(key).sort());
    const closed = await view("district", "2026Q3");
    expect(closed.comparedWith).toBe("2026Q2");
    expect(closed.changes).toEqual(counts);
  });

  it("cannot be closed before an earlier one", async () => {
    await world.work((tx) => openDueQuarters(tx, world.test.app, "2027-04-01"));
    expect(await codeOf(close("district", "2027Q1", "先封存"))).toBe("quarter.close.earlierOpen");
  });
});

describe("the summary for the member units", () => {
  it("goes to each unit on the list, without names and small figures, each time written down (R-136)", async () => {
    expect(await world.work((tx) => seedMemberUnits(tx, ["区教委", "区公安局"]))).toBe(2);
    expect(await world.work((tx) => seedMemberUnits(tx, ["区教委", "区公安局"]))).toBe(0);
    const { items } = (await world.get("district", "/api/quarters/2026Q2/copies")).json<{
      items: { unit: { id: string; name: string }; taken: { by: string }[] }[];
    }>();
    expect(items.map((item) => item.unit.name).sort()).toEqual(["区公安局", "区教委"]);
    const unit = items[0]?.unit;
    const answer = await world.get("district", `/api/quarters/2026Q2/copies/${unit?.id}`);
    expect(answer.statusCode, answer.body).toBe(200);
    const rows = await firstSheet(answer.rawPayload);
    const text = JSON.stringify(rows);
    for (const child of world.children) expect(text).not.toContain(child.name);
    for (const row of rows.slice(3)) {
      for (const cell of row.slice(1)) {
        if (typeof cell === "number") expect(cell === 0 || cell >= 5).toBe(true);
        else expect(cell).toBe("*");
      }
    }
    const again = (await world.get("district", "/api/quarters/2026Q2/copies")).json<{
      items: { unit: { id: string }; taken: { by: string }[] }[];
    }>();
    expect(again.items.find((item) => item.unit.id === unit?.id)?.taken).toEqual([
      expect.objectContaining({ by: "王建国" }),
    ]);
    expect((await world.get("supervisor", `/api/quarters/2026Q2/copies/${unit?.id}`)).statusCode).toBe(403);
    expect((await world.get("supervisor", "/api/quarters/2026Q2/copies")).statusCode).toBe(403);
  });

  it("lets the bureau keep the list of units", async () => {
    const added = await world.post("district", "/api/member-units", { name: "团区委" });
    expect(added.statusCode, added.body).toBe(200);
    expect(await codeOf(world.post("district", "/api/member-units", { name: "团区委" }))).toBe(
      "memberUnit.taken",
    );
    const { id } = added.json<{ id: string }>();
    const closed = await world.post("district", `/api/member-units/${id}/close`, { reason: "机构改革撤并" });
    expect(closed.json<{ closedOn: string | null }>().closedOn).not.toBeNull();
    expect((await world.post("district", "/api/member-units", { name: "团区委" })).statusCode).toBe(200);
    expect((await world.get("leader", "/api/member-units")).statusCode).toBe(403);
  });
});

describe("what a person has arranged", () => {
  it("is kept for that person alone", async () => {
    const url = "/api/preferences/ledger.leftBehind.columns";
    expect((await world.get("director", url)).json()).toEqual({
      key: "ledger.leftBehind.columns",
      value: null,
    });
    expect(
      (await world.send("director", "PUT", url, { value: ["name", "age"] })).json<{ value: unknown }>().value,
    ).toEqual(["name", "age"]);
    expect((await world.get("director", url)).json<{ value: unknown }>().value).toEqual(["name", "age"]);
    expect((await world.get("neighbour", url)).json<{ value: unknown }>().value).toBeNull();
    await world.send("director", "PUT", url, { value: null });
    expect((await world.get("director", url)).json<{ value: unknown }>().value).toBeNull();
    expect((await world.send("director", "PUT", url, { value: "x".repeat(30_000) })).statusCode).toBe(422);
    expect((await world.get("director", "/api/preferences/..%2Fx")).statusCode).toBe(422);
  });
});
