/** A server with the demonstration in it. Loading that takes most of a minute, so each run does it once a clock and copies the folder. */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { startServer, type TestServer } from "./server.ts";

/** When the demonstration's own morning begins, for journeys whose days matter. */
export const DEMO_MORNING = "2026-11-24T09:00:00+08:00";
/** It was loaded a little earlier, so that nothing in it lies ahead of the journey. */
const LOADED_AT = "2026-11-24T08:50:00+08:00";

/** @param day `morning` starts at DEMO_MORNING and runs; `today` keeps the real time. */
export async function startDemoServer(day: "morning" | "today"): Promise<TestServer> {
  const loaded = await loadOnce(day);
  const dataDir = mkdtempSync(join(tmpdir(), "tongan-server-"));
  letDatabaseEnter(dataDir);
  // Node's copy would make root the owner of the database's files.
  execFileSync("cp", ["-a", `${loaded}/.`, dataDir]);
  return startServer({ dataDir, ...(day === "morning" ? { clock: `${DEMO_MORNING}/run` } : {}) });
}

async function loadOnce(day: "morning" | "today"): Promise<string> {
  const folder = join(inject("demoFolder"), day);
  if (existsSync(folder)) return folder;
  letDatabaseEnter(inject("demoFolder"));
  mkdirSync(folder);
  letDatabaseEnter(folder);
  const server = await startServer({
    dataDir: folder,
    ...(day === "morning" ? { clock: `${LOADED_AT}/run` } : {}),
  });
  await server.stop();
  return folder;
}

/** PostgreSQL does not run as root, but as a user of its own who must be able to pass. */
function letDatabaseEnter(folder: string): void {
  chmodSync(folder, 0o755);
}
