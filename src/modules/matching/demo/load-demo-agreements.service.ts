/** The demonstration's agreements: asked by one officer, agreed to by the other; no rosters. */
import { addDays } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import {
  askAgreement,
  decideAgreement,
  listAgreements,
} from "../../../platform/exchange/agreements.service.ts";
import { findInbound } from "../../../platform/exchange/exchange-book.service.ts";
import type { App } from "../../../platform/http/app.ts";
import { withCast } from "../../registry/demo/demo-stage.service.ts";
import "../link/declared-inbound.service.ts";
import { type DemoAgreement, demoInbound } from "./demo-agreements.ts";

const DISTRICT = "500117";
const GRACE_DAYS = 10;
const RETENTION_DAYS = 180;

/** Once: whoever finds agreements leaves them as they are. Returns how many were made. */
export async function loadDemoAgreements(app: App): Promise<number> {
  const work = { operation: "exchange.demo.load", effect: "write" } as const;
  return unitOfWork(app.database, systemActor("demo"), work, async (tx) => {
    const { items } = await listAgreements(tx, app, { all: "true" });
    if (items.length > 0) return 0;
    let made = 0;
    await withCast(tx, async ({ post }) => {
      const first = post("districtOfficer", DISTRICT, 0);
      const second = post("districtOfficer", DISTRICT, 1);
      if (first === undefined || second === undefined) return;
      for (const one of demoInbound) {
        const input = inputOf(one);
        if (input === undefined) continue;
        await askAgreement(first, app, input);
        await decideAgreement(second, app, input.id, { accept: true, why: "已核对来函和字段" });
        made++;
      }
    });
    return made;
  });
}

function inputOf({ dueInDays, ...one }: DemoAgreement) {
  const subject = findInbound(one.subject);
  if (subject === undefined) return undefined;
  const on = today();
  return {
    ...one,
    id: newId(),
    direction: "in" as const,
    legalBasis: subject.basis,
    fields: subject.fields.map(({ code }) => code),
    graceDays: GRACE_DAYS,
    retentionDays: RETENTION_DAYS,
    contactPhone: "023-42720000",
    validFrom: addDays(on, -300),
    ...(dueInDays === undefined ? {} : { firstDue: addDays(on, dueInDays) }),
  };
}
