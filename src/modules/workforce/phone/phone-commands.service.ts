/** What may come from phones for other rooms: reports of danger, what was settled, living checks, the quarter's confirmation. */
import type { BodyOf, ParamsOf } from "../../../kernel/operation.ts";
import { declareProblem, Problem } from "../../../kernel/problem.ts";
import { httpProblems } from "../../../platform/http/http-problems.ts";
import { writeEntry } from "../../../platform/records/records.contract.ts";
import { writeEntry as write } from "../../../platform/records/write-record.service.ts";
import { bindCommand, type CommandCall, type CommandOutcome } from "../../../platform/sync/commands.ts";
import { findingProblems, settleFinding } from "../../benefits/screening/findings.contract.ts";
import { readFinding } from "../../benefits/screening/read-findings.service.ts";
import { settleFinding as settleTheFinding } from "../../benefits/screening/settle-finding.service.ts";
import { settlementCodes } from "../../benefits/screening/settlement-codes.contract.ts";
import { readWatch, settleWatch as settleTheItem } from "../../protection/discovery/read-watch.service.ts";
import { settleWatch, watchProblems } from "../../protection/discovery/watch.contract.ts";
import { watchSettlementCodes } from "../../protection/discovery/watch-codes.contract.ts";
import { takePhoneReport } from "../../protection/reports/report-from-phone.service.ts";
import { makeReport } from "../../protection/reports/reports.contract.ts";
import { confirmVillage } from "../../registry/quarters/confirm-village.contract.ts";
import { confirmVillage as confirm } from "../../registry/quarters/confirm-village.service.ts";
import { quarterProblems } from "../../registry/quarters/quarter-problems.contract.ts";
import { checkRecord, findingSettlements, watchSettlements } from "./phone-settlements.contract.ts";
import { isTheSame, type Meeting, sayMeeting } from "./settled-otherwise.ts";

export const phoneCommandProblems = {
  notForVillage: declareProblem({
    code: "workforce.phone.notForVillage",
    status: 422,
    title: "这种处理结果要由镇街来办",
    detail: "没有登记。请在手机列出的结果里另选一个，或者告诉镇街儿童督导员。",
  }),
  otherRecord: declareProblem({
    code: "workforce.phone.otherRecord",
    status: 422,
    title: "这种台账不能在手机上填",
    detail: "没有登记。请在电脑上填。",
  }),
} as const;

bindCommand({
  operation: makeReport,
  formVersion: 1,
  isUrgent: true,
  async run(tx, { app, mutation, body }) {
    const told = await takePhoneReport(tx, app, {
      body: body as BodyOf<typeof makeReport>,
      otherId: mutation.id,
      placeCode: mutation.placeCode,
    });
    return { told };
  },
});

bindCommand({
  operation: settleFinding,
  formVersion: 1,
  codeTables: [settlementCodes],
  async run(tx, call) {
    const { id } = call.params as ParamsOf<typeof settleFinding>;
    const said = call.body as BodyOf<typeof settleFinding>;
    if (!findingSettlements.includes(said.reason)) throw new Problem(phoneCommandProblems.notForVillage);
    return settle(
      async () => {
        await settleTheFinding(tx, call.app, id, said, versionSeen(call));
      },
      [findingProblems.stale.code, findingProblems.notOpen.code],
      async () => {
        const { state, settled, reason } = await readFinding(tx, call.app, id);
        return {
          ...{
            wanted: settlementCodes.label(said.reason),
            note: said.note,
            isOpen: state === "open",
            reason,
          },
          settled:
            state === "settled" && settled !== null
              ? { ...settled, said: settlementCodes.label(settled.reason) }
              : null,
        };
      },
    );
  },
});

bindCommand({
  operation: settleWatch,
  formVersion: 1,
  codeTables: [watchSettlementCodes],
  async run(tx, call) {
    const { id } = call.params as ParamsOf<typeof settleWatch>;
    const said = call.body as BodyOf<typeof settleWatch>;
    if (!watchSettlements.includes(said.reason)) throw new Problem(phoneCommandProblems.notForVillage);
    return settle(
      async () => {
        await settleTheItem(tx, call.app, id, versionSeen(call), said);
      },
      [watchProblems.stale.code, watchProblems.notOpen.code],
      async () => {
        const { state, settled, brief } = await readWatch(tx, call.app, id);
        return {
          ...{
            wanted: watchSettlementCodes.label(said.reason),
            note: said.note,
            isOpen: state === "open",
            reason: `${brief}。`,
          },
          settled: settled === null ? null : { ...settled, said: watchSettlementCodes.label(settled.reason) },
        };
      },
    );
  },
});

bindCommand({
  operation: writeEntry,
  formVersion: 1,
  async run(tx, { app, mutation, params, body }) {
    const { kind } = params as ParamsOf<typeof writeEntry>;
    if (kind !== checkRecord) throw new Problem(phoneCommandProblems.otherRecord);
    const said = withoutUnit(body as BodyOf<typeof writeEntry>);
    // The mutation is the entry: the same once more, even from another phone, is there already.
    await write(tx, app, kind, { ...said, submit: true, id: mutation.id });
    return { told: "核查表已收到，镇街能看到。" };
  },
});

bindCommand({
  operation: confirmVillage,
  formVersion: 1,
  async run(tx, { params, body }) {
    const { quarter } = params as ParamsOf<typeof confirmVillage>;
    const { villageCode, note } = body as BodyOf<typeof confirmVillage>;
    try {
      await confirm(tx, quarter, villageCode, note);
      return { told: "本季度名册已确认，等镇街审核。" };
    } catch (error) {
      if (!isProblem(error, [quarterProblems.alreadyReviewed.code])) throw error;
      const kept = note === undefined ? "" : `您写的“${note}”没有写进去，有要改的请告诉镇街。`;
      return {
        state: note === undefined ? "applied" : "conflict",
        told: `镇街已经审核通过，不用再确认。${kept}`,
      };
    }
  },
});

/** Of what was shown on the phone when it was settled. @throws http.versionRequired */
function versionSeen({ mutation }: CommandCall): number {
  const version = Number(mutation.params["version"]);
  if (!Number.isInteger(version) || version < 1) throw new Problem(httpProblems.versionRequired);
  return version;
}

/** Nothing that somebody else wrote meanwhile is overwritten: both are told. */
async function settle(
  act: () => Promise<void>,
  codes: readonly string[],
  read: () => Promise<Meeting>,
): Promise<CommandOutcome> {
  try {
    await act();
    return {};
  } catch (error) {
    if (!isProblem(error, codes)) throw error;
    const meeting = await read();
    return isTheSame(meeting) ? {} : { state: "conflict", told: sayMeeting(meeting) };
  }
}

function isProblem(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Problem && codes.includes(error.code);
}

const withoutUnit = ({ unit: _, ...said }: BodyOf<typeof writeEntry>) => said;
