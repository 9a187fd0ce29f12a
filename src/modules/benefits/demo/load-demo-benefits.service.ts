/** The demonstration district begins with its payroll taken over from the ledgers, so that the coming month can be prepared. */
import { today } from "../../../kernel/clock.ts";
import { monthOfDate } from "../../../kernel/month.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { type Adoption, adoptFromLedger } from "../entitlements/adopt-ledger.service.ts";
import { hasEntitlements } from "../entitlements/entitlements.store.ts";
import { demoAccount, demoDibaoFen, INSTITUTION_ACCOUNT } from "./demo-accounts.ts";

/** Once: whoever finds entitlements leaves them as they are. */
export async function loadDemoBenefits(app: App): Promise<Adoption | undefined> {
  const work = { operation: "benefits.demo.load", effect: "read", audited: false } as const;
  const actor = systemActor("demo");
  if (await unitOfWork(app.database, actor, work, (tx) => hasEntitlements(tx))) return undefined;
  return unitOfWork(app.database, actor, { operation: "benefits.demo.load", effect: "write" }, (tx) =>
    adoptFromLedger(tx, app.cipher, {
      firstMonth: monthOfDate(today()),
      commit: true,
      seesHiv: true,
      supplement: ({ guardianId, childId, allowance }) => ({
        account: guardianId === null ? INSTITUTION_ACCOUNT : demoAccount(guardianId),
        ...(allowance["mode"] === "补差" ? { dibaoFen: demoDibaoFen(childId) } : {}),
      }),
    }),
  );
}
