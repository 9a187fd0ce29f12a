/**
 * What can be agreed on for each copy. Free words are not among them: they may say what nobody agreed to. Nor is anything that tells of
 * an HIV infection: the rows are read as by a post that may not know. Pure.
 */
import { LEDGERS } from "../../registry/intake/ledger-columns.contract.ts";
import {
  LEDGER_FIELDS,
  type Ledger,
  type LedgerFieldKey,
} from "../../registry/intake/ledger-fields.contract.ts";

export interface CopyField {
  readonly code: string;
  readonly label: string;
  readonly sensitivity?: "L2" | "L3";
}

/** Columns that are counted, paid into, or written by hand. */
const NEVER: ReadonlySet<LedgerFieldKey> = new Set<LedgerFieldKey>([
  "seq",
  "note",
  "description",
  "need",
  "policies",
  "change",
  "healthDetail",
  "father.evidence",
  "mother.evidence",
  "bank",
  "bankAccount",
]);

const groupLabels = { child: "", father: "父亲", mother: "母亲", guardian: "监护人" } as const;

/** Frozen rows keep numbers and telephones masked. */
const MASKED = new Set(["citizenNo", "phone"]);

export const CLEAR_NUMBER = "citizenNo.clear";

const rowFields: readonly CopyField[] = [
  { code: "categories", label: "儿童类别", sensitivity: "L2" },
  { code: "since", label: "列入日期", sensitivity: "L2" },
  { code: CLEAR_NUMBER, label: "身份证号（完整）", sensitivity: "L3" },
];

/** The columns that all of these lists have, in the order of the first. */
export function copyFields(ledgers: readonly [Ledger, ...Ledger[]]): CopyField[] {
  const [first, ...others] = ledgers.map((ledger) => LEDGERS[ledger].columns.map(({ field }) => field));
  const shared = (first ?? []).filter(
    (key) => !NEVER.has(key) && others.every((columns) => columns.includes(key)),
  );
  return [...shared.map(fieldOf), ...rowFields];
}

function fieldOf(key: LedgerFieldKey): CopyField {
  const { label, group, sensitivity } = LEDGER_FIELDS[key];
  const masked = MASKED.has(key.split(".").at(-1) ?? "") ? "（脱敏）" : "";
  return {
    code: key,
    label: `${groupLabels[group]}${label}${masked}`,
    ...(sensitivity === "L1" ? {} : { sensitivity: sensitivity === "L2" ? "L2" : "L3" }),
  };
}
