/** Asks the rules about children, writes what differs, and puts the tasks on the villages' desks. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import { addWorkingDays } from "../../../kernel/working-days.ts";
import { getWorkCalendar } from "../../../platform/calendar/calendar.service.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { parametersFrom } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { evaluate, type Value } from "../../../platform/rules/evaluate.ts";
import { versionOn } from "../../../platform/rules/rule.ts";
import type { Day } from "../../../platform/rules/settle.ts";
import { escalateWhenLate } from "../../../platform/tasks/late-tasks.service.ts";
import { closeTasks, openTasks } from "../../../platform/tasks/tasks.service.ts";
import { readFactsOn } from "../../recognition/facts-on-day.service.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { findHomes, type HomeFacts, listHomes } from "../../registry/home-facts.service.ts";
import { watchSettleDays } from "./discovery.parameters.ts";
import * as store from "./watch.store.ts";
import { watchRuleCodes } from "./watch-codes.contract.ts";
import { type Difference, differencesOf, type Verdict } from "./watch-differences.ts";
import { watchRules } from "./watch-rules.ts";

const KIND = "protection.watch";
escalateWhenLate(KIND);
const settleDays = readerOf(watchSettleDays);

export const keyOfWatch = (id: string) => `${KIND}/${id}`;

export type WatchFacts = Readonly<Record<string, Value>>;

export async function watchDay(tx: Tx, on: IsoDate = today()): Promise<Day> {
  return { on, parameters: (await parametersFrom(tx, on))(on) };
}

/** What the rules may ask about these children on the day, by child. */
export async function factsOfHomes(
  tx: Tx,
  homes: readonly HomeFacts[],
  on: IsoDate,
): Promise<ReadonlyMap<string, WatchFacts>> {
  const ids = homes.map(({ childId }) => childId);
  const profiles = await readFactsOn(tx, ids, on);
  const assessed = new Map((await store.readAssessmentFacts(tx, ids)).map((row) => [row.childId, row]));
  const inCase = new Set(await store.listInOpenCase(tx, ids));
  return new Map(
    homes.map(({ childId, scopeCode: _, ...home }): [string, WatchFacts] => {
      const own = assessed.get(childId);
      return [
        childId,
        {
          ...profiles.get(childId),
          ...home,
          assessedOn: own?.assessedOn ?? null,
          assessmentDueOn: own?.assessmentDueOn ?? null,
          isAssessed: (own?.assessedOn ?? null) !== null,
          isBeingAssessed: own?.isBeingAssessed ?? false,
          hasOpenCase: inCase.has(childId),
          scoreFall: own?.scoreFall ?? null,
        },
      ];
    }),
  );
}

export interface Outcome {
  readonly raised: number;
  readonly cleared: number;
}

/** These children, in the transaction that changed what is known of them. */
export async function watchChildren(tx: Tx, childIds: readonly string[]): Promise<Outcome> {
  if (childIds.length === 0) return { raised: 0, cleared: 0 };
  return inEveryPlace(tx, async () => {
    await store.lockWatching(tx);
    const homes = await findHomes(tx, today(), childIds);
    const open = new Set(homes.map(({ childId }) => childId));
    const ended = childIds.filter((id) => !open.has(id));
    const outcome = await watch(tx, homes);
    return { ...outcome, cleared: outcome.cleared + (await clearEnded(tx, ended)) };
  });
}

/** The next open files after the one named; undefined once there are no more. */
export async function watchNext(
  tx: Tx,
  after: string,
  limit: number,
): Promise<Outcome & { readonly last: string | undefined }> {
  await store.lockWatching(tx);
  const homes = await listHomes(tx, today(), after, limit);
  return { ...(await watch(tx, homes)), last: homes.at(-1)?.childId };
}

async function watch(tx: Tx, homes: readonly HomeFacts[]): Promise<Outcome> {
  if (homes.length === 0) return { raised: 0, cleared: 0 };
  const day = await watchDay(tx);
  const facts = await factsOfHomes(tx, homes, day.on);
  const known = Map.groupBy(
    await store.listOfChildren(
      tx,
      homes.map(({ childId }) => childId),
    ),
    ({ childId }) => childId,
  );
  const changes = homes.flatMap(({ childId, scopeCode }) =>
    differencesOf(verdictsOn(facts.get(childId) ?? {}, day), known.get(childId) ?? [], scopeCode).map(
      (change) => ({ ...change, childId, scopeCode }),
    ),
  );
  const isPut = ({ change }: Difference) => change !== "clear";
  const put = changes.filter(isPut);
  if (put.length > 0) await tell(tx, await store.putItems(tx, put, day.on), day);
  return {
    raised: put.length,
    cleared: await clear(
      tx,
      changes.filter((one) => !isPut(one)),
      day.on,
    ),
  };
}

export function verdictsOn(facts: WatchFacts, day: Day): Verdict[] {
  return watchRules.flatMap(({ code, rule, asks }) => {
    const version = versionOn(rule, day.on);
    if (version === undefined) return [];
    const holds = evaluate(version.holds, { facts, ...day }) as boolean | null;
    const rests = Object.fromEntries(asks.map((name) => [name, facts[name] ?? null]));
    return [{ rule: code, holds, facts: JSON.stringify(rests) }];
  });
}

async function clear(
  tx: Tx,
  items: readonly Pick<store.WatchWrite, "childId" | "rule">[],
  on: IsoDate,
): Promise<number> {
  if (items.length === 0) return 0;
  const ids = await store.clearItems(tx, items, on);
  await closeTasks(tx, ids.map(keyOfWatch), "情况变了，不用再办");
  return ids.length;
}

async function clearEnded(tx: Tx, childIds: readonly string[]): Promise<number> {
  if (childIds.length === 0) return 0;
  const items = await store.listOfChildren(tx, childIds);
  return clear(
    tx,
    items.filter(({ state }) => state !== "gone"),
    today(),
  );
}

/** A task that lies there already gives nobody more time; only its place may be another one. */
async function tell(tx: Tx, rows: readonly store.WatchRow[], day: Day): Promise<void> {
  const names = await readChildNames(
    tx,
    rows.map(({ childId }) => childId),
  );
  const due = addWorkingDays(await getWorkCalendar(tx), day.on, settleDays.get(day.parameters));
  await openTasks(
    tx,
    rows.map((row) => ({
      kind: KIND,
      key: keyOfWatch(row.id),
      title: `关注：${names.get(row.childId) ?? ""} · ${watchRuleCodes.label(row.rule)}`,
      why: "系统按登记的情况提醒，还没有人报告。请上门看看孩子，把结果登记下来。",
      link: `/watch?item=${row.id}`,
      role: "villageDirector" as const,
      scopeCode: row.scopeCode,
      subjectId: row.childId,
      ...(due.verdict === "known" ? { dueOn: due.value } : {}),
    })),
  );
}
