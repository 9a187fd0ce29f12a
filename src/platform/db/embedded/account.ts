/** Under which account PostgreSQL runs: it refuses root, so root must find it an ordinary one. */
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { Problem } from "../../../kernel/problem.ts";
import { embeddedProblems } from "./embedded-problems.ts";

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const CANDIDATES = ["postgres", "nobody", "daemon"];

/**
 * The account to switch to, or undefined for an ordinary user, who needs none. Whoever owns the cluster already keeps it.
 * The account must be named in /etc/passwd: initdb refuses a number without a name.
 * @throws database.noAccount
 */
export function databaseAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of CANDIDATES) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid !== undefined && gid !== undefined && uid !== "0") return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Problem(embeddedProblems.noAccount);
}

/** Whether the account gets into the folder: asked of the system, which also knows ACLs and mount options. */
export function canEnter(account: Account, folder: string): boolean {
  return (
    spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...account, cwd: "/", env: {} }).status === 0
  );
}

export function canRun(account: Account, program: string): boolean {
  return spawnSync(program, ["--version"], { ...account, cwd: "/", env: {} }).status === 0;
}
