/** What a draft of a change must be before it is shown to anybody: refused where, and answered at the edge of the calendar. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { community, draftOf, parameterChanges } from "../../../test/support/parameter-changes.ts";
import { setClock } from "../../kernel/clock.ts";
import type { ChangeDraft } from "./parameter-changes.contract.ts";

let test: TestApp;
const { preview } = parameterChanges(() => test);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

describe("a draft", () => {
  it("from the month after its document is counted from the document's date", async () => {
    const answer = await preview(
      draftOf({ effective: { rule: "nextMonth" }, rows: [{ key: "benefits.standard.hiv", value: 1 }] }),
    );
    expect(answer.json()).toMatchObject({ effectiveFrom: "2026-12-01" });
  });

  it.each<[string, Partial<ChangeDraft>, string, object]>([
    [
      "of an undeclared key",
      { rows: [{ key: "benefits.nobody", value: 1 }] },
      "platform.parameter.badChange",
      { path: "rows.0.key", code: "unknown" },
    ],
    [
      "with a value of the wrong type",
      { rows: [{ key: community, value: "1700" }] },
      "platform.parameter.badChange",
      { path: "rows.0.value", code: "wrongType" },
    ],
    [
      "with parts of a fen",
      { rows: [{ key: community, value: 1700.5 }] },
      "platform.parameter.badChange",
      { path: "rows.0.value", code: "wrongType" },
    ],
    [
      "that names one twice",
      {
        rows: [
          { key: "benefits.standard.hiv", value: 1 },
          { key: "benefits.standard.hiv", value: 2 },
        ],
      },
      "platform.parameter.badChange",
      { path: "rows.1.key", code: "twice" },
    ],
    [
      "that changes nothing",
      { rows: [{ key: "benefits.standard.hiv", value: 165100 }] },
      "platform.parameter.badChange",
      { path: "rows.0.value", code: "unchanged" },
    ],
    [
      "of a document of the future",
      { issuedOn: "2026-12-01", rows: [{ key: "benefits.standard.hiv", value: 1 }] },
      "platform.parameter.badChange",
      { path: "issuedOn", code: "future" },
    ],
    [
      "that corrects a period which is not there",
      { effective: { rule: "correction" }, rows: [{ key: community, value: 1, from: "2024-02-01" }] },
      "platform.parameter.badChange",
      { path: "rows.0.from", code: "nothingToCorrect" },
    ],
    [
      "that overlaps an older period",
      { effective: { rule: "fromMonth", month: "2024-01" } },
      "platform.parameter.overlap",
      { path: "rows.0.value", code: "overlap" },
    ],
  ])("%s is refused and says where", async (_, patch, code, fault) => {
    const answer = await preview(draftOf(patch));
    expect(answer.json()).toMatchObject({ code, errors: [fault] });
  });

  it.each(["2027-13", "2027-1", "202701", "2027-00", "0000-01", "9999-12"])(
    "with the month %s is not understood",
    async (month) => {
      expect((await preview(draftOf({ effective: { rule: "fromMonth", month } }))).statusCode).toBe(422);
    },
  );

  it("is not proposed on a preview that nobody has seen", async () => {
    const answer = await (await test.as("district")).post("/api/parameter-changes", {
      ...draftOf({ rows: [{ key: "benefits.standard.hiv", value: 1 }] }),
      previewDigest: "0",
    });
    expect(answer.statusCode).toBe(412);
  });
});

describe("days at the edge of the calendar", () => {
  it.each(["0000-01-01", "0001-01-01", "9999-12-31"])(
    "%s is answered or refused, never broken",
    async (day) => {
      const agent = await test.as("district");
      for (const query of [`asOf=${day}`, `knownOn=${day}`])
        expect((await agent.get(`/api/parameters?${query}`)).statusCode, query).toBeLessThan(500);
      expect((await preview(draftOf({ issuedOn: day, effective: { rule: "nextMonth" } }))).statusCode).toBe(
        422,
      );
      const rows = [{ key: community, value: 1, from: day }];
      expect((await preview(draftOf({ effective: { rule: "correction" }, rows }))).statusCode).toBe(422);
    },
  );
});
