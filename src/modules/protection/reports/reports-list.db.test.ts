/** The list of reports and the file that is made of it: in what order, what stands in it, and what never does. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { reportPublicly } from "../../../../test/support/reports.ts";
import type { ReportSummary } from "./report-view.contract.ts";

let test: TestApp;
const reporter = { name: "李老师", phone: "13800000000" };
const quiet = { situations: [], injury: "none", danger: "no" };

beforeAll(async () => {
  test = await createTestApp();
  await reportPublicly(test, { content: { ...quiet, children: [{}] }, reporter });
  await reportPublicly(test, { content: { danger: "yes", children: [{}] } });
  await reportPublicly(test, { content: { danger: "unsure", children: [{}] } });
  await reportPublicly(test, { content: { danger: "yes", children: [{}] } });
  await reportPublicly(test, { content: { situations: ["MR2"], children: [{}] } });
});
afterAll(() => test.close());

interface Page {
  readonly items: readonly ReportSummary[];
  readonly nextCursor: string | null;
  readonly total: number;
}
const list = async (name: CastName, query = "") =>
  (await (await test.as(name)).get(`/api/reports?${query}`)).json<Page>();
const fileOf = async (name: CastName, accept: string, query = "") =>
  (await test.as(name)).request({ method: "GET", url: `/api/reports?${query}`, headers: { accept } });

describe("the list of what waits", () => {
  it("begins with the reddest and among these with the nearest clock", async () => {
    const { items } = await list("supervisor");
    expect(items.map(({ colour }) => colour)).toEqual(["red", "red", "orange", "yellow"]);
    const due = items.filter(({ colour }) => colour === "red").map(({ nextDueAt }) => nextDueAt ?? "");
    expect(due).toEqual([...due].sort());
  });

  it("puts what is taken up behind what nobody has signed for", async () => {
    const [first] = (await list("supervisor")).items;
    await (await test.as("supervisor")).post(`/api/reports/${first?.id ?? ""}/take-up`, {});
    const { items } = await list("supervisor", "colour=red");
    expect(items.map(({ state }) => state)).toEqual(["received", "takenUp"]);
    expect(items[1]?.id).toBe(first?.id);
  });

  it("finds one by a part of its number, in small letters too", async () => {
    const [first] = (await list("supervisor")).items;
    const { items } = await list("supervisor", `number=${first?.number.toLowerCase() ?? ""}`);
    expect(items.map(({ id }) => id)).toEqual([first?.id]);
    expect((await list("supervisor", "number=%25")).items).toEqual([]);
  });

  it.each(["open", "all"])(
    "of %s comes page after page, nothing twice and nothing left out",
    async (open) => {
      const whole = (await list("district", `open=${open}&limit=200`)).items.map(({ id }) => id);
      const seen: string[] = [];
      for (let cursor = ""; ; ) {
        const page = await list("district", `open=${open}&limit=2${cursor}`);
        seen.push(...page.items.map(({ id }) => id));
        expect(page.total).toBe(whole.length);
        if (page.nextCursor === null) break;
        cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
      }
      expect(seen).toEqual(whole);
      expect(new Set(seen).size).toBe(whole.length);
    },
  );

  it("refuses the place of another list", async () => {
    const { nextCursor } = await list("district", "limit=1");
    const agent = await test.as("district");
    const answer = await agent.get(
      `/api/reports?limit=1&colour=red&cursor=${encodeURIComponent(nextCursor ?? "")}`,
    );
    expect(answer.statusCode).toBe(400);
  });
});

describe("the list as a file", () => {
  it("holds what is seen, and nothing of what was said and by whom", async () => {
    const answer = await fileOf("supervisor", "text/csv");
    expect(answer.statusCode).toBe(200);
    const lines = answer.body.trim().split(/\r?\n/);
    expect(lines).toHaveLength(1 + (await list("supervisor")).total);
    expect(lines[0]).toContain("报告编号");
    for (const word of ["青紫", "李老师", "13800000000", "测试儿"]) expect(answer.body).not.toContain(word);
  });

  it("does not say of a sealed one what it is about", async () => {
    const { items } = await list("district", "limit=200");
    const sealed = items.find((item) => item.sealed);
    const receiver = sealed === undefined ? "district2" : "district";
    const answer = await fileOf(receiver, "text/csv");
    expect(answer.body).toContain("涉密，打开后可见");
    expect(answer.body).not.toContain("性侵");
  });

  it("is a workbook as well", async () => {
    const answer = await fileOf(
      "district",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    );
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe("PK");
  });

  it.each<[CastName, number]>([
    ["director", 403],
    ["supervisor", 200],
    ["district", 200],
    ["leader", 200],
    ["finance", 403],
    ["auditor", 403],
    ["police", 403],
    ["admin", 403],
  ])("for %s: %i", async (name, status) => {
    expect((await fileOf(name, "text/csv")).statusCode).toBe(status);
  });
});
