/** The cases of a child as its file shows them: those alone that the reader sees. */
import { now } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { demandChild } from "../../registry/payees.service.ts";
import { listCasesOfChild } from "./cases.store.ts";
import type { listChildCases as listOperation } from "./child-cases.contract.ts";
import { linesOf } from "./own-cases.service.ts";

/** @throws access.notFound */
export async function listChildCases(
  tx: Tx,
  app: App,
  childId: string,
): Promise<OutputOf<typeof listOperation>> {
  await demandChild(tx, childId);
  const at = now();
  tx.note({ subjectIds: [childId] });
  return {
    items: await linesOf(tx, app, await listCasesOfChild(tx, childId), at),
  };
}
