/** A server with the demonstration in it. Loading that takes most of a minute, so each run does it once and copies the folder. */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { inject } from "vitest";
import { startServer, type TestServer } from "./server.ts";

/** When the demonstration's own morning begins; a journey's clock runs from there. */
export const DEMO_MORNING = "2026-11-24T09:00:00+08:00";
/** It was loaded a little earlier, so that nothing in it lies ahead of the journey. */
const LOADED_AT = "2026-11-24T08:50:00+08:00";

export async function startDemoServer(): Promise<TestServer> {
  const loaded = await loadOnce();
  const dataDir = mkdtempSync(join(tmpdir(), "tongan-server-"));
  letDatabaseEnter(dataDir);
  // Node's copy would make root the owner of the database's files.
  execFileSync("cp", ["-a", `${loaded}/.`, dataDir]);
  return startServer({ dataDir, clock: `${DEMO_MORNING}/run` });
}

/** Two files of a run may ask at once: whoever makes the mark first loads, the other waits for the folder. */
async function loadOnce(): Promise<string> {
  const folder = join(inject("demoFolder"), "loaded");
  const mark = `${folder}.loading`;
  while (!existsSync(folder)) {
    if (!isFirst(mark)) await pause(500);
    else {
      try {
        await load(mark);
        renameSync(mark, folder);
      } catch (error) {
        rmSync(mark, { recursive: true, force: true });
        throw error;
      }
    }
  }
  return folder;
}

function isFirst(mark: string): boolean {
  try {
    mkdirSync(mark);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

async function load(folder: string): Promise<void> {
  letDatabaseEnter(inject("demoFolder"));
  letDatabaseEnter(folder);
  const server = await startServer({ dataDir: folder, clock: `${LOADED_AT}/run` });
  await untilQuiet(server);
  await server.stop();
}

const LOOK_MS = 2_000;
/** Of a processor; a server that only serves takes a fiftieth. */
const QUIET_SHARE = 0.15;
const LOOKS = 60;

/**
 * What follows from all that was loaded (categories, findings, watch items) is reckoned behind the answers: half a minute of a processor,
 * which each copy would spend again while a journey waits for its pages. Where the system does not tell how busy a process is, it may.
 */
async function untilQuiet({ process: { pid } }: TestServer): Promise<void> {
  let before = busyMs(pid);
  for (let quiet = 0, look = 0; before !== undefined && quiet < 3 && look < LOOKS; look++) {
    await pause(LOOK_MS);
    const now = busyMs(pid);
    if (now === undefined) return;
    quiet = now - before < LOOK_MS * QUIET_SHARE ? quiet + 1 : 0;
    before = now;
  }
}

/** Linux counts in hundredths of a second; the fields stand behind the name, which may hold anything. */
function busyMs(pid: number | undefined): number | undefined {
  const file = `/proc/${pid ?? 0}/stat`;
  if (!existsSync(file)) return undefined;
  const fields = readFileSync(file, "utf8").split(")").at(-1)?.trim().split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** PostgreSQL does not run as root, but as a user of its own who must be able to pass. */
function letDatabaseEnter(folder: string): void {
  chmodSync(folder, 0o755);
}
