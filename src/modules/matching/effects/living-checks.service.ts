/** The children of somebody who is kept away are looked in on; the record of the village settles the check. */
import { addMonths, ageOn, type IsoDate } from "../../../kernel/calendar-date.ts";
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
import { type EffectWrite, insertEffects } from "./effects.store.ts";
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

/** How long a check holds, who is a minor, and by when it is done: the same for all rows of a roster. */
export interface CheckTerms {
  readonly since: IsoDate;
  readonly minor: number;
  readonly dueOn: string | undefined;
}

export async function readCheckTerms(tx: Tx): Promise<CheckTerms> {
  const on = today();
  const months = again.get(await listParameters(tx, on));
  const minor = (await readAgeLimits(tx)).others.findLast(({ from }) => from <= on)?.age ?? 0;
  return { since: addMonths(on, -months), minor, dueOn: await dueOf(tx) };
}

/** One check for each of the children who are minors and on file; none where one waits, or was done not long ago. */
export async function openLivingChecks(
  tx: Tx,
  asked: readonly Checking[],
  { since, minor, dueOn }: CheckTerms,
): Promise<void> {
  const on = today();
  const looked = await store.listLookedAfter(
    tx,
    asked.map(({ person }) => person.id),
    since,
  );
  const checks: EffectWrite[] = [];
  for (const { batchId, pairId, person, source, says, check } of asked) {
    for (const child of person.children) {
      const key = store.keyOfLooked(person.id, child.id);
      if (!isElderOf(child) || !child.isOpen || looked.has(key) || !isMinor(child, minor, on)) continue;
      looked.add(key);
      checks.push({
        ...{ id: newId(), batchId, pairId, kind: "check", personId: person.id, childId: child.id },
        ...{ factId: null, state: "waiting", scopeCode: child.scopeCode, alsoAt: {} },
        detail: {
          ...{ source, says, holds: "", record: livingCheck.code, title: check.title },
          relation: relationCodes.options.find(({ value }) => value === child.relation)?.label ?? "家人",
          ...(dueOn === undefined ? {} : { dueOn }),
        },
      });
    }
  }
  if (checks.length === 0) return;
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
