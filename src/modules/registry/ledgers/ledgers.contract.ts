/** The ledgers: lists of children as of any day, narrowed, sorted, searched, and taken out as a file. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { textRecord } from "../../../kernel/text-record.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import * as codes from "../codes.contract.ts";
import {
  type CodedFilter,
  codedFilters,
  columnKeys,
  disabilityFilterCodes,
  ledgerKeys,
  NOT_RECORDED,
  sortKeys,
} from "./ledger-views.ts";

export const ledgerProblems = {
  purposeRequired: declareProblem({
    code: "ledger.export.purposeRequired",
    status: 422,
    title: "请写明导出完整号码的用途",
    detail: "导出完整身份证号会记入审计日志，请写明用途（至少四个字）后再导出。没有生成文件。",
  }),
};

/** `a,b,c` → a list of known words; an unknown one is refused. */
const listOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z
    .string()
    .max(4000)
    .transform((text) => text.split(",").filter((word) => word !== ""))
    .pipe(z.array(z.enum(words)).max(200));

const coded = (name: CodedFilter) => {
  const { label, table } = codedFilters[name];
  return listOf([...table.codes, NOT_RECORDED] as [string, ...string[]])
    .optional()
    .meta({ label, codeTable: table.name });
};

const isoDate = (label: string) => z.iso.date().meta({ label });
export const placeCode = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/, "请选择区、镇街或村（社区）")
  .meta({ label: "辖区" });

/** What narrows a ledger, apart from the place, the day and the search. */
export const ledgerFilterShape = {
  sex: coded("sex"),
  ageFrom: z.coerce.number().int().min(0).max(30).optional().meta({ label: "年龄从" }),
  ageTo: z.coerce.number().int().min(0).max(30).optional().meta({ label: "年龄到" }),
  category: coded("category"),
  hukou: coded("hukou"),
  stage: coded("stage"),
  boarding: coded("boarding"),
  health: coded("health"),
  disability: z
    .enum(Object.keys(disabilityFilterCodes) as (keyof typeof disabilityFilterCodes)[])
    .optional()
    .meta({ label: "残疾" }),
  disabilityClass: coded("disabilityClass"),
  disabilityLevel: coded("disabilityLevel"),
  risk: coded("risk"),
  careQuality: coded("careQuality"),
  actualCare: coded("actualCare"),
  entrustReason: coded("entrustReason"),
  entrustSigned: z.enum(["yes", "no", NOT_RECORDED]).optional().meta({ label: "委托监护确认书" }),
  orphanType: coded("orphanType"),
  careMode: coded("careMode"),
  dimension: coded("dimension"),
  difficulty: coded("difficulty"),
  relief: coded("relief"),
  father: coded("father"),
  mother: coded("mother"),
  noNumber: z.stringbool().optional().meta({ label: "没有身份证号" }),
  notVisitedSince: isoDate("此日之后没有走访").optional(),
  /** Of `leavingSoon`: how many days ahead. */
  within: z.coerce.number().int().min(1).max(366).default(60).meta({ label: "多少天之内" }),
};

/** What tells which children: shared by the list, its counts and its file. */
export const ledgerScopeShape = {
  asOf: isoDate("截至日期").optional(),
  place: placeCode.optional(),
  q: z.string().trim().min(1).max(60).optional().meta({ label: "姓名、拼音首字母、全拼或完整身份证号" }),
  ...ledgerFilterShape,
};

const sortWords = sortKeys.flatMap((key) => [key, `-${key}`] as const);

export const LedgerQuery = z.strictObject({
  ...ledgerScopeShape,
  /** With `q` the order is that of the match. */
  sort: z
    .enum(sortWords as [(typeof sortWords)[number], ...(typeof sortWords)[number][]])
    .default("village")
    .meta({ label: "排序" }),
  columns: listOf(columnKeys as [string, ...string[]])
    .optional()
    .meta({ label: "显示的列" }),
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ label: "每页条数" }),
  cursor: z.string().max(600).optional(),
  withTotal: z.stringbool().default(false).meta({ label: "同时给出总数" }),
  /** Only for files: `full` needs the verb `ledger.exportNumbers` and a purpose. */
  numbers: z.enum(["masked", "full"]).default("masked").meta({ label: "身份证号" }),
  purpose: freeText(200).optional().meta({ label: "用途" }),
});
export type LedgerQuery = z.output<typeof LedgerQuery>;

export const LedgerTag = z.object({ category: z.enum(codes.categoryCodes.codes), label: z.string() });

export const LedgerRow = z.object({
  id: z.uuid(),
  name: z.string(),
  sex: z.string().meta({ label: "性别", codeTable: "sex" }),
  birthDate: z.string().nullable(),
  /** In full years on the day asked for. */
  age: z.int().nullable(),
  villageCode: z.string(),
  villageName: z.string(),
  townshipName: z.string(),
  /** Since when the child is on this ledger; on `all`, since the oldest category that holds. */
  since: z.string().nullable(),
  categories: z.array(LedgerTag),
  citizenNoMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  /** 18 or older and still at school: on the list, not in the count. */
  overAgeInSchool: z.boolean(),
  /** Which category ends by age, and on which day; only where it is known. */
  leaving: z.object({ category: z.string(), label: z.string(), on: z.string() }).nullable(),
  /** Words of the columns asked for, by column key; empty cells, and what the fields above tell, are left out. */
  cells: textRecord(),
});
export type LedgerRow = z.output<typeof LedgerRow>;

export const LedgerPage = z.object({
  items: z.array(LedgerRow),
  nextCursor: z.string().nullable(),
  total: z.int().optional(),
  /** Of the total: on the list because still at school after 18, but in nobody's count. */
  overAge: z.int().optional(),
  asOf: z.string(),
  /** What to type instead, when the search was too short. */
  hint: z.string().optional(),
});
export type LedgerPage = z.output<typeof LedgerPage>;

const Option = z.object({ value: z.string(), label: z.string() });

export const LedgerDefinition = z.object({
  key: z.enum(ledgerKeys),
  title: z.string(),
  shortTitle: z.string(),
  columns: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      group: z.enum(["child", "father", "mother", "guardian"]),
      groupLabel: z.string().nullable(),
      kind: z.string(),
      sensitivity: z.enum(["L1", "L2", "L3", "L4"]),
      width: z.int(),
      visible: z.boolean(),
    }),
  ),
  filters: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      kind: z.enum(["codes", "choice", "number", "flag"]),
      options: z.array(Option),
    }),
  ),
  sorts: z.array(Option),
});
export type LedgerDefinition = z.output<typeof LedgerDefinition>;

export const LedgerParams = z.object({ ledger: z.enum(ledgerKeys).meta({ label: "台账" }) });

export const listLedgers = operation({
  name: "ledger.definitions.list",
  method: "GET",
  path: "/api/ledgers",
  title: "查看有哪些台账",
  effect: "read",
  verb: "ledger.read",
  audited: false,
  output: z.object({ items: z.array(LedgerDefinition), today: z.string(), can: z.array(z.string()) }),
});

export const readLedger = operation({
  name: "ledger.read",
  method: "GET",
  path: "/api/ledgers/{ledger}",
  title: "查看或导出台账",
  effect: "read",
  durable: (query) => query.numbers === "full",
  verb: "ledger.read",
  params: LedgerParams,
  query: LedgerQuery,
  output: LedgerPage,
  file: XLSX_TYPE,
  problems: [ledgerProblems.purposeRequired],
  clauses: ["R-013", "R-014", "R-131", "R-134"],
});

export const countLedgerByPlace = operation({
  name: "ledger.places.count",
  method: "GET",
  path: "/api/ledgers/{ledger}/places",
  title: "查看台账各地人数",
  effect: "read",
  verb: "ledger.read",
  audited: false,
  params: LedgerParams,
  query: z.strictObject(ledgerScopeShape),
  output: z.object({
    asOf: z.string(),
    /** The place asked for (or the post's own) and the places one level below, in the order of their codes. */
    place: z.object({ code: z.string(), name: z.string(), level: z.string() }),
    total: z.int(),
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        shortName: z.string(),
        level: z.string(),
        count: z.int(),
      }),
    ),
  }),
});
