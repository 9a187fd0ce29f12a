/** The running postgres: started in a session of its own, and never outliving this process. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Problem } from "../../../kernel/problem.ts";
import { serverSettings, type Tuning } from "./cluster.ts";
import { embeddedProblems } from "./embedded-problems.ts";
import type { Home } from "./home.ts";

// A watcher, adopted by init, waits on our pipe: the word "stop" sends it home; the pipe's end (we were killed) stops postgres.
const WATCHED =
  'exec 3<&0 </dev/null; ( ( read -r word <&3 || kill -INT $$ ) >/dev/null 2>&1 & ); exec "$@" 3<&-';

const STOP_MS = 60_000;

export interface ServerProcess {
  /** Resolves when postgres has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts postgres and waits until it takes connections. @throws database.startFailed with PostgreSQL's last words */
export async function startServer(
  home: Home,
  tuning: Tuning,
  log: (line: string) => void,
): Promise<ServerProcess> {
  const args = [join(home.bin, "postgres"), "-D", home.cluster, ...serverSettings(tuning)];
  const child = spawn("/bin/sh", ["-c", WATCHED, "sh", ...args], {
    ...home.account,
    // Ctrl-C reaches a whole session; postgres must outlive the requests that are still being answered.
    detached: true,
    stdio: ["pipe", "ignore", "pipe"],
    cwd: "/",
    env: {},
  });
  child.stdin.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      resolve();
    });
    child.once("error", () => {
      resolve();
    });
  });
  const words: string[] = [];
  const ready = new Promise<boolean>((resolve) => {
    createInterface({ input: child.stderr }).on("line", (line) => {
      if (words.push(line) > 20) words.shift();
      if (line.includes("ready to accept connections")) resolve(true);
      else if (/ (FATAL|PANIC|WARNING): {2}/.test(line)) log(line);
    });
    void ended.then(() => {
      resolve(false);
    });
  });
  if (!(await ready)) {
    throw new Problem(embeddedProblems.startFailed, {
      detail: `PostgreSQL 没有启动，数据没有改动。它最后说：\n${words.join("\n")}`,
      log: words.join(" | "),
    });
  }
  return { ended, stop: () => stopServer(child, ended) };
}

async function stopServer(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.stdin?.end("stop\n");
  // Fast stop: open transactions are rolled back, everything committed is written.
  child.kill("SIGINT");
  const late = setTimeout(() => child.kill("SIGQUIT"), STOP_MS);
  await ended;
  clearTimeout(late);
}

/** A free port on the loopback. */
export async function findPort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return address.port;
}
