/** Which version of each section holds: what a phone shows is what it was when somebody told a change. */
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { heldSection, readFamilies } from "./held-sections.service.ts";
import type { ToldSection } from "./told-changes.contract.ts";
import { versionKey } from "./told-sections.ts";

const ofChild: readonly ToldSection[] = ["phone", "schooling", "health", "care", "residence"];
const ofRelative: readonly ToldSection[] = ["phone", "parent", "parentBack"];

/** By child; of somebody of the family under `section:personId`: `phone:…`, `parent:…`, `parentBack:…`. */
export async function versionsOf(
  tx: Tx,
  { cipher }: Pick<App, "cipher">,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, Record<string, string | null>>> {
  if (childIds.length === 0) return new Map();
  const families = await readFamilies(tx, cipher, childIds);
  return new Map(
    [...families].map(([childId, persons]) => [
      childId,
      Object.fromEntries(
        persons.flatMap((person) => {
          const personId = person.relation === null ? null : person.personId;
          return (personId === null ? ofChild : ofRelative).map((section) => [
            versionKey(section, personId),
            heldSection(cipher, section, person).version,
          ]);
        }),
      ),
    ]),
  );
}
