import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Agent, createTestApp, type TestApp } from "../../../test/support/app.ts";

/** More than one answer may hold. */
const SESSIONS = 230;

let test: TestApp;
let security: Agent;
let director: Agent;

beforeAll(async () => {
  test = await createTestApp();
  [security, director] = [await test.as("security"), await test.as("director")];
  const owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  // By threes of one moment, so that the moment alone does not order them.
  await owner.query(
    `insert into platform.session (id_hash, account_id, post_id, csrf_token, created_at, last_seen_at, expires_at)
     select sha256(n::text::bytea), p.account_id, p.id, 'x', date_trunc('second', now()) - (n / 3) * interval '1 second',
       now(), now() + interval '1 hour'
     from generate_series(1, $1) n, platform.post p join platform.account a on a.id = p.account_id where a.username = 'police'`,
    [SESSIONS],
  );
  await owner.end();
});
afterAll(() => test.close());

interface Page {
  readonly items: { readonly id: string; readonly username: string; readonly createdAt: string }[];
  readonly nextCursor: string | null;
  readonly code?: string;
}

async function sessions(who: Agent, query: string): Promise<Page> {
  return (await who.get(`/api/sessions?${query}`)).json<Page>();
}

describe("the list of live log-ins", () => {
  it("comes page by page, each log-in once, the last begun first", async () => {
    const found: Page["items"] = [];
    let cursor = "";
    do {
      const page = await sessions(security, `limit=200${cursor}`);
      found.push(...page.items);
      cursor = page.nextCursor === null ? "" : `&cursor=${encodeURIComponent(page.nextCursor)}`;
    } while (cursor !== "");
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(found.filter(({ username }) => username === "police")).toHaveLength(SESSIONS);
    const begun = found.map(({ createdAt }) => createdAt);
    expect(begun).toEqual([...begun].sort().reverse());
  });

  it("holds one's own alone for who manages no accounts, and takes no other list's position", async () => {
    const own = await sessions(director, "limit=200");
    expect(own.items.map(({ username }) => username)).toEqual(["director"]);
    expect(own.nextCursor).toBeNull();
    const { nextCursor } = await sessions(security, "limit=1");
    const cursor = encodeURIComponent(nextCursor ?? "");
    expect((await sessions(director, `limit=1&cursor=${cursor}`)).code).toBe("http.badCursor");
  });
});
