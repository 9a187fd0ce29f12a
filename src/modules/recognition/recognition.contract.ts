/** What the recognition room tells of one child: each category's verdict with its table, and what is missing. */
import { z } from "zod";
import { operation } from "../../kernel/operation.ts";
import {
  CitationText,
  ConditionLine,
  FactSource,
  Judgement,
  MissingFact,
} from "../../platform/rules/explanation.contract.ts";
import { judgedCategories } from "./categories.contract.ts";
import { conclusionCodes, parentGroupCodes } from "./rules/parents-matrix.ts";

/** Which fact a person records to settle what is missing, and about whom. */
export const Question = MissingFact.extend({
  /** Whom it is about; null: the child. */
  of: z.enum(["child", "father", "mother"]),
  personId: z.uuid().nullable(),
  /** The kind of fact, and of conditions the one that asks for it; null: nothing that a form of the file records. */
  factKind: z.string().nullable(),
  slot: z.string().nullable(),
});
export type Question = z.output<typeof Question>;

export const TableRow = z.object({
  code: z.string(),
  label: z.string(),
  /** `lit` is the one that applies; `open` cannot be told, and nothing behind it is looked at. */
  state: z.enum(["lit", "passed", "open", "behind"]),
  cite: CitationText.nullable(),
});
export type TableRow = z.output<typeof TableRow>;

export const CategoryAnswer = z.object({
  category: z.enum(judgedCategories),
  label: z.string(),
  /** Stands in the register on the day. */
  recognised: z.boolean(),
  since: z.string().nullable(),
  /** Null: there was no such rule on that day. */
  judgement: Judgement.nullable(),
  table: z.array(TableRow),
  /** Whether anything points to this category, so that somebody should settle what is missing. */
  asks: z.boolean(),
  questions: z.array(Question),
});
export type CategoryAnswer = z.output<typeof CategoryAnswer>;

export const ParentCondition = z.object({
  factId: z.uuid(),
  condition: z.string(),
  label: z.string(),
  since: z.string(),
  /** First day of the fact as it stands: what is added to it holds from here. */
  from: z.string(),
  /** As the threshold of the texts has it; null where it asks for none. */
  line: ConditionLine.nullable(),
  details: z.array(z.object({ label: z.string(), value: z.string().nullable() })),
  value: z.record(z.string(), z.unknown()),
  source: FactSource.nullable(),
});
export type ParentCondition = z.output<typeof ParentCondition>;

export const ParentAnswer = z.object({
  parent: z.enum(["father", "mother"]),
  /** Null: no such parent stands in the file. */
  personId: z.uuid().nullable(),
  name: z.string().nullable(),
  group: z.enum(parentGroupCodes.codes).nullable(),
  conditions: z.array(ParentCondition),
});
export type ParentAnswer = z.output<typeof ParentAnswer>;

export const RecognitionAnswer = z.object({
  childId: z.uuid(),
  name: z.string(),
  version: z.int(),
  asOf: z.string(),
  knownAt: z.string().nullable(),
  primary: z.enum(judgedCategories).nullable(),
  categories: z.array(CategoryAnswer),
  parents: z.tuple([ParentAnswer, ParentAnswer]),
  conclusion: z.enum(conclusionCodes.codes).nullable(),
  notes: z.array(z.object({ kind: z.string(), words: z.string(), cite: CitationText })),
  can: z.array(z.string()),
});
export type RecognitionAnswer = z.output<typeof RecognitionAnswer>;

export const readRecognition = operation({
  name: "recognition.child.read",
  method: "GET",
  path: "/api/children/{id}/recognition",
  title: "查看儿童的身份认定",
  effect: "read",
  verb: "child.read",
  params: z.object({ id: z.uuid() }),
  query: z.strictObject({
    asOf: z.iso.date().meta({ label: "看哪一天的情况" }).optional(),
    knownAt: z.iso.datetime({ offset: true }).meta({ label: "按哪一刻已知的情况" }).optional(),
  }),
  output: RecognitionAnswer,
});
