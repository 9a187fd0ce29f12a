/** Whom a red report rings when nobody takes it up: first the district's officers, then its leader. */
import { now, today } from "../../../kernel/clock.ts";
import { grant, listGrants } from "../../../platform/access/grants.service.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listHolders, type PostHolder } from "../../../platform/identity/post-holders.service.ts";
import { notify } from "../../../platform/notices/notices.service.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { openTask } from "../../../platform/tasks/tasks.service.ts";
import { happened } from "../cases/events.service.ts";
import { ringDistrict, ringLeader } from "../protection.parameters.ts";
import { heldRow } from "../reports/held-report.service.ts";
import { demandReport } from "../reports/read-reports.service.ts";
import { districtOf } from "../reports/receive-report.service.ts";
import { RUNG, ringKeyOf, WAITS_TEXT } from "./ring-keys.ts";
import { listUnheard, lockUnheard } from "./rings.store.ts";

const posts = [
  { role: "districtOfficer", name: "区民政经办", after: readerOf(ringDistrict) },
  { role: "districtLeader", name: "区领导", after: readerOf(ringLeader) },
] as const;
type RungPost = (typeof posts)[number];

const MINUTE_MS = 60_000;
const MOST = 500;

/** Returns how many reports were told on; a second run tells nobody twice. */
export async function ringPosts(app: App): Promise<number> {
  let told = 0;
  for (const post of posts) {
    const waiting = await inWork(app, "read", async (tx) => {
      const minutes = post.after.get(await listParameters(tx, today()));
      return listUnheard(tx, post.role, new Date(now().getTime() - minutes * MINUTE_MS), MOST);
    });
    for (const id of waiting) {
      // Each by itself: one that fails keeps none of the others waiting.
      const isTold = await inWork(app, "write", (tx) => ringPost(tx, app, id, post)).catch(
        (error: unknown) => {
          app.log.error({ err: error, report: id }, "a red report could not be told on");
          return false;
        },
      );
      if (isTold) told++;
    }
  }
  return told;
}

async function ringPost(tx: Tx, app: App, id: string, post: RungPost): Promise<boolean> {
  if (!(await lockUnheard(tx, id, post.role))) return false;
  const row = await demandReport(tx, id);
  const held = heldRow(app, row);
  const minutes = Math.floor((now().getTime() - row.receivedAt.getTime()) / MINUTE_MS);
  const known = new Set(
    (await listGrants(tx, id)).flatMap((one) => (one.endedAt === null ? [one.accountId] : [])),
  );
  const holders = await listHolders(tx, post.role, districtOf(app));
  const rung = holders.filter(({ accountId }) => !known.has(accountId));
  const why = `收到 ${minutes} 分钟了还没有人签收，现在由${row.receiverName}负责。${
    post.role === "districtLeader" ? "请马上督促，必要时换人。" : "请您签收，或者马上联系对方。"
  }`;
  for (const holder of rung)
    await ringHolder(tx, { id, sealed: held.sealed, title: held.title, why, holder, dueAt: row.nextDueAt });
  await notify(
    tx,
    rung.map(({ accountId }) => accountId),
    WAITS_TEXT,
  );
  await happened(tx, held, {
    code: RUNG,
    data: { post: post.role },
    words: `还没有人签收，提醒了${post.name}`,
  });
  return true;
}

interface Ringing {
  readonly id: string;
  readonly sealed: boolean;
  readonly title: string;
  readonly why: string;
  readonly holder: PostHolder;
  readonly dueAt: Date | null;
}

async function ringHolder(tx: Tx, { id, sealed, title, why, holder, dueAt }: Ringing): Promise<void> {
  const { accountId, role, placeCode } = holder;
  // A sealed one opens for named people only: whoever is rung must be able to open it.
  await grant(tx, { holderId: id, accountId, part: RUNG, reason: "红色报告没有人签收，响铃提醒" });
  await openTask(tx, {
    kind: "protection.ring",
    key: ringKeyOf(id, accountId),
    title: `没有人签收：${title}`,
    why,
    link: `/reports/${id}`,
    ...{ role, accountId },
    scopeCode: placeCode,
    dueOn: today(),
    ...(dueAt === null ? {} : { dueAt }),
    rings: true,
    secretOf: sealed ? id : undefined,
  });
}

function inWork<Result>(
  app: App,
  effect: "read" | "write",
  use: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return unitOfWork(
    app.database,
    systemActor("rings"),
    { operation: "protection.rings.tell", effect, audited: effect === "write" },
    use,
  );
}
