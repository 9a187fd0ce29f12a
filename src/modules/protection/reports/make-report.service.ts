/** A report by whoever has an account, or by an organisation's key: who it is, is known; the person there is named apart and sealed. */
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { ReportReceipt } from "./open-reports.contract.ts";
import { channelOfPartner } from "./partner-channel.ts";
import { receiveReport } from "./receive-report.service.ts";
import { reportProblems } from "./report-problems.contract.ts";
import type * as contract from "./reports.contract.ts";

/** @throws protection.report.otherContent, place, seenAt, ticket, channel */
export function makeReport(
  tx: Tx,
  app: App,
  body: BodyOf<typeof contract.makeReport>,
): Promise<ReportReceipt> {
  const { accountId, role, department, displayName } = tx.actor;
  const incoming = { ...body, accountId, sender: null };
  if (role !== "partner") return receiveReport(tx, app, incoming);
  if (body.channel !== channelOfPartner(department)) throw new Problem(reportProblems.channel);
  const reporter = { ...body.reporter, unit: body.reporter.unit ?? displayName };
  // Which files there are is no organisation's business; the office finds them.
  return receiveReport(tx, app, { ...incoming, reporter, childIds: [] });
}
