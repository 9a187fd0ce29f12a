import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertAgreement } from "../../../../test/support/agreements.ts";
import { type ListsWorld, openListsWorld } from "../../../../test/support/lists-world.ts";
import { insertBatch, type WantedRow } from "../../../../test/support/matches.ts";
import { callBy, partnerWithKey } from "../../../../test/support/partners.ts";
import { firstSheet } from "../../../../test/support/read-sheet.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { WITHHELD } from "../../../platform/figures/suppress-small.ts";
import type { Feedback } from "../outbound/feedback.contract.ts";
import type { ExchangePicture } from "./picture.contract.ts";

let world: ListsWorld;
let batchId: string;
let openBatch: string;
let secret: string;
let otherSecret: string;
type Who = Parameters<ListsWorld["get"]>[0];

const times = (count: number, row: WantedRow) => Array.from({ length: count }, () => row);

beforeAll(async () => {
  world = await openListsWorld();
  world.test.moveTo("2026-07-20T09:00:00+08:00");
  const key = { scopes: ["exchange.deliver"] };
  const sender = await partnerWithKey(world.test, key);
  secret = sender.secret;
  otherSecret = (await partnerWithKey(world.test, key)).secret;
  const ids = world.children.map(({ id }) => id);
  await world.work(async (tx) => {
    const prison = await insertAgreement(tx, {
      ...{ direction: "in", subject: "prison", unit: "区司法局", fields: ["name"], firstDue: "2026-01-10" },
      partnerId: sender.partnerId,
    });
    const certain = ids
      .slice(0, 6)
      .map((id): WantedRow => ({ band: "certain", personId: id, decision: "same", childId: id }));
    batchId = await insertBatch(tx, {
      agreementId: prison,
      dueOn: "2026-07-10",
      rows: [
        ...certain,
        { band: "review", personId: ids[10] ?? "", decision: "different" },
        { band: "review", personId: ids[11] ?? "", decision: "same" },
        ...times(90, { band: "none" }),
        { band: null, isFaulty: true },
      ],
    });
    openBatch = await insertBatch(tx, {
      ...{ agreementId: prison, ordinal: 2, state: "review", receivedAt: "2026-07-19T08:00:00Z" },
      rows: [{ band: "review", personId: ids[12] ?? "" }],
    });
    const school = await insertAgreement(tx, {
      ...{ direction: "in", subject: "school", unit: "区教委", fields: ["name"], frequency: "onDemand" },
    });
    // The first child is told of by both; two go further.
    await insertBatch(tx, {
      agreementId: school,
      rows: [{ band: "certain", personId: ids[0] ?? "", decision: "same", childId: ids[0] ?? "" }],
    });
    await sql`
      insert into benefits.finding (child_id, scope_code, about, kind, facts_digest, first_seen, changed_on, needs_task)
      values (${ids[1]}, '500117104204', 'B03', 'entitledNotReceiving', ${uuid()}, '2026-07-06', '2026-07-06', false),
        (${ids[2]}, '500117104204', 'B03', 'entitledNotReceiving', ${uuid()}, '2026-01-06', '2026-01-06', false)`.execute(
      tx.sql,
    );
    await sql`
      insert into benefits.entitlement (id, child_id, scope_code, programme, from_month, source, decided_on, recorded_at, recorded_by)
      values (${uuid()}, ${ids[0]}, '500117104204', 'B03', '2026-08', 'application', '2026-07-15', now(), ${tx.actor.postId}),
        (${uuid()}, ${ids[3]}, '500117104204', 'B03', '2025-08', 'application', '2025-07-15', now(), ${tx.actor.postId})`.execute(
      tx.sql,
    );
  });
});
afterAll(() => world.close());

const read = async (who: Who, query = "") =>
  (await world.get(who, `/api/exchange/picture${query}`)).json<ExchangePicture>();

describe("the picture of exchange", () => {
  it("tells batches by unit with their bands; a day that was missed counts, though a later roster has answered for it", async () => {
    const { partners, total } = await read("leader");
    expect(partners.map(({ unit }) => unit)).toEqual(["区教委", "区司法局"]);
    expect(partners[1]).toMatchObject({
      ...{ agreements: 1, batches: 2, due: 3, inTime: 1, owed: 0, rows: 100, faulty: 1 },
      ...{ certain: 6, review: 3, none: 90, same: 7, waiting: 1 },
    });
    expect(total).toMatchObject({ batches: 3, rows: 101, certain: 7 });
  });

  it("follows children whom a roster told of to what they receive, each once, and nothing that was before (政策找人)", async () => {
    const { partners, total } = await read("district");
    expect(partners[1]).toMatchObject({ told: 6, found: 2, applied: 1, granted: 1 });
    expect(partners[0]).toMatchObject({ told: 1, found: 1, applied: 1, granted: 1 });
    expect(total).toMatchObject({ told: 6, found: 2, applied: 1, granted: 1 });
  });

  it("is empty for a time in which nothing came", async () => {
    const { total } = await read("district", "?from=2020-01-01&to=2020-12-31");
    expect(total).toMatchObject({ batches: 0, rows: 0, told: 0, due: 0, owed: 0 });
  });

  it("leaves the office without small figures, by the officer alone", async () => {
    const file = await world.get("district", "/api/exchange/picture", XLSX_TYPE);
    const rows = await firstSheet(file.rawPayload);
    const head = rows.find((row) => row[0] === "单位") ?? [];
    const prison = rows.find((row) => row[0] === "区司法局") ?? [];
    expect(prison[head.indexOf("批次")]).toBe("2");
    expect(prison[head.indexOf("其中已享受保障")]).toBe(WITHHELD);
    expect((await world.get("leader", "/api/exchange/picture", XLSX_TYPE)).statusCode).toBe(403);
    for (const who of ["director", "supervisor", "finance", "security"] as const)
      expect((await world.get(who, "/api/exchange/picture")).statusCode, who).toBe(403);
  });
});

describe("feedback to the sender", () => {
  const url = () => `/api/exchange/own-batches/${batchId}/feedback`;

  it("is figures by band and outcome, by its own key, without a name and without small figures", async () => {
    const answer = await callBy(world.test, secret, { url: url() });
    expect(answer.statusCode, answer.body).toBe(200);
    const feedback = answer.json<Feedback>();
    expect(feedback.lines.map(({ label }) => label)).toEqual(["确定", "需人工核对", "未比中", "合计"]);
    expect(feedback.lines.at(-1)?.cells.at(-1)).toBe(99);
    for (const cell of feedback.lines.flatMap(({ cells }) => cells))
      expect(cell === WITHHELD || cell === 0 || cell >= 5).toBe(true);
    for (const { name, id } of world.children) {
      expect(answer.body).not.toContain(name);
      expect(answer.body).not.toContain(id);
    }
  });

  it("is nobody else's, and waits until the batch is settled", async () => {
    const foreign = await callBy(world.test, otherSecret, { url: url() });
    expect(foreign.json()).toMatchObject({ code: "access.notFound" });
    const early = await callBy(world.test, secret, {
      url: `/api/exchange/own-batches/${openBatch}/feedback`,
    });
    expect(early.json()).toMatchObject({ code: "match.feedback.notSettled" });
    expect((await world.get("district", url())).statusCode).toBe(403);
  });

  it("is printed by the officer, and read by the leader", async () => {
    const paper = `/api/exchange/batches/${batchId}/feedback/paper`;
    const docx = await world.get("district", `${paper}?as=docx`);
    expect([docx.statusCode, docx.rawPayload.subarray(0, 2).toString()]).toEqual([200, "PK"]);
    const pdf = await world.get("district", paper);
    expect(pdf.rawPayload.subarray(0, 4).toString()).toBe("%PDF");
    expect((await world.get("leader", paper)).statusCode).toBe(403);
    expect((await world.get("leader", `/api/exchange/batches/${batchId}/feedback`)).statusCode).toBe(200);
    expect((await world.get("supervisor", `/api/exchange/batches/${batchId}/feedback`)).statusCode).toBe(403);
  });
});
