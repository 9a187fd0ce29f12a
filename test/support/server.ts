/** The real server as its own process, on a fresh data folder and a free port. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findPort } from "../../src/platform/db/embedded/server-process.ts";

const root = resolve(import.meta.dirname, "../..");
/** Another server may load its demonstration beside this one. */
const READY_MS = 240_000;

export interface TestServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Everything that it has printed so far. */
  output(): string;
  /** Ends it as an administrator would (SIGTERM), or as a power cut (SIGKILL); answers how it ended. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

export interface TestServerOptions {
  /** TONGAN_CLOCK. */
  readonly clock?: string;
  /** Start again on the data of an earlier one. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts `src/main.ts` and waits until it is ready to serve. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "tongan-server-"));
  const port = await findPort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["src/main.ts"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"] ?? "",
      PORT: String(port),
      TONGAN_DATA: dataDir,
      NODE_COMPILE_CACHE: join(root, "node_modules/.cache/node"),
      ...(options.clock === undefined ? {} : { TONGAN_CLOCK: options.clock }),
      ...options.env,
    },
  });
  const pieces: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => pieces.push(String(piece)));
  const server: TestServer = {
    url,
    dataDir,
    process: child,
    output: () => pieces.join(""),
    async stop(signal = "SIGTERM") {
      if (hasEnded(child)) return child.exitCode;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
    async remove() {
      await this.stop();
      // Where root's PostgreSQL cannot enter the folder, its part lies elsewhere behind a link.
      const database = join(dataDir, "postgres");
      if (existsSync(database)) rmSync(realpathSync(database), { recursive: true });
      rmSync(dataDir, { recursive: true });
    },
  };
  await demandReady(server);
  return server;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function demandReady(server: TestServer): Promise<void> {
  for (let waited = 0; waited < READY_MS && !hasEnded(server.process); waited += 50) {
    const answer = await fetch(`${server.url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(50);
  }
  await server.stop("SIGKILL");
  throw new Error(`the server did not become ready:\n${server.output()}`);
}
