/**
 * The demonstration's exchange: agreements, and a quarter that lies behind: rosters that came in, were linked, reviewed and looked into,
 * copies that left. All of it through the services that people use; cut off anywhere, the next start goes on.
 */
import { addDays, type IsoDate } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { AgreementInput, AgreementView } from "../../../platform/exchange/agreements.contract.ts";
import {
  askAgreement,
  decideAgreement,
  listAgreements,
} from "../../../platform/exchange/agreements.service.ts";
import { findInbound, findOutbound } from "../../../platform/exchange/exchange-book.service.ts";
import { endedQuarters, endOfQuarter } from "../../../platform/exchange/outbound/copy-dues.ts";
import { makeCopy } from "../../../platform/exchange/outbound/make-copy.service.ts";
import type { App } from "../../../platform/http/app.ts";
import { quietTasks } from "../../../platform/tasks/tasks.service.ts";
import { attempt } from "../../registry/demo/demo-stage.service.ts";
import "../link/declared-inbound.service.ts";
import "../outbound/copy-subjects.service.ts";
import { type DemoAgreement, demoAgreements, demoSent } from "./demo-agreements.ts";
import { DISTRICT, onStage } from "./on-stage.service.ts";
import { isPlayed, playBatches } from "./play-batches.service.ts";

const GRACE_DAYS = 10;
const RETENTION_DAYS = 180;
const AGREED_DAYS_AGO = 300;

/** Once: whoever finds the last of it leaves everything as it is. Returns how many agreements were made. */
export async function loadDemoExchange(app: App): Promise<number> {
  const begun = await onStage(app, async ({ tx }) => ({
    agreements: (await listAgreements(tx, app, { all: "true" })).items,
    isPlayed: await isPlayed(tx),
  }));
  if (begun.isPlayed) return 0;
  const made = begun.agreements.length === 0 ? await agree(app) : [];
  await playBatches(app, made.length === 0 ? begun.agreements : made);
  return made.length;
}

/** Agreements and the copies that left under them: one transaction. */
function agree(app: App): Promise<readonly AgreementView[]> {
  const [, sealed = ""] = endedQuarters(today(), 2);
  const inputs = demoAgreements.flatMap((one) => inputOf(one, endOfQuarter(sealed)) ?? []);
  const agreedOn = addDays(today(), -AGREED_DAYS_AGO);
  const sentOn = addDays(endOfQuarter(sealed), 30);
  return onStage(app, async (stage) => {
    const first = stage.post("districtOfficer", DISTRICT, 0);
    const second = stage.post("districtOfficer", DISTRICT, 1);
    if (first === undefined || second === undefined) return [];
    const made: AgreementView[] = [];
    for (const input of inputs) {
      stage.on(addDays(agreedOn, -3));
      await askAgreement(first, app, input);
      stage.on(agreedOn);
      made.push(await decideAgreement(second, app, input.id, { accept: true, why: "已核对来函和字段" }));
    }
    stage.on(sentOn);
    for (const { id, direction, unit } of made)
      if (direction === "out" && demoSent.includes(unit)) await send(first, app, id, sealed);
    await quietTasks(stage.tx);
    return made;
  });
}

/** A district whose quarter nobody has sealed sends nothing. */
async function send(officer: Tx, app: App, agreementId: string, period: string): Promise<void> {
  const { failed } = await attempt(officer, async () => {
    await makeCopy(officer, app, { agreementId, period, format: "xlsx" });
  });
  if (failed !== undefined) app.log.warn({ err: failed, period }, "a demonstration's copy did not leave");
}

function inputOf(
  { firstDue, fields, ...one }: DemoAgreement,
  quarterEnd: IsoDate,
): AgreementInput | undefined {
  const inbound = one.direction === "in" ? findInbound(one.subject) : undefined;
  const subject = inbound ?? findOutbound(one.subject);
  if (subject === undefined) return undefined;
  const from = firstDue?.from === "quarterEnd" ? quarterEnd : today();
  return {
    ...one,
    id: newId(),
    legalBasis: subject.basis,
    fields: [...(fields ?? subject.fields.map(({ code }) => code))],
    graceDays: GRACE_DAYS,
    retentionDays: RETENTION_DAYS,
    contactPhone: "023-42720000",
    validFrom: addDays(today(), -AGREED_DAYS_AGO),
    ...(firstDue === undefined ? {} : { firstDue: addDays(from, firstDue.days) }),
  };
}
