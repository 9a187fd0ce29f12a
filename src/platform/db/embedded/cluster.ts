/** A cluster's birth (initdb) and the settings it always runs with. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import { Problem } from "../../../kernel/problem.ts";
import { embeddedProblems } from "./embedded-problems.ts";
import type { Home } from "./home.ts";

export const SUPERUSER = "postgres";

// Sorting is PostgreSQL's own (code points, the same on every machine); letters are the system's, in whatever UTF-8 name it has.
const CTYPES = ["C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8"];

/** Makes the cluster where there is none: beside its place first, so that a kill in the middle leaves nothing half-made. */
export function demandCluster(home: Home): void {
  if (existsSync(home.cluster)) {
    demandVersion(home);
    return;
  }
  const faults: string[] = [];
  for (const ctype of CTYPES) {
    const fault = initialise(home, ctype);
    if (fault === undefined) return;
    faults.push(fault);
    if (!fault.includes("invalid locale name")) break;
  }
  throw new Problem(embeddedProblems.startFailed, {
    detail: `建立数据库时出错，没有留下任何数据。请检查磁盘空间和权限后重试。\n${faults.at(-1) ?? ""}`,
  });
}

function initialise(home: Home, ctype: string): string | undefined {
  const unfinished = `${home.cluster}.new`;
  const passwordFile = join(home.folder, "initdb-password");
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, home.password, { mode: 0o600 });
  if (home.account)
    for (const path of [unfinished, passwordFile]) chownSync(path, home.account.uid, home.account.gid);
  const { status, stderr, error } = spawnSync(
    join(home.bin, "initdb"),
    [
      ...["-D", unfinished, "-U", SUPERUSER, "-A", "scram-sha-256", "-E", "UTF8", "--no-instructions"],
      ...["--locale=C", `--lc-ctype=${ctype}`, "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      `--pwfile=${passwordFile}`,
    ],
    { ...home.account, cwd: "/", env: {}, encoding: "utf8" },
  );
  rmSync(passwordFile);
  if (status === 0) {
    chmodSync(unfinished, 0o700);
    renameSync(unfinished, home.cluster);
    return undefined;
  }
  rmSync(unfinished, { recursive: true, force: true });
  return error?.message ?? stderr.trim();
}

function demandVersion(home: Home): void {
  const made = readFileSync(join(home.cluster, "PG_VERSION"), "utf8").trim();
  const { stdout } = spawnSync(join(home.bin, "postgres"), ["--version"], {
    ...home.account,
    cwd: "/",
    env: {},
    encoding: "utf8",
  });
  const here = /\d+/.exec(stdout)?.[0] ?? "?";
  if (made === here) return;
  throw new Problem(embeddedProblems.otherVersion, {
    detail: `数据由 PostgreSQL ${made} 建立，现在的程序是 ${here}。数据没有改动；请用原来的版本导出备份，再恢复到新版本。`,
  });
}

export interface Tuning {
  readonly port: number;
  readonly sockets: string | undefined;
  /** Off only for tests: nothing there needs to outlive a power cut. */
  readonly durable: boolean;
}

const FOR_TESTS = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  shared_buffers: "128MB",
};

/** Command-line settings, so that a new version's values hold for old clusters too. */
export function serverSettings({ port, sockets = "", durable }: Tuning): string[] {
  // Without a limit the constraint is a number beyond all memory.
  const memory = Math.floor(Math.min(process.constrainedMemory() || totalmem(), totalmem()) / 1024 / 1024);
  const settings: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    port,
    // In quotes: a comma in a path would make two of it.
    unix_socket_directories: sockets === "" ? "" : `"${sockets}"`,
    max_connections: 100,
    shared_buffers: `${Math.max(32, Math.min(512, Math.floor(memory / 8)))}MB`,
    effective_cache_size: `${Math.floor(memory / 2)}MB`,
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    max_wal_size: "4GB",
    checkpoint_timeout: "15min",
    random_page_cost: 1.1,
    // Short queries lose more to compilation than they gain.
    jit: "off",
    timezone: "Asia/Shanghai",
    log_timezone: "Asia/Shanghai",
    // Containers give /dev/shm 64 MB, too little for a parallel query.
    dynamic_shared_memory_type: hasSharedMemory() ? "posix" : "mmap",
    // An error's text, its statement and its details can hold a child's name: the application logs codes instead.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_min_duration_statement: -1,
    log_statement: "none",
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_error_verbosity: "terse",
    log_checkpoints: "off",
    ...(durable ? {} : FOR_TESTS),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function hasSharedMemory(): boolean {
  try {
    const { bsize, blocks } = statfsSync("/dev/shm");
    return bsize * blocks >= 256 * 1024 * 1024;
  } catch {
    return process.platform !== "linux";
  }
}
