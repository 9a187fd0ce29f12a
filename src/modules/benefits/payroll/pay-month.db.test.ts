/** A computed month is signed by three people, goes to the bank and comes back, and is closed for good. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { asOwnerOf, cardOf } from "../../../../test/support/payees.ts";
import { MONTH, openPayees, payrollDesk } from "../../../../test/support/payroll-desk.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { EntitlementView } from "../entitlements/entitlements.contract.ts";
import type { PayrollView } from "./payroll.contract.ts";

let test: TestApp;
let ids: string[];
const { get, compute, view, linesOf, step, stepped, scalar, fileText, returned, answerTo } = payrollDesk(
  () => test,
);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-12-28T09:00:00+08:00" });
  ids = await openPayees(test);
  expect((await compute("district", MONTH)).statusCode).toBe(200);
});
afterAll(async () => {
  await test.close();
  setClock("");
});

describe("signing", () => {
  it("asks for a word about each warning first", async () => {
    await asOwnerOf(test.databaseUrl, async (client) => {
      await client.query(
        `insert into benefits.other_income (id, child_id, scope_code, kind, from_month, fen, source, recorded_at, recorded_by)
         values (gen_random_uuid(), $1, '500117104204', 'tekun', '2026-01', 100100, 't', now(), gen_random_uuid())`,
        [ids[0]],
      );
    });
    await compute("district", MONTH);
    const refused = await step("district", "submissions");
    expect(refused.json()).toMatchObject({
      code: "benefits.payroll.warningsOpen",
      open: [{ code: "otherAid", lines: 1 }],
    });
    const said = await (await test.as("district")).post(`/api/payrolls/${MONTH}/words`, {
      check: "otherAid",
      word: "已选孤儿，特困本月注销",
    });
    expect(said.json<PayrollView>().checks.find((check) => check.code === "otherAid")).toMatchObject({
      open: 0,
    });
  });
  it("goes on by different people only, and back with a reason", async () => {
    expect((await stepped("district", "submissions")).state).toBe("submitted");
    expect((await step("district", "reviews")).json()).toMatchObject({ code: "benefits.payroll.samePerson" });
    expect((await step("leader", "approvals")).json()).toMatchObject({ code: "benefits.payroll.wrongState" });
    const back = await stepped("district2", "returns", MONTH, { note: "先核错卡五的账号" });
    expect(back).toMatchObject({
      state: "draft",
      steps: [{ act: "submit" }, { act: "return", note: "先核错卡五的账号" }],
    });
    await stepped("district", "submissions");
    expect((await stepped("district2", "reviews")).state).toBe("reviewed");
    expect((await step("district2", "approvals")).json()).toMatchObject({
      code: "benefits.payroll.wrongRole",
    });
    expect((await stepped("leader", "approvals")).state).toBe("approved");
    expect((await compute("district", MONTH)).json()).toMatchObject({ code: "benefits.payroll.wrongState" });
  });
  it("tells the second of two that the first was faster", async () => {
    const stale = await (await test.as("finance")).post(
      `/api/payrolls/${MONTH}/payment-files`,
      { template: "ruralBank" },
      { version: 1 },
    );
    expect(stale.statusCode).toBe(412);
  });
});

describe("paying", () => {
  let first: PayrollView["files"][number];

  it("writes the bank's file by its template, accounts in clear, once", async () => {
    expect((await step("finance", "payment-files", MONTH, { template: "none" })).json()).toMatchObject({
      code: "benefits.payroll.noTemplate",
    });
    const paying = await stepped("finance", "payment-files", MONTH, { template: "ruralBank" });
    expect(paying).toMatchObject({ state: "paying", files: [{ seq: 1, lines: 5, fen: 820_400 }] });
    const [file] = paying.files;
    if (file === undefined) throw new Error("no file");
    first = file;
    const rows = await fileText(file.id);
    expect(rows[0]).toEqual(["序号", "账号", "户名", "金额", "摘要"]);
    expect(rows).toHaveLength(6);
    expect(rows.map((row) => row[4]).join()).not.toContain("艾滋");
    expect((await step("finance", "payment-files", MONTH, { template: "ruralBank" })).json()).toMatchObject({
      code: "benefits.payroll.nothingToPay",
    });
  });
  it("is not shown to who does not pay", async () => {
    const answer = await (await test.as("district")).get(`/api/payrolls/${MONTH}/payment-files/${first.id}`);
    expect(answer.statusCode).toBe(403);
  });
  it("takes a return file whole or not at all", async () => {
    const rows = await answerTo(first.id, null);
    const wrong = rows.map((row, index) =>
      index === 2 ? [row[0] ?? "", row[1] ?? "", "1.00", "成功", ""] : row,
    );
    const refused = await returned(first.id, [...wrong, rows[0] ?? [], ["77", "1", "1.00", "成功", ""]]);
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      code: "benefits.payroll.badReturn",
      errors: [
        { path: "row.4", code: "wrongAmount" },
        { path: "row.7", code: "doubledLine" },
        { path: "row.8", code: "unknownLine" },
      ],
    });
    expect((await view()).reconciled).toMatchObject({ paidFen: 0, pendingFen: 820_400 });
  });
  it("tells which payments came back, and does not close before all are known", async () => {
    expect((await step("finance", "closings")).json()).toMatchObject({ code: "benefits.payroll.unfinished" });
    const orphan = (await linesOf(MONTH)).find((line) => line.name === "孤一");
    const rows = await answerTo(first.id, orphan?.payeeName);
    const answer = await returned(first.id, rows);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json<PayrollView>().reconciled).toMatchObject({
      paidFen: 655_300,
      rejectedFen: 165_100,
      withheldFen: 165_100,
      pendingFen: 0,
      balances: true,
    });
    expect((await returned(first.id, rows)).json()).toMatchObject({
      code: "benefits.payroll.alreadyReturned",
    });
  });
  it("sends a rejected payment again once its account is corrected, and only that", async () => {
    expect((await step("finance", "payment-files", MONTH, { template: "ruralBank" })).json()).toMatchObject({
      code: "benefits.payroll.nothingToPay",
    });
    const { items } = await get<{ items: EntitlementView[] }>("district", `/api/entitlements?month=${MONTH}`);
    const row = items.find((one) => one.childName === "孤一");
    const grandmother = await scalar<string>(
      "select person_id::text as value from registry.kin where child_id = $1",
      [ids[0]],
    );
    const corrected = await (await test.as("district")).post(
      `/api/entitlements/${row?.id}/payee`,
      {
        payee: {
          name: "祖母新",
          relation: "祖母",
          personId: grandmother,
          bank: "中国农业银行合川支行",
          account: cardOf(900),
        },
        reason: "户名更正",
      },
      { version: row?.version ?? 0 },
    );
    expect(corrected.statusCode, corrected.body).toBe(200);
    const paying = await stepped("finance", "payment-files", MONTH, { template: "ruralBank" });
    expect(paying.files).toMatchObject([{ seq: 1 }, { seq: 2, lines: 1, fen: 165_100 }]);
    const second = paying.files[1]?.id ?? "";
    const rows = await fileText(second);
    expect(rows[1]?.[1]).toBe(cardOf(900));
    const answer = await returned(second, [["1", cardOf(900), "1651.00", "失败", "账户已销户"]]);
    expect(answer.statusCode, answer.body).toBe(200);
  });
  it("is closed when entitled is paid, rejected and held back, and then never changes", async () => {
    const closed = await stepped("finance", "closings");
    expect(closed).toMatchObject({
      state: "closed",
      reconciled: {
        entitledFen: 985_500,
        paidFen: 655_300,
        rejectedFen: 165_100,
        withheldFen: 165_100,
        balances: true,
      },
      can: ["export"],
    });
    await asOwnerOf(test.databaseUrl, async (client) => {
      for (const text of [
        "update benefits.payroll_line set total_fen = 0, regular_fen = 0",
        "delete from benefits.payroll_item",
        "update benefits.payment set fen = 1",
        "update benefits.payroll set state = 'draft'",
      ]) {
        await client.query(
          "begin; set local role tongan_app; select set_config('tongan.lo', '0', true), set_config('tongan.hi', ':', true)",
        );
        await expect(client.query(text), text).rejects.toMatchObject({ code: "23001" });
        await client.query("rollback");
      }
    });
  });
});
