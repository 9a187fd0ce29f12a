/** A batch: one uploaded ledger file, what was found in it so far, and what this post may do with it now. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { excelProblems } from "../../../platform/excel/excel-problems.ts";
import { importStateCodes, ledgerCodes } from "./import-codes.contract.ts";
import { importProblems } from "./import-problems.contract.ts";

/** Everything that a batch may hold at most; larger files are to be split. */
export const MAX_IMPORT_ROWS = 200_000;

export const BatchId = z.object({ id: z.uuid().meta({ label: "批次编号" }) });
export const asOf = z.iso.date().meta({ label: "截至日期" });
export const PlaceRef = z.object({ code: z.string(), name: z.string() });

/** Query of every list here: how many, and from where on. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ label: "每页行数" }),
  cursor: z.string().max(500).meta({ label: "翻页标记" }).optional(),
};

const CodeCount = z.object({
  code: z.string(),
  severity: z.enum(["reject", "warn"]),
  /** The code in a few words for the filter: 身份证号校验码不对. */
  label: z.string(),
  rows: z.int(),
});

export const ImportCounts = z.object({
  rows: z.int().meta({ label: "数据行" }),
  accept: z.int(),
  acceptWithWarning: z.int(),
  reject: z.int(),
  /** Of the rejected: rows of places outside the sender's own (不属于本镇). */
  outsideScope: z.int().meta({ label: "不属于本镇" }),
  /** Rows that a person left out. */
  excluded: z.int(),
  /** Rows that a commit would bring in. */
  ready: z.int(),
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** In the register for this ledger and these places, but not in the file (可能已离开). */
  missing: z.int(),
  missingDecided: z.int(),
  codes: z.array(CodeCount),
  sheets: z.array(
    z.object({
      index: z.int(),
      name: z.string().nullable(),
      rows: z.int(),
      accept: z.int(),
      acceptWithWarning: z.int(),
      reject: z.int(),
    }),
  ),
});
export type ImportCounts = z.output<typeof ImportCounts>;

export const ImportBatch = z.object({
  id: z.uuid(),
  version: z.int(),
  ledger: z.enum(ledgerCodes.codes).meta({ label: "台账" }),
  fileName: z.string().meta({ label: "文件名" }),
  fileSize: z.int(),
  format: z.enum(["xlsx", "xls", "csv"]),
  state: z.enum(importStateCodes.codes).meta({ label: "进度" }),
  asOf: asOf.nullable(),
  place: PlaceRef,
  createdAt: z.string(),
  createdBy: z.string(),
  /** The newest earlier batch of the very same file, if there is one. */
  sameFileAs: z
    .object({
      id: z.uuid(),
      fileName: z.string(),
      createdAt: z.string(),
      state: z.enum(importStateCodes.codes),
    })
    .nullable(),
  /** While a job runs; `total` is an estimate until the check has read the whole file. */
  progress: z
    .object({
      step: z.enum(["check", "commit", "undo"]),
      done: z.int(),
      total: z.int(),
      secondsLeft: z.int().nullable(),
      cancelling: z.boolean(),
    })
    .nullable(),
  /** Why the last step was not done; the batch stands where it stood before that step. */
  failure: z.object({ code: z.string(), title: z.string(), detail: z.string() }).nullable(),
  counts: ImportCounts.nullable(),
  committed: z
    .object({ at: z.string(), opened: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() })
    .nullable(),
  undone: z
    .object({
      at: z.string(),
      reason: z.string(),
      filesWithdrawn: z.int(),
      /** Files that stay, because something else was recorded on them since. */
      filesKept: z.int(),
      kept: z.array(z.object({ childId: z.uuid(), why: z.string() })),
    })
    .nullable(),
  /** The rows (with personal data) are deleted on this day; what was imported stays. */
  purgeOn: z.string(),
  purged: z.boolean(),
  /** What this post may do now: map, check, cancel, edit, commit, errors, missing, undo, discard. */
  can: z.array(z.string()),
});
export type ImportBatch = z.output<typeof ImportBatch>;

export const uploadImport = operation({
  name: "registry.import.upload",
  method: "POST",
  path: "/api/imports",
  title: "上传台账文件",
  effect: "write",
  verb: "import.write",
  upload: true,
  body: z.strictObject({ ledger: z.enum(ledgerCodes.codes).meta({ label: "台账" }), asOf: asOf.optional() }),
  output: ImportBatch,
  problems: [
    importProblems.noTable,
    importProblems.tooManyRows,
    importProblems.asOfInFuture,
    ...Object.values(excelProblems),
  ],
  clauses: ["R-131"],
});

export const listImports = operation({
  name: "registry.imports.list",
  method: "GET",
  path: "/api/imports",
  title: "查看导入记录",
  effect: "read",
  verb: "import.read",
  audited: false,
  query: z.strictObject({ ledger: z.enum(ledgerCodes.codes).optional(), ...paging }),
  output: z.object({ items: z.array(ImportBatch), nextCursor: z.string().nullable() }),
});

/** Polled while a job runs: state, progress, counts. */
export const readImport = operation({
  name: "registry.import.read",
  method: "GET",
  path: "/api/imports/{id}",
  title: "查看导入批次",
  effect: "read",
  verb: "import.read",
  audited: false,
  params: BatchId,
  output: ImportBatch,
});

export const discardImport = operation({
  name: "registry.import.discard",
  method: "DELETE",
  path: "/api/imports/{id}",
  title: "删除未导入的批次",
  effect: "write",
  verb: "import.write",
  params: BatchId,
  problems: [importProblems.wrongState],
});
