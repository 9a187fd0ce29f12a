/** Gathers what the conditions of a closure ask. */
import { ageOn } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { stableToClose } from "../protection.parameters.ts";
import { listReportsOfCase } from "../reports/reports.store.ts";
import { assignmentKindCodes } from "./case-view.contract.ts";
import type { CaseRow } from "./cases.store.ts";
import { listPersons } from "./cases.store.ts";
import type { HappenedEvent } from "./clocks.ts";
import type { ClosingFacts, ClosingGround } from "./closing-conditions.ts";
import { listOpenWorks } from "./links/open-works.service.ts";
import { listAssignments } from "./records/records.store.ts";

const stable = readerOf(stableToClose);

export async function closingFactsOf(
  tx: Tx,
  { id, colour, safety }: CaseRow,
  events: readonly HappenedEvent[],
  ground: ClosingGround,
): Promise<ClosingFacts> {
  const assignments = await listAssignments(tx, id);
  const reports = await inEveryPlace(tx, () => listReportsOfCase(tx, id));
  const births = (await listPersons(tx, id))
    .filter(({ role, leftAt }) => role === "child" && leftAt === null)
    .map(({ birthDate }) => birthDate);
  return {
    ...{ ground, colour, safety, events },
    openAssignments: assignments
      .filter(({ state }) => state === "waiting" || state === "accepted")
      .map(({ id: assignment, kind, unit }) => ({
        says: `${assignmentKindCodes.label(kind)}（${unit === null ? "个人" : memberUnitCodes.label(unit)}）`,
        href: `/cases/${id}#assignment-${assignment}`,
      })),
    openWorks: await listOpenWorks(tx, id),
    unanswered: reports.filter(({ fedBackAt }) => fedBackAt === null).length,
    youngestAge:
      births.length === 0 || births.includes(null)
        ? null
        : Math.min(...births.map((birth) => ageOn(birth ?? "", today()))),
    stableToClose: stable.get(await listParameters(tx, today())),
  };
}
