import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Agent, createTestApp, type TestApp } from "../../../test/support/app.ts";

let test: TestApp;
let security: Agent;
let auditor: Agent;

beforeAll(async () => {
  test = await createTestApp();
  security = await test.as("security");
  auditor = await test.as("auditor");
  for (let nth = 0; nth < 3; nth += 1) await security.get("/api/accounts");
});
afterAll(() => test.close());

interface Page {
  readonly items: { readonly username: string }[];
  readonly nextCursor: string | null;
  readonly code?: string;
}

async function accounts(query: string): Promise<Page> {
  return (await security.get(`/api/accounts?${query}`)).json<Page>();
}

async function cursorOf(agent: Agent, url: string): Promise<string> {
  const { nextCursor } = (await agent.get(url)).json<Page>();
  if (nextCursor === null) throw new Error(`${url} has one page only`);
  return encodeURIComponent(nextCursor);
}

describe("the list of accounts", () => {
  it("comes page by page, each account once", async () => {
    const names: string[] = [];
    let cursor = "";
    do {
      const page = await accounts(`limit=5${cursor === "" ? "" : `&cursor=${cursor}`}`);
      names.push(...page.items.map((item) => item.username));
      cursor = page.nextCursor === null ? "" : encodeURIComponent(page.nextCursor);
    } while (cursor !== "");
    expect(names).toEqual([...new Set(names)].sort());
    expect(names).toHaveLength((await accounts("limit=200")).items.length);
  });

  it("takes signs of its search literally", async () => {
    for (const q of ["%", "_", "%25", "dis%rict", "d_strict", "\\"])
      expect((await accounts(`q=${encodeURIComponent(q)}`)).items, q).toEqual([]);
    expect((await accounts("q=distr")).items).toHaveLength(2);
    expect((await accounts(`q=${encodeURIComponent("王建")}`)).items).toHaveLength(1);
  });

  it("refuses a position that was made up, and one of another search", async () => {
    expect((await accounts("cursor=director")).code).toBe("http.badCursor");
    const cursor = await cursorOf(security, "/api/accounts?limit=1&q=d");
    expect((await accounts(`limit=1&q=d&cursor=${cursor}`)).items).toHaveLength(1);
    expect((await accounts(`limit=1&cursor=${cursor}`)).code).toBe("http.badCursor");
    expect((await accounts(`limit=1&q=s&cursor=${cursor}`)).code).toBe("http.badCursor");
  });
});

describe("the audit log's list", () => {
  it("refuses a position of another filter or another list", async () => {
    const cursor = await cursorOf(auditor, "/api/audit?limit=1");
    const codeOf = async (agent: Agent, url: string) => (await agent.get(url)).json<Page>().code;
    expect(await codeOf(auditor, `/api/audit?limit=1&cursor=${cursor}`)).toBeUndefined();
    expect(await codeOf(auditor, `/api/audit?limit=2&cursor=${cursor}`)).toBeUndefined();
    for (const other of ["effect=login", "q=a", "from=2020-01-01", "operation=identity.accounts.list"])
      expect(await codeOf(auditor, `/api/audit?limit=1&${other}&cursor=${cursor}`), other).toBe(
        "http.badCursor",
      );
    expect(await codeOf(security, `/api/accounts?limit=1&cursor=${cursor}`)).toBe("http.badCursor");
    const accountsCursor = await cursorOf(security, "/api/accounts?limit=1");
    expect(await codeOf(auditor, `/api/audit?limit=1&cursor=${accountsCursor}`)).toBe("http.badCursor");
  });
});
