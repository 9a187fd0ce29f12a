/** What somebody has reported, with an account or by a key: where it stands, what is answered, and adding to it. Nothing of anybody else's. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { channelCodes } from "../protection-codes.contract.ts";
import { ReportProgress } from "./open-reports.contract.ts";
import { reportProblems } from "./report-problems.contract.ts";

const Id = z.object({ id: z.uuid() });

export const OwnReport = ReportProgress.pick({
  number: true,
  receivedAt: true,
  stage: true,
  stageWords: true,
}).extend({
  id: z.uuid(),
  channel: z.enum(channelCodes.codes).meta({ label: "渠道" }),
  ticket: z.string().nullable().meta({ label: "工单号" }),
  /** As it was reported: where the office has found it to be is its own matter. */
  placeName: z.string().nullable().meta({ label: "报告的地点" }),
  answeredAt: z.iso.datetime().nullable().meta({ label: "答复时间" }),
  /** The last one. */
  answer: z.string().nullable().meta({ label: "答复" }),
});
export type OwnReport = z.output<typeof OwnReport>;

export const listOwnReports = operation({
  name: "protection.reports.own",
  method: "GET",
  path: "/api/own-reports",
  title: "查看自己的报告办到哪一步",
  effect: "read",
  verb: "report.follow",
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({ items: z.array(OwnReport), nextCursor: z.string().nullable() }),
  clauses: ["R-255"],
});

export const followOwnReport = operation({
  name: "protection.report.progress",
  method: "GET",
  path: "/api/reports/{id}/progress",
  title: "查看自己一份报告的进展和答复",
  effect: "read",
  verb: "report.follow",
  params: Id,
  output: ReportProgress,
  clauses: ["R-255"],
});

export const AddedWords = z.string().trim().min(1).max(4000).meta({ label: "补充的情况" });

export const addToOwnReport = operation({
  name: "protection.report.add",
  method: "POST",
  path: "/api/reports/{id}/additions",
  title: "给自己的报告补充情况",
  effect: "write",
  verb: "report.add",
  params: Id,
  body: z.strictObject({
    /** Made by whoever sends: the same again is kept once. */
    id: z.uuid(),
    words: AddedWords,
  }),
  output: ReportProgress,
});

export const seeAnswer = operation({
  name: "protection.report.answerSeen",
  method: "POST",
  path: "/api/reports/{id}/answer-seen",
  title: "看过自己报告的答复",
  effect: "write",
  verb: "report.follow",
  params: Id,
  output: z.object({ seen: z.literal(true) }),
  clauses: ["R-255"],
});

export const addFileToReport = operation({
  name: "protection.report.addFile",
  method: "POST",
  path: "/api/reports/{id}/papers",
  title: "给自己的报告补充照片、录音、视频",
  effect: "write",
  verb: "report.add",
  upload: true,
  params: Id,
  /** Made by whoever sends: the same file again is kept once. */
  body: z.strictObject({ paperId: z.uuid() }),
  output: z.object({ files: z.int() }),
  problems: [reportProblems.fileKind, reportProblems.fileTooLarge, reportProblems.tooManyFiles],
});
