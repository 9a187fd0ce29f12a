/** A spreadsheet of entries: the template, the check row by row, then all good rows as one act. */
import { z } from "zod";
import { operation } from "../../kernel/operation.ts";
import { excelProblems } from "../excel/excel-problems.ts";
import { XLSX_TYPE } from "../excel/file-types.contract.ts";
import { Content } from "./record-fields.contract.ts";
import { recordProblems } from "./record-problems.contract.ts";

const Kind = z.object({ kind: z.string().max(80) });
const One = z.object({ kind: z.string().max(80), id: z.uuid() });

export const ImportView = z.object({
  id: z.uuid(),
  fileName: z.string(),
  state: z.enum(["checked", "written", "dropped"]),
  version: z.int(),
  /** Rows that can be written, that are there already word for word, and that have faults. */
  good: z.int(),
  known: z.int(),
  bad: z.int(),
  written: z.int().nullable(),
  rows: z.array(
    z.object({
      row: z.int(),
      unitName: z.string(),
      on: z.string().nullable(),
      aboutName: z.string().nullable(),
      content: Content,
      isKnown: z.boolean(),
      faults: z.array(z.string()),
    }),
  ),
});
export type ImportView = z.output<typeof ImportView>;

export const downloadTemplate = operation({
  name: "records.import.template",
  method: "GET",
  path: "/api/records/{kind}/template",
  title: "下载台账导入模板",
  effect: "read",
  verb: "record.write",
  audited: false,
  params: Kind,
  file: XLSX_TYPE,
});

export const checkImport = operation({
  name: "records.import.check",
  method: "POST",
  path: "/api/records/{kind}/imports",
  title: "核对要导入的台账",
  effect: "write",
  verb: "record.write",
  params: Kind,
  upload: true,
  output: ImportView,
  problems: [recordProblems.noHeadings, recordProblems.tooManyRows, excelProblems.notASpreadsheet],
});

export const readImport = operation({
  name: "records.import.read",
  method: "GET",
  path: "/api/records/{kind}/imports/{id}",
  title: "查看要导入的台账",
  effect: "read",
  verb: "record.write",
  params: One,
  output: ImportView,
});

export const writeImport = operation({
  name: "records.import.write",
  method: "POST",
  path: "/api/records/{kind}/imports/{id}/writing",
  title: "登记导入的台账",
  effect: "write",
  verb: "record.write",
  versioned: true,
  params: One,
  output: ImportView,
  problems: [recordProblems.importOver, recordProblems.nothingToWrite],
});
