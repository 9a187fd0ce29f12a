import { randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertAgreement, type WantedAgreement } from "../../../../test/support/agreements.ts";
import {
  draftOf,
  type ListsWorld,
  openListsWorld,
  SINCE,
  standsOn,
  type Truth,
} from "../../../../test/support/lists-world.ts";
import { allSheets, firstSheet } from "../../../../test/support/read-sheet.ts";
import { AGREED } from "../../../../test/support/sample-roster.ts";
import { sm3 } from "../../../platform/crypto/digest.ts";
import { verifySm2 } from "../../../platform/crypto/sm2.ts";
import { outboundSubjects } from "../../../platform/exchange/exchange-book.service.ts";
import { askForDueCopies, dropOldCopies } from "../../../platform/exchange/outbound/copies-due.service.ts";
import type { CopyAgreement, Delivery } from "../../../platform/exchange/outbound/outbound.contract.ts";
import { openDueQuarters } from "../../registry/quarters/open-quarters.service.ts";
import { recordDrafts } from "../../registry/record-drafts.service.ts";
import type { CopyField } from "./copy-fields.ts";
import { copyLists } from "./copy-subjects.service.ts";

let world: ListsWorld;
type Who = Parameters<ListsWorld["get"]>[0];

beforeAll(async () => {
  world = await openListsWorld();
  await openChildrenOfSecret();
  world.test.moveTo("2026-07-10T09:00:00+08:00");
  await world.work((tx) => openDueQuarters(tx, world.test.app, "2026-07-01"));
});
afterAll(() => world.close());

const agree = (wanted: WantedAgreement) => world.work((tx) => insertAgreement(tx, wanted));
const make = (who: Who, agreementId: string, body: object = { period: "2026Q2" }) =>
  world.post(who, `/api/exchange/agreements/${agreementId}/copies`, body);
const codeOf = async (answer: ReturnType<typeof make>) => (await answer).json<{ code: string }>().code;
const fileOf = async (id: string) =>
  (await world.get("district", `/api/exchange/deliveries/${id}/file`)).rawPayload;
const tasks = () =>
  world.work(async ({ sql: tx }) => {
    const { rows } = await sql<{ title: string; due_on: string }>`
      select title, due_on from platform.task where kind = 'exchange.copy' and done_at is null order by due_on`.execute(
      tx,
    );
    return rows;
  });

/** The headings stand in the first row that has as many cells as columns were agreed. */
async function tableOf(bytes: Buffer, columns: readonly string[]): Promise<(readonly unknown[])[]> {
  const rows = await firstSheet(bytes);
  const head = rows.findIndex(
    (row) => row.length === columns.length && row.every((cell, at) => cell === columns[at]),
  );
  expect(head, JSON.stringify(rows.slice(0, 6))).toBeGreaterThanOrEqual(0);
  return rows.slice(head + 1);
}

let ofSecret: readonly Truth[];

/** Two of everything alike, but that the second is infected; and those whom nothing but an infection puts on a list. */
async function openChildrenOfSecret(): Promise<void> {
  const truth = {
    ...{ village: "500117104204", sex: "1", birthDate: "2014-05-06", stage: "primary", hukou: "rural" },
    ...{ health: "chronic", boarding: "day", disability: undefined, relief: ["dibao"], reason: undefined },
    ...{ care: undefined, quality: undefined, paidFen: 165_100, citizenNo: undefined },
    ...{ father: "deceased", mother: "deceased", orphanType: "community", difficulty: ["L2"] },
    categories: ["orphan", "inDifficulty"],
  } as const satisfies Omit<Truth, "name">;
  const alive = { father: "capable", mother: "capable" };
  ofSecret = [
    { ...truth, name: "甲无恙" },
    { ...truth, name: "甲有恙", orphanType: "hiv", difficulty: ["L2", "H5"] },
    { ...truth, ...alive, name: "乙有恙", orphanType: "hiv", difficulty: ["H5"] },
    {
      ...truth,
      ...alive,
      name: "丙有恙",
      orphanType: undefined,
      categories: ["inDifficulty"],
      difficulty: ["H5"],
    },
  ];
  await world.work((tx) =>
    recordDrafts(
      tx,
      ofSecret.map((one) => ({ draft: draftOf(one), asOf: SINCE })),
      { cipher: world.test.app.cipher, source: "test" },
    ),
  );
}

describe("a copy that is due", () => {
  it("is a task as soon as its quarter has ended, once", async () => {
    await agree({ subject: "copy.leftBehind", unit: "区教委", fields: ["name"] });
    expect(await world.work(askForDueCopies)).toBe(1);
    expect(await world.work(askForDueCopies)).toBe(1);
    expect(await tasks()).toEqual([{ title: "向区教委抄送2026年第二季度名单", due_on: "2026-07-25" }]);
  });

  it("is refused in words before the quarter is closed, and before it has ended", async () => {
    const id = await agree({
      subject: "copy.leftBehind",
      unit: "区妇联",
      fields: ["name"],
      frequency: "onDemand",
    });
    expect(await codeOf(make("district", id))).toBe("quarter.notClosed");
    expect(await codeOf(make("district", id, { period: "2026Q3" }))).toBe("exchange.copy.notEnded");
    expect((await make("district", id, { period: "七月" })).statusCode).toBe(422);
    const closed = await world.post("district", "/api/quarters/2026Q2/close", { reason: "试点镇街先行封存" });
    expect(closed.statusCode, closed.body).toBe(200);
    expect((await make("district", id)).statusCode).toBe(200);
  });

  it("is done when the copy has left", async () => {
    const { items } = (await world.get("district", "/api/exchange/copies")).json<{
      items: CopyAgreement[];
    }>();
    const due = items.find(({ unit }) => unit === "区教委");
    expect(due?.due).toEqual({
      on: "2026-07-25",
      period: "2026Q2",
      periodTitle: "2026年第二季度",
      isLate: false,
    });
    const made = (await make("district", due?.id ?? "")).json<Delivery>();
    expect(made.dueOn).toBe("2026-07-25");
    expect(await tasks()).toEqual([]);
    expect(await world.work(askForDueCopies)).toBe(0);
  });
});

describe("the columns of a copy", () => {
  it.each(copyLists.map(({ code }) => code))(
    "are exactly those agreed, whichever they are: %s",
    async (code) => {
      const subject = outboundSubjects().find((one) => one.code === code);
      const all = subject?.fields ?? [];
      const alone = all.map((field) => [field]);
      for (const fields of [...alone, all]) {
        const id = await agree({
          subject: code,
          fields: fields.map((field) => field.code),
          frequency: "onDemand",
        });
        const made = await make("district", id);
        expect(made.statusCode, made.body).toBe(200);
        const delivery = made.json<Delivery>();
        expect(delivery.columns).toEqual(fields.map(({ label }) => label));
        const rows = await tableOf(await fileOf(delivery.id), delivery.columns);
        expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(fields.length);
        // A row of empty cells is no row of a workbook.
        if (fields === all) expect(rows).toHaveLength(delivery.rows);
        expect(JSON.stringify(rows)).not.toMatch(/艾滋|HIV|抗病毒/i);
        if (!fields.some((field) => field.code === "citizenNo.clear"))
          expect(JSON.stringify(rows)).not.toMatch(/\d{17}[\dX]/);
      }
    },
  );

  it("hold every child of the lists, and a whole number where that was agreed", async () => {
    const fields = ["name", "citizenNo.clear", "citizenNo"];
    const id = await agree({ subject: "copy.orphanAndDefacto", fields, frequency: "onDemand" });
    const delivery = (await make("district", id)).json<Delivery>();
    const rows = await tableOf(await fileOf(delivery.id), delivery.columns);
    const listed = [...world.children, ...ofSecret].filter((child) => {
      const stands = standsOn(child, "2026-06-30");
      return stands.orphan || stands.defactoUnattended;
    });
    expect(rows.map(([name]) => name).sort()).toEqual(listed.map(({ name }) => name).sort());
    const numbers = rows.flatMap((row) => (typeof row[2] === "string" ? [row[2]] : []));
    expect(numbers.sort()).toEqual(listed.flatMap(({ citizenNo }) => citizenNo ?? []).sort());
  });
});

describe("an infection", () => {
  const listOf = async (code: string, fields: readonly CopyField[]) => {
    const codes = fields.map((field) => field.code);
    const id = await agree({ subject: code, fields: codes, frequency: "onDemand" });
    const { id: deliveryId, columns } = (await make("district", id)).json<Delivery>();
    return tableOf(await fileOf(deliveryId), columns);
  };
  const rowOf = (rows: readonly (readonly unknown[])[], name: string) =>
    rows.find((row) => row.includes(name))?.map((cell) => (cell === name ? "" : cell));

  it.each(copyLists)(
    "tells itself in no field of $title, nor by a field that stays empty",
    async ({ code }) => {
      const all = outboundSubjects().find((one) => one.code === code)?.fields ?? [];
      // What is each child's own says nothing of another.
      const fields = all.filter(
        (field) => !["childCode", "citizenNo", "citizenNo.clear"].includes(field.code),
      );
      const rows = await listOf(code, fields);
      const [well, ill] = [rowOf(rows, "甲无恙"), rowOf(rows, "甲有恙")];
      expect(ill).toEqual(well);
      if (code !== "copy.leftBehind") expect(well?.length).toBeGreaterThan(10);
    },
  );

  it("puts nobody on a list of which it is the only reason, nor an orphan beside parents who live", async () => {
    const fieldsOf = (code: string, ...wanted: string[]) =>
      (outboundSubjects().find((one) => one.code === code)?.fields ?? []).filter((field) =>
        wanted.includes(field.code),
      );
    const difficult = await listOf(
      "copy.inDifficulty",
      fieldsOf("copy.inDifficulty", "name", "difficultyType", "dimension"),
    );
    const names = difficult.map(([name]) => name);
    expect(names).toContain("甲有恙");
    expect(names).not.toContain("乙有恙");
    expect(names).not.toContain("丙有恙");
    const orphans = await listOf(
      "copy.orphanAndDefacto",
      fieldsOf("copy.orphanAndDefacto", "name", "father.condition", "mother.condition", "categories"),
    );
    const [ill = []] = orphans.filter((row) => row.includes("乙有恙"));
    expect(JSON.stringify(ill)).toContain("孤儿");
    expect(JSON.stringify(ill)).not.toMatch(/健在|能力/);
  });

  it("cannot be agreed on: no subject has such a field", async () => {
    for (const { code, fields } of outboundSubjects()) {
      const told = fields.filter((field) => /hiv|艾滋|感染|orphanType/i.test(`${field.code} ${field.label}`));
      expect(told, code).toEqual([]);
      const asked = await world.post("district", "/api/exchange/agreements", {
        ...{ ...AGREED, id: randomUUID(), direction: "out", subject: code, fields: ["name", "orphanType"] },
      });
      expect(asked.json(), code).toMatchObject({ code: "exchange.agreement.unknownField" });
    }
  });
});

describe("a copy that left", () => {
  let delivery: Delivery;

  it("says to whom, on which basis, what for and how long, is signed and logged", async () => {
    const id = await agree({
      subject: "copy.inDifficulty",
      unit: "团区委",
      fields: ["village", "name", "sex"],
    });
    delivery = (await make("district", id)).json<Delivery>();
    expect(delivery).toMatchObject({
      period: "2026Q2",
      madeBy: "王建国",
      keptUntil: "2026-10-08",
      isKept: true,
    });
    const bytes = await fileOf(delivery.id);
    const { rows: kept } = await world.work(({ sql: tx }) =>
      sql<{ location: string }>`select location from exchange.delivery where id = ${delivery.id}`.execute(tx),
    );
    const lying = await buffer(await world.test.app.files.open(kept[0]?.location ?? ""));
    expect([lying.length, lying.subarray(0, 2).toString() === "PK"]).toEqual([bytes.length, false]);
    expect(sm3(bytes).toString("hex")).toBe(delivery.digest);
    const { publicKey } = (await world.test.server.inject({ url: "/api/exchange/signing-key" })).json<{
      publicKey: string;
    }>();
    expect(verifySm2(delivery.signedText, delivery.signature, publicKey)).toBe(true);
    expect(JSON.parse(delivery.signedText)).toMatchObject({ digest: delivery.digest, rows: delivery.rows });
    const [, notes = []] = await allSheets(bytes);
    const said = JSON.stringify(notes);
    for (const words of [
      "抄送：团区委",
      "依据：国发〔2016〕36号",
      "用途：落实保障",
      "2026-10-08",
      "截至日期：2026-06-30",
    ])
      expect(said).toContain(words);
    const { rows } = await world.work(({ sql: tx }) =>
      sql<{ operation: string; purpose: string; detail: object }>`
        select operation, purpose, detail from audit.entry where ${delivery.id}::uuid = any (subject_ids) order by at`.execute(
        tx,
      ),
    );
    expect(rows[0]).toMatchObject({
      operation: "exchange.copy.make",
      purpose: "落实保障",
      detail: { unit: "团区委", columns: ["village", "name", "sex"], rows: delivery.rows },
    });
    expect(rows.map(({ operation }) => operation)).toContain("exchange.copy.take");
  });

  it("can be taken again byte by byte, and is not made twice", async () => {
    const { items } = (await world.get("leader", "/api/exchange/copies")).json<{ items: CopyAgreement[] }>();
    const agreement = items.find(({ unit }) => unit === "团区委");
    const again = (await make("district2", agreement?.id ?? "")).json<Delivery>();
    expect(again.id).toBe(delivery.id);
    expect(await fileOf(delivery.id)).toEqual(await fileOf(again.id));
    const csv = (
      await make("district", agreement?.id ?? "", { period: "2026Q2", format: "csv" })
    ).json<Delivery>();
    expect(csv.id).not.toBe(delivery.id);
    expect((await fileOf(csv.id)).toString().split("\n")[0]?.trim().replace("\ufeff", "")).toBe(
      "村居,姓名,性别",
    );
  });

  it("is the district officer's to make and to take; others read the log or nothing", async () => {
    const id = await agree({ subject: "copy.leftBehind", fields: ["name"], frequency: "onDemand" });
    for (const who of ["leader", "auditor", "security", "supervisor", "director", "finance"] as const) {
      expect(await codeOf(make(who, id)), who).toBe("access.forbidden");
      expect((await world.get(who, `/api/exchange/deliveries/${delivery.id}/file`)).statusCode, who).toBe(
        403,
      );
      const expected = who === "leader" || who === "auditor" ? 200 : 403;
      expect((await world.get(who, "/api/exchange/copies")).statusCode, who).toBe(expected);
    }
  });

  it("is dropped when its time is over, and its log stays", async () => {
    world.test.moveTo("2026-10-09T09:00:00+08:00");
    expect(await world.work((tx) => dropOldCopies(tx, world.test.app))).toBeGreaterThan(0);
    const gone = await world.get("district", `/api/exchange/deliveries/${delivery.id}/file`);
    expect([gone.statusCode, gone.json<{ code: string }>().code]).toEqual([410, "exchange.copy.dropped"]);
    const { items } = (await world.get("district", "/api/exchange/copies")).json<{
      items: CopyAgreement[];
    }>();
    const kept = items.find(({ unit }) => unit === "团区委")?.deliveries.find(({ id }) => id === delivery.id);
    expect(kept).toMatchObject({ isKept: false, digest: delivery.digest });
  });
});

describe("an agreement", () => {
  it("gives nothing before somebody agreed to it, the other way round, or with a field that is no longer given", async () => {
    const asked = await agree({ subject: "copy.leftBehind", fields: ["name"], isAsked: true });
    expect(await codeOf(make("district", asked))).toBe("exchange.copy.notInForce");
    const inbound = await agree({ direction: "in", subject: "copy.leftBehind", fields: ["name"] });
    expect(await codeOf(make("district", inbound))).toBe("exchange.copy.notOutbound");
    const gone = await agree({ subject: "copy.leftBehind", fields: ["name", "hiv"] });
    expect(await codeOf(make("district", gone))).toBe("exchange.copy.fieldGone");
    expect(await codeOf(make("district", "0197f0aa-0000-7000-8000-000000000000"))).toBe("access.notFound");
  });
});
