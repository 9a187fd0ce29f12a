/**
 * What follows once it is decided whom a row is: each thing that the row says becomes a dated fact with the batch as its source, the
 * children of those who are kept away are looked in on, and all of it can be taken back. Nothing is written of a guess.
 */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { now } from "../../../kernel/clock.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { findRosterPerson, takeBackRosterFacts } from "../../registry/roster-facts.service.ts";
import type { RosterType, RowValues } from "../rosters/roster-type.ts";
import { closeCheckTasks, openDesks, refreshDesks } from "./effect-desks.service.ts";
import { placesOf } from "./effect-places.ts";
import { tabOf } from "./effect-tab.ts";
import * as store from "./effects.store.ts";
import { type Applying, effectOf, layFact } from "./lay-facts.service.ts";
import { openLivingChecks } from "./living-checks.service.ts";
import { differencesOf } from "./pair-differences.ts";
import { saidOf } from "./roles-of-person.ts";
import { saySource } from "./roster-source.ts";

export interface AppliedMatch {
  readonly pairId: string;
  readonly batchId: string;
  readonly ordinal: number;
  readonly personId: string;
  readonly type: RosterType;
  readonly values: RowValues;
  readonly asOf: IsoDate;
}

/** Does nothing where it was done before. @throws Error for a pair that nobody has called the same */
export async function applyMatch(tx: Tx, _app: App, match: AppliedMatch): Promise<void> {
  await store.lockPair(tx, match.pairId);
  const pair = await store.findDecidedPair(tx, match.pairId);
  if (pair?.decision !== "same")
    throw new Error(`pair ${match.pairId} is not decided: nothing follows from it`);
  if (pair.isApplied) return;
  await inEveryPlace(tx, async () => {
    const person = await findRosterPerson(tx, match.personId);
    if (person === undefined) return;
    const source = saySource(pair.unit, match.type.title, match.asOf, pair.at);
    const applying: Applying = { ...match, person, source };
    const facts = await layFacts(tx, applying);
    const effects = [...facts.effects, ...differ(applying)];
    await store.insertEffects(tx, effects, now());
    const { check } = match.type;
    if (check !== undefined && facts.says !== undefined)
      await openLivingChecks(tx, { ...applying, check, says: facts.says });
    await openDesks(
      tx,
      effects
        .filter(({ state }) => state === "waiting")
        .flatMap((effect) => placesOf(effect).map((scopeCode) => ({ tab: tabOf(effect), scopeCode }))),
    );
    tx.note({ subjectIds: person.children.map(({ id }) => id), detail: { effects: effects.length } });
  });
}

/** `says`: what holds now, if anything does. */
async function layFacts(tx: Tx, applying: Applying) {
  const { type, values, asOf, person } = applying;
  const effects: store.EffectWrite[] = [];
  let says: string | undefined;
  // One after the other: each is laid over what the one before has changed.
  for (const said of saidOf(type, values, asOf, person)) {
    const laid = await layFact(tx, applying, said);
    effects.push(laid.effect);
    if (laid.holds) says ??= laid.says;
  }
  return { effects, says };
}

function differ(applying: Applying): store.EffectWrite[] {
  const { type, values, person, source } = applying;
  return differencesOf(type, values, person).map(({ why, childId, scopeCode, holds }) => ({
    ...effectOf(applying, "discrepancy", "waiting", { source, says: type.says(values), holds, why }),
    ...{ childId, scopeCode, alsoAt: {} },
  }));
}

/** Takes back all that followed from a pair; what had given way stands again where nothing newer came. */
export async function withdrawMatch(tx: Tx, _app: App, pairId: string, why: string): Promise<void> {
  await store.lockPair(tx, pairId);
  await inEveryPlace(tx, async () => {
    const effects = await store.listLiveOfPair(tx, pairId);
    const ids = effects.map(({ id }) => id);
    await store.undoEffects(tx, ids, { at: now(), why });
    await closeCheckTasks(tx, ids, "比对已撤回，不用再核查");
    const places = effects.flatMap(placesOf);
    for (const { personId, batchId, detail } of effects) {
      if (detail.inserted === undefined || detail.inserted.length === 0) continue;
      const undone = await store.listUndoneFacts(tx, personId);
      const superseded = (detail.superseded ?? []).filter((id) => !undone.has(id));
      const ends = await store.listEndingsOf(tx, detail.inserted);
      const inserted = [...detail.inserted, ...ends.flatMap((end) => end.detail.inserted ?? [])];
      await takeBackRosterFacts(tx, { personId, batchId, inserted, superseded }, why);
      // Of what never was so nobody is asked whether it is over.
      await store.undoEffects(
        tx,
        ends.map(({ id }) => id),
        { at: now(), why },
      );
      places.push(...ends.flatMap(placesOf));
    }
    await refreshDesks(tx, places);
    tx.note({ purpose: why, detail: { undone: effects.length } });
  });
}
