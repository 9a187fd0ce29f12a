/** A village's director confirms the children of the village; the township's supervisor accepts or returns; two people. */
import { now } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { closeTask, openTask, openTasks } from "../../../platform/tasks/tasks.service.ts";
import { quarterDays } from "./quarter-days.ts";
import { quarterProblems } from "./quarter-problems.contract.ts";
import { confirmKey, confirmTask, reviewKey, reviewTask } from "./quarter-tasks.ts";
import { isOwnVillage, mayReview } from "./quarters.access.ts";
import type { VillageState } from "./quarters.contract.ts";
import * as store from "./quarters.store.ts";

export interface VillageAnswer {
  readonly villageCode: string;
  readonly state: VillageState;
}

/** @throws quarter.confirm.notYourVillage, quarter.closed, quarter.confirm.reviewed */
export async function confirmVillage(
  tx: Tx,
  id: string,
  villageCode: string,
  note: string | undefined,
): Promise<VillageAnswer> {
  const village = await ownVillage(tx, id, villageCode);
  if (village.state === "accepted") throw new Problem(quarterProblems.alreadyReviewed);
  if (village.state === "confirmed") return { villageCode, state: "confirmed" };
  const at = now();
  const { accountId: by, displayName: name } = tx.actor;
  await store.updateVillage(tx, id, villageCode, {
    state: "confirmed",
    confirmed: { by, name, at, note: note ?? null },
    reviewed: null,
  });
  await store.insertAct(tx, { quarter: id, villageCode, act: "confirmed", at, note: note ?? null });
  await closeTask(tx, confirmKey(id, villageCode), "已确认");
  tx.note({ detail: { quarter: id, villageCode } });
  return { villageCode, state: "confirmed" };
}

/** @throws quarter.confirm.notYourVillage, quarter.closed, quarter.confirm.reviewed */
export async function withdrawConfirmation(tx: Tx, id: string, villageCode: string): Promise<VillageAnswer> {
  const village = await ownVillage(tx, id, villageCode);
  if (village.state === "accepted" || village.state === "returned") {
    throw new Problem(quarterProblems.alreadyReviewed);
  }
  if (village.state === "waiting") return { villageCode, state: "waiting" };
  const at = now();
  await store.updateVillage(tx, id, villageCode, { state: "waiting", confirmed: null });
  await store.insertAct(tx, { quarter: id, villageCode, act: "withdrawn", at, note: null });
  await openTask(tx, confirmTask(quarterDays(id), villageCode));
  tx.note({ detail: { quarter: id, villageCode } });
  return { villageCode, state: "waiting" };
}

async function ownVillage(tx: Tx, id: string, villageCode: string): Promise<store.VillageRecord> {
  await openRound(tx, id);
  if (!isOwnVillage(tx.actor, villageCode)) throw new Problem(quarterProblems.notYourVillage);
  const [village] = await store.lockVillages(tx, id, [villageCode], tx.scope);
  if (village === undefined) throw notFound();
  return village;
}

/** The round, held open until this transaction ends. @throws access.notFound, quarter.closed */
async function openRound(tx: Tx, id: string): Promise<void> {
  const quarter = await store.findQuarter(tx, id, "share");
  if (quarter === undefined) throw notFound();
  if (quarter.state === "closed") throw new Problem(quarterProblems.closed);
}

export interface Review {
  readonly villageCodes: readonly string[];
  readonly decision: "accept" | "return";
  readonly reason?: string | undefined;
}

/**
 * Accepts or returns villages of the supervisor's own township, all or none of them.
 * @throws quarter.closed, quarter.review.notConfirmed, quarter.review.ownConfirmation, quarter.review.reasonRequired
 */
export async function reviewVillages(tx: Tx, id: string, review: Review): Promise<VillageAnswer[]> {
  await openRound(tx, id);
  const returns = review.decision === "return";
  if (returns && (review.reason === undefined || review.reason.length < 2)) {
    throw new Problem(quarterProblems.reasonRequired);
  }
  const codes = [...new Set(review.villageCodes)];
  const villages = await store.lockVillages(tx, id, codes, tx.scope);
  if (villages.length !== codes.length) throw notFound();
  const goal: VillageState = returns ? "returned" : "accepted";
  const open = villages.filter((village) => village.state !== goal);
  for (const village of open) {
    if (village.state !== "confirmed" && !(returns && village.state === "accepted")) {
      throw new Problem(quarterProblems.notConfirmed, { extra: { villageCode: village.villageCode } });
    }
    if (!mayReview(tx.actor, village)) throw new Problem(quarterProblems.ownConfirmation);
  }
  const at = now();
  const { accountId: by, displayName: name } = tx.actor;
  for (const { villageCode } of open) {
    const reason = review.reason ?? null;
    await store.updateVillage(tx, id, villageCode, {
      state: goal,
      reviewed: { by, name, at, reason: returns ? reason : null },
    });
    await store.insertAct(tx, { quarter: id, villageCode, act: goal, at, note: reason });
  }
  await setTasks(
    tx,
    id,
    open.map((village) => village.villageCode),
    returns ? (review.reason ?? "") : undefined,
  );
  tx.note({
    ...(review.reason === undefined ? {} : { purpose: review.reason }),
    detail: { quarter: id, decision: review.decision, villages: codes },
  });
  return codes.map((villageCode) => ({ villageCode, state: goal }));
}

/** A returned village has its task again; a township is through when all its villages are accepted. */
async function setTasks(
  tx: Tx,
  id: string,
  codes: readonly string[],
  returned: string | undefined,
): Promise<void> {
  const quarter = quarterDays(id);
  if (returned !== undefined)
    await openTasks(
      tx,
      codes.map((code) => confirmTask(quarter, code, returned)),
    );
  for (const township of new Set(codes.map((code) => code.slice(0, 9)))) {
    const villages = (await store.listVillages(tx, id, tx.scope)).filter((one) =>
      one.villageCode.startsWith(township),
    );
    if (villages.every((one) => one.state === "accepted")) {
      await closeTask(tx, reviewKey(id, township), "已全部审核");
    } else {
      await openTask(tx, reviewTask(quarter, township));
    }
  }
}
