/**
 * One owner for each data folder. `owner.json` names the process that started PostgreSQL; while it lives, a second one is refused.
 * When it was killed, its PostgreSQL may still be there: it is stopped before the next one starts.
 */
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Home } from "./home.ts";
import { birthOf, commandOf, processesIn } from "./processes.ts";

/** Port 0: still starting. */
const ownerSchema = z.object({ pid: z.int(), birth: z.string(), port: z.int() });
export type Owner = z.infer<typeof ownerSchema>;

const FAST_STOP_MS = 30_000;

/** The living owner of the place, if there is one. */
export function findOwner(home: Pick<Home, "folder">): Owner | undefined {
  const owner = readOwner(home);
  return owner && birthOf(owner.pid) === owner.birth ? owner : undefined;
}

/** Takes the place for this process, with no port yet; false when another one was faster. */
export function claim(home: Pick<Home, "folder">): boolean {
  if (!findOwner(home)) rmSync(ownerFile(home), { force: true });
  const owner: Owner = { pid: process.pid, birth: birthOf(process.pid) ?? "", port: 0 };
  try {
    const file = openSync(ownerFile(home), "wx", 0o644);
    writeFileSync(file, JSON.stringify(owner));
    closeSync(file);
    return true;
  } catch {
    return false;
  }
}

export function release(home: Pick<Home, "folder">): void {
  if (readOwner(home)?.pid === process.pid) rmSync(ownerFile(home), { force: true });
}

/** Tells those who join where to connect, once connections are taken. */
export function announce(home: Pick<Home, "folder">, port: number): void {
  const owner = readOwner(home);
  writeFileSync(ownerFile(home), JSON.stringify({ ...owner, port }));
}

/**
 * Stops a PostgreSQL whose owner is gone. A lock file may also name a number that belongs to another program by now, or to a
 * dead process that nobody collects (a container without init): PostgreSQL would take both for its living predecessor.
 */
export async function stopOrphan(home: Pick<Home, "cluster">, log: (message: string) => void): Promise<void> {
  const lock = join(home.cluster, "postmaster.pid");
  const pid = Number(readText(lock)?.split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 1) return;
  const command = commandOf(pid);
  if (command?.includes("postgres") && command.includes(home.cluster)) {
    log(`上次没有正常结束，留下的 PostgreSQL（进程 ${pid}）正在停止`);
    await stopProcess(pid);
  }
  // Its workers notice the end by themselves, but not at the same instant.
  for (let waited = 0; waited < FAST_STOP_MS; waited += 20) {
    if (processesIn(home.cluster).length === 0) {
      rmSync(lock, { force: true });
      return;
    }
    await pause(20);
  }
}

async function stopProcess(pid: number): Promise<void> {
  const birth = birthOf(pid);
  const lives = () => birth !== undefined && birthOf(pid) === birth;
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (!lives()) return;
    process.kill(pid, signal);
    for (let waited = 0; waited < FAST_STOP_MS && lives(); waited += 20) await pause(20);
  }
}

function ownerFile(home: Pick<Home, "folder">): string {
  return join(home.folder, "owner.json");
}

function readOwner(home: Pick<Home, "folder">): Owner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(readText(ownerFile(home)) ?? ""));
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
