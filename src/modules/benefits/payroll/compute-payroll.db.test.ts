/** A month is computed from what is known on the day: the same twice, nothing lost, each line explained. */
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { asOwnerOf, cardOf } from "../../../../test/support/payees.ts";
import { MONTH, openPayees, payrollDesk } from "../../../../test/support/payroll-desk.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import type { DifferenceView, listPayrolls, PaymentSheet, PayrollView } from "./payroll.contract.ts";

let test: TestApp;
let ids: string[];
const { get, compute, view, linesOf, scalar } = payrollDesk(() => test);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-12-28T09:00:00+08:00" });
  ids = await openPayees(test);
});
afterAll(async () => {
  await test.close();
  setClock("");
});

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
  it("counts for a township the differences and checks of its own children, and for the district all", async () => {
    const whole = await view();
    const checksOf = async (name: "district" | "supervisor" | "otherSupervisor") =>
      new Map((await view(MONTH, name)).checks.map(({ code, lines }) => [code, lines]));
    const [all, here, there] = [
      await checksOf("district"),
      await checksOf("supervisor"),
      await checksOf("otherSupervisor"),
    ];
    expect(all.size).toBeGreaterThan(0);
    expect(here).not.toEqual(all);
    for (const [code, lines] of all) expect((here.get(code) ?? 0) + (there.get(code) ?? 0), code).toBe(lines);
    expect(whole.differences).toEqual(whole.figures.differences);
    const own = await view(MONTH, "otherSupervisor");
    const [line] = await linesOf(MONTH, "otherSupervisor");
    expect(own.differences).toEqual({ added: { lines: 1, fen: line?.regularFen } });
    const other = await view(MONTH, "supervisor");
    expect((other.differences["added"]?.lines ?? 0) + 1).toBe(whole.differences["added"]?.lines);
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
