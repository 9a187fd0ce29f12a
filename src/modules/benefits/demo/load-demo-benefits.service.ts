/** The demonstration's benefits: who is on the ledgers is paid since a few months, and the offices are at work. */
import { today } from "../../../kernel/clock.ts";
import type { Month } from "../../../kernel/month.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { getWorkCalendar } from "../../../platform/calendar/calendar.service.ts";
import { readWithin, type Tx, unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listDemoChildren, playOnStage } from "../../registry/demo/demo-stage.service.ts";
import { type Adoption, adoptFromLedger } from "../entitlements/adopt-ledger.service.ts";
import { hasEntitlements } from "../entitlements/entitlements.store.ts";
import { castChildren } from "./cast-children.ts";
import { demoAccount, demoDibaoFen, INSTITUTION_ACCOUNT } from "./demo-accounts.ts";
import { demoDates } from "./demo-dates.ts";
import { playScenes } from "./demo-scenes.service.ts";
import { tellApplications } from "./tell-applications.service.ts";
import { tellOffice } from "./tell-office.service.ts";
import { tellPayrolls } from "./tell-payrolls.service.ts";
import { tellReferrals } from "./tell-referrals.service.ts";

export const DISTRICT = "500117";
/** So many months are paid and closed; the running one is left to whoever tries it. */
export const MONTHS_PAID = 3;

export interface LoadedBenefits {
  /** What was taken over from the ledgers in the running month, after everything that was played. */
  readonly adopted: Adoption;
  /** Stories that this day's district could not tell to their end. */
  readonly cutShort: readonly string[];
}

/** Once, in one transaction: whoever finds entitlements leaves them as they are. */
export async function loadDemoBenefits(app: App): Promise<LoadedBenefits | undefined> {
  const work = { operation: "benefits.demo.load", effect: "read", audited: false } as const;
  const actor = systemActor("demo");
  if (await unitOfWork(app.database, actor, work, (tx) => hasEntitlements(tx))) return undefined;
  return unitOfWork(app.database, actor, { operation: "benefits.demo.load", effect: "write" }, async (tx) => {
    // Three months are paid one upon the other.
    readWithin(tx);
    const dates = demoDates(await getWorkCalendar(tx), today());
    const children = await listDemoChildren(tx, dates.today);
    const telling = { app, dates, cast: castChildren(children), children };
    const adopt = (to: Tx, month: Month) => adoptInto(to, app, month);
    let cutShort: readonly string[] = [];
    await playOnStage(tx, app, async (stage) => {
      // A district that is not the demonstration's own, with people of flesh and blood, plays nothing.
      if (stage.post("districtOfficer", DISTRICT) === undefined) return;
      cutShort = await playScenes(stage, app, [
        ...tellApplications(telling),
        ...(await tellReferrals(tx, telling)),
        ...tellOffice(telling),
        ...tellPayrolls({ ...telling, adopt, months: MONTHS_PAID }),
      ]);
    });
    return { adopted: await adopt(tx, dates.month), cutShort };
  });
}

function adoptInto(tx: Tx, app: App, firstMonth: Month): Promise<Adoption> {
  return adoptFromLedger(tx, app.cipher, {
    firstMonth,
    commit: true,
    seesHiv: true,
    supplement: ({ guardianId, childId, allowance }) => ({
      account: guardianId === null ? INSTITUTION_ACCOUNT : demoAccount(guardianId),
      ...(allowance["mode"] === "补差" ? { dibaoFen: demoDibaoFen(childId) } : {}),
    }),
  });
}
