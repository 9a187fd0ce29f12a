/** Too much in one programme, too little in another of the same child: set off with consent, or not at all. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import {
  asOwnerOf,
  cardOf,
  openPaidChildren,
  seedStandards,
  systemWork,
} from "../../../../test/support/payees.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import { adoptFromLedger } from "../entitlements/adopt-ledger.service.ts";
import { startEntitlement } from "../entitlements/entitlements.service.ts";
import type { LineView, PayrollView } from "./payroll.contract.ts";
import type { RecoveryView } from "./recoveries.contract.ts";
import type { readSetOff } from "./set-offs.contract.ts";

const NEXT = "2026-12";
let test: TestApp;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-12-05T09:00:00+08:00" });
  await seedStandards(test.databaseUrl);
  const [id = ""] = await openPaidChildren(test.app, [{ name: "抵一", category: "defactoUnattended" }]);
  await systemWork(test.app, (tx) =>
    adoptFromLedger(tx, test.app.cipher, { firstMonth: "2026-11", commit: true, seesHiv: true }),
  );
  await compute("2026-11");
  await asOwnerOf(test.databaseUrl, async (client) => {
    await client.query("update benefits.payroll_line set status = 'paid'");
    await client.query("update benefits.payroll set state = 'closed', closed_at = now()");
  });
  // An orphan since November, as it turned out: that allowance is lacking, the other was paid in vain.
  await systemWork(test.app, (tx) =>
    startEntitlement(tx, test.app, {
      childId: id,
      programme: "B01",
      decidedOn: "2026-12-01",
      fromMonth: "2026-11",
      careMode: "community",
      reason: "父母双亡",
      payee: { name: "祖母", relation: "祖母", bank: "农商行", account: cardOf(88_001) },
    }),
  );
  await compute(NEXT);
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function compute(month: string): Promise<void> {
  const answer = await (await test.as("district")).post("/api/payrolls", { month });
  expect(answer.statusCode, answer.body).toBe(200);
}

async function get<Answer>(url: string): Promise<Answer> {
  const answer = await (await test.as("district")).get(url);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Answer>();
}

async function recovery(): Promise<RecoveryView> {
  const { items } = await get<{ items: RecoveryView[] }>("/api/recoveries?all=true");
  const [only] = items;
  if (only === undefined || items.length > 1) throw new Error(`${items.length} cases`);
  return only;
}

async function post(path: string, body: object) {
  const { id, version } = await recovery();
  return (await test.as("district")).post(`/api/recoveries/${id}/${path}`, body, { version });
}

const consent = { consentBy: "刘奶奶", consentOn: "2026-12-04", consentDocument: "同意书 2026-3 号，存档" };
const offered = async () =>
  get<OutputOf<typeof readSetOff>>(`/api/recoveries/${(await recovery()).id}/set-offs`);

async function arrearsOf(programme: string): Promise<number | undefined> {
  const { items } = await get<{ items: LineView[] }>(`/api/payrolls/${NEXT}/lines?limit=50`);
  return items.find((line) => line.programme === programme)?.arrearsFen;
}

describe("money paid too much in one programme", () => {
  it("is not set off by itself: the case offers what another programme lacks, and says what that takes", async () => {
    expect(await recovery()).toMatchObject({ state: "found", outstandingFen: 165_100, setOffFen: 0 });
    expect(await arrearsOf("B01")).toBe(165_100);
    expect(await offered()).toEqual({
      allowed: true,
      says: "文件没有规定可以直接用别的项目抵，须领取人书面同意（系统默认（设计值），待核）",
      offers: [
        {
          programme: "B01",
          programmeName: "孤儿基本生活费",
          lackingFen: 165_100,
          fromMonth: "2026-11",
          toMonth: "2026-11",
          atMostFen: 165_100,
        },
      ],
      done: [],
    });
  });

  it("is set off after the notice only, with a consent that is signed, and no more than there is", async () => {
    const body = { programme: "B01", fen: 100_000, ...consent };
    expect((await post("set-offs", body)).json()).toMatchObject({ code: "benefits.recovery.wrongState" });
    await post("notices", { noticeNo: "追告2026-9", on: "2026-12-03" });
    expect((await post("set-offs", { ...body, consentOn: "2026-12-06" })).json()).toMatchObject({
      code: "benefits.setOff.consentLater",
    });
    expect((await post("set-offs", { ...body, fen: 165_101 })).json()).toMatchObject({
      code: "benefits.recovery.tooMuch",
      atMostFen: 165_100,
    });
    expect((await post("set-offs", { ...body, programme: "B23" })).statusCode).toBe(422);
    expect((await post("set-offs", { ...body, consentBy: "" })).statusCode).toBe(422);
    const done = await post("set-offs", body);
    expect(done.json<RecoveryView>(), done.body).toMatchObject({
      state: "noticed",
      outstandingFen: 65_100,
      setOffFen: 100_000,
    });
    expect((await offered()).done).toMatchObject([
      { programmeName: "孤儿基本生活费", fen: 100_000, ...consent, by: "王建国" },
    ]);
  });

  it("is not paid all the same by a payroll that was computed before", async () => {
    const submit = async () => {
      const { version, checks } = await get<PayrollView>(`/api/payrolls/${NEXT}`);
      const district = await test.as("district");
      for (const { code } of checks.filter(({ open }) => open > 0))
        await district.post(`/api/payrolls/${NEXT}/words`, { check: code, word: "已核" });
      return district.post(`/api/payrolls/${NEXT}/submissions`, {}, { version });
    };
    expect((await submit()).json()).toMatchObject({ code: "benefits.payroll.outdated" });
    await compute(NEXT);
    expect(await arrearsOf("B01")).toBe(65_100);
    expect(await recovery()).toMatchObject({ outstandingFen: 65_100 });
    const rest = await post("set-offs", { programme: "B01", fen: 65_100, ...consent });
    expect(rest.json<RecoveryView>(), rest.body).toMatchObject({ state: "settled", outstandingFen: 0 });
    await compute(NEXT);
    expect(await arrearsOf("B01")).toBe(0);
    expect(await recovery()).toMatchObject({ state: "settled", setOffFen: 165_100 });
    expect((await submit()).statusCode).toBe(200);
  });

  it("is not offered where the parameter forbids it", async () => {
    await asOwnerOf(test.databaseUrl, async (client) => {
      await client.query(
        "update platform.parameter set value = 'false' where key = 'benefits.recovery.setOffWithConsent'",
      );
    });
    expect(await offered()).toMatchObject({ allowed: false, offers: [] });
    expect((await post("set-offs", { programme: "B01", fen: 1, ...consent })).json()).toMatchObject({
      code: "benefits.setOff.notAllowed",
    });
  });
});
