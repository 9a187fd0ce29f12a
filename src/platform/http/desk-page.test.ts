import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as afterTicks } from "node:timers/promises";
import fastifyStatic from "@fastify/static";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer } from "./server.ts";

const root = mkdtempSync(join(tmpdir(), "tongan-page-"));
let server: Awaited<ReturnType<typeof createServer>>;
let url: string;
const warnings: string[] = [];
const listen = (warning: Error) => warnings.push(`${warning.name}: ${warning.message}`);

beforeAll(async () => {
  writeFileSync(join(root, "index.html"), "<title>desk</title>");
  server = await createServer({ logLevel: "error", page: "index.html" });
  await server.register(fastifyStatic, { root, index: ["index.html"] });
  await server.listen({ port: 0, host: "127.0.0.1" });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  process.on("warning", listen);
});
afterAll(async () => {
  process.off("warning", listen);
  await server.close();
  rmSync(root, { recursive: true });
});

describe("an address of the desk's own", () => {
  it("is answered with the desk's page, however many ask at once, and nobody listens in vain", async () => {
    const asked = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        fetch(`${url}/children/${n}`, { headers: { accept: "text/html" } }),
      ),
    );
    for (const answer of asked)
      expect([answer.status, await answer.text()]).toEqual([200, "<title>desk</title>"]);
    // Warnings come behind the work that caused them.
    await afterTicks();
    expect(warnings).toEqual([]);
  });

  it("is a problem where data is asked for", async () => {
    const answer = await fetch(`${url}/api/nothing`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: "http.routeNotFound" });
  });
});
