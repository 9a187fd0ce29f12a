/** What the phone holds besides the children: the desk's own tasks, campaigns, messages, the quarter, policies, whom to call, the terms of the forms. */
import { z } from "zod";
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";
import { RecordField } from "../../../platform/records/record-fields.contract.ts";
import { riskCodes } from "../../registry/codes.contract.ts";
import { PhoneTask } from "./child-document.contract.ts";

/** What of a child's file may answer a campaign's question; the phone holds each of them as a part of the child's document. */
export const campaignFactCodes = codeTable("campaignFact", "档案里已有", {
  schooling: "上学",
  health: "健康",
  care: "谁在照料",
});
export type CampaignFact = CodeOf<typeof campaignFactCodes>;

/** A campaign's own few questions. */
export const CampaignQuestion = z.object({
  code: z.string(),
  label: z.string(),
  kind: z.enum(["yesNo", "choice", "words", "date"]),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  required: z.boolean(),
  /** Not asked of a child whose file knows this. */
  answeredBy: z.enum(campaignFactCodes.codes).optional(),
});
export type CampaignQuestion = z.output<typeof CampaignQuestion>;

export const PhoneCampaign = z.object({
  id: z.uuid(),
  title: z.string(),
  /** Why, and what to take care of, in plain words. */
  brief: z.string(),
  from: z.string(),
  dueOn: z.string(),
  questions: z.array(CampaignQuestion),
});
export type PhoneCampaign = z.output<typeof PhoneCampaign>;

export const PhoneMessage = z.object({
  id: z.uuid(),
  at: z.string(),
  from: z.string(),
  title: z.string(),
  text: z.string(),
  childId: z.uuid().nullable(),
  seenAt: z.string().nullable(),
});
export type PhoneMessage = z.output<typeof PhoneMessage>;

export const PhonePolicy = z.object({
  code: z.string(),
  title: z.string(),
  /** Who, how much, how to apply: a few plain sentences. */
  says: z.array(z.string()),
  document: z.string(),
  /** 待核 where the source is not certain. */
  isUncertain: z.boolean(),
});
export type PhonePolicy = z.output<typeof PhonePolicy>;

/** What the forms reckon with, of the day on which the document was made. */
export const VisitTerms = z.object({
  /** Days between visits by risk; null: no visits by this colour alone. */
  byRisk: z.record(z.enum(riskCodes.codes), z.int().nullable()),
  leftBehindDays: z.int(),
  caredDays: z.int(),
  othersDays: z.int(),
  firstVisitDays: z.int(),
  yellowDays: z.int(),
  redDays: z.int(),
});
export type VisitTerms = z.output<typeof VisitTerms>;

export const DeskDocument = z.object({
  holder: z.object({ name: z.string(), title: z.string() }),
  villages: z.array(z.object({ code: z.string(), name: z.string(), townshipName: z.string() })),
  terms: VisitTerms,
  /** Without a child of their own. */
  tasks: z.array(PhoneTask),
  quarter: z
    .object({
      id: z.string(),
      title: z.string(),
      dueOn: z.string(),
      villages: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          state: z.string(),
          /** Why the township sent it back. */
          returned: z.string().nullable(),
          children: z.int(),
          came: z.int(),
          left: z.int(),
          changed: z.int(),
          can: z.array(z.string()),
        }),
      ),
    })
    .nullable(),
  campaigns: z.array(PhoneCampaign),
  messages: z.array(PhoneMessage),
  policies: z.array(PhonePolicy),
  /** Whom to call: 110 first. */
  numbers: z.array(z.object({ number: z.string(), what: z.string() })),
  supervisor: z.object({ name: z.string() }).nullable(),
  handOver: z
    .object({
      id: z.uuid(),
      villageName: z.string(),
      from: z.string(),
      note: z.string(),
      at: z.string(),
    })
    .nullable(),
  /** What is filled in at a living check (`PhoneTask.act` check); its record is `checkRecord`. */
  checkFields: z.array(RecordField),
  /** Of this month: how many are due and done. */
  month: z.object({ due: z.int(), done: z.int() }),
});
export type DeskDocument = z.output<typeof DeskDocument>;
