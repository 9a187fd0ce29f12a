/** Importing a ledger file: what a person may ask of a batch and do with it, from the upload to the undo. */
import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { excelProblems } from "../../../platform/excel/excel-problems.ts";
import { LEDGER_FIELD_KEYS } from "../intake/ledger-fields.contract.ts";
import { importProblems } from "./import-problems.contract.ts";

/** Everything that a batch may hold at most; larger files are to be split. */
export const MAX_IMPORT_ROWS = 200_000;

export const ledgerCodes = codeTable("importLedger", "台账", {
  leftBehind: "农村留守儿童台账",
  orphan: "孤儿台账",
  defactoUnattended: "事实无人抚养儿童台账",
  inDifficulty: "困境儿童台账",
});

/** `uploaded`: the columns wait to be confirmed; `failed`: the last step was not done, `failure` says why. */
export const importStateCodes = codeTable("importState", "导入进度", {
  uploaded: "待核对列",
  checking: "正在检查",
  checked: "检查完毕，待导入",
  committing: "正在导入",
  committed: "已导入",
  undoing: "正在撤销",
  undone: "已撤销",
});

export const rowOutcomeCodes = codeTable("importOutcome", "检查结果", {
  accept: "可以导入",
  acceptWithWarning: "可以导入，有提醒",
  reject: "不能导入",
});

/** A row beside the register; rejected rows have none. */
export const changeKindCodes = codeTable("importChange", "与登记簿比较", {
  new: "新增",
  changed: "有变化",
  unchanged: "无变化",
});

/** What the import did with a row. */
export const rowResultCodes = codeTable("importResult", "导入结果", {
  opened: "新建档案",
  changed: "更新档案",
  unchanged: "没有变化",
  refused: "没有导入",
});

export const missingDecisionCodes = codeTable("importMissing", "未在表中的孩子", {
  left: "已不在这本台账",
  stillHere: "还在，表里漏了",
  askVillage: "请村里核实",
});

/** Why a child is no longer in the ledger; the same words as on the child's file. */
export const leftReasonCodes = codeTable("importLeftReason", "离开原因", {
  parentReturned: "父（母）返乡照料",
  migratedAlong: "随父母外出",
  agedOut: "已超龄",
  becameOther: "转为其他类别",
  recovered: "父母恢复抚养",
  movedAway: "户籍或居住地迁出",
  adopted: "被收养",
  other: "其他",
});

const fieldKey = z.enum(LEDGER_FIELD_KEYS as [string, ...string[]]).meta({ label: "登记簿字段" });
const asOf = z.iso.date().meta({ label: "截至日期" });
const cursor = z.string().max(500).meta({ label: "翻页标记" });
const limit = z.coerce.number().int().min(1).max(200).default(50).meta({ label: "每页行数" });
const Id = z.object({ id: z.uuid().meta({ label: "批次编号" }) });
const RowId = z.object({ id: z.uuid(), seq: z.coerce.number().int().min(1).meta({ label: "行序" }) });
const PlaceRef = z.object({ code: z.string(), name: z.string() });

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

export const CodeCount = z.object({
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

export const SheetColumn = z.object({
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
  query: z.strictObject({ ledger: z.enum(ledgerCodes.codes).optional(), limit, cursor: cursor.optional() }),
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
  params: Id,
  output: ImportBatch,
});

export const discardImport = operation({
  name: "registry.import.discard",
  method: "DELETE",
  path: "/api/imports/{id}",
  title: "删除未导入的批次",
  effect: "write",
  verb: "import.write",
  params: Id,
  problems: [importProblems.wrongState],
});

export const readSheets = operation({
  name: "registry.import.sheets",
  method: "GET",
  path: "/api/imports/{id}/sheets",
  title: "查看文件的工作表和列",
  effect: "read",
  durable: () => true,
  verb: "import.read",
  params: Id,
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
  params: Id,
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

export const checkImport = operation({
  name: "registry.import.check",
  method: "POST",
  path: "/api/imports/{id}/check",
  title: "检查文件",
  effect: "write",
  verb: "import.write",
  params: Id,
  output: ImportBatch,
  problems: [
    importProblems.wrongState,
    importProblems.fieldTwice,
    importProblems.fieldMissing,
    importProblems.nothingChosen,
    importProblems.asOfMissing,
    importProblems.asOfInFuture,
    importProblems.purged,
  ],
});

/** Stops a running check or import; rows that are already in the register stay there until the batch is undone. */
export const cancelImport = operation({
  name: "registry.import.cancel",
  method: "POST",
  path: "/api/imports/{id}/cancel",
  title: "停止正在进行的检查或导入",
  effect: "write",
  verb: "import.write",
  params: Id,
  output: ImportBatch,
  problems: [importProblems.wrongState],
});

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
  params: Id,
  query: z.strictObject({ ...RowFilter, limit, cursor: cursor.optional() }),
  output: z.object({ items: z.array(ImportRow), nextCursor: z.string().nullable(), total: z.int() }),
  problems: [importProblems.purged],
});

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

export const commitImport = operation({
  name: "registry.import.commit",
  method: "POST",
  path: "/api/imports/{id}/commit",
  title: "导入登记簿",
  effect: "write",
  verb: "import.write",
  params: Id,
  output: ImportBatch,
  problems: [importProblems.wrongState, importProblems.nothingReady, importProblems.purged],
});

export const downloadErrors = operation({
  name: "registry.import.errors",
  method: "GET",
  path: "/api/imports/{id}/errors",
  title: "下载没有导入的行",
  effect: "read",
  durable: () => true,
  verb: "import.read",
  params: Id,
  file: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  problems: [importProblems.wrongState, importProblems.nothingRefused, importProblems.purged],
});

/** The batch as a comparison with the register: who is new, what changed from what to what. */
export const readComparison = operation({
  name: "registry.import.comparison",
  method: "GET",
  path: "/api/imports/{id}/comparison",
  title: "与登记簿比较",
  effect: "read",
  durable: () => true,
  verb: "import.read",
  params: Id,
  query: z.strictObject({
    kind: z.enum(changeKindCodes.codes).default("changed"),
    limit,
    cursor: cursor.optional(),
  }),
  output: z.object({
    counts: z.object({ new: z.int(), changed: z.int(), unchanged: z.int(), missing: z.int() }),
    items: z.array(
      z.object({
        seq: z.int(),
        sheet: z.string().nullable(),
        row: z.int(),
        childId: z.uuid().nullable(),
        name: z.string(),
        birthDate: z.string(),
        villageName: z.string(),
        changes: z.array(Change),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  problems: [importProblems.wrongState, importProblems.purged],
});

export const listMissing = operation({
  name: "registry.import.missing",
  method: "GET",
  path: "/api/imports/{id}/missing",
  title: "查看登记簿里有、表里没有的孩子",
  effect: "read",
  verb: "import.read",
  params: Id,
  query: z.strictObject({ decided: z.stringbool().optional(), limit, cursor: cursor.optional() }),
  output: z.object({
    items: z.array(
      z.object({
        childId: z.uuid(),
        name: z.string(),
        sex: z.string(),
        birthDate: z.string().nullable(),
        villageName: z.string(),
        townshipName: z.string(),
        /** Since when the child is in this ledger. */
        since: z.string().nullable(),
        decision: z.enum(missingDecisionCodes.codes).nullable(),
        decidedBy: z.string().nullable(),
        decidedAt: z.string().nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
    total: z.int(),
  }),
  problems: [importProblems.wrongState],
});

export const decideMissing = operation({
  name: "registry.import.missing.decide",
  method: "POST",
  path: "/api/imports/{id}/missing",
  title: "处理登记簿里有、表里没有的孩子",
  effect: "write",
  verb: "import.write",
  params: Id,
  body: z.strictObject({
    decisions: z
      .array(
        z.discriminatedUnion("decision", [
          z.strictObject({
            childId: z.uuid(),
            decision: z.literal("left"),
            why: z.enum(leftReasonCodes.codes).meta({ label: "离开原因", codeTable: "importLeftReason" }),
            /** From this day on the child is not in the ledger; the batch's reference date when absent. */
            on: z.iso.date().meta({ label: "离开日期" }).optional(),
            reason: freeText(300).meta({ label: "说明" }).optional(),
          }),
          z.strictObject({ childId: z.uuid(), decision: z.literal("stillHere") }),
          z.strictObject({ childId: z.uuid(), decision: z.literal("askVillage") }),
        ]),
      )
      .min(1)
      .max(200),
  }),
  output: z.object({
    decided: z.int(),
    /** Tasks laid on village desks. */
    tasks: z.int(),
    missing: z.int(),
    missingDecided: z.int(),
  }),
  problems: [importProblems.wrongState, importProblems.notMissing],
});

export const undoImport = operation({
  name: "registry.import.undo",
  method: "POST",
  path: "/api/imports/{id}/undo",
  title: "撤销整批导入",
  effect: "write",
  verb: "import.write",
  params: Id,
  body: z.strictObject({
    reason: freeText(300).min(2, "请写明原因（至少两个字）").meta({ label: "原因" }),
  }),
  output: ImportBatch,
  problems: [importProblems.wrongState],
});
