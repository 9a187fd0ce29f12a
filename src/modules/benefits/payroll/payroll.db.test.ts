/** A month from computing to closing, through HTTP: four people, the bank's files, corrections, the next month's arrears. */
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
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
import type { EntitlementView } from "../entitlements/entitlements.contract.ts";
import { startEntitlement } from "../entitlements/entitlements.service.ts";
import type { readBudgets } from "./budgets.contract.ts";
import type { ChildPayments } from "./child-payments.contract.ts";
import type {
  DifferenceView,
  LineView,
  listPayrolls,
  PaymentSheet,
  PayrollView,
} from "./payroll.contract.ts";
import { previewStandards } from "./preview-standards.service.ts";
import type { RecoveryView } from "./recoveries.contract.ts";

let test: TestApp;
let ids: string[];
const MONTH = "2026-11";

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-12-28T09:00:00+08:00" });
  await seedStandards(test.databaseUrl);
  ids = await openPaidChildren(test.app, [
    { name: "孤一" },
    { name: "机构二", careMode: "institution", orphanType: "institution", account: "50011799990000000001" },
    { name: "感染三", orphanType: "hiv" },
    { name: "事实四", category: "defactoUnattended", mode: "补差", standardFen: 165_100, amountFen: 125_100 },
    { name: "错卡五", account: "6222021234567890129", village: "500117101001" },
    { name: "事实六", category: "defactoUnattended" },
  ]);
  await systemWork(test.app, (tx) =>
    adoptFromLedger(tx, test.app.cipher, { firstMonth: MONTH, commit: true, seesHiv: true }),
  );
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function get<Answer>(name: CastName, url: string): Promise<Answer> {
  const answer = await (await test.as(name)).get(url);
  expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBe(200);
  return answer.json<Answer>();
}

const compute = async (name: CastName, month: string, more: object = {}) =>
  (await test.as(name)).post("/api/payrolls", { month, ...more });

const view = (month = MONTH, name: CastName = "district") => get<PayrollView>(name, `/api/payrolls/${month}`);

async function linesOf(month: string, name: CastName = "district", more = ""): Promise<LineView[]> {
  return (await get<{ items: LineView[] }>(name, `/api/payrolls/${month}/lines?limit=200${more}`)).items;
}

async function step(name: CastName, path: string, month = MONTH, body: object = {}) {
  const { version } = await view(month);
  return (await test.as(name)).post(`/api/payrolls/${month}/${path}`, body, { version });
}

async function stepped(name: CastName, path: string, month = MONTH, body: object = {}): Promise<PayrollView> {
  const answer = await step(name, path, month, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<PayrollView>();
}

async function scalar<Value>(text: string, values: unknown[] = []): Promise<Value | undefined> {
  let value: Value | undefined;
  await asOwnerOf(test.databaseUrl, async (client) => {
    const { rows } = await client.query<{ value: Value }>(text, values);
    value = rows[0]?.value;
  });
  return value;
}

const multipart = (content: string) => {
  const boundary = "----tongan";
  return {
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="回盘.csv"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n--${boundary}--\r\n`,
    ),
  };
};

async function fileText(fileId: string, month = MONTH, encoding = "gbk"): Promise<string[][]> {
  const answer = await (await test.as("finance")).get(`/api/payrolls/${month}/payment-files/${fileId}`);
  expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200);
  const text = new TextDecoder(encoding).decode(answer.rawPayload);
  return text
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
}

async function returned(fileId: string, rows: readonly (readonly string[])[], month = MONTH) {
  const content = [["序号", "账号", "金额", "结果", "失败原因"], ...rows]
    .map((row) => row.join(","))
    .join("\r\n");
  return (await test.as("finance")).request({
    method: "POST",
    url: `/api/payrolls/${month}/payment-files/${fileId}/returns`,
    ...multipart(content),
  });
}

describe("an empty room", () => {
  it("says which month comes first and computes no other", async () => {
    const list = await get<OutputOf<typeof listPayrolls>>("district", "/api/payrolls");
    expect(list).toMatchObject({ items: [], next: { month: MONTH, can: true, openBefore: null } });
    for (const month of ["2026-10", "2026-12", "2030-01"]) {
      expect((await compute("district", month)).json()).toMatchObject({
        code: "benefits.payroll.wrongMonth",
        due: MONTH,
      });
    }
  });
  it("is left as it was by a computation that dies half-way", async () => {
    await asOwnerOf(test.databaseUrl, async (client: pg.Client) => {
      await client.query(`create function benefits.die() returns trigger language plpgsql as $$
        begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
        create trigger die before insert on benefits.payroll_difference for each row execute function benefits.die();
        alter function benefits.die() security definer`);
    });
    expect((await compute("district", MONTH)).statusCode).toBeGreaterThanOrEqual(500);
    await asOwnerOf(test.databaseUrl, async (client) => {
      await client.query("drop function benefits.die() cascade");
    });
    expect(await scalar("select count(*)::int as value from benefits.payroll")).toBe(0);
    expect(await scalar("select count(*)::int as value from benefits.payroll_line")).toBe(0);
  });
});

describe("computing the month", () => {
  it("by two at once doubles nothing", async () => {
    const both = await Promise.all([compute("district", MONTH), compute("district2", MONTH)]);
    expect(both.map((answer) => answer.statusCode)).toEqual([200, 200]);
    expect(await scalar("select count(*)::int as value from benefits.payroll_line")).toBe(6);
    expect(await scalar("select count(*)::int as value from benefits.payroll_item")).toBe(6);
  });
  it("gives each child its standard, top-up and care mode, in words", async () => {
    const lines = await linesOf(MONTH);
    const fen = Object.fromEntries(lines.map((line) => [line.name, line.totalFen]));
    expect(fen).toEqual({
      孤一: 165_100,
      机构二: 200_000,
      感染三: 165_100,
      事实四: 125_100,
      错卡五: 165_100,
      事实六: 165_100,
    });
    expect(lines.find((line) => line.name === "事实四")).toMatchObject({
      deductionFen: 40_000,
      standardFen: 165_100,
    });
  });
  it("again gives the very same bytes", async () => {
    const before = await view();
    const dump = () =>
      scalar<string>(
        `select md5(string_agg(l::text, '|' order by l.child_id, l.programme)) as value from benefits.payroll_line l`,
      );
    const text = await dump();
    const again = (await compute("district", MONTH)).json<PayrollView>();
    expect(again.digest).toBe(before.digest);
    expect(again.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await dump()).toBe(text);
  });
  it("holds back what may not be paid, with the reason, and loses nothing", async () => {
    const held = await linesOf(MONTH, "district", "&status=withheld");
    expect(held.map((line) => [line.name, line.blocking])).toEqual([["错卡五", ["没有登记开户行或账号"]]]);
    const { figures, reconciled } = await view();
    expect(figures).toMatchObject({ people: 6, lines: 6, withheld: { lines: 1, fen: 165_100 } });
    expect(reconciled).toMatchObject({ balances: true, entitledFen: figures.totalFen, withheldFen: 165_100 });
  });
  it("calls all of a first month new, and the differences sum up to the total", async () => {
    const { figures } = await view();
    expect(figures.before).toBeNull();
    expect(figures.differences).toEqual({ added: { lines: 6, fen: figures.totalFen } });
    const added = await get<{ items: DifferenceView[] }>(
      "district",
      `/api/payrolls/${MONTH}/differences?cause=added`,
    );
    expect(added.items).toHaveLength(6);
    expect(added.items[0]?.reason).toContain("确认");
  });
  it("shows a township its own roster, and an infection to the officer alone", async () => {
    expect((await linesOf(MONTH, "otherSupervisor")).map((line) => line.name)).toEqual(["错卡五"]);
    const seen = await linesOf(MONTH, "supervisor");
    expect(seen).toHaveLength(5);
    expect(seen.find((line) => line.name === "感染三")?.programme).toBe("B01");
    expect((await linesOf(MONTH)).find((line) => line.name === "感染三")?.programme).toBe("B02");
    expect(Object.keys((await view(MONTH, "finance")).figures.byProgramme)).toEqual(["B01", "B03"]);
    expect(await linesOf(MONTH, "finance", "&programme=B02")).toEqual([]);
  });
  it("is taken out as the roster of the field's own columns", async () => {
    const answer = await (await test.as("supervisor")).request({
      method: "GET",
      url: `/api/payrolls/${MONTH}/lines`,
      headers: { accept: "text/csv" },
    });
    const [head, first] = answer.body.replace("\ufeff", "").split("\r\n");
    expect(head).toBe(
      "序号,镇街,村居,儿童姓名,身份证号,类别,供养方式,标准,应发,补差扣减,补发,扣回,实发,领取人,关系,开户行,账号,联系电话,备注",
    );
    expect(first).toContain("********");
    expect(answer.body).not.toContain(cardOf(1));
  });
  it("explains one child's month to the fen", async () => {
    const sheet = await get<PaymentSheet>("district", `/api/payrolls/${MONTH}/sheets/${ids[3]}`);
    expect(sheet.lines).toMatchObject([
      {
        because: "标准 1,651.00 元，减低保金人均实发 400.00 元",
        capitals: "壹仟贰佰伍拾壹元整",
        items: [{ forMonth: MONTH, cause: "regular", fen: 125_100 }],
      },
    ]);
    const outside = await (await test.as("otherSupervisor")).get(`/api/payrolls/${MONTH}/sheets/${ids[3]}`);
    expect(outside.statusCode).toBe(404);
  });
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
    const rows = (await fileText(first.id))
      .slice(1)
      .map(([seq = "", account = "", , yuan = ""]) => [seq, account, yuan, "成功", ""]);
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
    const rows = (await fileText(first.id))
      .slice(1)
      .map(([seq = "", account = "", payee = "", yuan = ""]) =>
        payee === orphan?.payeeName
          ? [seq, account, yuan, "失败", "户名不符"]
          : [seq, account, yuan, "成功", ""],
      );
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

describe("the month after a standard rose", () => {
  const NEXT = "2026-12";

  it("is foretold before the standard is confirmed: whom it affects, a month and afterwards, by place", async () => {
    const [impact] = await systemWork(test.app, (tx) =>
      previewStandards(tx, test.app, {
        id: null,
        document: "渝民规〔2026〕1号",
        issuedOn: "2026-11-01",
        rows: [
          {
            key: "benefits.standard.orphan.community",
            from: "2026-11-01",
            to: null,
            before: 165_100,
            after: 200_000,
          },
        ],
      }),
    );
    expect(impact).toMatchObject({ affected: 2, monthlyFen: 69_800, arrearsFen: 69_800 });
    expect(impact?.byPlace).toEqual([
      { placeCode: "500117101", affected: 1, monthlyFen: 34_900, arrearsFen: 34_900 },
      { placeCode: "500117104", affected: 1, monthlyFen: 34_900, arrearsFen: 34_900 },
    ]);
    expect(impact?.examples[0]?.words).toBe("每月增加 349.00 元，补发 349.00 元");
  });
  it("brings reissue, release and arrears by itself, each by its name", async () => {
    await asOwnerOf(test.databaseUrl, async (client) => {
      await client.query(
        `update platform.parameter set valid_to = '2026-11-01' where key = 'benefits.standard.orphan.community' and valid_to is null`,
      );
      await client.query(`insert into platform.parameter (key, valid_from, value, document, certainty)
        values ('benefits.standard.orphan.community', '2026-11-01', '200000', '渝民规〔2026〕1号', 'verified')`);
    });
    await systemWork(test.app, (tx) =>
      startEntitlement(tx, test.app, {
        childId: ids[5] ?? "",
        programme: "B23",
        decidedOn: "2026-11-20",
        fromMonth: NEXT,
        toMonth: NEXT,
        amountFen: 3_000,
        reason: "价格补贴",
        payee: { name: "祖母", relation: "祖母", bank: "农商行", account: cardOf(950) },
      }),
    );
    const answer = await compute("district", NEXT);
    expect(answer.statusCode, answer.body).toBe(200);
    const lines = await linesOf(NEXT);
    // November came back: it is owed whole again, at the standard that holds now.
    expect(lines.find((line) => line.name === "孤一")).toMatchObject({
      regularFen: 200_000,
      reissueFen: 200_000,
      arrearsFen: 0,
    });
    expect(lines.find((line) => line.name === "错卡五")).toMatchObject({
      regularFen: 200_000,
      arrearsFen: 200_000,
    });
    expect(lines.find((line) => line.name === "事实四")).toMatchObject({
      regularFen: 125_100,
      arrearsFen: 0,
    });
    const sheet = await get<PaymentSheet>("district", `/api/payrolls/${NEXT}/sheets/${ids[0]}`);
    expect(sheet.lines[0]).toMatchObject({ document: "渝民规〔2026〕1号" });
    expect(sheet.lines[0]?.items.map((item) => item.causeName)).toEqual(["当月应发", "退票重发"]);
  });
  it("differs from last month by exactly the sum of its differences, each with its reason", async () => {
    const { figures } = await view(NEXT);
    const sum = Object.values(figures.differences).reduce((total, one) => total + one.fen, 0);
    expect(sum).toBe(figures.totalFen - (figures.before?.totalFen ?? 0));
    const stored = await scalar<number>(
      "select sum(fen)::int as value from benefits.payroll_difference where month = $1",
      [NEXT],
    );
    expect(stored).toBe(sum);
    const { items } = await get<{ items: DifferenceView[] }>(
      "district",
      `/api/payrolls/${NEXT}/differences?cause=changed`,
    );
    expect(items.find((one) => one.name === "孤一")?.reason).toContain("渝民规〔2026〕1号");
  });
  it("finds a stop that was told late, takes nothing off without a plan, and by the plan what is allowed", async () => {
    const { items } = await get<{ items: EntitlementView[] }>("district", `/api/entitlements?month=${NEXT}`);
    const row = items.find((one) => one.childName === "事实四");
    const income = await (await test.as("district")).post(`/api/children/${ids[3]}/other-incomes`, {
      kind: "dibao",
      fromMonth: MONTH,
      fen: 60_000,
      source: "低保系统比对",
    });
    expect(income.statusCode, income.body).toBe(200);
    expect(row).toBeDefined();
    await compute("district", NEXT);
    const list = async () => (await get<{ items: RecoveryView[] }>("district", "/api/recoveries")).items;
    const [found] = await list();
    expect(found).toMatchObject({ name: "事实四", state: "found", outstandingFen: 20_000, fromMonth: MONTH });
    expect((await linesOf(NEXT)).find((line) => line.name === "事实四")).toMatchObject({
      recoveryFen: 0,
      warnings: ["以前月份多发，还没有定追回办法"],
    });
    const agent = await test.as("district");
    const path = `/api/recoveries/${found?.id}`;
    const early = await agent.post(
      `${path}/plan`,
      { plan: "offset", monthlyFen: 15_000 },
      { version: found?.version ?? 0 },
    );
    expect(early.json()).toMatchObject({ code: "benefits.recovery.wrongState" });
    const noticed = await agent.post(
      `${path}/notices`,
      { noticeNo: "追告2027-1", on: "2026-12-28" },
      { version: found?.version ?? 0 },
    );
    const planned = await agent.post(
      `${path}/plan`,
      { plan: "offset", monthlyFen: 15_000 },
      { version: noticed.json<RecoveryView>().version },
    );
    expect(planned.json<RecoveryView>()).toMatchObject({ state: "running", planName: "从以后月份抵扣" });
    await compute("district", NEXT);
    expect((await linesOf(NEXT)).find((line) => line.name === "事实四")).toMatchObject({
      regularFen: 105_100,
      recoveryFen: -15_000,
      totalFen: 90_100,
    });
    const [running] = await list();
    expect(running).toMatchObject({ outstandingFen: 20_000, offsetFen: 15_000 });
  });
  it("lets a refund make up for the rest", async () => {
    const [running] = (await get<{ items: RecoveryView[] }>("district", "/api/recoveries")).items;
    const agent = await test.as("district");
    const path = `/api/recoveries/${running?.id}/refunds`;
    const tooMuch = await agent.post(
      path,
      { fen: 30_000, on: "2026-12-28" },
      { version: running?.version ?? 0 },
    );
    expect(tooMuch.json()).toMatchObject({ code: "benefits.recovery.tooMuch" });
    const refund = await agent.post(
      path,
      { fen: 5_000, on: "2026-12-28" },
      { version: running?.version ?? 0 },
    );
    expect(refund.json<RecoveryView>(), refund.body).toMatchObject({
      outstandingFen: 15_000,
      refundedFen: 5_000,
    });
  });
  it("shows on a child's file what it receives and was paid", async () => {
    const told = await get<ChildPayments>("director", `/api/children/${ids[0]}/payments`);
    expect(told.entitlements).toMatchObject([{ programmeName: "孤儿基本生活费" }]);
    expect(told.payments.map((one) => [one.month, one.statusName])).toEqual([
      [NEXT, "待发"],
      [MONTH, "退票"],
    ]);
  });
  it("cannot be followed by another before it is approved, and then only with a reason", async () => {
    expect((await compute("district", "2027-01", { earlyReason: "春节提前" })).json()).toMatchObject({
      code: "benefits.payroll.openBefore",
    });
    for (const check of (await view(NEXT)).checks.filter((one) => one.open > 0))
      await (await test.as("district")).post(`/api/payrolls/${NEXT}/words`, {
        check: check.code,
        word: "已核",
      });
    await stepped("district", "submissions", NEXT);
    await stepped("district2", "reviews", NEXT);
    await stepped("leader", "approvals", NEXT);
    expect((await compute("district", "2027-01")).json()).toMatchObject({
      code: "benefits.payroll.openBefore",
    });
    expect((await compute("district", "2027-01", { earlyReason: "春节提前发放" })).statusCode).toBe(200);
  });
  it("counts in the year's budget, by source: closed months, and what is approved and on its way", async () => {
    const save = async (source: string, fen: number, version: number, reason?: string) =>
      (await test.as("finance")).request({
        method: "PUT",
        url: `/api/budgets/2026/B01/${source}`,
        payload: { fen, document: "合川财社〔2026〕1号", ...(reason === undefined ? {} : { reason }) },
        version,
      });
    const saved = await save("city", 900_000, 0);
    expect(saved.statusCode, saved.body).toBe(200);
    await save("district", 300_000, 0);
    const orphanOf = async () => {
      const { items } = await get<OutputOf<typeof readBudgets>>("leader", "/api/budgets?year=2026");
      return items.find((one) => one.programme === "B01");
    };
    const orphan = await orphanOf();
    expect(orphan).toMatchObject({
      budgetFen: 1_200_000,
      usedFen: 1_130_200,
      lastMonth: "2026-12",
      forecastFen: 1_130_200,
      level: "fine",
    });
    expect((orphan?.closedFen ?? 0) + (orphan?.pendingFen ?? 0)).toBe(1_130_200);
    expect(orphan?.closedFen).toBeGreaterThan(0);
    expect(orphan?.pendingFen).toBeGreaterThan(0);
    expect(orphan?.sources.map((one) => [one.source, one.budgetFen, one.changed?.by])).toEqual([
      ["city", 900_000, "吴芳"],
      ["district", 300_000, "吴芳"],
    ]);
    expect(orphan?.sources.reduce((sum, one) => sum + one.usedFen, 0)).toBe(1_130_200);
    expect(orphan?.sources.every((one) => one.unchecked)).toBe(true);

    expect((await save("city", 700_000, 1)).json()).toMatchObject({
      code: "benefits.budget.reasonMissing",
      errors: [{ path: "reason" }],
    });
    expect((await save("city", 700_000, 0, "更正")).json()).toMatchObject({ code: "benefits.budget.stale" });
    expect((await save("city", 700_000, 1, "按追减文件更正")).statusCode).toBe(200);
    expect(await orphanOf()).toMatchObject({ budgetFen: 1_000_000, level: "over" });
    const refused = await (await test.as("district")).request({
      method: "PUT",
      url: "/api/budgets/2026/B01/city",
      payload: { fen: 1, document: "合川财社〔2026〕1号" },
      version: 2,
    });
    expect(refused.statusCode).toBe(403);
    expect((await (await test.as("supervisor")).get("/api/budgets")).statusCode).toBe(403);
  });
});
