/** A person at a desk of the running product, as the browser talks to it. */
import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { hashPassword } from "../../src/platform/crypto/password.ts";

const PASSWORD = "bench-password-1";
const POLL_MS = 200;

/** District officers with these user names, in an empty database. */
export async function insertOfficers(url: string, usernames: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const hash = await hashPassword(PASSWORD);
  for (const username of usernames) {
    const accountId = randomUUID();
    await client.query(
      "insert into platform.account (id, username, display_name, password_hash, created_at) values ($1, $2, '测量员', $3, now())",
      [accountId, username, hash],
    );
    await client.query(
      `insert into platform.post (id, account_id, role, place_code, title, valid_from)
       values ($1, $2, 'districtOfficer', '500117', '测量', '2016-01-01')`,
      [randomUUID(), accountId],
    );
  }
  await client.end();
}

export class Officer {
  readonly #origin: string;
  readonly #headers: Readonly<Record<string, string>>;

  private constructor(origin: string, headers: Readonly<Record<string, string>>) {
    this.#origin = origin;
    this.#headers = headers;
  }

  static async logIn(origin: string, username: string): Promise<Officer> {
    const response = await fetch(`${origin}/api/session`, {
      method: "POST",
      body: JSON.stringify({ username, password: PASSWORD }),
      headers: { "content-type": "application/json" },
    });
    if (!response.ok) throw new Error(`log-in of ${username}: ${await response.text()}`);
    const { csrfToken } = (await response.json()) as { csrfToken: string };
    const cookie = (response.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
    return new Officer(origin, { cookie, "x-csrf-token": csrfToken });
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.#ask<Answer>(path, { headers: this.#headers });
  }

  /** `version`: what this person saw. */
  post<Answer>(path: string, body: object = {}, version?: number): Promise<Answer> {
    return this.#ask<Answer>(path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: {
        ...this.#headers,
        "content-type": "application/json",
        ...(version === undefined ? {} : { "if-match": `"${version}"` }),
      },
    });
  }

  async upload<Answer>(
    path: string,
    file: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set("file", await openAsBlob(file), basename(file));
    return this.#ask<Answer>(path, { method: "POST", body: form, headers: this.#headers });
  }

  /** Looks again until a job has done its part. */
  async until<Answer>(path: string, isDone: (answer: Answer) => boolean): Promise<Answer> {
    for (;;) {
      const answer = await this.get<Answer>(path);
      if (isDone(answer)) return answer;
      await pause(POLL_MS);
    }
  }

  /** A list from its first page to its last. */
  async *all<Item>(path: string): AsyncGenerator<Item> {
    let cursor: string | null = "";
    while (cursor !== null) {
      const more: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const page: { items: readonly Item[]; nextCursor: string | null } = await this.get(`${path}${more}`);
      yield* page.items;
      cursor = page.nextCursor;
    }
  }

  async #ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(`${this.#origin}${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as Answer;
  }
}
