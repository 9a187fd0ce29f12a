/** Who receives what since when, through HTTP: taken over from the ledgers, changed, held back, ended. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { asOwnerOf, cardOf, openPaidChildren, systemWork } from "../../../../test/support/payees.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import type { ChildPayments } from "../payroll/child-payments.contract.ts";
import type { ActPreview } from "../payroll/preview-act.contract.ts";
import type { AdoptionCount, adoptFromLedger } from "./adoption.contract.ts";
import type { EntitlementView } from "./entitlements.contract.ts";
import { endEntitlement, startEntitlement } from "./entitlements.service.ts";

let test: TestApp;
let ids: string[];

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
  ids = await openPaidChildren(test.app, [
    { name: "孤一" },
    { name: "机构二", careMode: "institution", orphanType: "institution" },
    { name: "感染三", orphanType: "hiv" },
    { name: "事实四", category: "defactoUnattended", mode: "补差", standardFen: 165_100, amountFen: 125_100 },
    { name: "错卡五", account: "6222021234567890129", village: "500117101001" },
    { name: "待办六", category: "defactoUnattended", since: "2022-01-01" },
  ]);
});
afterAll(async () => {
  await test.close();
  setClock("");
});

type Adoption = OutputOf<typeof adoptFromLedger>;

async function adopt(commit: boolean, name: CastName = "district", more: object = {}) {
  const agent = await test.as(name);
  return agent.post("/api/entitlements/adoptions", { firstMonth: "2026-12", commit, ...more });
}

async function waiting(): Promise<AdoptionCount[]> {
  const answer = await (await test.as("district")).get("/api/entitlements/adoptions");
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: AdoptionCount[] }>().items;
}

async function list(name: CastName, more = ""): Promise<EntitlementView[]> {
  const answer = await (await test.as(name)).get(`/api/entitlements?month=2026-12${more}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: EntitlementView[] }>().items;
}

async function of(name: string): Promise<EntitlementView> {
  const found = (await list("district")).find((one) => one.childName === name);
  if (found === undefined) throw new Error(`${name} receives nothing`);
  return found;
}

async function act(name: string, path: string, payload: object, version?: number) {
  const row = await of(name);
  const agent = await test.as("district");
  return agent.post(`/api/entitlements/${row.id}/${path}`, payload, { version: version ?? row.version });
}

describe("taking the ledgers over", () => {
  it("tells beforehand whom it takes and what is missing, and changes nothing", async () => {
    const preview = (await adopt(false)).json<Adoption>();
    expect(preview).toMatchObject({
      committed: false,
      found: 6,
      adopted: 6,
      byProgramme: { B01: 3, B02: 1, B03: 2 },
    });
    expect(preview.incomplete).toEqual([{ childId: ids[4], name: "错卡五", missing: ["正确的账号"] }]);
    expect(await list("district")).toEqual([]);
  });
  it("counts by township and programme who is recognised and not paid, and who cannot be taken over", async () => {
    await openPaidChildren(test.app, [{ name: "无账七", category: "defactoUnattended" }]).then(([id]) =>
      asOwnerOf(test.databaseUrl, async (client) => {
        await client.query("delete from registry.fact where person_id = $1 and kind = 'allowance'", [id]);
      }),
    );
    expect(await waiting()).toMatchObject([
      { placeName: "官渡镇", programme: "B01", recognised: 1, entitled: 0, ready: 1, withoutAllowance: 0 },
      { placeName: "古楼镇", programme: "B01", recognised: 2, ready: 2 },
      { placeName: "古楼镇", programme: "B02", recognised: 1, ready: 1 },
      { placeName: "古楼镇", programme: "B03", recognised: 3, entitled: 0, ready: 2, withoutAllowance: 1 },
    ]);
  });
  it("takes one place or one programme, and tells only of them", async () => {
    const township = (await adopt(false, "district", { place: "500117101" })).json<Adoption>();
    expect(township).toMatchObject({ found: 1, adopted: 1, byProgramme: { B01: 1 } });
    const programme = (await adopt(false, "district", { programme: "B03" })).json<Adoption>();
    expect(programme).toMatchObject({ found: 2, adopted: 2, byProgramme: { B03: 2 } });
  });
  it("refuses a first month that is years away, at the field", async () => {
    const late = await (await test.as("district")).post("/api/entitlements/adoptions", {
      firstMonth: "2036-12",
      commit: true,
    });
    expect(late.statusCode).toBe(422);
    expect(late.json()).toMatchObject({
      code: "benefits.entitlement.monthOrder",
      errors: [{ path: "firstMonth", message: "最晚从2026年12月起" }],
    });
  });
  it("is the district officer's alone", async () => {
    for (const name of ["supervisor", "leader", "finance", "director"] as const) {
      expect((await (await test.as(name)).get("/api/entitlements/adoptions")).statusCode, name).toBe(403);
      expect((await adopt(true, name)).statusCode, name).toBe(403);
    }
  });
  it("makes them entitlements once, however often it is done", async () => {
    expect((await adopt(true)).json<Adoption>()).toMatchObject({ committed: true, adopted: 6, already: 0 });
    expect((await adopt(true)).json<Adoption>()).toMatchObject({ adopted: 0, already: 6 });
    expect(await list("district")).toHaveLength(6);
  });
  it("by two people at once takes each child once", async () => {
    await asOwnerOf(test.databaseUrl, async (client) => {
      await client.query("delete from benefits.entitlement_change");
      await client.query("delete from benefits.entitlement");
      await client.query("delete from benefits.other_income");
    });
    const both = await Promise.all([adopt(true), adopt(true, "district2")]);
    expect(both.map((answer) => answer.json<Adoption>().adopted).sort()).toEqual([0, 6]);
  });
  it("keeps accounts sealed and shows them masked", async () => {
    const row = await of("孤一");
    expect(row).toMatchObject({
      programme: "B01",
      careMode: "community",
      payeeRelation: "祖母",
      source: "ledger",
    });
    expect(row.accountMasked).toMatch(/^\*{15}\d{4}$/);
    await asOwnerOf(test.databaseUrl, async (client) => {
      const { rows } = await client.query<{ text: string }>(
        "select account_sealed::text || account_index::text as text from benefits.entitlement where child_id = $1",
        [ids[0]],
      );
      expect(rows[0]?.text).not.toContain(Buffer.from("629999").toString("hex"));
    });
  });
  it("tells of an infection to the bureau's officer alone", async () => {
    expect((await of("感染三")).programme).toBe("B02");
    const supervisor = await list("supervisor");
    expect(supervisor.find((one) => one.childName === "感染三")?.programme).toBe("B01");
    expect(await list("supervisor", "&programme=B02")).toEqual([]);
    expect((await list("supervisor", "&programme=B01")).map((one) => one.childName)).toContain("感染三");
  });
  it("shows a township its own children only", async () => {
    expect((await list("otherSupervisor")).map((one) => one.childName)).toEqual(["错卡五"]);
    expect((await list("supervisor")).map((one) => one.childName)).not.toContain("错卡五");
  });
});

describe("an entitlement", () => {
  it("takes a payee with a sound account, and says which digit check a wrong one fails", async () => {
    const payee = { name: "新祖母", relation: "祖母", bank: "中国农业银行合川支行", account: cardOf(777) };
    const wrong = await act("孤一", "payee", {
      payee: { ...payee, account: `${cardOf(777).slice(0, -1)}${(Number(cardOf(777).at(-1)) + 1) % 10}` },
      reason: "换卡",
    });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json()).toMatchObject({
      code: "benefits.account.unsound",
      errors: [{ path: "payee.account", code: "checkDigit" }],
    });
    const right = await act("孤一", "payee", { payee, reason: "换卡" });
    expect(right.statusCode, right.body).toBe(200);
    expect(right.json<EntitlementView>()).toMatchObject({ payeeName: "新祖母", version: 2 });
  });
  it("tells the second of two that the first has changed it", async () => {
    const payee = { name: "别人", relation: "祖母", bank: "中国农业银行", account: cardOf(778) };
    const stale = await act("孤一", "payee", { payee, reason: "换卡" }, 1);
    expect(stale.statusCode).toBe(412);
    expect(stale.json()).toMatchObject({ code: "benefits.entitlement.stale", seen: 1, held: 2 });
    expect((await of("孤一")).payeeName).toBe("新祖母");
  });
  it("changes its care mode from a month on, keeping the months before", async () => {
    const changed = await act("孤一", "care-mode", {
      careMode: "institution",
      fromMonth: "2026-12",
      reason: "入院",
    });
    expect(changed.json<EntitlementView>()).toMatchObject({ careMode: "institution", fromMonth: "2026-12" });
    const [before] = await (async () => {
      const answer = await (await test.as("district")).get("/api/entitlements?month=2026-11");
      return answer.json<{ items: EntitlementView[] }>().items.filter((one) => one.childName === "孤一");
    })();
    expect(before).toMatchObject({ careMode: "community", toMonth: "2026-11" });
  });
  it("tells beforehand what the next payroll changes, and changes nothing", async () => {
    const row = await of("事实四");
    const preview = async (body: object) =>
      (
        await (await test.as("district")).post(`/api/entitlements/${row.id}/previews`, body)
      ).json<ActPreview>();
    const held = await preview({ act: "suspend", fromMonth: "2026-12" });
    expect(held).toMatchObject({ month: "2026-12", overpaidFen: 0 });
    expect(held.lines).toMatchObject([{ beforeFen: 125_100, afterFen: 125_100, heldBack: true }]);
    const ended = await preview({ act: "end", why: "adopted", on: "2026-11-20" });
    expect(ended.lines).toMatchObject([{ beforeFen: 125_100, afterFen: 0, because: "这个月不在享受期内" }]);
    expect(ended.lastMonth).toBe("2026-11");
    expect(ended.rule).toMatch(/次月起停发/);
    const later = await preview({ act: "careMode", careMode: "institution", fromMonth: "2027-03" });
    expect(later.month).toBe("2027-03");
    expect(later.lines).toMatchObject([{ beforeFen: 125_100, afterFen: 160_000 }]);
    expect((await preview({ act: "resume", fromMonth: "2026-12", paidLater: true })) as object).toMatchObject(
      {
        code: "benefits.entitlement.notSuspended",
      },
    );
    expect(await of("事实四")).toEqual(row);
  });
  it("says at the field why a month does not do", async () => {
    const wrong = await act("事实四", "suspension", { fromMonth: "2021-01", reason: "待核" });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json()).toMatchObject({
      code: "benefits.entitlement.monthOrder",
      errors: [{ path: "fromMonth", message: "不能早于2022年1月" }],
    });
  });
  it("is held back and resumed with a reason, once each", async () => {
    const body = { fromMonth: "2026-12", reason: "监护人失联，待核" };
    expect((await act("事实四", "suspension", body)).json<EntitlementView>().suspended).toMatchObject(body);
    expect((await act("事实四", "suspension", body)).json()).toMatchObject({
      code: "benefits.entitlement.suspended",
    });
    const back = { fromMonth: "2027-01", paidLater: true, reason: "已核实" };
    expect((await act("事实四", "resumption", back)).json<EntitlementView>().suspended).toBeNull();
    expect((await act("事实四", "resumption", back)).json()).toMatchObject({
      code: "benefits.entitlement.notSuspended",
    });
  });
  it("does not change its care mode while it is held back", async () => {
    expect((await of("事实四")).can).toEqual(["payee", "careMode", "suspend", "end"]);
    await act("事实四", "suspension", { fromMonth: "2027-02", reason: "再核" });
    expect((await of("事实四")).can).toEqual(["payee", "resume", "end"]);
    const refused = await act("事实四", "care-mode", {
      careMode: "institution",
      fromMonth: "2027-02",
      reason: "入院",
    });
    expect(refused.json()).toMatchObject({ code: "benefits.entitlement.suspended" });
    const back = await act("事实四", "resumption", { fromMonth: "2027-02", paidLater: true, reason: "核实" });
    expect(back.statusCode).toBe(200);
  });
  it("ends by the rule of what happened, and then takes no further change", async () => {
    const row = await of("机构二");
    const ended = await act("机构二", "ending", { why: "parentFound", on: "2027-01-15", reason: "找到生母" });
    expect(ended.json<EntitlementView>()).toMatchObject({ toMonth: "2026-12", endedWhy: "parentFound" });
    const again = await (await test.as("district")).post(
      `/api/entitlements/${row.id}/ending`,
      { why: "other", on: "2027-01-15", reason: "再停" },
      { version: 2 },
    );
    expect(again.json()).toMatchObject({ code: "benefits.entitlement.ended" });
  });
  it("is not brought back by the ledger once a decision has ended it", async () => {
    expect((await adopt(true)).json<Adoption>()).toMatchObject({ adopted: 0, already: 6 });
    expect((await waiting()).reduce((sum, one) => sum + one.ready, 0)).toBe(0);
  });
  it("begins in the month after the decision, and not twice", async () => {
    const childId = ids[5] ?? "";
    const start = (fromMonth?: string) =>
      systemWork(test.app, (tx) =>
        startEntitlement(tx, test.app, {
          childId,
          programme: "B04",
          decidedOn: "2026-11-20",
          reason: "测试",
          ...(fromMonth === undefined ? {} : { fromMonth }),
        }),
      );
    const id = await start();
    expect((await list("district")).find((one) => one.id === id)).toMatchObject({ fromMonth: "2026-12" });
    await expect(start("2027-03")).rejects.toMatchObject({ code: "benefits.entitlement.overlaps" });
    await systemWork(test.app, (tx) =>
      endEntitlement(tx, id, { why: "mistake", on: "2026-12-01", reason: "误" }),
    );
    await expect(start("2027-03")).resolves.toMatch(/-/);
  });
  it("tells its history in words, the newest first, and which one goes on after a change of care mode", async () => {
    const [childId] = ids;
    const path = `/api/children/${childId}/payments`;
    const told = (await (await test.as("supervisor")).get(path)).json<ChildPayments>();
    expect(told.childName).toBe("孤一");
    expect(told.nextMonth).toBe("2026-12");
    const [before, after] = told.entitlements;
    expect(before?.followedBy).toBe(after?.id);
    expect(after?.changes).toMatchObject([
      {
        kind: "变更供养方式",
        says: "从2026年12月起由“社会散居”改为“机构供养”",
        reason: "入院",
        by: "王建国",
      },
    ]);
    expect(before?.changes.map((one) => one.kind)).toEqual(["更换领取人", "起领"]);
    expect(JSON.stringify(told)).not.toMatch(/629999\d{13}/);
    expect((await (await test.as("otherSupervisor")).get(path)).statusCode).toBe(404);
  });
  it("is not found by a neighbouring township, and not changed by whoever may only read", async () => {
    const row = await of("事实四");
    const path = `/api/entitlements/${row.id}/suspension`;
    const body = { fromMonth: "2026-12", reason: "试" };
    expect((await (await test.as("supervisor")).post(path, body, { version: 9 })).statusCode).toBe(403);
    expect((await (await test.as("leader")).post(path, body, { version: 9 })).statusCode).toBe(403);
    expect(cast.leader.role).toBe("districtLeader");
  });
});
