/** Who looks after which village now, who did before, and where nobody does. */
import { today } from "../../../kernel/clock.ts";
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { isInScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import * as appointing from "../../../platform/identity/appoint.service.ts";
import { findParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { listChildrenOnFile } from "../../registry/children-on-file.service.ts";
import type * as contract from "./posts.contract.ts";
import type { VillageRow } from "./posts.contract.ts";
import { vacancyDays } from "./posts.parameters.ts";
import { villageRows } from "./village-rows.ts";

const ROLE = "villageDirector";
const days = readerOf(vacancyDays);

/** @throws platform.parameter.missing */
export async function readVacancyDays(tx: Tx): Promise<number> {
  return days.get(await findParameters(tx, today(), [vacancyDays.key]));
}

/** The villages of a place that the asker sees. */
export async function rowsOf(tx: Tx, { places }: Pick<App, "places">, place: string): Promise<VillageRow[]> {
  const villages = places.all.filter(
    ({ level, code }) => level === "village" && code.startsWith(place) && isInScope(tx.scope, code),
  );
  const children = new Map<string, number>();
  for (const { villageCode } of await listChildrenOnFile(tx, [place]))
    children.set(villageCode, (children.get(villageCode) ?? 0) + 1);
  return villageRows({
    villages: villages.map(({ code, shortName }) => ({
      code,
      name: shortName,
      townshipName: places.townshipOf(code)?.shortName ?? "",
    })),
    held: await appointing.listHeld(tx, ROLE, place),
    children,
    left: await appointing.lastLeft(tx, ROLE, place),
    nameOf: (code) => places.nameOf(code),
    vacancyDays: await readVacancyDays(tx),
    on: today(),
  });
}

export async function listVillagePosts(
  tx: Tx,
  app: App,
  { place = tx.actor.placeCode }: QueryOf<typeof contract.listVillagePosts>,
): Promise<OutputOf<typeof contract.listVillagePosts>> {
  const items = await rowsOf(tx, app, place);
  const own = await appointing.listHeld(tx, ROLE, tx.actor.placeCode);
  const people = Map.groupBy(
    own.filter(({ from }) => from <= today()),
    ({ accountId }) => accountId,
  );
  return {
    items,
    people: [...people].map(([accountId, posts]) => ({
      accountId,
      name: posts[0]?.displayName ?? "",
      villages: posts.map(({ placeCode }) => app.places.nameOf(placeCode)),
    })),
    vacancyDays: await readVacancyDays(tx),
    can: mayDo(tx.actor, "post.appoint") ? ["appoint"] : [],
  };
}

/** @throws access.notFound */
export async function readVillage(tx: Tx, app: App, village: string): Promise<VillageRow> {
  const row = (await rowsOf(tx, app, village)).find(({ code }) => code === village);
  if (row === undefined) throw notFound();
  return row;
}

/** @throws access.notFound */
export async function readPostHistory(
  tx: Tx,
  { places }: App,
  village: string,
): Promise<OutputOf<typeof contract.readPostHistory>> {
  if (places.find(village)?.level !== "village" || !isInScope(tx.scope, village)) throw notFound();
  const items = await appointing.listHistory(tx, ROLE, village);
  return {
    villageName: places.nameOf(village),
    items: items.map(({ id, displayName, title, from, until, beganWhy, endedWhy }) => ({
      postId: id,
      name: displayName,
      title,
      from,
      until,
      beganWhy,
      endedWhy,
    })),
  };
}
