/** A case in a list, and as each part sees it. */
import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import {
  casePartCodes,
  channelCodes,
  colourCodes,
  linkCodes,
  measureCodes,
  situationCodes,
} from "../protection-codes.contract.ts";
import { ReportContent } from "../reports/report-form.contract.ts";
import { ClockView, PaperView, reportStateCodes } from "../reports/report-view.contract.ts";
import { caseStateCodes, personRoleCodes, safetyCodes } from "./case-codes.contract.ts";
import { closingGroundCodes } from "./closing-conditions.ts";
import { recordKindCodes } from "./records/record-kinds.contract.ts";

const Moment = z.iso.datetime();

export const CaseSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  placeName: z.string(),
  state: z.enum(caseStateCodes.codes).meta({ label: "状态" }),
  link: z.enum(linkCodes.codes).meta({ label: "环节" }),
  colour: z.enum(colourCodes.codes).meta({ label: "风险等级" }),
  safety: z.enum(safetyCodes.codes).meta({ label: "孩子是否安全" }),
  sealed: z.boolean(),
  leadName: z.string(),
  openedAt: Moment,
  nextDueAt: Moment.nullable(),
  nextDueWhat: z.string().nullable(),
  isLate: z.boolean(),
});
export type CaseSummary = z.output<typeof CaseSummary>;

/** In a list: a unit that takes part reads how its own assignments stand, and not how the case does. */
export const CaseLine = CaseSummary.extend({
  state: CaseSummary.shape.state.nullable(),
  link: CaseSummary.shape.link.nullable(),
  safety: CaseSummary.shape.safety.nullable(),
  /** Of whoever takes part; null: the office, which reads the case's own clocks. */
  own: z.string().nullable(),
});
export type CaseLine = z.output<typeof CaseLine>;

export const assignmentStateCodes = codeTable("assignmentState", "协办单状态", {
  waiting: "等待签收",
  accepted: "办理中",
  refused: "退回",
  done: "已办结",
  vain: "没有办成",
  withdrawn: "已撤回",
});
export const assignmentKindCodes = codeTable("assignmentKind", "协办单种类", {
  resolution: "会商议定事项",
  measure: "帮扶措施",
  transfer: "转办",
  advice: "司法建议、检察建议",
});

export const AssignmentView = z.object({
  id: z.uuid(),
  kind: z.enum(assignmentKindCodes.codes),
  measure: z.enum(measureCodes.codes).nullable(),
  unit: z.enum(memberUnitCodes.codes).nullable(),
  unitName: z.string(),
  what: z.string(),
  dueAt: Moment,
  isLate: z.boolean(),
  state: z.enum(assignmentStateCodes.codes),
  askedAt: Moment,
  acceptedAt: Moment.nullable(),
  settledAt: Moment.nullable(),
  reply: z.string().nullable(),
  version: z.int(),
  can: z.array(z.enum(["accept", "refuse", "settle", "withdraw"])),
});
export type AssignmentView = z.output<typeof AssignmentView>;

export const RecordView = z.object({
  id: z.uuid(),
  kind: z.enum(recordKindCodes.codes),
  happenedAt: Moment,
  recordedAt: Moment,
  byName: z.string(),
  content: z.record(z.string(), z.unknown()),
  /** Corrected by a later one: struck out, with the reason. */
  replacedWhy: z.string().nullable(),
  canCorrect: z.boolean(),
});
export type RecordView = z.output<typeof RecordView>;

export const CaseView = CaseSummary.extend({
  situations: z.array(z.enum(situationCodes.codes)),
  sealedWhy: z.string().nullable(),
  seat: z.string(),
  seatTitle: z.string(),
  closedAt: Moment.nullable(),
  people: z.array(
    z.object({
      id: z.uuid(),
      role: z.enum(personRoleCodes.codes),
      name: z.string(),
      sex: z.string().nullable(),
      birthDate: z.string().nullable(),
      relation: z.string().nullable(),
      childId: z.uuid().nullable(),
      left: z.boolean(),
    }),
  ),
  participants: z.array(
    z.object({
      accountId: z.uuid(),
      name: z.string(),
      part: z.enum(casePartCodes.codes),
      since: Moment,
      until: Moment.nullable(),
      ended: z.boolean(),
    }),
  ),
  reports: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      receivedAt: Moment,
      channel: z.enum(channelCodes.codes),
      state: z.enum(reportStateCodes.codes),
      content: ReportContent,
      fedBackAt: Moment.nullable(),
    }),
  ),
  records: z.array(RecordView),
  assignments: z.array(AssignmentView),
  papers: z.array(PaperView),
  clocks: z.array(ClockView),
  events: z.array(z.object({ at: Moment, words: z.string(), byName: z.string() })),
  closing: z
    .object({
      id: z.uuid(),
      ground: z.enum(closingGroundCodes.codes),
      conclusion: z.string(),
      askedAt: Moment,
      askedBy: z.string(),
      signedAt: Moment.nullable(),
      signedBy: z.string().nullable(),
    })
    .nullable(),
  /** Of each ground, what must be met and whether it is. */
  closingConditions: z.array(
    z.object({
      ground: z.enum(closingGroundCodes.codes),
      conditions: z.array(
        z.object({
          code: z.string(),
          says: z.string(),
          isMet: z.boolean(),
          open: z.array(z.object({ says: z.string(), href: z.string().nullable() })),
        }),
      ),
    }),
  ),
  /** The child has moved: offered to another township, which has not signed. */
  move: z
    .object({
      id: z.uuid(),
      fromName: z.string(),
      toName: z.string(),
      offeredAt: Moment,
      note: z.string().nullable(),
      mayAnswer: z.boolean(),
    })
    .nullable(),
  /** Sent back by the township to which the child has moved, and nobody has said yet what follows. */
  refusedMove: z
    .object({ id: z.uuid(), toName: z.string(), at: Moment, why: z.string(), maySettle: z.boolean() })
    .nullable(),
  writes: z.array(z.enum(recordKindCodes.codes)),
  version: z.int(),
  can: z.array(
    z.enum([
      ...(["record", "colour", "seal", "people", "participants", "lead", "file", "monitor"] as const),
      ...(["askClosing", "signClosing", "returnClosing", "reopen"] as const),
    ]),
  ),
});
export type CaseView = z.output<typeof CaseView>;
