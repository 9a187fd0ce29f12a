/** Told changes as people read them: what was told, what the phone showed, what holds now. */
import { mayDo } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import type { HeldPerson } from "../../registry/told-facts.service.ts";
import { heldSection, readFamilies, sayWho } from "./held-sections.service.ts";
import type { ToldRow } from "./told.store.ts";
import { REASON, TOLD, type ToldBox } from "./told-box.ts";
import type { ToldChangeView } from "./told-changes.contract.ts";
import { toldSections } from "./told-sections.ts";

export async function presentTold(
  tx: Tx,
  { cipher, places }: Pick<App, "cipher" | "places">,
  rows: readonly ToldRow[],
): Promise<ToldChangeView[]> {
  if (rows.length === 0) return [];
  const childIds = [...new Set(rows.map(({ childId }) => childId))];
  const families = await readFamilies(tx, cipher, childIds);
  const names = await readChildNames(tx, childIds);
  const mayDecide = mayDo(tx.actor, "visit.review");
  return rows.map((row) => {
    const told = cipher.openJson(row.sealed, TOLD) as ToldBox;
    const person = personOf(families.get(row.childId) ?? [], row);
    const isOpen = row.state === "proposed" || row.state === "conflict";
    return {
      id: row.id,
      childId: row.childId,
      childName: names.get(row.childId) ?? "",
      villageName: places.nameOf(row.scopeCode),
      townshipName: places.nameOf(row.scopeCode.slice(0, 9)),
      section: row.section,
      about: person === undefined ? null : sayWho(person),
      from: row.from,
      said: toldSections[row.section].say(told.value),
      shown: told.shown,
      holds: person === undefined ? null : heldSection(cipher, row.section, person).said,
      evidence: told.evidence,
      by: row.by,
      at: row.at.toISOString(),
      visitId: row.visitId,
      state: row.state,
      why: row.why,
      decided:
        row.decidedAt === null || row.reasonSealed === null
          ? null
          : {
              by: row.decidedBy ?? "系统",
              at: row.decidedAt.toISOString(),
              reason: cipher.open(row.reasonSealed, REASON),
            },
      version: row.version,
      can: isOpen && mayDecide ? ["decide"] : [],
    };
  });
}

/** Whom it is about; one who is no longer of the family is nobody. */
function personOf(family: readonly HeldPerson[], { personId }: ToldRow): HeldPerson | undefined {
  return family.find((one) => (personId === null ? one.relation === null : one.personId === personId));
}
