/** The public page's operations: report without a login, follow the report with its code, add to it. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { ReportContent, Reporter } from "./report-form.contract.ts";
import { reportProblems } from "./report-problems.contract.ts";

/** Twelve characters without those that look alike; dashes and small letters are read too. */
export const FollowCode = z
  .string()
  .trim()
  .transform((text) => text.toUpperCase().replaceAll(/[\s-]/g, ""))
  .pipe(z.string().regex(/^[2-9A-HJ-NP-Z]{12}$/))
  .meta({ label: "查询码" });

export const Challenge = z.object({
  /** To be given back as it is. */
  challenge: z.string(),
  /** So many leading zero bits; rises while many report from one place. */
  difficulty: z.int(),
  expiresAt: z.iso.datetime(),
});
export type Challenge = z.output<typeof Challenge>;

/** What the browser has worked out: SHA-256 of `challenge.nonce` begins with that many zero bits. */
export const Proof = z.strictObject({ challenge: z.string().max(300), nonce: z.string().max(40) });

export const readChallenge = operation({
  name: "protection.open.challenge",
  method: "GET",
  path: "/api/open/challenge",
  title: "取报告页的校验",
  effect: "read",
  verb: "public",
  audited: false,
  output: Challenge,
});

export const listOpenPlaces = operation({
  name: "protection.open.places",
  method: "GET",
  path: "/api/open/places",
  title: "取镇街和村（社区）名单",
  effect: "read",
  verb: "public",
  audited: false,
  output: z.object({
    district: z.object({ code: z.string(), name: z.string() }),
    townships: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        villages: z.array(z.object({ code: z.string(), name: z.string() })),
      }),
    ),
  }),
});

export const ReportReceipt = z.object({
  /** The follow-up code: nobody can be given it again. */
  code: z.string(),
  /** What people say on the phone: `BG20261128-0007`. */
  number: z.string(),
  receivedAt: z.iso.datetime(),
  /** By when somebody will have taken it up. */
  takenUpBy: z.iso.datetime(),
});
export type ReportReceipt = z.output<typeof ReportReceipt>;

export const submitReport = operation({
  name: "protection.open.report",
  method: "POST",
  path: "/api/open/reports",
  title: "公众报告",
  effect: "write",
  verb: "public",
  anonymous: true,
  body: z.strictObject({
    /** Made by the browser: sending the same again is the same report. */
    id: z.uuid(),
    proof: Proof,
    content: ReportContent,
    reporter: Reporter.default({}),
  }),
  output: ReportReceipt,
  problems: [
    reportProblems.proof,
    reportProblems.flood,
    reportProblems.otherContent,
    reportProblems.place,
    reportProblems.seenAt,
  ],
  clauses: ["R-068", "R-215", "R-255", "R-322"],
});

/** Where it stands, in words for whoever reported; nothing about the child or the family. */
export const ReportProgress = z.object({
  number: z.string(),
  receivedAt: z.iso.datetime(),
  stage: z.enum(["received", "takenUp", "checking", "handling", "closed"]),
  stageWords: z.string(),
  steps: z.array(z.object({ at: z.iso.datetime(), words: z.string() })),
  /** What the office answers. */
  feedback: z.array(z.object({ at: z.iso.datetime(), words: z.string() })),
  /** What was added with the code, the reporter's own words. */
  additions: z.array(z.object({ at: z.iso.datetime(), words: z.string() })),
  files: z.int(),
  canAdd: z.boolean(),
});
export type ReportProgress = z.output<typeof ReportProgress>;

export const followReport = operation({
  name: "protection.open.follow",
  method: "POST",
  path: "/api/open/report-progress",
  title: "凭查询码看进展",
  effect: "write",
  verb: "public",
  anonymous: true,
  body: z.strictObject({ code: FollowCode }),
  output: ReportProgress,
  problems: [reportProblems.code, reportProblems.guesses],
});

export const addToReport = operation({
  name: "protection.open.add",
  method: "POST",
  path: "/api/open/report-additions",
  title: "凭查询码补充情况",
  effect: "write",
  verb: "public",
  anonymous: true,
  body: z.strictObject({
    id: z.uuid(),
    code: FollowCode,
    words: z.string().trim().min(1).max(4000).meta({ label: "补充的情况" }),
  }),
  output: ReportProgress,
  problems: [reportProblems.code, reportProblems.guesses, reportProblems.flood],
});

export const addReportFile = operation({
  name: "protection.open.file",
  method: "POST",
  path: "/api/open/report-files",
  title: "凭查询码补充照片、录音、视频",
  effect: "write",
  verb: "public",
  anonymous: true,
  upload: true,
  /** `id` made by the browser: sending the same file again keeps it once. */
  body: z.strictObject({ id: z.uuid(), code: FollowCode }),
  output: z.object({ files: z.int() }),
  problems: [
    reportProblems.code,
    reportProblems.guesses,
    reportProblems.fileKind,
    reportProblems.fileTooLarge,
    reportProblems.tooManyFiles,
    reportProblems.flood,
  ],
});
