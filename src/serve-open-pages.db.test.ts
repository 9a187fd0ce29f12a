import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../test/support/app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

function get(url: string, headers: Record<string, string> = { accept: "text/html" }) {
  return app.server.inject({ method: "GET", url, headers });
}

describe("the public pages", () => {
  it.each(["/open/", "/open/report", "/open/report?p=500117104204", "/open/follow", "/open/nothing/here"])(
    "at %s are their own page, which the browser does not keep",
    async (url) => {
      const answer = await get(url);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('id="op-exit"');
      expect(answer.headers["cache-control"]).toBe("no-store");
      expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
    },
  );

  it("leave the desk its own addresses", async () => {
    expect((await get("/children/new")).body).not.toContain("op-exit");
    expect((await get("/openings")).body).not.toContain("op-exit");
    expect((await get("/open")).headers.location).toBe("/open/");
  });

  it("have a way out to a page that tells nothing", async () => {
    const { body } = await get("/open/calendar");
    expect(body).toContain("<title>日历</title>");
    expect(body).not.toMatch(/童安|报告/);
  });

  it("give their script zipped to whom can read it, to be kept for good", async () => {
    const script = /src="([^"]+\.js)"/.exec((await get("/open/report")).body)?.[1] ?? "";
    const zipped = await get(script, { "accept-encoding": "gzip" });
    expect(zipped.headers["content-encoding"]).toBe("gzip");
    expect(zipped.headers["cache-control"]).toContain("immutable");
    const plain = await get(script, {});
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(gunzipSync(zipped.rawPayload).equals(plain.rawPayload)).toBe(true);
  });

  it("have no file beside their own", async () => {
    for (const url of [
      "/open/assets/missing.js",
      "/open/assets/..%2findex.html",
      "/open/assets/%2e%2e/%2e%2e/package.json",
    ])
      expect((await get(url, {})).statusCode).toBeGreaterThanOrEqual(400);
  });
});
