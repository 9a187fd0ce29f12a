/** Plays the quarter's work of the demonstration: two closed rounds, and one that is being confirmed. Each act on its day, by its post. */
import type { Actor } from "../../../kernel/actor.ts";
import { addDays } from "../../../kernel/calendar-date.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { PlaceListJson } from "../../../kernel/place-names.ts";
import { scopeOfPost } from "../../../platform/access/scope.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { closeQuarter } from "../quarters/close-quarter.service.ts";
import { confirmVillage, reviewVillages } from "../quarters/confirm-village.service.ts";
import { openDueQuarters } from "../quarters/open-quarters.service.ts";
import { quarterSigner } from "../quarters/quarter-seal.service.ts";
import { type DemoActorRow, listQuarterActors } from "./demo.store.ts";
import { type DemoQuarter, describeQuarters } from "./demo-quarters.ts";

export async function loadDemoQuarters(
  tx: Tx,
  app: App,
  places: PlaceListJson,
  today: string,
): Promise<void> {
  const actors = await listQuarterActors(tx);
  try {
    // Whoever plays a post goes on seeing every place: what an act closes again must stay open for the next one.
    await inEveryPlace(tx, async () => {
      for (const quarter of describeQuarters({ today, places })) await playQuarter(tx, app, quarter, actors);
    });
  } finally {
    setClock(app.settings.clock);
  }
}

/** 古楼镇 is left to the newcomer: the running round there is all to do. */
const LEFT_TO_DO = "500117104";

async function playQuarter(
  tx: Tx,
  app: App,
  quarter: DemoQuarter,
  actors: readonly DemoActorRow[],
): Promise<void> {
  at(addDays(quarter.endsOn, 1));
  const [id] = await openDueQuarters(tx, app, addDays(quarter.endsOn, 1));
  if (id === undefined) return;
  const post = (role: string, place: string) =>
    actors.find((one) => one.role === role && one.place_code === place);
  const isPlayed = (code: string) => quarter.state === "closed" || !code.startsWith(LEFT_TO_DO);
  for (const { villageCode, on } of quarter.confirmed.filter((one) => isPlayed(one.villageCode))) {
    const director = post("villageDirector", villageCode);
    if (director === undefined) continue;
    at(on);
    await confirmVillage(as(tx, director), id, villageCode, undefined);
  }
  for (const { townshipCode, on } of quarter.reviewed.filter((one) => isPlayed(one.townshipCode))) {
    const supervisor = post("townshipSupervisor", townshipCode);
    if (supervisor === undefined) continue;
    at(on);
    const villageCodes = quarter.confirmed
      .map((one) => one.villageCode)
      .filter((code) => code.startsWith(townshipCode));
    await reviewVillages(as(tx, supervisor), id, { villageCodes, decision: "accept" });
  }
  const officer = actors.find((one) => one.username === "district");
  if (quarter.closedOn === undefined || officer === undefined) return;
  at(quarter.closedOn);
  await closeQuarter(as(tx, officer), { ...app, signer: quarterSigner(app) }, id, undefined);
}

function at(day: string): void {
  setClock(`${day}T10:00:00+08:00`);
}

/** The same transaction, acted in by this post; what it does may leave the transaction with the post's own sight. */
function as(tx: Tx, row: DemoActorRow): Tx {
  const actor: Actor = {
    accountId: row.account_id,
    username: row.username,
    displayName: row.display_name,
    postId: row.post_id,
    role: row.role,
    placeCode: row.place_code,
    placeName: row.place_name,
    department: null,
    scope: scopeOfPost(row.role, row.place_code),
  };
  return { ...tx, actor };
}
