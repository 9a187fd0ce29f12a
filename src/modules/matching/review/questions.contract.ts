/** What the desk asks a village or township about one of its people, and the answer. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { askedPostCodes, questionAnswerCodes } from "./review-codes.contract.ts";
import { reviewProblems } from "./review-problems.contract.ts";

const Id = z.object({ id: z.uuid() });

export const askAboutPair = operation({
  name: "matching.question.ask",
  method: "POST",
  path: "/api/matching/pairs/{id}/question",
  title: "问村里这一行是不是这个人",
  effect: "write",
  verb: "match.decide",
  versioned: true,
  params: Id,
  body: z.strictObject({
    post: z.enum(askedPostCodes.codes).meta({ label: "问谁", codeTable: askedPostCodes.name }),
    says: freeText(300).min(4, "请写明要问什么").meta({ label: "要问的话" }),
  }),
  output: z.object({ id: z.uuid() }),
  problems: [
    reviewProblems.stale,
    reviewProblems.decided,
    reviewProblems.asked,
    reviewProblems.gone,
    reviewProblems.undone,
    reviewProblems.notInReview,
  ],
});

export const Question = z.object({
  id: z.uuid(),
  says: z.string(),
  by: z.string(),
  at: z.string(),
  personName: z.string(),
  particulars: z.string(),
  placeName: z.string(),
  children: z.array(z.object({ id: z.uuid(), name: z.string(), relation: z.string().nullable() })),
  answer: z.enum(questionAnswerCodes.codes).nullable(),
  words: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.string().nullable(),
  isWithdrawn: z.boolean(),
  version: z.int(),
  can: z.array(z.enum(["answer"])),
});
export type Question = z.output<typeof Question>;

export const readQuestion = operation({
  name: "matching.question.read",
  method: "GET",
  path: "/api/matching/questions/{id}",
  title: "查看区里问的一个人",
  effect: "read",
  verb: "match.follow",
  params: Id,
  output: Question,
});

export const answerQuestion = operation({
  name: "matching.question.answer",
  method: "POST",
  path: "/api/matching/questions/{id}/answer",
  title: "答复区里问的一个人",
  effect: "write",
  verb: "match.answer",
  versioned: true,
  params: Id,
  body: z.strictObject({
    answer: z.enum(questionAnswerCodes.codes).meta({ label: "答复", codeTable: questionAnswerCodes.name }),
    words: freeText(300).optional().meta({ label: "怎么知道的" }),
  }),
  problems: [reviewProblems.notOpen],
});
