/** What of a campaign's questions the file answers already, by child. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { readFactsOn } from "../../recognition/facts-on-day.service.ts";
import type { CampaignFact } from "../phone/desk-document.contract.ts";
import type { KnownFacts } from "./check-answers.ts";

/** The fact of the register that says that a part of the file is known. */
const atoms: Readonly<Record<CampaignFact, string>> = {
  schooling: "stage",
  health: "health",
  care: "carerRelation",
};

export async function readKnownFacts(
  tx: Tx,
  childIds: readonly string[],
  on: IsoDate,
): Promise<ReadonlyMap<string, KnownFacts>> {
  const values = await readFactsOn(tx, childIds, on);
  const facts = Object.entries(atoms) as [CampaignFact, string][];
  return new Map(
    childIds.map((id): [string, KnownFacts] => [
      id,
      new Set(facts.filter(([, atom]) => (values.get(id)?.[atom] ?? null) !== null).map(([fact]) => fact)),
    ]),
  );
}
