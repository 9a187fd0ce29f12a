/** The picture of the protection work: what is open, how fast it goes, who does it; every figure with what it counts and the list behind it. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { placeCode } from "../../registry/ledgers/ledgers.contract.ts";

export const pictureProblems = {
  period: declareProblem({
    code: "protection.picture.period",
    status: 422,
    title: "统计时段不对",
    detail: "起止日期要都填，结束不早于开始，最长三年；或者选一个月、一个季度、一年。",
  }),
};

/** Minutes as a duration, percent in hundredths of a per cent. */
export const figureKinds = ["count", "percent", "minutes"] as const;

export const FigureColumn = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(figureKinds),
  /** Of a share or a duration: the column that says out of how many. */
  of: z.string().nullable(),
});
export type FigureColumn = z.output<typeof FigureColumn>;

export const FigureRow = z.object({
  key: z.string(),
  label: z.string(),
  /** Null: nothing to tell. */
  cells: z.record(z.string(), z.number().nullable()),
  /** By column: the list behind the number. */
  links: z.record(z.string(), z.string()),
});
export type FigureRow = z.output<typeof FigureRow>;

export const FigureTable = z.object({
  code: z.string(),
  title: z.string(),
  /** 口径. */
  says: z.string(),
  rowTitle: z.string(),
  columns: z.array(FigureColumn),
  rows: z.array(FigureRow),
  /** Where the rows add up to something. */
  total: FigureRow.nullable(),
  /** Sets of columns of which the first is the sum of the others. */
  sums: z.array(z.array(z.string())),
});
export type FigureTable = z.output<typeof FigureTable>;

export const HeadFigure = z.object({
  code: z.enum(["danger", "acted", "answered"]),
  title: z.string(),
  says: z.string(),
  /** `danger`: how many; otherwise how many in time. */
  count: z.number(),
  /** `danger`: of them late; otherwise out of how many. */
  of: z.number(),
  link: z.string(),
});

export const LateCase = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  colour: z.enum(["red", "orange", "yellow", "blue"]),
  placeName: z.string(),
  clock: z.string(),
  dueAt: z.string(),
  leadName: z.string(),
});

const Period = z.object({ from: z.string(), to: z.string() });

export const PictureView = z.object({
  at: z.string(),
  place: z.object({ code: z.string(), name: z.string() }),
  period: Period,
  before: Period,
  head: z.array(HeadFigure),
  /** Open cases that the asker is not named in, secret ones: only how many, and nothing of them in any table. */
  sealedBeyond: z.number(),
  late: z.object({ total: z.number(), items: z.array(LateCase) }),
  tables: z.array(FigureTable),
});
export type PictureView = z.output<typeof PictureView>;

export const pictureQuery = z.strictObject({
  place: placeCode.optional(),
  period: z.enum(["month", "quarter", "year"]).default("month").meta({ label: "时段" }),
  on: z.iso.date().optional().meta({ label: "时段里的一天" }),
  from: z.iso.date().optional().meta({ label: "从" }),
  to: z.iso.date().optional().meta({ label: "到" }),
});

export const readPicture = operation({
  name: "protection.picture.read",
  method: "GET",
  path: "/api/protection/picture",
  title: "查看或导出保护工作概览",
  effect: "read",
  verb: "picture.read",
  query: pictureQuery,
  output: PictureView,
  file: XLSX_TYPE,
  problems: [pictureProblems.period],
  clauses: ["R-068", "R-076", "R-214", "R-254", "R-264", "R-265"],
});

export const readUnitPicture = operation({
  name: "protection.picture.unit",
  method: "GET",
  path: "/api/protection/picture/unit",
  title: "查看本单位的协办情况",
  effect: "read",
  verb: "picture.unit",
  query: pictureQuery.omit({ place: true }),
  output: z.object({ at: z.string(), period: Period, before: Period, tables: z.array(FigureTable) }),
  problems: [pictureProblems.period],
  clauses: ["R-076"],
});
