/** The sheets of an uploaded file, and which column holds what: found, then confirmed by a person. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { LEDGER_FIELD_KEYS } from "../intake/ledger-fields.contract.ts";
import { asOf, BatchId, ImportBatch, PlaceRef } from "./import-batch.contract.ts";
import { importProblems } from "./import-problems.contract.ts";

export const fieldKey = z.enum(LEDGER_FIELD_KEYS as [string, ...string[]]).meta({ label: "登记簿字段" });

const SheetColumn = z.object({
  /** 0-based: column A is 0. */
  index: z.int(),
  letter: z.string(),
  /** As people see it, groups first: 父亲 / 姓名. */
  heading: z.string(),
  field: fieldKey.nullable(),
  /** 0 to 1; below 0.8 the page asks to look. */
  confidence: z.number(),
  source: z.enum(["found", "remembered", "chosen"]),
  samples: z.array(z.string()),
});

export const ImportSheet = z.object({
  index: z.int(),
  name: z.string().nullable(),
  headerRows: z.array(z.int()),
  firstDataRow: z.int().nullable(),
  columns: z.array(SheetColumn),
  titleLines: z.array(z.string()),
  township: PlaceRef.nullable(),
  village: PlaceRef.nullable(),
  /** The reference date that this sheet's titles, its name or the file's name tell. */
  asOf: asOf.nullable(),
  /** Rows below the header; a long sheet is not counted to its end (`rowsAreCounted` false: at least so many). */
  rows: z.int(),
  rowsAreCounted: z.boolean(),
  chosen: z.boolean(),
  /** Why a sheet is not chosen by itself: no header, no rows, another township's. */
  whyNot: z.string().nullable(),
  sampleRows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
});
export type ImportSheet = z.output<typeof ImportSheet>;

export const readSheets = operation({
  name: "registry.import.sheets",
  method: "GET",
  path: "/api/imports/{id}/sheets",
  title: "查看文件的工作表和列",
  effect: "read",
  durable: () => true,
  verb: "import.read",
  params: BatchId,
  output: z.object({
    version: z.int(),
    asOf: asOf.nullable(),
    items: z.array(ImportSheet),
    /** Every field that a column may be given, in the ledger's own order. */
    fields: z.array(
      z.object({ field: z.string(), label: z.string(), group: z.string(), required: z.boolean() }),
    ),
  }),
  problems: [importProblems.purged],
});

/** Columns that are not named keep what they have; the mapping is remembered for the next file of this sender. */
export const setMapping = operation({
  name: "registry.import.mapping",
  method: "PUT",
  path: "/api/imports/{id}/mapping",
  title: "确认列的对应关系",
  effect: "write",
  verb: "import.write",
  versioned: true,
  params: BatchId,
  body: z.strictObject({
    asOf: asOf.optional(),
    sheets: z
      .array(
        z.strictObject({
          index: z.int().min(0),
          chosen: z.boolean().meta({ label: "导入这张表" }),
          columns: z
            .array(z.strictObject({ index: z.int().min(0), field: fieldKey.nullable() }))
            .max(500)
            .default([]),
        }),
      )
      .min(1)
      .max(500),
  }),
  output: ImportBatch,
  problems: [
    importProblems.wrongState,
    importProblems.fieldTwice,
    importProblems.fieldMissing,
    importProblems.nothingChosen,
    importProblems.unknownSheet,
    importProblems.asOfInFuture,
  ],
});
