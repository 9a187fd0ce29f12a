/** After a case was sent back the old township offers it once more, with a word to it, or keeps it. */
import { now } from "../../../../kernel/clock.ts";
import type { BodyOf, ParamsOf } from "../../../../kernel/operation.ts";
import { Problem } from "../../../../kernel/problem.ts";
import { inEveryPlace, type Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import { closeTask } from "../../../../platform/tasks/tasks.service.ts";
import type { CaseView } from "../case-view.contract.ts";
import { readCase } from "../read-cases.service.ts";
import { caseHappened, demandLeading } from "../seats.service.ts";
import { type settleRefusedMove as contract, moveProblems } from "./case-moves.contract.ts";
import * as store from "./case-moves.store.ts";
import { offerCase } from "./follow-moves.service.ts";
import { refusedTaskKey } from "./move-words.ts";

/** @throws access.notFound, protection.case.notYourPart, closed, moveNotRefused, moveNote */
export async function settleRefusedMove(
  tx: Tx,
  app: App,
  { id, moveId }: ParamsOf<typeof contract>,
  { again, note = "" }: BodyOf<typeof contract>,
): Promise<CaseView> {
  const { row } = await demandLeading(tx, id);
  const refused = await store.findRefusedMove(tx, id);
  if (refused?.id !== moveId || refused.keptAt !== null) throw new Problem(moveProblems.notRefused);
  if (again && note.length < 2) throw new Problem(moveProblems.noteAgain);
  if (!(await store.keepCase(tx, moveId, now()))) throw new Problem(moveProblems.notRefused);
  await closeTask(tx, refusedTaskKey(id), again ? "已再次移交" : "商定留下自己办");
  const { childId, fromCode, toCode } = refused;
  if (again)
    await inEveryPlace(tx, () => offerCase(tx, app, { caseId: id, childId, fromCode, toCode, note }));
  else
    await caseHappened(tx, id, {
      code: "moveKept",
      words: `商定仍由${app.places.nameOf(fromCode.slice(0, 9))}负责`,
    });
  tx.note({ detail: { case: row.number, again } });
  return readCase(tx, app, id);
}
