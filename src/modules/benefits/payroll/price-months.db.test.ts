/** A month with a price subsidy from the document to the payroll, through HTTP: proposed, confirmed by another, paid, struck out. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { openPaidChildren, seedStandards, systemWork } from "../../../../test/support/payees.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import type { Change, ChangePreview } from "../../../platform/parameters/parameter-changes.contract.ts";
import { adoptFromLedger } from "../entitlements/adopt-ledger.service.ts";
import { PRICE_MONTH, PRICE_TRIGGERED } from "../programs/price-subsidy-keys.ts";
import { askPriceMonths } from "./ask-price-months.service.ts";
import type { DifferenceView, LineView, PaymentSheet, PayrollView } from "./payroll.contract.ts";
import type { readPriceMonths } from "./price-months.contract.ts";

let test: TestApp;
let ids: string[];

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-12-20T09:00:00+08:00" });
  await seedStandards(test.databaseUrl);
  ids = await openPaidChildren(test.app, [
    { name: "孤一" },
    { name: "机构二", careMode: "institution", orphanType: "institution", account: "50011799990000000001" },
    { name: "事实三", category: "defactoUnattended" },
    { name: "补差四", category: "defactoUnattended", mode: "补差", standardFen: 165_100, amountFen: 125_100 },
    { name: "邻镇五", village: "500117101001" },
  ]);
  await systemWork(test.app, (tx) =>
    adoptFromLedger(tx, test.app.cipher, { firstMonth: "2026-11", commit: true, seesHiv: true }),
  );
});
afterAll(async () => {
  await test.close();
  setClock("");
});

type Months = OutputOf<typeof readPriceMonths>;

const months = async (name: CastName = "district") => {
  const answer = await (await test.as(name)).get("/api/price-subsidies");
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Months>();
};

const draftFor = (effective: object, rows: readonly object[]) => ({
  document: "渝发改价〔2026〕9号",
  title: "关于启动价格联动机制的通知",
  issuedOn: "2026-12-10",
  compared: true,
  effective,
  reason: "按通知录入",
  rows,
});
const declared = (month: string, fen: number) =>
  draftFor({ rule: "oneMonth", month }, [
    { key: PRICE_TRIGGERED, value: true },
    { key: PRICE_MONTH, value: fen },
  ]);

async function preview(draft: object) {
  return (await test.as("district")).post("/api/parameter-changes/preview", draft);
}

async function proposed(draft: object): Promise<Change> {
  const { digest } = (await preview(draft)).json<ChangePreview>();
  const answer = await (await test.as("district")).post("/api/parameter-changes", {
    ...draft,
    previewDigest: digest,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Change>();
}

async function confirmed({ id, version }: Change): Promise<void> {
  const second = await test.as("district2");
  const { digest } = (await second.get(`/api/parameter-changes/${id}/preview`)).json<ChangePreview>();
  const answer = await second.post(
    `/api/parameter-changes/${id}/confirmation`,
    { previewDigest: digest },
    { version },
  );
  expect(answer.statusCode, answer.body).toBe(200);
}

async function computed(month: string): Promise<PayrollView> {
  const answer = await (await test.as("district")).post("/api/payrolls", { month });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<PayrollView>();
}

async function subsidies(month: string, name: CastName = "district"): Promise<LineView[]> {
  const answer = await (await test.as(name)).get(`/api/payrolls/${month}/lines?programme=B23`);
  return answer.json<{ items: LineView[] }>().items;
}

async function asked(name: CastName) {
  const answer = await (await test.as(name)).get("/api/desk");
  return answer
    .json<{ tasks: { kind: string }[] }>()
    .tasks.filter((one) => one.kind === "benefits.priceMonth");
}

async function sayNone(month: string, name: CastName = "district") {
  return (await test.as(name)).post(`/api/price-subsidies/${month}/none`, {});
}

describe("a month with a price subsidy", () => {
  it("is none before one is declared", async () => {
    expect(await months()).toEqual({
      months: [],
      proposed: [],
      nextMonth: "2026-11",
      unanswered: [],
      can: ["propose", "sayNone"],
    });
    expect((await computed("2026-11")).figures.byProgramme["B23"]).toBeUndefined();
  });
  it("is asked about on the officers' desks once it is over and its day has come", async () => {
    expect((await months()).unanswered).toEqual(["2026-11"]);
    await systemWork(test.app, askPriceMonths);
    await systemWork(test.app, askPriceMonths);
    expect(await asked("district")).toMatchObject([
      { title: "登记价格临时补贴：2026年11月是否启动", dueOn: "2026-12-31", link: "/price-subsidies" },
    ]);
    expect(await asked("leader")).toEqual([]);
  });
  it("tells beforehand whom it reaches and by how much, once", async () => {
    const answer = (await preview(declared("2026-11", 6000))).json<ChangePreview>();
    // Whoever has 低保 gets it with 低保.
    expect(answer.impacts).toMatchObject([
      { what: "价格临时补贴", affected: 4, monthlyFen: 0, arrearsFen: 24_000 },
    ]);
    expect(answer.unreckoned).toEqual([]);
    expect(answer.rows.map(({ from, to }) => [from, to])).toEqual([
      ["2026-11-01", "2026-12-01"],
      ["2026-11-01", "2026-12-01"],
    ]);
    expect(answer.impacts[0]?.examples[0]?.words).toBe("一次发放 60.00 元");
  });
  it("waits for a second person, and nothing is paid of it until then", async () => {
    const change = await proposed(declared("2026-11", 6000));
    expect((await months()).proposed).toMatchObject([
      { changeId: change.id, month: "2026-11", fen: 6000, document: "渝发改价〔2026〕9号", by: "王建国" },
    ]);
    expect((await months("supervisor")).proposed).toEqual([]);
    await computed("2026-11");
    expect(await subsidies("2026-11")).toEqual([]);
    expect(await asked("district2")).toHaveLength(1);
    await confirmed(change);
    expect(await asked("district2")).toEqual([]);
    expect((await sayNone("2026-11")).json()).toMatchObject({ code: "benefits.priceMonth.declared" });
  });
  it("is a line of its own in the payroll, to the payee of the basic allowance, with its document", async () => {
    const { figures } = await computed("2026-11");
    expect(figures.byProgramme["B23"]).toEqual({ lines: 4, fen: 24_000 });
    expect(figures.people).toBe(5);
    const lines = await subsidies("2026-11");
    expect(lines.map((line) => line.name).sort()).toEqual(["事实三", "孤一", "机构二", "邻镇五"]);
    expect(lines.every((line) => line.payeeName !== null && line.accountMasked !== null)).toBe(true);
    expect((await subsidies("2026-11", "otherSupervisor")).map((line) => line.name)).toEqual(["邻镇五"]);
    const sheet = (
      await (await test.as("district")).get(`/api/payrolls/2026-11/sheets/${ids[0]}`)
    ).json<PaymentSheet>();
    expect(sheet.lines.find((line) => line.programme === "B23")).toMatchObject({
      because: "本月启动价格联动，每人 60.00 元",
      document: "渝发改价〔2026〕9号",
      unchecked: false,
    });
    const differences = await (await test.as("district")).get(
      "/api/payrolls/2026-11/differences?cause=added",
    );
    const added = differences.json<{ items: DifferenceView[] }>().items;
    expect(added.find((one) => one.programmeName === "价格临时补贴")?.reason).toContain("启动价格联动");
    expect(await months()).toMatchObject({
      months: [
        { month: "2026-11", fen: 6000, unchecked: false, listed: { people: 4, fen: 24_000 }, paidFen: 0 },
      ],
      proposed: [],
    });
    expect((await months("otherSupervisor")).months[0]?.listed).toEqual({ people: 1, fen: 6000 });
  });
  it("is told on the child's page as received with the basic allowance, in that month", async () => {
    const groupOn = async (asOf: string) => {
      const answer = await (await test.as("district")).get(`/api/children/${ids[0]}/benefits?asOf=${asOf}`);
      return answer
        .json<{ items: { code: string; group: string; since: string | null }[] }>()
        .items.find((one) => one.code === "B23");
    };
    expect(await groupOn("2026-11-15")).toMatchObject({ group: "receiving", since: "随基本生活费一起发" });
    expect(await groupOn("2026-10-15")).toMatchObject({ group: "notEntitled" });
  });
  it("cannot be declared a second time, and says to correct it instead", async () => {
    const again = await preview(declared("2026-11", 7000));
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ code: "platform.parameter.overlap" });
    expect((await preview(declared("2026-12", 7000))).statusCode).toBe(200);
  });
  it("is corrected, and struck out again, each by two people", async () => {
    const from = "2026-11-01";
    await confirmed(
      await proposed(draftFor({ rule: "correction" }, [{ key: PRICE_MONTH, value: 5500, from }])),
    );
    expect((await computed("2026-11")).figures.byProgramme["B23"]).toEqual({ lines: 4, fen: 22_000 });
    const strike = draftFor({ rule: "correction" }, [
      { key: PRICE_TRIGGERED, value: false, from },
      { key: PRICE_MONTH, value: 0, from },
    ]);
    const change = await proposed(strike);
    expect((await months()).proposed).toMatchObject([{ month: "2026-11", fen: null }]);
    await confirmed(change);
    expect((await months()).months).toEqual([]);
    expect((await computed("2026-11")).figures.byProgramme["B23"]).toBeUndefined();
  });
  it("is asked about again when it was struck out, until somebody says that there was none", async () => {
    expect(await asked("district")).toHaveLength(1);
    expect((await sayNone("2026-11", "leader")).statusCode).toBe(403);
    expect((await sayNone("2026-12")).json()).toMatchObject({ code: "benefits.priceMonth.notOver" });
    expect((await sayNone("2026-11")).statusCode).toBe(200);
    expect((await sayNone("2026-11")).statusCode).toBe(200);
    expect(await asked("district")).toEqual([]);
    expect((await months()).unanswered).toEqual([]);
  });
  it("is shown to who reads the payroll, and proposed by the officer alone", async () => {
    expect((await months("leader")).can).toEqual([]);
    expect((await (await test.as("director")).get("/api/price-subsidies")).statusCode).toBe(403);
    const refused = await (await test.as("finance")).post(
      "/api/parameter-changes/preview",
      declared("2026-12", 6000),
    );
    expect(refused.statusCode).toBe(403);
  });
});
