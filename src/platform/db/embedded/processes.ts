/** Other processes: whether one lives, and whether it is still the one we once met (numbers are used again). */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";

/** A text that only this life of the process number has, or undefined when it is dead (or dead and not yet collected). */
export function birthOf(pid: number): string | undefined {
  if (!existsSync("/proc/self/stat")) return ask(pid, "lstart=");
  const stat = readProc(pid, "stat");
  // The second field, the program's name in brackets, may hold blanks and brackets itself.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state] = fields ?? [];
  return state === "Z" || state === "X" ? undefined : fields?.[19];
}

/** The command line, arguments parted by blanks; undefined when the process is dead. */
export function commandOf(pid: number): string | undefined {
  if (!existsSync("/proc/self/stat")) return ask(pid, "command=");
  return birthOf(pid) === undefined ? undefined : readProc(pid, "cmdline")?.replaceAll("\0", " ");
}

/** Those that work in a folder, as PostgreSQL's do in their cluster; nobody where the system does not tell. */
export function processesIn(folder: string): number[] {
  if (!existsSync("/proc/self/cwd")) return [];
  const numbers = readdirSync("/proc").map(Number).filter(Number.isInteger);
  return numbers.filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  });
}

function readProc(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return undefined;
  }
}

function ask(pid: number, column: string): string | undefined {
  const { stdout } = spawnSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() || undefined;
}
