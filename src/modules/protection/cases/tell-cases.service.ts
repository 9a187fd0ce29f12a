/** What is decided about a child elsewhere in the room is told to the open cases in which the child is. */
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { listOpenCasesOf } from "./cases.store.ts";
import type { Happening } from "./events.service.ts";
import { caseHappened } from "./seats.service.ts";

export async function tellCasesOf(
  tx: Tx,
  childId: string,
  happening: Happening,
  { onlySealed = false }: { readonly onlySealed?: boolean } = {},
): Promise<void> {
  const cases = await inEveryPlace(tx, () => listOpenCasesOf(tx, [childId]));
  for (const { id, sealed } of cases) if (sealed || !onlySealed) await caseHappened(tx, id, happening);
}
