/** A browser with a profile on the disk that can be killed as an empty battery or a full memory kills it: at once, all its processes. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { chromium, type Page } from "playwright-core";
import { findChromium } from "../../../test/support/chromium.ts";

export interface MortalBrowser {
  readonly page: Page;
  readonly version: string;
  /** SIGKILL to all of its processes. Nothing of it does anything any more when this returns. */
  kill(): void;
  /** Resolves when it has been killed and nothing holds the profile any more. */
  readonly died: Promise<void>;
}

const PATIENCE_MS = 60_000;

/** Now and then a browser ends before it has begun anything; a person taps once more. */
export async function openMortalBrowser(profile: string): Promise<MortalBrowser> {
  try {
    return await startMortalBrowser(profile);
  } catch (error) {
    if (!(error instanceof EndedEarly)) throw error;
    return startMortalBrowser(profile);
  }
}

class EndedEarly extends Error {}

async function startMortalBrowser(profile: string): Promise<MortalBrowser> {
  const { executable, env } = findChromium();
  // A killed browser leaves the mark of its life behind.
  for (const mark of ["SingletonLock", "SingletonSocket", "SingletonCookie"])
    rmSync(join(profile, mark), { force: true });
  const child = spawn(
    executable,
    [
      ...["--headless", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run"],
      ...["--window-size=390,844", "--lang=zh-CN", "--remote-debugging-port=0"],
      ...["--enable-logging=stderr", `--user-data-dir=${profile}`, "about:blank"],
    ],
    // Its own group: a kill takes all of its processes and nothing else.
    { env: { ...env, TZ: "Asia/Shanghai" }, detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  const died = once(child, "exit").then(() => untilGone(child.pid));
  const browser = await chromium.connectOverCDP(await addressOf(child));
  // What it says of its files, beside them.
  child.stderr.pipe(createWriteStream(join(profile, "said.log"), { flags: "a" }));
  const [context] = browser.contexts();
  if (context === undefined) throw new Error("the browser has no profile open");
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(PATIENCE_MS);
  return {
    page,
    version: browser.version(),
    kill() {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, "SIGKILL");
    },
    died,
  };
}

/** Its other processes, which hold the profile's files, may end a moment after the first. */
async function untilGone(group: number | undefined): Promise<void> {
  for (let isThere = group !== undefined; isThere; ) {
    try {
      process.kill(-(group ?? 0), 0);
      await pause(5);
    } catch {
      isThere = false;
    }
  }
}

async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error("the browser has no output");
  const said: string[] = [];
  for await (const line of createInterface({ input: stderr })) {
    said.push(line);
    const found = /DevTools listening on (ws:\S+)/.exec(line);
    if (found?.[1] !== undefined) return found[1];
  }
  throw new EndedEarly(`the browser ended before it could be spoken with:\n${said.join("\n")}`);
}
