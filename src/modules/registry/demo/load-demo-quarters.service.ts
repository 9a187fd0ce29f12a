/** Plays the quarter's work of the demonstration: two closed rounds, and one that is being confirmed. Each act on its day, by its post. */
import { addDays } from "../../../kernel/calendar-date.ts";
import type { PlaceListJson } from "../../../kernel/place-names.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { closeQuarter } from "../quarters/close-quarter.service.ts";
import { confirmVillage, reviewVillages } from "../quarters/confirm-village.service.ts";
import { openDueQuarters } from "../quarters/open-quarters.service.ts";
import { quarterSigner } from "../quarters/quarter-seal.service.ts";
import { type DemoQuarter, describeQuarters } from "./demo-quarters.ts";
import { playOnStage, type Stage } from "./demo-stage.service.ts";

export async function loadDemoQuarters(
  tx: Tx,
  app: App,
  places: PlaceListJson,
  today: string,
): Promise<void> {
  await playOnStage(tx, app, async (stage) => {
    for (const quarter of describeQuarters({ today, places })) await playQuarter(stage, app, places, quarter);
  });
}

/** 古楼镇 is left to the newcomer: the running round there is all to do. */
const LEFT_TO_DO = "500117104";

async function playQuarter(
  stage: Stage,
  app: App,
  places: PlaceListJson,
  quarter: DemoQuarter,
): Promise<void> {
  stage.on(addDays(quarter.endsOn, 1));
  const [id] = await openDueQuarters(stage.tx, app, addDays(quarter.endsOn, 1));
  if (id === undefined) return;
  const isPlayed = (code: string) => quarter.state === "closed" || !code.startsWith(LEFT_TO_DO);
  for (const { villageCode, on } of quarter.confirmed.filter((one) => isPlayed(one.villageCode))) {
    const director = stage.post("villageDirector", villageCode);
    if (director === undefined) continue;
    stage.on(on);
    await confirmVillage(director, id, villageCode, undefined);
  }
  for (const { townshipCode, on } of quarter.reviewed.filter((one) => isPlayed(one.townshipCode))) {
    const supervisor = stage.post("townshipSupervisor", townshipCode);
    if (supervisor === undefined) continue;
    stage.on(on);
    const villageCodes = quarter.confirmed
      .map((one) => one.villageCode)
      .filter((code) => code.startsWith(townshipCode));
    await reviewVillages(supervisor, id, { villageCodes, decision: "accept" });
  }
  const officer = stage.post("districtOfficer", places.district.code);
  if (quarter.closedOn === undefined || officer === undefined) return;
  stage.on(quarter.closedOn);
  await closeQuarter(officer, { ...app, signer: quarterSigner(app) }, id, undefined);
}
