/** What the register alone knows stops a payment or asks for a word before the month is submitted. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { cardOf, openPaidChildren, seedStandards, systemWork } from "../../../../test/support/payees.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { ChildFile } from "../../registry/child-file.contract.ts";
import { adoptFromLedger } from "../entitlements/adopt-ledger.service.ts";
import type { LineView, PayrollView } from "./payroll.contract.ts";

const MONTH = "2026-11";
const names = ["囚一", "逝二", "迁三", "共四", "共五", "亡六", "安七"] as const;
let test: TestApp;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-12-05T09:00:00+08:00" });
  await seedStandards(test.databaseUrl);
  const shared = cardOf(77_001);
  const ids = await openPaidChildren(test.app, [
    { name: "囚一", category: "defactoUnattended", carer: "father" },
    { name: "逝二" },
    { name: "迁三" },
    { name: "共四", account: shared },
    { name: "共五", account: shared, village: "500117101001" },
    { name: "亡六" },
    { name: "安七" },
  ]);
  await systemWork(test.app, (tx) =>
    adoptFromLedger(tx, test.app.cipher, { firstMonth: MONTH, commit: true, seesHiv: true }),
  );
  const of = (name: (typeof names)[number]) => ids[names.indexOf(name)] ?? "";
  await ofCarer(of("囚一"), { condition: "imprisoned", document: "（2026）渝刑初8号" });
  await ofCarer(of("逝二"), { condition: "deceased", document: "死亡证明" });
  await act(of("迁三"), "movedAway");
  await act(of("亡六"), "died");
  expect((await compute()).statusCode).toBe(200);
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function fileOf(id: string): Promise<ChildFile> {
  return (await (await test.as("district")).get(`/api/children/${id}`)).json<ChildFile>();
}

async function ofCarer(id: string, value: object): Promise<void> {
  const { version, kin } = await fileOf(id);
  const personId = kin[0]?.person.id;
  const answer = await (await test.as("district")).post(
    `/api/children/${id}/facts`,
    { kind: "condition", from: "2026-11-02", value, personId },
    { version },
  );
  expect(answer.statusCode, answer.body).toBe(200);
}

async function act(id: string, why: string): Promise<void> {
  const { version } = await fileOf(id);
  const answer = await (await test.as("district")).post(
    `/api/children/${id}/acts`,
    { kind: "ended", on: "2026-11-10", why, reason: "派出所来函" },
    { version },
  );
  expect(answer.statusCode, answer.body).toBe(200);
}

const compute = async () => (await test.as("district")).post("/api/payrolls", { month: MONTH });

async function view(): Promise<PayrollView> {
  return (await (await test.as("district")).get(`/api/payrolls/${MONTH}`)).json<PayrollView>();
}

async function faults(): Promise<Record<string, readonly string[]>> {
  const answer = await (await test.as("district")).get(`/api/payrolls/${MONTH}/lines?limit=200`);
  const { items } = answer.json<{ items: LineView[] }>();
  return Object.fromEntries(items.map(({ name, blocking, warnings }) => [name, [...blocking, ...warnings]]));
}

const said = async (check: string, word: string) =>
  (await test.as("district")).post(`/api/payrolls/${MONTH}/words`, { check, word });

describe("before a month is submitted", () => {
  it("facts of the register alone hold back or ask about a line, each by its name", async () => {
    expect(await faults()).toEqual({
      囚一: ["领取人服刑、强制戒毒或被限制人身自由"],
      逝二: ["领取人已死亡"],
      迁三: ["孩子户籍已迁出，仍有款项要发", "档案里目前不在孤儿或事实无人抚养名册"],
      共四: ["同一个账号登记在不同领取人名下"],
      共五: ["同一个账号登记在不同领取人名下"],
      亡六: ["孩子已死亡，仍有以前月份要补发", "档案里目前不在孤儿或事实无人抚养名册"],
      安七: [],
    });
  });

  it("is not submitted while a warning wants a word, and keeps whose word it was and why", async () => {
    const { version } = await view();
    const refused = await (await test.as("district")).post(
      `/api/payrolls/${MONTH}/submissions`,
      {},
      { version },
    );
    expect(refused.json()).toMatchObject({ code: "benefits.payroll.warningsOpen" });
    expect((await said("childMoved", "迁出前十天，迁入地次月起发")).statusCode).toBe(200);
    expect((await compute()).statusCode).toBe(200);
    const { checks } = await view();
    expect(checks.find(({ code }) => code === "childMoved")).toMatchObject({
      lines: 1,
      open: 0,
      words: [
        { word: "迁出前十天，迁入地次月起发", by: "王建国", at: "2026-12-05T01:00:00.000Z", childName: null },
      ],
    });
    expect(checks.find(({ code }) => code === "childDied")).toMatchObject({ lines: 1, open: 1 });
  });

  it("is submitted once every warning has its word, without the lines that are held back", async () => {
    const { checks } = await view();
    for (const { code } of checks.filter(({ open }) => open > 0)) await said(code, "已电话核实");
    const { version } = await view();
    const answer = await (await test.as("district")).post(
      `/api/payrolls/${MONTH}/submissions`,
      {},
      { version },
    );
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json<PayrollView>().figures.withheld).toMatchObject({ lines: 4 });
  });
});
