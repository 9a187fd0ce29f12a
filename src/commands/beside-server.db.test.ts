import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type TestServer } from "../../test/support/server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ env: { TONGAN_DEMO: "0" } });
}, 120_000);
afterAll(() => server.remove());

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

function tongan(words: string, { demo = "0", killAfter = "" } = {}): Promise<Ended> {
  return new Promise((done) => {
    const env = { TONGAN_DATA: server.dataDir, TONGAN_DEMO: demo };
    const cli = resolve(import.meta.dirname, "../cli.ts");
    const child = execFile(process.execPath, [cli, ...words.split(" ")], { env }, (error, out, said) => {
      done({ code: error === null ? 0 : Number(error.code ?? -1), out, said });
    });
    if (killAfter !== "")
      child.stderr?.on("data", (text: string) => {
        if (text.includes(killAfter)) child.kill("SIGKILL");
      });
  });
}

async function activeKey(): Promise<{ key: number; retired: number[] }> {
  const { out } = await tongan("keys status --json");
  const keys = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { use: string; key: number; state: string });
  const field = keys.filter(({ use }) => use === "field");
  return {
    key: field.find(({ state }) => state === "active")?.key ?? 0,
    retired: field.filter(({ state }) => state === "retired").map(({ key }) => key),
  };
}

describe("beside a running server", () => {
  it("a change of keys is asked for here and finished there", async () => {
    const asked = await tongan("keys rotate --json");
    expect(JSON.parse(asked.out)).toEqual({ use: "field", activeKey: 2, state: "queued" });
    expect(asked.code).toBe(0);
    await expect.poll(activeKey, { timeout: 25_000, interval: 500 }).toEqual({ key: 2, retired: [1] });
  }, 60_000);

  it("a change of keys that is killed is taken up by the next command", async () => {
    expect((await tongan("keys rotate --wait", { killAfter: "密钥 3 已启用" })).code).toBe(-1);
    expect(await activeKey()).toEqual({ key: 3, retired: [1] });
    const next = await tongan("keys rotate --wait --json");
    expect(JSON.parse(next.out)).toMatchObject({ activeKey: 3, state: "done", retired: [2] });
  }, 60_000);

  it("the demonstration is not reset under it", async () => {
    const { code, said } = await tongan("demo reset --yes", { demo: "1" });
    expect([code, said]).toEqual([1, expect.stringContaining("（command.serverRuns）")]);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});
