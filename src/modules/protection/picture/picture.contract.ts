/** How protection stands: figures in tables, each with what it counts; who is late; what units still owe. */
import { z } from "zod";
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import { operation } from "../../../kernel/operation.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { assignmentKindCodes } from "../cases/case-view.contract.ts";
import { colourCodes } from "../protection-codes.contract.ts";
import { placeCode } from "../reports/report-form.contract.ts";
import { periodCodes } from "./period.ts";

const Day = z.iso.date();

const PictureQuery = z.strictObject({
  place: placeCode.optional(),
  period: z.enum(periodCodes.codes).default("month"),
  on: Day.optional().meta({ label: "哪一天所在的时间段" }),
  from: Day.optional().meta({ label: "从" }),
  to: Day.optional().meta({ label: "到" }),
});

export const Definition = z.object({
  counts: z.string(),
  starts: z.string().nullable(),
  ends: z.string().nullable(),
  source: z.string(),
});
export type Definition = z.output<typeof Definition>;

export const columnKinds = ["count", "percent", "hours"] as const;

export const PictureTable = z.object({
  code: z.string(),
  title: z.string(),
  /** What stands in the rows: 镇街, 成员单位. */
  by: z.string(),
  definition: Definition,
  columns: z.array(z.object({ code: z.string(), label: z.string(), kind: z.enum(columnKinds) })),
  /** Counts; hundredths of a per cent; hours. Null: nothing to reckon from. */
  rows: z.array(z.object({ code: z.string(), label: z.string(), cells: z.array(z.number().nullable()) })),
  total: z.array(z.number().nullable()).nullable(),
});
export type PictureTable = z.output<typeof PictureTable>;

const Late = z.object({
  kind: z.enum(["case", "report"]),
  id: z.uuid(),
  title: z.string(),
  colour: z.enum(colourCodes.codes),
  placeName: z.string(),
  what: z.string(),
  dueAt: z.string(),
  /** Who answers for it now. */
  responsible: z.string(),
  firstReceiver: z.string().nullable(),
});

const Headline = z.object({
  red: z.int(),
  orange: z.int(),
  late: z.int(),
  /** Counted, never named; null below the district, where a count alone would tell. */
  sealed: z.object({ open: z.int(), late: z.int() }).nullable(),
  /** In time and fallen due. */
  firstAct: z.object({ met: z.int(), of: z.int() }),
  feedback: z.object({ met: z.int(), of: z.int() }),
});

export const readPicture = operation({
  name: "protection.picture.read",
  method: "GET",
  path: "/api/protection-picture",
  title: "查看或导出保护工作概览",
  effect: "read",
  verb: "picture.read",
  query: PictureQuery,
  output: z.object({
    asOf: z.string(),
    place: z.object({ code: z.string(), name: z.string() }),
    period: z.object({
      kind: z.enum(periodCodes.codes),
      label: z.string(),
      from: z.string(),
      to: z.string(),
      before: z.object({ from: z.string(), to: z.string() }),
      isRunning: z.boolean(),
    }),
    /** Null for a unit that sees its own part only. */
    headline: Headline.nullable(),
    tables: z.array(PictureTable),
    /** Null for whoever sees no case by the place of the post. */
    late: z.object({ cases: z.int(), reports: z.int(), items: z.array(Late) }).nullable(),
    /** Whose figures these are, where they are one unit's. */
    unitName: z.string().nullable(),
  }),
  file: XLSX_TYPE,
  clauses: ["R-068", "R-076", "R-088", "R-214", "R-264", "R-265"],
});

export const printPicture = operation({
  name: "protection.picture.print",
  method: "GET",
  path: "/api/protection-picture/paper",
  title: "打印保护工作概览",
  effect: "read",
  verb: "picture.export",
  query: PictureQuery.extend({ as: z.enum(["pdf", "docx"]).default("pdf") }),
  file: "application/pdf",
  clauses: ["R-264"],
});

export const whichAssignments = ["open", "overdue", "resolution", "resolutionOverdue", "sent"] as const;

export const listUnitAssignments = operation({
  name: "protection.picture.assignments",
  method: "GET",
  path: "/api/protection-picture/assignments",
  title: "查看跨部门未结清单",
  effect: "read",
  verb: "picture.read",
  query: z.strictObject({
    place: placeCode.optional(),
    unit: z.enum(memberUnitCodes.codes).optional(),
    which: z.enum(whichAssignments).default("open"),
    from: Day.optional(),
    to: Day.optional(),
  }),
  output: z.object({
    total: z.int(),
    items: z.array(
      z.object({
        id: z.uuid(),
        caseId: z.uuid(),
        caseTitle: z.string(),
        kind: z.enum(assignmentKindCodes.codes),
        unitName: z.string(),
        dueAt: z.string(),
        askedAt: z.string(),
        acceptedAt: z.string().nullable(),
        settledAt: z.string().nullable(),
        isLate: z.boolean(),
      }),
    ),
  }),
  clauses: ["R-076", "R-264"],
});

export const readDutyFigures = operation({
  name: "protection.picture.duties",
  method: "GET",
  path: "/api/protection-picture/duties",
  title: "查看职责完成率",
  effect: "read",
  verb: "picture.read",
  audited: false,
  query: PictureQuery,
  output: PictureTable,
  clauses: ["R-088"],
});
