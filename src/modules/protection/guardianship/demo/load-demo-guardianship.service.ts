/** The demonstration's guardianship: a handful in each state, played by the posts whose turn it was. */
import { today } from "../../../../kernel/clock.ts";
import { systemActor } from "../../../../platform/access/system-actor.ts";
import { readWithin, unitOfWork } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import { playScenes } from "../../../benefits/demo/demo-scenes.service.ts";
import { listDemoChildren, playOnStage } from "../../../registry/demo/demo-stage.service.ts";
import "../bind-guardianship-procedures.service.ts";
import { countCustodies } from "../custody.store.ts";
import { remindGuardianship } from "../remind-guardianship.service.ts";
import { enterDemoDecisions } from "./enter-decisions.service.ts";
import { lastOf } from "./pick-children.ts";
import { tellGuardianship } from "./tell-guardianship.service.ts";
import { tellOrders } from "./tell-orders.service.ts";

const DISTRICT = "500117";

/** Once; gives the stories that could not be told to their end. */
export async function loadDemoGuardianship(app: App): Promise<readonly string[] | undefined> {
  const actor = systemActor("demo");
  const read = { operation: "protection.demo.guardianship", effect: "read", audited: false } as const;
  if ((await unitOfWork(app.database, actor, read, (tx) => countCustodies(tx))) > 0) return undefined;
  const write = { operation: "protection.demo.guardianship", effect: "write" } as const;
  return unitOfWork(app.database, actor, write, async (tx) => {
    readWithin(tx);
    const on = today();
    const pick = lastOf(await listDemoChildren(tx, on));
    let cutShort: readonly string[] = [];
    await playOnStage(tx, app, async (stage) => {
      if (stage.post("districtOfficer", DISTRICT) === undefined) return;
      cutShort = await playScenes(stage, app, [...tellGuardianship(app, pick, on), ...tellOrders(pick, on)]);
      await enterDemoDecisions(stage, on);
    });
    await remindGuardianship(tx);
    return cutShort;
  });
}
