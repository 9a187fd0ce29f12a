/** Six people whose November 2026 is computed, signed and paid through HTTP, each of them a case of its own. */
import { expect } from "vitest";
import { adoptFromLedger } from "../../src/modules/benefits/entitlements/adopt-ledger.service.ts";
import type { LineView, PayrollView } from "../../src/modules/benefits/payroll/payroll.contract.ts";
import type { CastName, TestApp } from "./app.ts";
import { asOwnerOf, openPaidChildren, seedStandards, systemWork } from "./payees.ts";

export const MONTH = "2026-11";

/** Nothing is paid to 错卡五: the account's check digit is wrong. The ids come in the order of the names. */
export async function openPayees(test: TestApp): Promise<string[]> {
  await seedStandards(test.databaseUrl);
  const ids = await openPaidChildren(test.app, [
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
  return ids;
}

export function payrollDesk(test: () => TestApp) {
  async function get<Answer>(name: CastName, url: string): Promise<Answer> {
    const answer = await (await test().as(name)).get(url);
    expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBe(200);
    return answer.json<Answer>();
  }

  const compute = async (name: CastName, month: string, more: object = {}) =>
    (await test().as(name)).post("/api/payrolls", { month, ...more });

  const view = (month = MONTH, name: CastName = "district") =>
    get<PayrollView>(name, `/api/payrolls/${month}`);

  async function linesOf(month: string, name: CastName = "district", more = ""): Promise<LineView[]> {
    return (await get<{ items: LineView[] }>(name, `/api/payrolls/${month}/lines?limit=200${more}`)).items;
  }

  async function step(name: CastName, path: string, month = MONTH, body: object = {}) {
    const { version } = await view(month);
    return (await test().as(name)).post(`/api/payrolls/${month}/${path}`, body, { version });
  }

  async function stepped(
    name: CastName,
    path: string,
    month = MONTH,
    body: object = {},
  ): Promise<PayrollView> {
    const answer = await step(name, path, month, body);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<PayrollView>();
  }

  /** By three people, one after the other. */
  async function signed(month = MONTH): Promise<PayrollView> {
    await stepped("district", "submissions", month);
    await stepped("district2", "reviews", month);
    return stepped("leader", "approvals", month);
  }

  async function scalar<Value>(text: string, values: unknown[] = []): Promise<Value | undefined> {
    let value: Value | undefined;
    await asOwnerOf(test().databaseUrl, async (client) => {
      const { rows } = await client.query<{ value: Value }>(text, values);
      value = rows[0]?.value;
    });
    return value;
  }

  return { get, compute, view, linesOf, step, stepped, signed, scalar, ...bankDesk(test) };
}

/** What goes to the bank and comes back from it. */
function bankDesk(test: () => TestApp) {
  async function fileText(fileId: string, month = MONTH): Promise<string[][]> {
    const answer = await (await test().as("finance")).get(`/api/payrolls/${month}/payment-files/${fileId}`);
    expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200);
    const text = new TextDecoder("gbk").decode(answer.rawPayload);
    return text
      .trim()
      .split("\r\n")
      .map((line) => line.split(","));
  }

  async function returned(fileId: string, rows: readonly (readonly string[])[], month = MONTH) {
    const content = [["序号", "账号", "金额", "结果", "失败原因"], ...rows]
      .map((row) => row.join(","))
      .join("\r\n");
    return (await test().as("finance")).request({
      method: "POST",
      url: `/api/payrolls/${month}/payment-files/${fileId}/returns`,
      ...multipart(content),
    });
  }

  /** The bank's answer to a file: all paid but the account of this payee, which does not exist. */
  async function answerTo(
    fileId: string,
    rejected: string | null | undefined,
    month = MONTH,
  ): Promise<string[][]> {
    return (await fileText(fileId, month))
      .slice(1)
      .map(([seq = "", account = "", payee = "", yuan = ""]) =>
        payee === rejected ? [seq, account, yuan, "失败", "户名不符"] : [seq, account, yuan, "成功", ""],
      );
  }

  return { fileText, returned, answerTo };
}

function multipart(content: string) {
  const boundary = "----tongan";
  return {
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="回盘.csv"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n--${boundary}--\r\n`,
    ),
  };
}
