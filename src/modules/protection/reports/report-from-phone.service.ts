/**
 * A report that a village's director made on the phone, perhaps days ago and perhaps about somebody else's village: it is taken whatever
 * of it is wrong, for nobody is asked before a child is helped.
 */
import { businessMoment, now } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { keepKnownChildren } from "../../registry/children-on-file.service.ts";
import { makeReport } from "./make-report.service.ts";
import { saysTheSame } from "./receive-report.service.ts";
import type { ReportContent } from "./report-form.contract.ts";
import type * as contract from "./reports.contract.ts";
import { findReport } from "./reports.store.ts";

export interface PhoneReport {
  readonly body: BodyOf<typeof contract.makeReport>;
  /** Of the mutation: a report whose id has other words already is kept under it. */
  readonly otherId: string;
  /** The village in whose name it was made. */
  readonly placeCode: string;
}

/** What the director is told: the number, and what happens next. */
export async function takePhoneReport(
  tx: Tx,
  app: App,
  { body, otherId, placeCode }: PhoneReport,
): Promise<string> {
  const content = soundContent(app, body.content, placeCode);
  const before = await inEveryPlace(tx, () => findReport(tx, body.id));
  if (before !== undefined && saysTheSame(before, content))
    return `这份报告已经收到过，编号 ${before.number}，不用再报。`;
  const childIds = await keepKnownChildren(tx, body.childIds);
  const id = before === undefined ? body.id : otherId;
  const receipt = await makeReport(tx, app, {
    ...withoutTicket(body),
    id,
    channel: "visit",
    content,
    childIds,
  });
  const until = businessMoment(new Date(receipt.takenUpBy));
  return `报告已收到，编号 ${receipt.number}。最晚 ${until} 有人接手，会跟您联系。孩子正有危险的，请马上打 110。`;
}

/** A ticket is the hotline's. */
const withoutTicket = ({ ticket: _, ...said }: PhoneReport["body"]) => said;

/** A wrong place or a phone's wrong clock is no reason to send anybody away. */
function soundContent(
  { places }: Pick<App, "places">,
  content: ReportContent,
  village: string,
): ReportContent {
  const { placeCode, seenAt, ...rest } = content;
  const place = placeCode !== undefined && places.find(placeCode) !== undefined ? placeCode : village;
  const isAhead = seenAt !== undefined && Date.parse(seenAt) > now().getTime();
  return {
    ...rest,
    ...(places.find(place) === undefined ? {} : { placeCode: place }),
    ...(seenAt === undefined || isAhead ? {} : { seenAt }),
  };
}
