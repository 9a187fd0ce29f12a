/** Somebody has taken a report up: it rings for nobody any more, and whoever was only rung has nothing more to do with it. */
import { endGrant, listGrants } from "../../../platform/access/grants.service.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { closeTasks } from "../../../platform/tasks/tasks.service.ts";
import { RUNG, ringKeyOf } from "./ring-keys.ts";

export async function stopRings(tx: Tx, reportId: string): Promise<void> {
  await inEveryPlace(tx, async () => {
    const grants = await listGrants(tx, reportId);
    // Those whose part has become another meanwhile, too: their task lies on the desk still.
    const rung = [...new Set(grants.filter(({ part }) => part === RUNG).map(({ accountId }) => accountId))];
    await closeTasks(
      tx,
      rung.map((accountId) => ringKeyOf(reportId, accountId)),
      "已有人签收",
    );
    for (const { accountId, part, endedAt } of grants)
      if (part === RUNG && endedAt === null) await endGrant(tx, reportId, accountId, "已有人签收");
  });
}
