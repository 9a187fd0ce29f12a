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

describe("the phone's page", () => {
  it("may be kept by the service worker, is asked for anew, and lets nothing but its own script run", async () => {
    const page = await get("/field/");
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain("tel:110");
    expect(page.headers["cache-control"]).toBe("no-cache");
    expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(page.headers["content-security-policy"]).toContain("worker-src 'self'");
    expect((await get("/field/index.html")).headers["content-security-policy"]).toBe(
      page.headers["content-security-policy"],
    );
  });

  it("is led to from any address of old", async () => {
    for (const url of ["/field", "/field/children/1", "/field/nothing"])
      expect((await get(url)).headers.location).toBe("/field/");
  });

  it("has a worker that is asked for each time, for the whole of /field/", async () => {
    const worker = await get("/field/service-worker.js", { "accept-encoding": "gzip" });
    expect(worker.headers["cache-control"]).toBe("no-cache");
    expect(worker.headers["service-worker-allowed"]).toBe("/field/");
    expect(worker.headers["content-type"]).toContain("javascript");
  });

  it("gives its script zipped, to be kept for good", async () => {
    const script = /src="([^"]+\.js)"/.exec((await get("/field/")).body)?.[1] ?? "";
    const zipped = await get(script, { "accept-encoding": "gzip" });
    expect(zipped.headers["content-encoding"]).toBe("gzip");
    expect(zipped.headers["cache-control"]).toContain("immutable");
  });

  it("can be put on the phone's own screen, which nobody is made to do", async () => {
    const manifest = await get("/field/manifest.webmanifest");
    expect(JSON.parse(manifest.body)).toMatchObject({ start_url: "/field/", scope: "/field/" });
  });
});
