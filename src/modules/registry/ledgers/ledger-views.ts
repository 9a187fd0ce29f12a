/**
 * The six lists that the desk shows, as declarations on the ledger fields: which columns, in which order, which of them are
 * visible before anybody arranged them, and what can be asked of them. Pure; the browser reads it too.
 */
import type { CodeTable } from "../../../kernel/code-table.ts";
import * as codes from "../codes.contract.ts";
import type { FieldGroup, Sensitivity } from "../intake/fields/field.contract.ts";
import { LEDGERS } from "../intake/ledger-columns.contract.ts";
import { LEDGER_FIELDS, type LedgerFieldKey } from "../intake/ledger-fields.contract.ts";

export const ledgerKeys = [
  "orphan",
  "defactoUnattended",
  "leftBehind",
  "inDifficulty",
  "all",
  "leavingSoon",
] as const;
export type LedgerKey = (typeof ledgerKeys)[number];

/** Columns that no bureau's workbook has, but a list on the screen needs. */
export const extraColumns = {
  since: { label: "列入日期", width: 12 },
  categories: { label: "儿童类别", width: 18 },
  leavingCategory: { label: "将退出的类别", width: 16 },
  leavingOn: { label: "退出日期", width: 12 },
} as const;
export type ExtraColumnKey = keyof typeof extraColumns;
export type ColumnKey = LedgerFieldKey | ExtraColumnKey;

export interface ViewColumn {
  readonly key: ColumnKey;
  readonly label: string;
  readonly group: FieldGroup;
  /** What stands over the columns of one person; absent for the child's own. */
  readonly groupLabel: string | null;
  readonly kind: string;
  readonly sensitivity: Sensitivity;
  /** Characters of half width. */
  readonly width: number;
  /** Shown before the user has arranged anything. */
  readonly visible: boolean;
}

export interface LedgerView {
  readonly key: LedgerKey;
  readonly title: string;
  /** What a menu or a counter says. */
  readonly shortTitle: string;
  readonly columns: readonly ViewColumn[];
}

const ALL_COLUMNS = `seq township village childCode name sex ethnicity birthDate age citizenNo categories hukou householdAddress
  address father.name father.condition mother.name mother.condition guardian.name guardian.relation guardian.phone
  schoolStatus school grade boarding health disabilityClass disabilityLevel relief difficultyType risk visitDate note`;
const LEAVING_COLUMNS = `seq township village name sex birthDate age citizenNo leavingCategory leavingOn categories
  schoolStatus school grade guardian.name guardian.relation guardian.phone`;

function bureauOrder(ledger: keyof typeof LEDGERS): { key: ColumnKey; heading?: string }[] {
  return LEDGERS[ledger].columns.map((column) => ({
    key: column.field,
    ...(column.heading === undefined ? {} : { heading: column.heading }),
  }));
}

function listed(order: string): { key: ColumnKey }[] {
  return order.split(/\s+/).map((key) => ({ key: key as ColumnKey }));
}

function view(
  key: LedgerKey,
  title: string,
  shortTitle: string,
  guardianHeading: string,
  order: readonly { readonly key: ColumnKey; readonly heading?: string }[],
  visible: string,
): LedgerView {
  const shown = new Set(visible.split(/\s+/));
  const groupLabels: Readonly<Record<FieldGroup, string | null>> = {
    child: null,
    father: "父亲",
    mother: "母亲",
    guardian: guardianHeading,
  };
  const columns = order.map(({ key: column, heading }): ViewColumn => {
    if (isExtraColumn(column)) {
      const extra = extraColumns[column];
      return {
        key: column,
        label: extra.label,
        group: "child",
        groupLabel: null,
        kind: "text",
        sensitivity: "L2",
        width: extra.width,
        visible: shown.has(column),
      };
    }
    const field = LEDGER_FIELDS[column];
    return {
      key: column,
      label: heading ?? field.label,
      group: field.group,
      groupLabel: groupLabels[field.group],
      kind: field.kind,
      sensitivity: field.sensitivity,
      width: field.width,
      visible: shown.has(column),
    };
  });
  return { key, title, shortTitle, columns };
}

export function isExtraColumn(key: string): key is ExtraColumnKey {
  return Object.hasOwn(extraColumns, key);
}

export const ledgerViews: Readonly<Record<LedgerKey, LedgerView>> = {
  orphan: view(
    "orphan",
    LEDGERS.orphan.title,
    "孤儿",
    LEDGERS.orphan.guardianHeading,
    bureauOrder("orphan"),
    "township village name sex birthDate citizenNo orphanType careMode guardian.name guardian.relation guardian.phone schoolGrade standard",
  ),
  defactoUnattended: view(
    "defactoUnattended",
    LEDGERS.defactoUnattended.title,
    "事实无人抚养",
    LEDGERS.defactoUnattended.guardianHeading,
    bureauOrder("defactoUnattended"),
    "township village name sex birthDate citizenNo father.condition mother.condition mother.reviewDue guardian.name guardian.relation guardian.phone schoolGrade",
  ),
  leftBehind: view(
    "leftBehind",
    LEDGERS.leftBehind.title,
    "农村留守",
    LEDGERS.leftBehind.guardianHeading,
    bureauOrder("leftBehind"),
    "township village name sex birthDate citizenNo entrustReason guardian.name guardian.relation guardian.phone careQuality school grade visitDate risk",
  ),
  inDifficulty: view(
    "inDifficulty",
    LEDGERS.inDifficulty.title,
    "困境",
    LEDGERS.inDifficulty.guardianHeading,
    bureauOrder("inDifficulty"),
    "township village name sex birthDate citizenNo dimension difficultyType guardian.name guardian.phone schoolGrade health visitDate",
  ),
  all: view(
    "all",
    "在册儿童名册",
    "全部儿童",
    "照护人",
    listed(ALL_COLUMNS),
    "township village name sex birthDate age citizenNo categories guardian.name guardian.relation school grade risk visitDate",
  ),
  leavingSoon: view(
    "leavingSoon",
    "即将超龄退出儿童名册",
    "即将退出",
    "照护人",
    listed(LEAVING_COLUMNS),
    "township village name sex birthDate age leavingCategory leavingOn guardian.name guardian.phone",
  ),
};

/** Every column of every list, each key once. */
export const columnKeys: readonly ColumnKey[] = [
  ...new Set(ledgerKeys.flatMap((key) => ledgerViews[key].columns.map((column) => column.key))),
];

export function defaultColumns(ledger: LedgerKey): ColumnKey[] {
  return ledgerViews[ledger].columns.filter((column) => column.visible).map((column) => column.key);
}

export const disabilityFilterCodes = {
  any: "有残疾",
  severe: "重残（一二级，或三四级智力、精神残疾）",
  none: "无残疾登记",
} as const;

/** Filters by one or several codes of a table: the query's name, the words on the screen, the table. */
export const codedFilters = {
  sex: { label: "性别", table: codes.sexCodes },
  category: { label: "儿童类别", table: codes.categoryCodes },
  hukou: { label: "户籍性质", table: codes.hukouCodes },
  stage: { label: "在读学段", table: codes.stageCodes },
  boarding: { label: "寄宿", table: codes.boardingCodes },
  health: { label: "健康状况", table: codes.healthCodes },
  disabilityClass: { label: "残疾类别", table: codes.disabilityClassCodes },
  disabilityLevel: { label: "残疾等级", table: codes.disabilityLevelCodes },
  risk: { label: "风险等级", table: codes.riskCodes },
  careQuality: { label: "监护情况", table: codes.careQualityCodes },
  actualCare: { label: "实际监护情况", table: codes.actualCareCodes },
  entrustReason: { label: "委托照料原因", table: codes.entrustReasonCodes },
  orphanType: { label: "孤儿类别", table: codes.orphanTypeCodes },
  careMode: { label: "供养方式", table: codes.careModeCodes },
  dimension: { label: "困境维度", table: codes.difficultyDimensionCodes },
  difficulty: { label: "困境类型", table: codes.difficultyTypeCodes },
  relief: { label: "救助措施", table: codes.reliefCodes },
  father: { label: "父亲情形", table: codes.conditionCodes },
  mother: { label: "母亲情形", table: codes.conditionCodes },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly table: CodeTable }>>;
export type CodedFilter = keyof typeof codedFilters;

/** Not recorded at all: offered beside the codes where an empty cell is a finding. */
export const NOT_RECORDED = "unrecorded";

export interface FilterView {
  readonly key: string;
  readonly label: string;
  /** `codes`: several at once; `choice`: one of the options; `number`; `flag`: true or absent. */
  readonly kind: "codes" | "choice" | "number" | "flag";
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const everywhereFilters =
  "sex ageFrom ageTo stage boarding health disability risk hukou relief noNumber notVisitedSince";
const filtersOf: Readonly<Record<LedgerKey, string>> = {
  orphan: `${everywhereFilters} orphanType careMode`,
  defactoUnattended: `${everywhereFilters} father mother`,
  leftBehind: `${everywhereFilters} entrustReason entrustSigned actualCare careQuality father mother`,
  inDifficulty: `${everywhereFilters} dimension difficulty disabilityClass disabilityLevel father mother`,
  all: `${everywhereFilters} category dimension difficulty careQuality father mother`,
  leavingSoon: "sex stage category within",
};

const otherFilters: Readonly<Record<string, Omit<FilterView, "key">>> = {
  ageFrom: { label: "年龄从", kind: "number", options: [] },
  ageTo: { label: "年龄到", kind: "number", options: [] },
  disability: {
    label: "残疾",
    kind: "choice",
    options: Object.entries(disabilityFilterCodes).map(([value, label]) => ({ value, label })),
  },
  entrustSigned: {
    label: "委托监护确认书",
    kind: "choice",
    options: [
      { value: "yes", label: "已签" },
      { value: "no", label: "未签" },
      { value: NOT_RECORDED, label: "未采集" },
    ],
  },
  noNumber: { label: "没有身份证号", kind: "flag", options: [] },
  notVisitedSince: { label: "此日之后没有走访", kind: "choice", options: [] },
  within: { label: "多少天之内", kind: "number", options: [] },
};

const withoutRecord: ReadonlySet<string> = new Set([
  "stage",
  "boarding",
  "health",
  "risk",
  "hukou",
  "careQuality",
  "actualCare",
  "entrustReason",
  "father",
  "mother",
]);

/** What a list can be narrowed by, in the order of the screen. */
export function filterViews(ledger: LedgerKey): FilterView[] {
  return filtersOf[ledger].split(" ").map((key): FilterView => {
    const other = otherFilters[key];
    if (other !== undefined) return { key, ...other };
    const { label, table } = codedFilters[key as CodedFilter];
    const unrecorded = withoutRecord.has(key) ? [{ value: NOT_RECORDED, label: "未采集" }] : [];
    return { key, label, kind: "codes", options: [...table.options, ...unrecorded] };
  });
}

/** A minus before the name turns the order round. */
export const sortKeys = ["village", "name", "birthDate", "age", "since", "visitDate"] as const;
export type SortKey = (typeof sortKeys)[number];
export const sortLabels: Readonly<Record<SortKey, string>> = {
  village: "村（社区）、姓名",
  name: "姓名",
  birthDate: "出生日期",
  age: "年龄",
  since: "列入日期",
  visitDate: "最近走访日期",
};
