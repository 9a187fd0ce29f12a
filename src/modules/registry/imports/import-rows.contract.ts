/** The rows of a checked file: what is wrong with each, what a person puts right, and which were not brought in. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { BatchId, ImportCounts, paging } from "./import-batch.contract.ts";
import { changeKindCodes, rowOutcomeCodes, rowResultCodes } from "./import-codes.contract.ts";
import { fieldKey } from "./import-columns.contract.ts";
import { importProblems } from "./import-problems.contract.ts";

/** One fault of a cell; `column` is a field of the ledger, or `row` / `category` for the row as a whole. */
export const Finding = z.object({
  code: z.string().meta({ label: "问题代码" }),
  column: z.string().meta({ label: "所在列" }),
  severity: z.enum(["reject", "warn"]).meta({ label: "轻重" }),
  message: z.string().meta({ label: "说明" }),
  /** A near miss (village of nearly this name …): offered, never taken by itself. */
  suggestion: z.string().optional().meta({ label: "建议填写" }),
});
export type Finding = z.output<typeof Finding>;

/** What was put right without asking, because it cannot be wrong. */
export const Repair = z.object({ column: z.string(), from: z.string(), to: z.string() });
export type Repair = z.output<typeof Repair>;

export const Change = z.object({ label: z.string(), from: z.string(), to: z.string() });
export type Change = z.output<typeof Change>;

export const ImportCell = z.object({
  /** As the file has it, or as a person typed it here. */
  raw: z.string(),
  /** What will be stored; empty when the cell says nothing usable. */
  value: z.string(),
  edited: z.boolean(),
});
export type ImportCell = z.output<typeof ImportCell>;

/** A staged row. Numbers are in clear: whoever sent the file must be able to compare and correct them. */
export const ImportRow = z.object({
  seq: z.int(),
  version: z.int(),
  sheetIndex: z.int(),
  sheet: z.string().nullable(),
  row: z.int().meta({ label: "行号" }),
  outcome: z.enum(rowOutcomeCodes.codes),
  changeKind: z.enum(changeKindCodes.codes).nullable(),
  excluded: z.boolean(),
  result: z.enum(rowResultCodes.codes).nullable(),
  childId: z.uuid().nullable(),
  cells: z.record(z.string(), ImportCell),
  findings: z.array(Finding),
  repairs: z.array(Repair),
  /** Against the register: how the child was found there and what would change. */
  match: z
    .object({ childId: z.uuid(), by: z.enum(["citizenNo", "nameAndBirth"]), changes: z.array(Change) })
    .nullable(),
});
export type ImportRow = z.output<typeof ImportRow>;

const RowFilter = {
  /** Only rows with at least one finding. */
  problems: z.stringbool().default(false).meta({ label: "只看有问题的" }),
  outcome: z.enum(rowOutcomeCodes.codes).optional(),
  code: z.string().max(60).meta({ label: "问题代码" }).optional(),
  sheet: z.coerce.number().int().min(0).meta({ label: "工作表" }).optional(),
  changeKind: z.enum(changeKindCodes.codes).optional(),
  result: z.enum(rowResultCodes.codes).optional(),
  excluded: z.stringbool().optional(),
};

export const listRows = operation({
  name: "registry.import.rows",
  method: "GET",
  path: "/api/imports/{id}/rows",
  title: "查看检查结果",
  effect: "read",
  durable: () => true,
  verb: "import.read",
  params: BatchId,
  query: z.strictObject({ ...RowFilter, ...paging }),
  output: z.object({ items: z.array(ImportRow), nextCursor: z.string().nullable(), total: z.int() }),
  problems: [importProblems.purged],
});

const RowId = z.object({ id: z.uuid(), seq: z.coerce.number().int().min(1).meta({ label: "行序" }) });

/** Edited cells are judged at once by the same rules; `others` are rows whose duplicates changed with it. */
export const editRow = operation({
  name: "registry.import.row.edit",
  method: "PATCH",
  path: "/api/imports/{id}/rows/{seq}",
  title: "修改一行",
  effect: "write",
  verb: "import.write",
  versioned: true,
  params: RowId,
  body: z
    .strictObject({
      /** Field → new text; `null` puts back what the file has. */
      cells: z.partialRecord(fieldKey, z.string().max(1000).nullable()).default({}),
      excluded: z.boolean().meta({ label: "不导入这一行" }).optional(),
    })
    .refine((body) => Object.keys(body.cells).length > 0 || body.excluded !== undefined, "没有要改的内容"),
  output: z.object({ version: z.int(), row: ImportRow, others: z.array(ImportRow), counts: ImportCounts }),
  problems: [importProblems.wrongState, importProblems.unknownColumn, importProblems.purged],
});

export const downloadErrors = operation({
  name: "registry.import.errors",
  method: "GET",
  path: "/api/imports/{id}/errors",
  title: "下载没有导入的行",
  effect: "read",
  durable: () => true,
  verb: "import.read",
  params: BatchId,
  file: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  problems: [importProblems.wrongState, importProblems.nothingRefused, importProblems.purged],
});
