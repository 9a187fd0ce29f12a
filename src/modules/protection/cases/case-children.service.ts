/** Who must know at once that a child has an open case, or has one no longer. In the same transaction. */
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { listPersons } from "./cases.store.ts";

type Follow = (tx: Tx, childIds: readonly string[]) => Promise<unknown>;
const followers: Follow[] = [];

export function onCasesOfChildrenChanged(follow: Follow): void {
  followers.push(follow);
}

/** For every child in the case, and for those who have left it. */
export async function childrenOfCaseChanged(tx: Tx, caseId: string): Promise<void> {
  const people = await inEveryPlace(tx, () => listPersons(tx, caseId));
  const childIds = people.flatMap(({ role, childId }) =>
    role === "child" && childId !== null ? [childId] : [],
  );
  if (childIds.length === 0) return;
  for (const follow of followers) await follow(tx, [...new Set(childIds)]);
}
