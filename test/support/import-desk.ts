/** For room tests of imports: a server with its jobs, people at the importing page, and files of made-up children. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { expect } from "vitest";
import { composeCitizenId } from "../../src/kernel/citizen-id.ts";
import type { ImportBatch } from "../../src/modules/registry/imports/import-batch.contract.ts";
import { startImportJobs } from "../../src/modules/registry/imports/import-jobs.job.ts";
import type { ImportRow } from "../../src/modules/registry/imports/import-rows.contract.ts";
import { importRoutes } from "../../src/modules/registry/imports/imports.routes.ts";
import { registerRoutes } from "../../src/platform/http/route.ts";
import { createServer } from "../../src/platform/http/server.ts";
import { identityRoutes } from "../../src/platform/identity/identity.routes.ts";
import { startJobs } from "../../src/platform/jobs/jobs.ts";
import { type CastName, cast, createTestApp, TEST_PASSWORD, type TestApp } from "./app.ts";

export const LEDGERS = new URL("../../../shared/data/ledgers/", import.meta.url);

export interface ImportDesk {
  readonly test: TestApp;
  readonly server: FastifyInstance;
  as(name: CastName): Promise<Person>;
  close(): Promise<void>;
}

export async function openImportDesk(): Promise<ImportDesk> {
  const test = await createTestApp();
  const server = await createServer({ logLevel: "error" });
  registerRoutes(server, test.app, [...identityRoutes, ...importRoutes]);
  await server.ready();
  const jobs = await startJobs({ url: test.databaseUrl, log: test.app.log });
  const importJobs = await startImportJobs(test.app, jobs);
  return {
    test,
    server,
    as: (name) => signIn(server, name),
    async close() {
      await importJobs.stop();
      await jobs.stop();
      await server.close();
      await test.close();
    },
  };
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** A person at the importing page. */
export class Person {
  readonly #server: FastifyInstance;
  readonly #cookie: string;
  readonly #token: string;

  constructor(server: FastifyInstance, cookie: string, token: string) {
    this.#server = server;
    this.#cookie = cookie;
    this.#token = token;
  }

  async call<Body = ImportBatch>(
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    url: string,
    more: { body?: object; version?: number; payload?: Buffer; type?: string } = {},
  ): Promise<Answer<Body>> {
    const answer = await this.#server.inject({
      method,
      url,
      cookies: { tongan_session: this.#cookie },
      headers: {
        "x-csrf-token": this.#token,
        ...(more.version === undefined ? {} : { "if-match": `"${more.version}"` }),
        ...(more.type === undefined ? {} : { "content-type": more.type }),
      },
      ...(more.body === undefined ? {} : { payload: more.body }),
      ...(more.payload === undefined ? {} : { payload: more.payload }),
    });
    return { status: answer.statusCode, body: answer.json<Body>() };
  }

  async upload(
    file: string | { name: string; bytes: Buffer },
    ledger: string,
    asOf?: string,
  ): Promise<Answer<ImportBatch & { code?: string }>> {
    const { name, bytes } =
      typeof file === "string"
        ? { name: file, bytes: await readFile(fileURLToPath(new URL(file, LEDGERS))) }
        : file;
    const mark = "----tongan";
    const field = (key: string, value: string) =>
      `--${mark}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
    const payload = Buffer.concat([
      Buffer.from(field("ledger", ledger) + (asOf === undefined ? "" : field("asOf", asOf))),
      Buffer.from(
        `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${mark}--\r\n`),
    ]);
    return this.call("POST", "/api/imports", { payload, type: `multipart/form-data; boundary=${mark}` });
  }

  download(url: string) {
    return this.#server.inject({ method: "GET", url, cookies: { tongan_session: this.#cookie } });
  }

  /** Waits until no job is at work on the batch. */
  async settled(id: string): Promise<ImportBatch> {
    for (let waited = 0; waited < 30_000; waited += 50) {
      const { body } = await this.call("GET", `/api/imports/${id}`);
      if (body.progress === null) return body;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`import ${id} did not settle`);
  }

  async step(id: string, step: string, body: object = {}): Promise<ImportBatch> {
    const begun = await this.call("POST", `/api/imports/${id}/${step}`, { body });
    expect(begun.status, JSON.stringify(begun.body)).toBe(200);
    return this.settled(id);
  }

  async rows(
    id: string,
    query = "",
  ): Promise<{ items: ImportRow[]; nextCursor: string | null; total: number }> {
    const { status, body } = await this.call<{
      items: ImportRow[];
      nextCursor: string | null;
      total: number;
    }>("GET", `/api/imports/${id}/rows?limit=200${query}`);
    expect(status).toBe(200);
    return body;
  }
}

async function signIn(server: FastifyInstance, name: CastName): Promise<Person> {
  const answer = await server.inject({
    method: "POST",
    url: "/api/session",
    payload: { username: cast[name].username, password: TEST_PASSWORD },
  });
  const cookie = answer.cookies.find((one) => one.name === "tongan_session")?.value ?? "";
  return new Person(server, cookie, answer.json<{ csrfToken: string }>().csrfToken);
}

/** Rows as a text file of a township, of the kind that a form's export has. */
const HEADINGS =
  "村（社区）,姓名,性别,出生日期,身份证号,现住址,父亲姓名,父亲身份证号,父亲务工地,父亲外出时间,就读学校,年级,备注";
export interface Child {
  readonly village?: string;
  readonly name: string;
  readonly sex?: string;
  readonly born?: string;
  readonly number?: string;
  readonly father?: string;
  readonly fatherNumber?: string;
  readonly place?: string;
  readonly school?: string;
}

let serial = 0;
/** Everybody here is made up: 500199 is allocated to nobody. */
export function child(name: string, more: Partial<Child> = {}): Child {
  serial += 1;
  const born = more.born ?? "2012-05-06";
  return {
    name,
    born,
    number: composeCitizenId("500199", born, serial * 2 + 1),
    father: "周大",
    place: "广东",
    school: "古楼小学",
    ...more,
  };
}

export function csv(children: readonly Child[], title = "古楼镇农村留守儿童名册（2020年第四季度）"): Buffer {
  const rows = children.map((of) =>
    [
      of.village ?? "沙嘴村",
      of.name,
      of.sex ?? "",
      of.born ?? "",
      of.number ?? "",
      "1组",
      of.father ?? "",
      of.fatherNumber ?? "",
      of.place ?? "",
      "2018.3",
      of.school ?? "",
      "三年级",
      "",
    ].join(),
  );
  return Buffer.from([title, HEADINGS, ...rows].join("\r\n"));
}

export async function uploaded(
  person: Person,
  children: readonly Child[],
  name = "古楼镇留守儿童.csv",
  title?: string,
): Promise<ImportBatch> {
  const answer = await person.upload({ name, bytes: csv(children, title) }, "leftBehind");
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

export async function checked(
  person: Person,
  children: readonly Child[],
  title?: string,
): Promise<ImportBatch> {
  const { id } = await uploaded(person, children, undefined, title);
  const batch = await person.step(id, "check");
  expect(batch.failure).toBeNull();
  expect(batch.state).toBe("checked");
  return batch;
}

export async function imported(
  person: Person,
  children: readonly Child[],
  title?: string,
): Promise<ImportBatch> {
  const batch = await person.step((await checked(person, children, title)).id, "commit");
  expect(batch).toMatchObject({ state: "committed", failure: null });
  return batch;
}
