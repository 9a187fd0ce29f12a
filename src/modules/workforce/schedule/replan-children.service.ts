/** Plans follow what changes: files, visits, parameters, days; and the township hears of villages with children whose visit is far overdue. */
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { changeTask, closeTasks, listOpenOfKind, openTasks } from "../../../platform/tasks/tasks.service.ts";
import { listPresentFiles } from "../../registry/visit-facts.service.ts";
import { followWaiting } from "../told/told-tasks.service.ts";
import * as follow from "./follow-files.store.ts";
import { lateSince, planChildren, planNext, readVisitTerms } from "./plans.service.ts";
import * as store from "./plans.store.ts";

const KIND = "workforce.visit.late";
const keyOf = (village: string) => `${KIND}/${village}`;

export const PLAN_STEP = 500;
export const FIRST_CHILD = "00000000-0000-0000-0000-000000000000";

type Naming = Pick<App, "places">;

/** In the transaction that changed what is known of them; wherever they live. */
export async function replanChildren(tx: Tx, app: Naming, childIds: readonly string[]): Promise<void> {
  if (childIds.length === 0) return;
  await inEveryPlace(tx, async () => {
    await followMerges(tx, childIds);
    const places = await planChildren(tx, childIds);
    await followWaiting(tx, app, await follow.followHomes(tx, childIds));
    await tellLate(tx, app, places);
  });
}

/** A child who has been visited: the file is held and stays where it is. */
export function replanVisited(tx: Tx, app: Naming, childId: string): Promise<void> {
  return inEveryPlace(tx, async () => tellLate(tx, app, await planChildren(tx, [childId])));
}

/** What was told of a file lies with the file that it has become. */
async function followMerges(tx: Tx, childIds: readonly string[]): Promise<void> {
  const toldOf = await follow.listToldOf(tx, childIds);
  if (toldOf.length === 0) return;
  const moved = [...(await listPresentFiles(tx, toldOf))].filter(([first, now]) => first !== now);
  await follow.moveTo(tx, new Map(moved));
}

/** Everybody, for a day has turned: a category may have ended, and days have become late. */
export async function replanEverybody(tx: Tx, app: Naming): Promise<void> {
  await inEveryPlace(tx, async () => {
    for (let after: string | undefined = FIRST_CHILD; after !== undefined; )
      after = await planNext(tx, after, PLAN_STEP);
    for (let after: string | undefined = FIRST_CHILD; after !== undefined; ) {
      const ids: string[] = await store.listPlanned(tx, after, PLAN_STEP);
      await planChildren(tx, ids);
      after = ids.at(-1);
    }
    await tellLate(tx, app, null);
  });
}

/** One task a village on the township's desk while children there are far overdue; it goes by itself. Null: every village. */
export async function tellLate(
  tx: Tx,
  { places }: Naming,
  villages: readonly string[] | null,
): Promise<void> {
  if (villages?.length === 0) return;
  const since = lateSince((await readVisitTerms(tx)).redDays);
  const late = await store.countLate(tx, since, villages);
  const lying = await listOpenOfKind(tx, KIND);
  const told = late.map(({ place, children }) => ({
    place,
    key: keyOf(place),
    title: `${places.nameOf(place)}有 ${children} 个孩子走访逾期`,
    why: `逾期较久的有 ${children} 个孩子。请了解原因，帮村里安排走访；都走访过以后，这一条会自己消失。`,
  }));
  await openTasks(
    tx,
    told.map(({ place, key, title, why }) => ({
      ...{ kind: KIND, key, title, why },
      link: `/visits/due?place=${place}&colour=red`,
      role: "townshipSupervisor" as const,
      scopeCode: place.slice(0, 9),
    })),
  );
  for (const { key, title, why } of told)
    if (lying.has(key) && lying.get(key) !== why) await changeTask(tx, key, { title, why });
  const stays = new Set(told.map(({ key }) => key));
  const asked = villages === null ? [...lying.keys()] : villages.map(keyOf);
  await closeTasks(
    tx,
    asked.filter((key) => lying.has(key) && !stays.has(key)),
    "都走访过了",
  );
}
