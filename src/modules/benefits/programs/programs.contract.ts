/** The catalogue as it is read: each programme with its text, its conditions in words, its standards as of a day. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { CitationText, ConditionLine, UsedParameter } from "../../../platform/rules/explanation.contract.ts";
import {
  benefitFieldCodes,
  cycleCodes,
  paidByCodes,
  programmeCodes,
  stackingCodes,
} from "./program-codes.contract.ts";

const coded = <Code extends string>(codes: readonly [Code, ...Code[]]) => z.enum(codes);
const code = coded(programmeCodes.codes).meta({ label: "待遇项目", codeTable: programmeCodes.name });
const asOf = z.iso.date().optional().meta({ label: "截至日期" });

export const ProgramView = z.object({
  code,
  key: z.string(),
  title: z.string(),
  field: coded(benefitFieldCodes.codes),
  lead: z.string(),
  paidBy: coded(paidByCodes.codes),
  cycle: coded(cycleCodes.codes),
  amountSays: z.string(),
  /** The standards that hold on the day, with their document; none where it is decided case by case. */
  standards: z.array(UsedParameter),
  /** Something about it still has to be checked against the original. */
  unchecked: z.boolean(),
});
export type ProgramView = z.output<typeof ProgramView>;

const Month = z.object({ event: z.string(), says: z.string(), cite: CitationText });

export const ProgramDetail = ProgramView.extend({
  question: z.string(),
  versions: z.array(
    z.object({
      from: z.string(),
      to: z.string().nullable(),
      holdsNow: z.boolean(),
      cite: z.array(CitationText),
      line: ConditionLine,
    }),
  ),
  amount: z.object({ says: z.string(), cite: CitationText }).nullable(),
  history: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      rows: z.array(
        z.object({
          from: z.string(),
          to: z.string().nullable(),
          fen: z.int(),
          document: z.string(),
          unchecked: z.boolean(),
        }),
      ),
    }),
  ),
  starts: z.array(Month),
  stops: z.array(Month),
  materials: z.array(z.string()),
  text: z.array(CitationText),
  referral: z.object({ to: z.string(), how: z.string() }).nullable(),
  stacking: z.array(
    z.object({
      other: code,
      title: z.string(),
      how: coded(stackingCodes.codes),
      says: z.string(),
      parameter: UsedParameter.nullable(),
      cite: CitationText,
    }),
  ),
});
export type ProgramDetail = z.output<typeof ProgramDetail>;

export const listPrograms = operation({
  name: "benefits.programs.list",
  method: "GET",
  path: "/api/programs",
  title: "查看待遇项目目录",
  effect: "read",
  verb: "program.read",
  audited: false,
  query: z.strictObject({ asOf }),
  output: z.object({ asOf: z.string(), items: z.array(ProgramView) }),
  clauses: ["R-054", "R-057"],
});

export const readProgram = operation({
  name: "benefits.program.read",
  method: "GET",
  path: "/api/programs/{code}",
  title: "查看一个待遇项目",
  effect: "read",
  verb: "program.read",
  audited: false,
  params: z.object({ code }),
  query: z.strictObject({ asOf }),
  output: ProgramDetail.extend({ asOf: z.string() }),
  clauses: ["R-096", "R-101"],
});
