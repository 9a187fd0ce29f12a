/** How far a programme reaches: entitled, receiving, and who is missing. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { programmeCodes } from "../programs/program-codes.contract.ts";

const place = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
  .meta({ label: "区域" });

const Figure = z.object({
  entitled: z.int(),
  receiving: z.int(),
  cannotTell: z.int(),
  /** Entitled, and known to have nothing. */
  missed: z.int(),
  /** In hundredths of a per cent, rounded down: 100 % only when nobody is missing and nobody unknown. */
  rate: z.int().nullable(),
});

export const CoverageRow = Figure.extend({
  programme: z.enum(programmeCodes.codes),
  title: z.string(),
  paidBy: z.enum(["bureau", "other"]),
  months: z.array(z.object({ month: z.string(), rate: z.int().nullable() })),
});
export type CoverageRow = z.output<typeof CoverageRow>;

export const readCoverage = operation({
  name: "benefits.coverage.read",
  method: "GET",
  path: "/api/coverage",
  title: "查看各项目的覆盖率",
  effect: "read",
  verb: "coverage.read",
  audited: false,
  query: z.strictObject({ place: place.optional() }),
  output: z.object({
    place: z.object({ code: z.string(), name: z.string() }),
    month: z.string().nullable(),
    items: z.array(CoverageRow),
  }),
  clauses: ["R-054", "R-098", "R-102"],
});

export const readCoveragePlaces = operation({
  name: "benefits.coverage.places",
  method: "GET",
  path: "/api/coverage/{code}",
  title: "查看一个项目各地的覆盖率",
  effect: "read",
  verb: "coverage.read",
  audited: false,
  params: z.object({ code: z.enum(programmeCodes.codes).meta({ label: "待遇项目" }) }),
  query: z.strictObject({ place: place.optional() }),
  output: z.object({
    programme: z.enum(programmeCodes.codes),
    title: z.string(),
    month: z.string().nullable(),
    rows: z.array(Figure.extend({ code: z.string(), name: z.string() })),
  }),
});
