/** Starts the server and stops it gently. */
import { openApp } from "./compose.ts";
import { Problem } from "./kernel/problem.ts";
import { keyedRooms } from "./keyed-rooms.ts";
import { startExchangeJobs } from "./platform/exchange/exchange-jobs.job.ts";
import { DEMO_PASSWORD } from "./platform/identity/demo.contract.ts";
import { startHousekeeping } from "./platform/jobs/housekeeping.job.ts";
import { startJobs } from "./platform/jobs/jobs.ts";
import { startKeyJobs } from "./platform/keys/keys.job.ts";
import { createLog } from "./platform/log.ts";
import { startNoticeJobs } from "./platform/notices/notices.job.ts";
import { startFollowingParameters } from "./platform/parameters/follow-parameters.job.ts";
import { startProcedureJobs } from "./platform/procedures/procedures.job.ts";
import { startRecordJobs } from "./platform/records/records.job.ts";
import { readSettings, type Settings } from "./platform/settings.ts";
import { startSyncJobs } from "./platform/sync/sync.job.ts";
import { startTaskJobs } from "./platform/tasks/late-tasks.job.ts";
import { rooms } from "./rooms.ts";
import { buildServer } from "./serve.ts";

const log = createLog("info");
// Node would print what was thrown as it is, rows and names included.
process.on("uncaughtException", (error) => {
  log.fatal({ err: error }, "unexpected end");
  process.exit(1);
});

try {
  await start(readSettings());
} catch (error) {
  if (error instanceof Problem) {
    process.stderr.write(`${error.title}：${error.detail}\n`);
    for (const fault of error.errors) process.stderr.write(`  ${fault.path}  ${fault.message}\n`);
  } else {
    log.fatal({ err: error }, "start failed");
  }
  process.exit(1);
}

async function start(settings: Settings): Promise<void> {
  const opened = await openApp({ settings, log });
  const server = await buildServer(opened.app, { logLevel: "warn" });
  const jobs = await startJobs({ url: opened.ownerUrl, log });
  await startHousekeeping(opened.app, jobs);
  const running: { stop(): Promise<void> }[] = [];
  for (const room of rooms) running.push(await room.start(opened.app, jobs));
  running.push(await startExchangeJobs(opened.app, jobs));
  await startProcedureJobs(opened.app, jobs);
  await startRecordJobs(opened.app, jobs);
  await startFollowingParameters(opened.app, jobs);
  await startTaskJobs(opened.app, jobs);
  await startNoticeJobs(opened.app, jobs);
  await startSyncJobs(opened.app, jobs);
  await startKeyJobs(opened.app, keyedRooms, jobs);
  await server.listen({ port: settings.port, host: settings.host });
  const address = server.server.address();
  const port = typeof address === "object" && address !== null ? address.port : settings.port;
  process.stdout.write(welcome(`http://${settings.host}:${port}/`, settings.demo));

  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    // Requests under way finish first; then the queue, the pool and PostgreSQL.
    void server
      .close()
      .then(() => Promise.all(running.map((room) => room.stop())))
      .then(() => jobs.stop())
      .then(() => opened.close())
      .then(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

function welcome(url: string, demo: boolean): string {
  const accounts = demo
    ? `
演示账号（口令都是 ${DEMO_PASSWORD}，仅限本机）：
  district                  区民政局儿童福利科      district2  第二经办
  supervisor-500117104      古楼镇儿童督导员        （其他镇街：supervisor-<9 位区划代码>）
  director-500117104204     古楼镇沙嘴村儿童主任    （其他村：director-<12 位区划代码>）
  leader 区领导   finance 财务   auditor 审计员   security 安全管理员   admin 系统管理员
`
    : "";
  return `\n童安已就绪：${url}\n接口说明：${url}api/docs\n${accounts}\n`;
}
