/** The product's server in a process of its own, and people who are logged in to it. */
import { type ChildProcess, spawn } from "node:child_process";
import { Agent, request as httpRequest } from "node:http";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { BENCH_MASTER_KEY, BENCH_PASSWORD, type BenchRegister } from "./register.ts";

export interface BenchServer {
  readonly origin: string;
  /** Peak resident memory so far, in megabytes. */
  stop(): Promise<void>;
}

export async function startBenchServer(register: BenchRegister): Promise<BenchServer> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("../../src/main.ts", import.meta.url))], {
    env: {
      PATH: process.env["PATH"],
      DATABASE_URL: register.url,
      TONGAN_DATA: register.dataDir,
      TONGAN_MASTER_KEY: BENCH_MASTER_KEY,
      TONGAN_DEMO: "0",
      PORT: "0",
      NODE_ENV: "production",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const origin = await readOrigin(child);
  return {
    origin,
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => {
          resolve();
        });
        child.kill("SIGTERM");
      }),
  };
}

async function readOrigin(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("the server has no output");
  for await (const line of createInterface({ input: child.stdout })) {
    const match = /(http:\/\/[\d.]+:\d+)\//.exec(line);
    if (match?.[1] !== undefined) {
      child.stdout.resume();
      return match[1];
    }
  }
  throw new Error("the server ended before it was ready");
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One kept-open connection of one person. */
export class Connection {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #origin: string;
  #cookie = "";

  constructor(origin: string) {
    this.#origin = origin;
  }

  async logIn(username: string): Promise<this> {
    const body = JSON.stringify({ username, password: BENCH_PASSWORD });
    const response = await fetch(`${this.#origin}/api/session`, {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
    if (response.status !== 200) throw new Error(`log-in of ${username}: ${await response.text()}`);
    this.#cookie = (response.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
    return this;
  }

  /** The same person on a connection of its own. */
  another(): Connection {
    const other = new Connection(this.#origin);
    other.#cookie = this.#cookie;
    return other;
  }

  get(path: string, accept = "application/json"): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = httpRequest(
        `${this.#origin}${path}`,
        { agent: this.#agent, headers: { cookie: this.#cookie, accept } },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("end", () => {
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString("utf8") });
          });
        },
      );
      asked.on("error", reject);
      asked.end();
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
