/** The desk for rows of which the house does not know whose they are: read, decided, asked about, taken back. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import {
  askedPostCodes,
  pairDecisionCodes,
  questionAnswerCodes,
  rowViewCodes,
} from "./review-codes.contract.ts";
import { reviewProblems } from "./review-problems.contract.ts";

const Id = z.object({ id: z.uuid() });
const RowKey = z.object({ id: z.uuid(), ordinal: z.coerce.number().int().min(1).max(10_000_000) });
const why = freeText(300).meta({ label: "理由" });
const count = z.int();

export const ReviewBatch = z.object({
  id: z.uuid(),
  title: z.string(),
  unitName: z.string(),
  ordinal: z.int(),
  receivedAt: z.string(),
  asOf: z.string().nullable(),
  state: z.string(),
  /** rows = certain + review + none + faulty. */
  counts: z.object({
    rows: count,
    certain: count,
    review: count,
    none: count,
    faulty: count,
    waiting: count,
    asked: count,
    answered: count,
    same: count,
  }),
  version: z.int(),
  can: z.array(z.enum(["decide", "undo"])),
});
export type ReviewBatch = z.output<typeof ReviewBatch>;

export const listReviewBatches = operation({
  name: "matching.batches.list",
  method: "GET",
  path: "/api/matching/batches",
  title: "查看待复核的批次",
  effect: "read",
  verb: "match.read",
  output: z.object({ items: z.array(ReviewBatch) }),
  clauses: ["R-260"],
});

export const ReviewRow = z.object({
  ordinal: z.int(),
  at: z.string(),
  name: z.string(),
  candidateName: z.string(),
  candidates: z.int(),
  /** Of the best one: 0–1. */
  probability: z.number(),
  band: z.enum(["certain", "review"]),
  decision: z.enum(pairDecisionCodes.codes).nullable(),
  isAnswered: z.boolean(),
  by: z.string().nullable(),
});
export type ReviewRow = z.output<typeof ReviewRow>;

export const listReviewRows = operation({
  name: "matching.rows.list",
  method: "GET",
  path: "/api/matching/batches/{id}/rows",
  title: "查看一批里要复核的行",
  effect: "read",
  verb: "match.read",
  params: Id,
  query: z.strictObject({
    view: z.enum(rowViewCodes.codes).default("open").meta({ label: "看哪些", codeTable: rowViewCodes.name }),
    limit: z.coerce.number().int().min(1).max(200).default(50).meta({ label: "每页条数" }),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({ batch: ReviewBatch, items: z.array(ReviewRow), nextCursor: z.string().nullable() }),
});

export const Compared = z.object({
  field: z.string(),
  label: z.string(),
  level: z.string(),
  /** In bits: for (above 0) or against. */
  weight: z.number(),
  row: z.string(),
  person: z.string(),
  /** Masked on both sides; shown whole for a purpose. */
  number: z.enum(["citizenNo", "phone"]).nullable(),
  /** Which characters of either side the other does not have there. */
  differs: z.object({ row: z.array(z.int()), person: z.array(z.int()) }),
});

export const Candidate = z.object({
  pairId: z.uuid(),
  version: z.int(),
  personId: z.uuid(),
  name: z.string(),
  particulars: z.string(),
  placeName: z.string(),
  /** Whose files would show what the row says. */
  children: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      particulars: z.string(),
      relation: z.string().nullable(),
      placeName: z.string(),
    }),
  ),
  weight: z.number(),
  probability: z.number(),
  band: z.enum(["certain", "review"]),
  compared: z.array(Compared),
  decision: z.enum(pairDecisionCodes.codes).nullable(),
  decided: z.object({ by: z.string(), at: z.string(), why: z.string().nullable() }).nullable(),
  /** What was decided about such a row and this person in an earlier batch. */
  remembered: z.object({ says: z.enum(["same", "different"]), by: z.string(), at: z.string() }).nullable(),
  questions: z.array(
    z.object({
      id: z.uuid(),
      post: z.enum(askedPostCodes.codes),
      says: z.string(),
      by: z.string(),
      at: z.string(),
      answer: z.enum(questionAnswerCodes.codes).nullable(),
      words: z.string().nullable(),
      answeredBy: z.string().nullable(),
      answeredAt: z.string().nullable(),
      isWithdrawn: z.boolean(),
    }),
  ),
});
export type Candidate = z.output<typeof Candidate>;

export const ReviewRowDetails = z.object({
  batchId: z.uuid(),
  ordinal: z.int(),
  at: z.string(),
  band: z.enum(["certain", "review"]),
  /** What else the row says, besides what was compared; empty once it was dropped. */
  values: z.array(z.object({ code: z.string(), label: z.string(), value: z.string() })),
  isDropped: z.boolean(),
  candidates: z.array(Candidate),
  can: z.array(z.enum(["decide", "ask", "undo", "reveal"])),
});
export type ReviewRowDetails = z.output<typeof ReviewRowDetails>;

export const readReviewRow = operation({
  name: "matching.row.read",
  method: "GET",
  path: "/api/matching/batches/{id}/rows/{ordinal}",
  title: "对照一行和台账里的人",
  effect: "read",
  verb: "match.read",
  params: RowKey,
  output: ReviewRowDetails,
});

export const revealRowNumber = operation({
  name: "matching.number.reveal",
  method: "POST",
  path: "/api/matching/pairs/{id}/number",
  title: "复核时查看完整号码",
  effect: "write",
  verb: "match.decide",
  params: Id,
  body: z.strictObject({
    side: z.enum(["row", "person"]),
    field: z.enum(["citizenNo", "phone"]),
    reason: freeText(100).min(2, "请写明用途").meta({ label: "用途" }),
  }),
  output: z.object({ value: z.string() }),
  problems: [reviewProblems.gone, reviewProblems.nothingToShow],
});

export const decidePair = operation({
  name: "matching.pair.decide",
  method: "POST",
  path: "/api/matching/pairs/{id}/decision",
  title: "认定一行是不是台账里的人",
  effect: "write",
  verb: "match.decide",
  versioned: true,
  params: Id,
  body: z.strictObject({
    says: z.enum(["same", "different", "unsure"]).meta({ label: "认定" }),
    why: why.optional(),
  }),
  problems: [
    reviewProblems.stale,
    reviewProblems.decided,
    reviewProblems.taken,
    reviewProblems.gone,
    reviewProblems.undone,
    reviewProblems.notInReview,
  ],
  clauses: ["R-260"],
});

export const undoPair = operation({
  name: "matching.pair.undo",
  method: "POST",
  path: "/api/matching/pairs/{id}/undo",
  title: "撤回一个认定",
  effect: "write",
  verb: "match.decide",
  versioned: true,
  params: Id,
  body: z.strictObject({ why: why.optional() }),
  problems: [
    reviewProblems.stale,
    reviewProblems.notDecided,
    reviewProblems.reasonRequired,
    reviewProblems.undone,
    reviewProblems.notInReview,
    reviewProblems.gone,
  ],
});

export const undoMatchedBatch = operation({
  name: "matching.batch.undo",
  method: "POST",
  path: "/api/matching/batches/{id}/undo",
  title: "撤销一批名单的全部比对结果",
  effect: "write",
  verb: "match.decide",
  versioned: true,
  params: Id,
  body: z.strictObject({ reason: freeText(300).min(2, "请写明为什么撤销").meta({ label: "撤销理由" }) }),
  output: z.object({ withdrawn: z.int() }),
  problems: [reviewProblems.undone, reviewProblems.notUndoable, reviewProblems.batchStale],
  clauses: ["R-260"],
});
