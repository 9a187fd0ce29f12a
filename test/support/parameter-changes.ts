/** Changes of parameters as two people make them through HTTP: looked at, proposed, decided. */
import { sql } from "kysely";
import { expect } from "vitest";
import { systemActor } from "../../src/platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../src/platform/db/database.ts";
import type {
  Change,
  ChangeDraft,
  ChangePreview,
} from "../../src/platform/parameters/parameter-changes.contract.ts";
import { listParameters } from "../../src/platform/parameters/parameters.store.ts";
import type { CastName, TestApp } from "./app.ts";

/** The standard that most changes here are about: 1,651.00 yuan before, 1,700.00 proposed. */
export const community = "benefits.standard.orphan.community";

export function draftOf(patch: Partial<ChangeDraft> = {}): ChangeDraft {
  return {
    document: "渝民规〔2026〕9号",
    title: "关于调整社会救助标准的通知",
    issuedOn: "2026-11-20",
    compared: true,
    effective: { rule: "fromMonth", month: "2027-01" },
    reason: "按市里通知调标",
    rows: [{ key: community, value: 170000 }],
    ...patch,
  };
}

export function parameterChanges(test: () => TestApp) {
  async function preview(draft: object, name: CastName = "district") {
    return (await test().as(name)).post("/api/parameter-changes/preview", draft);
  }

  async function propose(draft: ChangeDraft, name: CastName = "district"): Promise<Change> {
    const { digest } = (await preview(draft, name)).json<ChangePreview>();
    const answer = await (await test().as(name)).post("/api/parameter-changes", {
      ...draft,
      previewDigest: digest,
    });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<Change>();
  }

  async function digestNow(id: string): Promise<string> {
    const answer = await (await test().as("district2")).get(`/api/parameter-changes/${id}/preview`);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<ChangePreview>().digest;
  }

  async function decide(
    name: CastName,
    act: "confirmation" | "refusal" | "withdrawal",
    id: string,
    body: object,
    key?: string,
  ) {
    return (await test().as(name)).post(`/api/parameter-changes/${id}/${act}`, body, {
      version: 1,
      ...(key === undefined ? {} : { key }),
    });
  }

  function work<Result>(use: (tx: Tx) => Promise<Result>): Promise<Result> {
    return unitOfWork(
      test().app.database,
      systemActor("test"),
      { operation: "parameters.test", effect: "read", audited: false },
      use,
    );
  }

  async function valueOn(day: string, key = community): Promise<unknown> {
    return (await work((tx) => listParameters(tx, day))).get(key)?.value;
  }

  async function openTasks(id: string): Promise<string[]> {
    const { rows } = await work((tx) =>
      sql<{ role: string }>`
      select role from platform.task where link = ${`/parameters/changes/${id}`} and done_at is null order by role`.execute(
        tx.sql,
      ),
    );
    return rows.map(({ role }) => role);
  }

  return { preview, propose, digestNow, decide, work, valueOn, openTasks };
}
