/** The children of somebody who is kept away are looked in on; the record of the village settles the check. */
import { addMonths, ageOn } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { readEntryFacts } from "../../../platform/records/entry-facts.service.ts";
import { onEntriesChanged } from "../../../platform/records/entry-hooks.service.ts";
import { readAgeLimits } from "../../registry/age-limits.service.ts";
import { relationCodes } from "../../registry/codes.contract.ts";
import { type ChildAround, isElderOf, type RosterPerson } from "../../registry/roster-facts.contract.ts";
import type { RosterType } from "../rosters/roster-type.ts";
import * as store from "./checks.store.ts";
import { closeCheckTasks, dueOf, openCheckTasks } from "./effect-desks.service.ts";
import { checkAgainMonths } from "./effects.parameters.ts";
import { insertEffects } from "./effects.store.ts";
import { livingCheck, livingConclusionCodes } from "./living-check.ts";

const again = readerOf(checkAgainMonths);

export interface Checking {
  readonly batchId: string;
  readonly pairId: string;
  readonly person: RosterPerson;
  readonly source: string;
  readonly says: string;
  readonly check: NonNullable<RosterType["check"]>;
}

/** One check for each of the children who are minors and on file; none where one waits, or was done not long ago. */
export async function openLivingChecks(
  tx: Tx,
  { batchId, pairId, person, source, says, check }: Checking,
): Promise<void> {
  const on = today();
  const months = again.get(await listParameters(tx, on));
  const minor = (await readAgeLimits(tx)).others.findLast(({ from }) => from <= on)?.age ?? 0;
  const looked = await store.listLookedAfter(tx, person.id, addMonths(on, -months));
  const children = person.children.filter(
    (child) => isElderOf(child) && child.isOpen && !looked.has(child.id) && isMinor(child, minor, on),
  );
  if (children.length === 0) return;
  const dueOn = await dueOf(tx);
  const checks = children.map(({ id, scopeCode, relation }) => ({
    ...{
      id: newId(),
      batchId,
      pairId,
      kind: "check" as const,
      personId: person.id,
      childId: id,
      factId: null,
    },
    ...{ state: "waiting" as const, scopeCode, alsoAt: {} },
    detail: {
      ...{ source, says, holds: "", record: livingCheck.code, title: check.title },
      relation: relationCodes.options.find(({ value }) => value === relation)?.label ?? "家人",
      ...(dueOn === undefined ? {} : { dueOn }),
    },
  }));
  await insertEffects(tx, checks, now());
  await openCheckTasks(tx, checks);
}

/** Of whom no birth day is known may be a child as well. */
function isMinor({ birthDate }: ChildAround, limit: number, on: string): boolean {
  return birthDate === null || ageOn(birthDate, on) < limit;
}

onEntriesChanged(async (tx, _app, kind, entries) => {
  if (kind.code !== livingCheck.code) return;
  await inEveryPlace(tx, async () => {
    for (const { id } of entries) await followEntry(tx, id);
  });
});

async function followEntry(tx: Tx, entryId: string): Promise<void> {
  const entry = await readEntryFacts(tx, livingCheck.code, entryId);
  if (entry === undefined || entry.aboutId === null) return;
  const checks = await store.listChecksOf(tx, entry.aboutId, entryId);
  if (!entry.stands) {
    const open = await store.reopenChecks(
      tx,
      checks.filter(({ entryId: by }) => by === entryId).map(({ id }) => id),
    );
    await openCheckTasks(tx, open);
    return;
  }
  const conclusion = String(entry.content["conclusion"] ?? "");
  const ids = checks.map(({ id }) => id);
  await store.settleChecks(tx, ids, { entryId, conclusion, at: now() });
  const label = livingConclusionCodes.has(conclusion) ? livingConclusionCodes.label(conclusion) : "已核查";
  await closeCheckTasks(tx, ids, `${label} · ${entry.on}`);
}
