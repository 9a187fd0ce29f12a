/** What of a case still runs elsewhere, wherever it lies: nobody closes a case over it. */
import { inEveryPlace, type Tx } from "../../../../platform/db/database.ts";
import { getBinding } from "../../../../platform/procedures/procedure-book.service.ts";
import { runningAmong } from "../../../../platform/procedures/running-matters.service.ts";
import { listAssessmentsOfCase } from "../../assessments/assessments.store.ts";
import { listCustodiesOfCase, listPlacementsOfCase } from "../../guardianship/custody.store.ts";
import { orderKindCodes, placementCodes } from "../../guardianship/guardianship-codes.contract.ts";
import { listOrdersOfCase } from "../../guardianship/orders.store.ts";
import type { OpenThing } from "../closing-conditions.ts";
import { listMattersOfCase } from "./case-links.store.ts";

export async function listOpenWorks(tx: Tx, caseId: string): Promise<OpenThing[]> {
  return inEveryPlace(tx, async () => {
    const matters = await runningAmong(tx, await listMattersOfCase(tx, caseId));
    const custodies = (await listCustodiesOfCase(tx, caseId)).filter(({ endedOn }) => endedOn === null);
    const lasting = custodies.filter(({ kind }) => kind === "longTerm").map(({ childId }) => childId);
    const guardianship = (childId: string) => `/children/${childId}/guardianship`;
    return [
      ...matters.map(
        ({ id, procedure, isSealed }): OpenThing =>
          isSealed
            ? { says: "一件涉密事项（只有指定的人看得到）", href: null }
            : { says: getBinding(procedure).procedure.title, href: `/applications/${id}` },
      ),
      ...(await listAssessmentsOfCase(tx, caseId))
        .filter(({ state }) => state !== "confirmed" && state !== "cancelled")
        .map(({ id, sealed }) => ({
          says: sealed ? "监护能力评估（保密）" : "监护能力评估",
          href: `/assessments/${id}`,
        })),
      ...(await listOrdersOfCase(tx, caseId))
        .filter(({ concludedOn, kind }) => concludedOn === null && kind !== "responsibilityLetter")
        .map(({ kind, childId }) => ({ says: orderKindCodes.label(kind), href: guardianship(childId) })),
      ...custodies
        .filter(({ kind }) => kind === "temporary")
        .map(({ childId, document }) => ({ says: `临时监护（${document}）`, href: guardianship(childId) })),
      // Where the state stays guardian for good, the child stays where it is.
      ...(await listPlacementsOfCase(tx, caseId))
        .filter(({ endedOn, childId }) => endedOn === null && !lasting.includes(childId))
        .map(({ kind, childId }) => ({
          says: `孩子还在临时安置：${placementCodes.label(kind)}`,
          href: guardianship(childId),
        })),
    ];
  });
}
