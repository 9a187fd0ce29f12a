/** What holds after changes: corrections of the past, values that nobody has compared, changes in whatever order. */
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { draftOf, parameterChanges } from "../../../test/support/parameter-changes.ts";
import { addMonths } from "../../kernel/calendar-date.ts";
import { setClock } from "../../kernel/clock.ts";
import { listParameters } from "./parameters.store.ts";

let test: TestApp;
const { preview, propose, digestNow, decide, work } = parameterChanges(() => test);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

describe("a correction", () => {
  it("replaces a past period, keeps what was believed, and takes away its 待核", async () => {
    const key = "benefits.standard.tekun";
    const change = await propose(
      draftOf({
        document: "渝民〔2022〕88号",
        effective: { rule: "correction" },
        rows: [{ key, value: 93100, from: "2022-09-01" }],
      }),
    );
    const answer = await decide("leader", "confirmation", change.id, {
      previewDigest: await digestNow(change.id),
    });
    expect(answer.statusCode, answer.body).toBe(200);
    const held = await work((tx) => listParameters(tx, "2022-12-01"));
    expect(held.get(key)).toMatchObject({
      value: 93100,
      document: "渝民〔2022〕88号",
      certainty: "verified",
      validTo: "2023-09-01",
    });
    const before = await work((tx) => listParameters(tx, "2022-12-01", new Date("2026-11-26T00:00:00Z")));
    expect(before.get(key)).toMatchObject({ value: 93200, certainty: "uncertain" });
  });
});

describe("a change that nobody has compared with the original", () => {
  it("holds, and shows as 待核 until it is corrected", async () => {
    const key = "benefits.payroll.cutoffDay";
    const change = await propose(draftOf({ compared: false, rows: [{ key, value: 3 }] }));
    await decide("leader", "confirmation", change.id, { previewDigest: await digestNow(change.id) });
    const held = await work((tx) => listParameters(tx, "2027-01-01"));
    expect(held.get(key)).toMatchObject({ value: 3, certainty: "uncertain" });
  });
});

describe("whatever is proposed and confirmed in whatever order", () => {
  it("one value at most is believed of a day, and only the announced time gets another", {
    timeout: 120_000,
  }, async () => {
    const key = "benefits.amount.insurance.year";
    const months = Array.from({ length: 60 }, (_, index) => addMonths("2024-01-01", index));
    const believed = new Map<string, unknown>();
    const begun: string[] = [];
    const step = fc.record({
      jump: fc.integer({ min: -9, max: 9 }),
      value: fc.integer({ min: 1, max: 4 }),
      corrects: fc.boolean(),
    });
    const steps = fc.sample(step, { numRuns: 40, seed: 20261127 });
    let confirmed = 0;
    for (const [index, { jump, value, corrects: wantsToCorrect }] of steps.entries()) {
      const corrects = wantsToCorrect && begun.length > 0;
      // Mostly forward, at times back into what is decided already.
      const ahead = months[Math.min(59, Math.max(0, index + jump))] ?? "2024-01-01";
      const month = (corrects ? begun[(jump + 9) % begun.length] : ahead) ?? ahead;
      const draft = draftOf(
        corrects
          ? { effective: { rule: "correction" }, rows: [{ key, value, from: month }] }
          : { effective: { rule: "fromMonth", month: month.slice(0, 7) }, rows: [{ key, value }] },
      );
      if ((await preview(draft)).statusCode !== 200) continue;
      const change = await propose(draft);
      const answer = await decide("district2", "confirmation", change.id, {
        previewDigest: await digestNow(change.id),
      });
      expect(answer.statusCode, answer.body).toBe(200);
      confirmed += 1;
      begun.push(month);
      const row = change.proposedPreview.rows[0];
      for (const day of months) {
        if (row !== undefined && row.from <= day && (row.to === null || day < row.to))
          believed.set(day, value);
      }
    }
    expect(confirmed).toBeGreaterThan(12);
    const { rows } = await work((tx) =>
      sql<{ day: string; values: unknown[] }>`
        select day::date as day, array_agg(p.value) as values
        from generate_series('2024-01-01'::date, '2028-12-01', interval '1 month') day
        join platform.parameter p on p.key = ${key} and p.superseded_at is null
          and p.valid_from <= day and (p.valid_to is null or p.valid_to > day)
        group by 1`.execute(tx.sql),
    );
    expect(new Map(rows.map(({ day, values }) => [day, values]))).toEqual(
      new Map([...believed].map(([day, value]) => [day, [value]])),
    );
  });
});
