/** To which case belongs what is begun about a child: the only open one, or the one that was chosen. */
import { Problem } from "../../../../kernel/problem.ts";
import { inEveryPlace, type Tx } from "../../../../platform/db/database.ts";
import { caseProblems } from "../case-problems.contract.ts";
import * as store from "./case-links.store.ts";

/**
 * The only open case of the child even where the asker does not see it: its officers must learn of what is done about their child.
 * @throws protection.case.whichCase, protection.case.notTheirs
 */
export async function chooseCase(
  tx: Tx,
  childId: string,
  chosen: string | undefined,
): Promise<string | undefined> {
  const seen = await store.listOpenChoices(tx, childId);
  if (chosen !== undefined) {
    if (!seen.some(({ id }) => id === chosen)) throw new Problem(caseProblems.notTheirs);
    return chosen;
  }
  const [only, ...others] = await inEveryPlace(tx, () => store.listOpenChoices(tx, childId));
  if (only === undefined || others.length === 0) return only?.id;
  if (seen.length > 1)
    throw new Problem(caseProblems.whichCase, {
      detail: `${seen.map(({ number, title }) => `${title}（${number}）`).join("；")}。没有保存，请选一个再登记。`,
      extra: { cases: seen },
    });
  return seen[0]?.id;
}

/** Where nobody can be asked: the only one, wherever. */
export async function onlyCaseOf(tx: Tx, childId: string): Promise<string | undefined> {
  const [only, ...others] = await inEveryPlace(tx, () => store.listOpenChoices(tx, childId));
  return others.length === 0 ? only?.id : undefined;
}

/** Of what concerns no single child, or follows from a decision where nobody can be asked. @throws protection.case.notTheirs */
export async function demandOpenCase(tx: Tx, id: string): Promise<string> {
  if ((await store.findOpenChoice(tx, id)) === undefined) throw new Problem(caseProblems.notTheirs);
  return id;
}

export async function caseOfMatter(tx: Tx, matterId: string): Promise<string | undefined> {
  return inEveryPlace(tx, () => store.findCaseOfMatter(tx, matterId));
}
