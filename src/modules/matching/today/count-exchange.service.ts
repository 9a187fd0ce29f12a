import type { OutputOf } from "../../../kernel/operation.ts";
import { mayDo } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listAwaited } from "../../../platform/exchange/due-tasks.service.ts";
import { countBatchesIn } from "../../../platform/exchange/view-batches.service.ts";
import { countDifferences } from "../effects/read-differences.service.ts";
import { listReviewBatches } from "../review/read-review.service.ts";
import type * as contract from "./today.contract.ts";

type Counts = OutputOf<typeof contract.countExchange>;

/** By the lists' own questions, so that a figure and its list cannot differ. */
export async function countExchange(tx: Tx): Promise<Counts> {
  return {
    rosters: mayDo(tx.actor, "match.read") ? await countRosters(tx) : null,
    differences: (await countDifferences(tx)).filter(({ count }) => count > 0),
  };
}

async function countRosters(tx: Tx): Promise<Counts["rosters"]> {
  const lights = (await listAwaited(tx)).map(({ due }) => due.light);
  const { items } = await listReviewBatches(tx);
  return {
    due: lights.filter((light) => light === "amber").length,
    late: lights.filter((light) => light === "red").length,
    held: await countBatchesIn(tx, "held"),
    toReview: items.reduce((sum, { counts }) => sum + counts.waiting, 0),
  };
}
