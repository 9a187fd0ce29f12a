/** A kind of roster for tests, which counts lines and keeps nothing: what the exchange does with it is what is tested. */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { declareProblem, Problem } from "../../src/kernel/problem.ts";
import { systemActor } from "../../src/platform/access/system-actor.ts";
import { unitOfWork } from "../../src/platform/db/database.ts";
import type { AgreementView } from "../../src/platform/exchange/agreements.contract.ts";
import { settleBatch } from "../../src/platform/exchange/batch-states.service.ts";
import type { BatchView } from "../../src/platform/exchange/batches.contract.ts";
import { declareInbound } from "../../src/platform/exchange/exchange-book.service.ts";
import type { CastName, TestApp } from "./app.ts";

export const SAMPLE = "sampleRoster";

const wrongType = declareProblem({
  code: "sample.wrongType",
  status: 422,
  title: "这不是样例名册",
  detail: "没有收。请换成样例名册再上传。",
});

/** What the sample roster was asked to do, and how it shall fail. */
export const asked = {
  read: [] as { readonly id: string; readonly fields: readonly string[] }[],
  worked: [] as string[],
  forgotten: [] as string[],
  crashes: 0,
};

/** Each line is a row, `坏` begins a faulty one, `截至 2026-11-01` says the day; `不是` is no roster of this kind. */
declareInbound({
  code: SAMPLE,
  title: "样例名册",
  unit: "justice",
  basis: "样例依据",
  fields: [
    { code: "name", label: "姓名" },
    { code: "citizenNo", label: "身份证号" },
    { code: "address", label: "住址" },
  ],
  needed: ["name", "citizenNo"],
  async read(_app, { id, path, fields }) {
    asked.read.push({ id, fields });
    if (asked.crashes > 0) {
      asked.crashes--;
      throw new Error("the server went away");
    }
    const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line.trim() !== "");
    if (lines.some((line) => line.startsWith("不是"))) throw new Problem(wrongType);
    const asOf = lines.flatMap((line) => /^截至 (\d{4}-\d{2}-\d{2})/.exec(line)?.[1] ?? [])[0] ?? null;
    const rows = lines.filter((line) => !line.startsWith("截至"));
    return { rows: rows.length, faulty: rows.filter((row) => row.startsWith("坏")).length, asOf };
  },
  async work({ database }, id) {
    asked.worked.push(id);
    const work = { operation: "sample.work", effect: "write", audited: false } as const;
    await unitOfWork(database, systemActor("sample"), work, (tx) =>
      settleBatch(tx, id, { tallies: { certain: 2, none: 1 } }),
    );
  },
  faults: async () => [{ at: 3, says: "身份证号少一位" }],
  async forget(_tx, _app, id) {
    asked.forgotten.push(id);
  },
});

export const AGREED = {
  direction: "in",
  subject: SAMPLE,
  unit: "justice",
  title: "样例名册（区司法局）",
  legalBasis: "预防未成年人犯罪法第十一条",
  purpose: "核对困境儿童",
  fields: ["name", "citizenNo"],
  frequency: "monthly",
  firstDue: "2026-12-10",
  graceDays: 5,
  retentionDays: 30,
  contactName: "刘科长",
  contactPhone: "023-42720000",
  validFrom: "2026-01-01",
};

export async function ask(test: TestApp, wanted: object = {}, by: CastName = "district") {
  return (await test.as(by)).post("/api/exchange/agreements", { id: randomUUID(), ...AGREED, ...wanted });
}

/** Asked by one officer, agreed to by another. */
export async function agreeOn(test: TestApp, wanted: object = {}): Promise<AgreementView> {
  const answer = await ask(test, wanted);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const { id } = answer.json<AgreementView>();
  const decided = await (await test.as("district2")).post(`/api/exchange/agreements/${id}/decisions`, {
    accept: true,
    why: "已核对来函",
  });
  if (decided.statusCode !== 200) throw new Error(decided.body);
  return decided.json<AgreementView>();
}

/** The form of a request that brings a file. */
export function formOf(text: string, fields: Readonly<Record<string, string>>, name = "名册.csv") {
  const mark = "----tongan";
  const parts = Object.entries(fields).map(
    ([key, value]) => `--${mark}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`;
  return {
    payload: Buffer.from(`${parts.join("")}${file}${text}\r\n--${mark}--\r\n`),
    headers: { "content-type": `multipart/form-data; boundary=${mark}` },
  };
}

export async function upload(
  test: TestApp,
  agreementId: string,
  text: string,
  more: Readonly<Record<string, string>> = {},
) {
  return (await test.as("district")).request({
    method: "POST",
    url: "/api/exchange/batches",
    ...formOf(text, { id: randomUUID(), agreementId, ...more }),
  });
}

export async function readBatch(test: TestApp, id: string): Promise<BatchView> {
  return (await (await test.as("district")).get(`/api/exchange/batches/${id}`)).json<BatchView>();
}

/** A roster of so many rows. */
export const rosterOf = (rows: number, asOf = "2026-11-01"): string =>
  [`截至 ${asOf}`, ...Array.from({ length: rows }, (_, nth) => `人${nth},500199********00${nth}`)].join("\n");
