import type { CodeOf } from "../../../kernel/code-table.ts";
import type { BodyOf, OutputOf } from "../../../kernel/operation.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { leadFromNow } from "./case-acts.service.ts";
import * as store from "./cases.store.ts";
import { demandCase } from "./seats.service.ts";
import type * as contract from "./take-over.contract.ts";

type Kept = CodeOf<typeof contract.keptCodes>;

/** What cannot be taken over is named, and the others are taken over all the same. */
export async function takeOverCases(
  tx: Tx,
  { caseIds, why }: BodyOf<typeof contract.takeOverCases>,
): Promise<OutputOf<typeof contract.takeOverCases>> {
  const kept: { id: string; number: string | null; why: Kept }[] = [];
  const taken: string[] = [];
  for (const id of new Set(caseIds)) {
    const row = await store.findCase(tx, id);
    const reason = row === undefined ? "unseen" : await keptBecause(tx, row);
    if (row === undefined || reason !== undefined)
      kept.push({ id, number: row?.number ?? null, why: reason ?? "unseen" });
    else {
      await leadFromNow(tx, row, why, row.version);
      taken.push(row.number);
    }
  }
  tx.note({ detail: { taken, kept: kept.length } });
  return { taken: taken.length, kept };
}

async function keptBecause(tx: Tx, row: store.CaseRow): Promise<Kept | undefined> {
  if (row.state === "closed") return "closed";
  if (row.leadId === tx.actor.accountId) return "yours";
  const { seat } = await demandCase(tx, row.id);
  return ["lead", "supervisor", "office"].includes(seat) ? undefined : "notYourPart";
}
