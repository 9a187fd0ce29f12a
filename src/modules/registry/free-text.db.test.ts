/** What people write by the way: reasons, papers, notes. No table and no log keeps a number in clear. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Agent, createTestApp, type TestApp } from "../../../test/support/app.ts";
import { composeCitizenId } from "../../kernel/citizen-id.ts";
import type { ChildFile } from "./child-file.contract.ts";

let test: TestApp;
let supervisor: Agent;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestApp();
  supervisor = await test.as("supervisor");
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
});

const NUMBER = composeCitizenId("500199", "1985-01-01", 77);
const WRITTEN = `父亲（${NUMBER}）说的`;
const KEPT = WRITTEN.replace(NUMBER, `500199********${NUMBER.slice(-4)}`);

async function open(name: string): Promise<string> {
  const answer = await supervisor.post("/api/children", {
    person: { name, sex: "1", birthDate: "2015-06-01" },
    villageCode: "500117104204",
    on: "2021-01-05",
    facts: [
      { kind: "category", from: "2021-01-05", value: { category: "ruralLeftBehind" } },
      { kind: "schooling", from: "2021-01-05", value: { stage: "primary", school: "古楼小学" } },
    ],
    kin: [{ relation: "61", person: { name: "王老五", phone: "16012345678" }, caresForChild: true }],
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ id: string }>().id;
}

async function read(id: string): Promise<ChildFile> {
  return (await supervisor.get(`/api/children/${id}`)).json<ChildFile>();
}

async function send(path: string, body: object, version?: number): Promise<{ id: string }> {
  const answer = await supervisor.post(path, body, version === undefined ? {} : { version });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ id: string }>();
}

/** One write on the file as it is now. */
async function act(id: string, path: (file: ChildFile) => string, body: object): Promise<void> {
  const file = await read(id);
  await send(`/api/children/${id}/${path(file)}`, body, file.version);
}

/** Tables with a row in which these words stand, whatever the column. */
async function tablesWith(words: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('platform', 'audit', 'registry') and table_type = 'BASE TABLE' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await owner.query(
      `select from ${name} t where position($1 in t::text) > 0 limit 1`,
      [words],
    );
    if (rowCount !== 0) found.push(name);
  }
  return found;
}

describe("a number that somebody types into a reason, a paper's name or a note", () => {
  it("lies masked in what every act leaves behind, and in the log", async () => {
    const [id, double, other] = [await open("吴一"), await open("吴二"), await open("吴三")];
    const grounds = { reason: WRITTEN, evidence: WRITTEN };
    const schooling = (file: ChildFile) => file.facts.find(({ kind }) => kind === "schooling")?.id ?? "";
    await act(id, (file) => `facts/${schooling(file)}/corrections`, {
      reason: WRITTEN,
      instead: { from: "2021-01-05", value: { stage: "primary", school: WRITTEN }, evidence: WRITTEN },
    });
    await act(id, (file) => `facts/${schooling(file)}/end`, { on: "2022-01-01", ...grounds });
    await act(id, () => "acts", { kind: "renamed", on: "2022-02-01", name: "吴一一", ...grounds });
    await act(id, () => "acts", {
      kind: "moved",
      on: "2022-03-01",
      villageCode: "500117104206",
      address: WRITTEN,
      ...grounds,
    });
    await act(id, () => "acts", {
      kind: "exitedCategory",
      on: "2022-04-01",
      category: "ruralLeftBehind",
      why: "parentReturned",
      ...grounds,
    });
    await act(id, ({ kin }) => `kin/${kin[0]?.id}/end`, { on: "2022-05-01", reason: WRITTEN });
    const file = await read(other);
    const grandfather = file.kin[0]?.person.id;
    await send(`/api/children/${other}/reveals`, {
      personId: grandfather,
      field: "phone",
      reason: WRITTEN,
    });
    const mark = await send("/api/doubles/dismissals", { leftId: id, rightId: other, reason: WRITTEN });
    await send(`/api/doubles/dismissals/${mark.id}/withdrawal`, { reason: WRITTEN });
    const merge = await send("/api/merges", { keptId: other, mergedId: double, reason: WRITTEN });
    await send(`/api/merges/${merge.id}/undo`, { reason: WRITTEN });
    await act(other, () => "acts", { kind: "ended", on: "2023-01-01", why: "other", ...grounds });

    expect(await tablesWith(NUMBER)).toEqual([]);
    expect(await tablesWith(KEPT)).toEqual([
      "audit.entry",
      "registry.act",
      "registry.fact",
      "registry.merge",
      "registry.not_double",
      "registry.person_before",
      "registry.standing",
    ]);
  });

  it("is masked in the name of a paper too", async () => {
    const id = await open("吴四");
    const mark = "----tongan";
    const answer = await supervisor.request({
      method: "POST",
      url: `/api/children/${id}/attachments`,
      headers: { "content-type": `multipart/form-data; boundary=${mark}` },
      payload: `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="户口簿${NUMBER}.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.4\r\n--${mark}--\r\n`,
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await tablesWith(NUMBER)).toEqual([]);
    expect(await tablesWith(`户口簿500199********${NUMBER.slice(-4)}.pdf`)).toContain("platform.stored_file");
  });
});
