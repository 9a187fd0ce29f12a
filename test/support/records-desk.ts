/** For room tests of records and duties: liaisons of two units, entries written and read through HTTP. */

import pg from "pg";
import { expect } from "vitest";
import type { DutyView } from "../../src/platform/records/duties.contract.ts";
import type { EntryFile } from "../../src/platform/records/records.contract.ts";
import { type CastName, createTestApp, type TestApp } from "./app.ts";

/** The cast's liaison speaks for the police; the social worker becomes the education commission's. */
export async function openRecordsApp(clock: string): Promise<TestApp> {
  const test = await createTestApp({ TONGAN_CLOCK: clock });
  await asOwner(test, "update platform.post set department = 'police' where role = 'partnerLiaison'");
  await asOwner(
    test,
    "update platform.post set role = 'partnerLiaison', department = 'education' where role = 'socialWorker'",
  );
  return test;
}

export async function asOwner<Row extends pg.QueryResultRow>(test: TestApp, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: test.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** What a post sees by row security alone, whatever a use case asks. */
export async function seenBy<Row extends pg.QueryResultRow>(
  test: TestApp,
  post: { readonly role: string; readonly unit: string; readonly place: string },
  sql: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: test.databaseUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query(
      `select set_config('tongan.lo', $1, true), set_config('tongan.hi', $1 || ':', true),
        set_config('tongan.role', $2, true), set_config('tongan.unit', $3, true)`,
      [post.place, post.role, post.unit],
    );
    await client.query("set local role tongan_app");
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Who the education commission's liaison is. */
export const EDUCATION: CastName = "socialworker";

export function recordsDesk(test: () => TestApp) {
  const agent = (name: CastName) => test().as(name);

  async function get<Answer>(name: CastName, url: string): Promise<Answer> {
    const answer = await (await agent(name)).get(url);
    expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBe(200);
    return answer.json<Answer>();
  }

  async function write(name: CastName, kind: string, body: object, key?: string) {
    return (await agent(name)).post(`/api/records/${kind}`, body, key === undefined ? {} : { key });
  }

  async function written(name: CastName, kind: string, body: object): Promise<EntryFile> {
    const answer = await write(name, kind, body);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<EntryFile>();
  }

  async function edit(
    name: CastName,
    kind: string,
    entry: Pick<EntryFile, "id" | "version">,
    payload: object,
  ) {
    return (await agent(name)).request({
      method: "PATCH",
      url: `/api/records/${kind}/${entry.id}`,
      payload,
      version: entry.version,
    });
  }

  async function act(name: CastName, kind: string, entry: Pick<EntryFile, "id" | "version">, body: object) {
    return (await agent(name)).post(`/api/records/${kind}/${entry.id}/acts`, body, {
      version: entry.version,
    });
  }

  async function acted(name: CastName, kind: string, entry: EntryFile, body: object): Promise<EntryFile> {
    const answer = await act(name, kind, entry, body);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<EntryFile>();
  }

  async function upload(
    name: CastName,
    url: string,
    file: { readonly name: string; readonly bytes: Buffer | string },
  ) {
    const boundary = "----tongan";
    return (await agent(name)).request({
      method: "POST",
      url,
      headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([
        Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\n\r\n`,
        ),
        Buffer.from(file.bytes),
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]),
    });
  }

  async function mine(name: CastName): Promise<DutyView[]> {
    return (await get<{ items: DutyView[] }>(name, "/api/duties/mine")).items;
  }

  async function tasks(name: CastName): Promise<{ title: string; link: string; dueOn: string | null }[]> {
    return (await get<{ tasks: { title: string; link: string; dueOn: string | null }[] }>(name, "/api/desk"))
      .tasks;
  }

  return { agent, get, write, written, edit, act, acted, upload, mine, tasks };
}
