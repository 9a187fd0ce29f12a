import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { agreeOn, ask, asked, readBatch, rosterOf, upload } from "../../../test/support/sample-roster.ts";
import type { AgreementView } from "./agreements.contract.ts";
import type { BatchDetails, BatchView } from "./batches.contract.ts";
import { tellDue } from "./exchange-jobs.job.ts";
import { runBatch } from "./run-batch.job.ts";

const codeOf = (answer: { json(): unknown }) => (answer.json() as { code?: string }).code;

let test: TestApp;
let owner: pg.Client;
beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-28T09:00:00+08:00" });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
});
beforeEach(() => {
  test.moveTo("2026-11-28T09:00:00+08:00");
});

/** Received and worked on as far as it goes by itself. */
async function taken(agreementId: string, text: string): Promise<BatchView> {
  const answer = await upload(test, agreementId, text);
  expect(answer.statusCode, answer.body).toBe(200);
  const { id } = answer.json<BatchView>();
  await runBatch(test.app, id);
  return readBatch(test, id);
}

const decide = async (id: string, accept: boolean) =>
  (await test.as("district2")).post(`/api/exchange/agreements/${id}/decisions`, { accept, why: "看过了" });

describe("an agreement", () => {
  it("is asked for by one officer and holds when another has agreed", async () => {
    const agreement = (await ask(test)).json<AgreementView>();
    expect(agreement).toMatchObject({ state: "asked", edition: 1, can: ["withdraw"], due: null });
    const own = await (await test.as("district")).post(`/api/exchange/agreements/${agreement.id}/decisions`, {
      accept: true,
      why: "我自己同意",
    });
    expect(codeOf(own)).toBe("exchange.agreement.own");
    const agreed = await (await test.as("district2")).post(
      `/api/exchange/agreements/${agreement.id}/decisions`,
      { accept: true, why: "已核对来函" },
    );
    expect(agreed.json()).toMatchObject({
      ...{ state: "inForce", askedBy: "王建国", agreedBy: "赵敏", contactName: "刘科长" },
      due: { light: "green", dueOn: "2026-12-10", lateAfter: "2026-12-15" },
    });
  });
});

describe("a change of an agreement", () => {
  it("is a new edition, which takes the place of the old one when it is agreed to", async () => {
    const first = await agreeOn(test);
    const second = (
      await ask(test, { replaces: first.id, fields: ["name", "citizenNo", "address"] })
    ).json<AgreementView>();
    expect(second).toMatchObject({ edition: 2, lineId: first.lineId, state: "asked" });
    expect(codeOf(await ask(test, { replaces: first.id }))).toBe("exchange.agreement.waiting");
    expect(codeOf(await ask(test, { replaces: second.id, unit: "police" }))).toBe(
      "exchange.agreement.waiting",
    );
    await decide(second.id, true);
    const { editions } = (
      await (await test.as("district")).get(`/api/exchange/agreements/${second.id}`)
    ).json<{
      editions: AgreementView[];
    }>();
    expect(editions.map(({ edition, state }) => [edition, state])).toEqual([
      [2, "inForce"],
      [1, "replaced"],
    ]);
    expect(codeOf(await upload(test, first.id, rosterOf(1)))).toBe("exchange.batch.notInForce");
    const batch = await taken(second.id, rosterOf(2));
    expect(asked.read.at(-1)).toEqual({ id: batch.id, fields: ["name", "citizenNo", "address"] });
  });

  it("can be withdrawn by whoever asked, and declined by another; then the old edition still holds", async () => {
    const first = await agreeOn(test);
    const second = (await ask(test, { replaces: first.id })).json<AgreementView>();
    const url = `/api/exchange/agreements/${second.id}/withdrawals`;
    expect(codeOf(await (await test.as("district2")).post(url, { why: "不要了" }))).toBe(
      "exchange.agreement.notTheirs",
    );
    expect((await (await test.as("district")).post(url, { why: "不要了" })).json()).toMatchObject({
      state: "withdrawn",
    });
    const third = (await ask(test, { replaces: first.id })).json<AgreementView>();
    expect((await decide(third.id, false)).json()).toMatchObject({ state: "declined" });
    expect(codeOf(await decide(third.id, true))).toBe("exchange.agreement.decided");
    expect((await taken(first.id, rosterOf(1))).state).toBe("settled");
  });

  it("ends with a reason, and nothing more is taken in", async () => {
    const { id } = await agreeOn(test);
    const ended = await (await test.as("district")).post(`/api/exchange/agreements/${id}/end`, {
      why: "职能划走了",
    });
    expect(ended.json()).toMatchObject({ state: "ended", endedWhy: "职能划走了", can: [] });
    expect(codeOf(await upload(test, id, rosterOf(1)))).toBe("exchange.batch.notInForce");
  });
});

describe("an agreement that is asked for", () => {
  it.each([
    [{ subject: "nothing" }, "exchange.agreement.unknownSubject"],
    [{ fields: ["name", "citizenNo", "salary"] }, "exchange.agreement.unknownField"],
    [{ fields: ["name"] }, "exchange.agreement.fieldNeeded"],
    [{ validTo: "2026-01-01" }, "exchange.agreement.validity"],
    [{ firstDue: undefined }, "exchange.agreement.firstDue"],
    [{ frequency: "onDemand" }, "exchange.agreement.firstDue"],
    [{ firstDue: "2025-12-31" }, "exchange.agreement.firstDue"],
    [{ partnerId: randomUUID() }, "exchange.agreement.unknownPartner"],
    [{ folder: "../上级" }, "http.invalid"],
    [{ contactPhone: "找他" }, "http.invalid"],
    [{ fields: [] }, "http.invalid"],
  ])("with %j is refused: %s", async (wanted, code) => {
    expect(codeOf(await ask(test, wanted))).toBe(code);
  });

  it("is kept once, however often it is sent", async () => {
    const id = randomUUID();
    await ask(test, { id });
    expect((await ask(test, { id })).statusCode).toBe(200);
    const { editions } = (await (await test.as("district")).get(`/api/exchange/agreements/${id}`)).json<{
      editions: AgreementView[];
    }>();
    expect(editions).toHaveLength(1);
  });

  it.each([
    ["director", 403],
    ["finance", 403],
    ["police", 403],
    ["leader", 200],
    ["auditor", 200],
  ] as const)("is read by %s: %i", async (name, status) => {
    expect((await (await test.as(name)).get("/api/exchange/agreements")).statusCode).toBe(status);
    expect((await ask(test, {}, name)).statusCode).toBe(403);
  });
});

describe("a batch that is due", () => {
  it("is a task of the officers when it has not come by its day and the grace, until it comes", async () => {
    const { id, lineId } = await agreeOn(test);
    const late = async () => {
      await tellDue(test.app);
      const { rows } = await owner.query<{ title: string }>(
        "select title from platform.task where key = $1 and done_at is null",
        [`exchange.due/${lineId}/2026-12-10`],
      );
      return rows.length;
    };
    test.moveTo("2026-12-15T09:00:00+08:00");
    expect(await late()).toBe(0);
    test.moveTo("2026-12-16T09:00:00+08:00");
    expect(await late()).toBe(1);
    const { items } = (await (await test.as("leader")).get("/api/exchange/agreements")).json<{
      items: AgreementView[];
    }>();
    expect(items.find((one) => one.id === id)?.due?.light).toBe("red");
    // What cannot be read is not what was waited for.
    expect((await taken(id, "不是名册")).state).toBe("refused");
    expect(await late()).toBe(1);
    await taken(id, rosterOf(3));
    expect(await late()).toBe(0);
  });
});

describe("a batch that is uploaded", () => {
  it("is read with the agreed fields alone, then worked on", async () => {
    const agreement = await agreeOn(test);
    const batch = await taken(agreement.id, rosterOf(3));
    expect(batch).toMatchObject({
      ...{ state: "settled", rows: 3, faulty: 0, asOf: "2026-11-01", dueOn: "2026-12-10" },
      tallies: { certain: 2, none: 1 },
      dropAfter: "2026-12-28",
    });
    expect(asked.read.at(-1)).toEqual({ id: batch.id, fields: ["name", "citizenNo"] });
    const { events } = (
      await (await test.as("district")).get(`/api/exchange/batches/${batch.id}`)
    ).json<BatchDetails>();
    expect(events.map(({ what }) => what)).toEqual(["received", "read", "settled"]);
  });

  it("waits for a person where it is the same file again, and goes on when released with a reason", async () => {
    const agreement = await agreeOn(test);
    await taken(agreement.id, rosterOf(5));
    const held = await taken(agreement.id, rosterOf(5));
    expect(held).toMatchObject({ state: "held", heldFor: ["sameFile"], can: ["release", "sendBack"] });
    expect(asked.worked).not.toContain(held.id);
    const district = await test.as("district");
    const released = await district.post(
      `/api/exchange/batches/${held.id}/releases`,
      { why: "对方确认本月没有变化" },
      { version: held.version },
    );
    expect(released.json()).toMatchObject({ state: "matching" });
    await runBatch(test.app, held.id);
    expect((await readBatch(test, held.id)).state).toBe("settled");
  });

  it("is refused with the reason where it is no such roster", async () => {
    const batch = await taken((await agreeOn(test)).id, "不是名册");
    expect(batch).toMatchObject({ state: "refused", problem: { code: "sample.wrongType" } });
  });

  it("is not taken without an agreement in force", async () => {
    const { id } = (await ask(test)).json<AgreementView>();
    expect(codeOf(await upload(test, id, rosterOf(1)))).toBe("exchange.batch.notInForce");
    expect(codeOf(await upload(test, randomUUID(), rosterOf(1)))).toBe("access.notFound");
  });
});
