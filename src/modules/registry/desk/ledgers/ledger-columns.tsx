import type { ReactNode } from "react";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { ageOn, daysBetween } from "../../../../kernel/calendar-date.ts";
import { sortKeys } from "../../ledgers/ledger-views.ts";
import type { LedgerDefinition, LedgerRow } from "../../ledgers/ledgers.contract.ts";
import { wordsOf } from "../../ledgers/row-words.ts";

type DefinedColumn = LedgerDefinition["columns"][number];

export interface LedgerColumn extends Column<LedgerRow> {
  /** In the list of columns: 父亲 电话. */
  readonly name: string;
  readonly startsHidden: boolean;
}

const RIGHT: ReadonlySet<string> = new Set(["number", "money"]);
/** Counts rows on paper; on the screen the order is the reader's own. */
const NOT_SHOWN: ReadonlySet<string> = new Set(["seq", "name"]);
const sortable: ReadonlySet<string> = new Set(sortKeys);

/** The ledger's columns as a table: the name first, which stands still; then the bureau's own order. */
export function ledgerColumns(definition: LedgerDefinition, asOf: string, ownPlace: string): LedgerColumn[] {
  const known = sameInEveryRow(ownPlace);
  const name: LedgerColumn = {
    key: "name",
    name: "姓名",
    title: "姓名",
    startsHidden: false,
    width: 108,
    sort: "name",
    text: ({ name: said, overAgeInSchool }) => (overAgeInSchool ? `${said} 超龄在读` : said),
    cell: nameCell,
  };
  return [
    name,
    ...definition.columns
      .filter(({ key }) => !NOT_SHOWN.has(key))
      .map((column) => {
        const made = columnOf(column, asOf);
        return known.has(column.key) ? { ...made, startsHidden: true } : made;
      }),
  ];
}

/** A village's own list says its village in every row; a township's its township. */
function sameInEveryRow(ownPlace: string): ReadonlySet<string> {
  if (ownPlace.length === 12) return new Set(["township", "village"]);
  return new Set(ownPlace.length === 9 ? ["township"] : []);
}

function columnOf(column: DefinedColumn, asOf: string): LedgerColumn {
  return {
    key: column.key,
    name: column.groupLabel === null ? column.label : `${column.groupLabel} ${column.label}`,
    title: shortHeading(column.label),
    startsHidden: !column.visible,
    width: widthOf(column),
    cell: (row) => cellOf(column, row, asOf),
    ...(column.groupLabel === null ? {} : { group: column.groupLabel }),
    ...(RIGHT.has(column.kind) ? { align: "right" as const } : {}),
    ...(sortable.has(column.key) ? { sort: column.key } : {}),
    // A parent's or carer's name is a name too.
    ...(column.key.endsWith(".name") ? { text: (row: LedgerRow) => wordsOf(row, column.key) } : {}),
  };
}

/** The bureau's heading names the choices (监护情况（较好/一般/差）), which the cells say themselves. */
function shortHeading(label: string): string {
  return label.includes("/") ? label.replace(/（[^（）]*）$/, "") : label;
}

function nameCell({ name, overAgeInSchool }: LedgerRow): ReactNode {
  if (!overAgeInSchool) return name;
  return (
    <>
      {name}{" "}
      <span className="ta-purple ta-small" title="已满 18 周岁、仍在校就读：在名单里，不计入人数">
        超龄在读
      </span>
    </>
  );
}

const riskTones: readonly (readonly [string, string])[] = [
  ["红", "ta-red"],
  ["橙", "ta-amber"],
  ["绿", "ta-green"],
];

function cellOf({ key }: DefinedColumn, row: LedgerRow, asOf: string): ReactNode {
  const text = wordsOf(row, key);
  if (text === "") return null;
  if (key === "risk") {
    const tone = riskTones.find(([word]) => text.startsWith(word))?.[1];
    return tone === undefined ? text : <span className={tone}>{text}</span>;
  }
  if (key === "leavingCategory" && row.leaving !== null) return `${text}${whyLeaving(row, row.leaving.on)}`;
  if (key === "leavingOn") return <DaysLeft on={text} asOf={asOf} />;
  return (
    <span title={text} className={UNBROKEN.test(text) ? "ta-nowrap" : undefined}>
      {text}
    </span>
  );
}

/** Days and numbers, masked or not: nobody reads them in two lines. */
const UNBROKEN = /^[\dX*-]+$/;

/** A category that ends by age ends on a birthday: which one says why. */
function whyLeaving({ birthDate }: LedgerRow, on: string): string {
  return birthDate === null ? "" : `（满 ${ageOn(birthDate, on)} 周岁）`;
}

const SOON_DAYS = 14;

function DaysLeft({ on, asOf }: { readonly on: string; readonly asOf: string }) {
  const days = daysBetween(asOf, on);
  return (
    <>
      {on} <span className={days <= SOON_DAYS ? "ta-amber" : "ta-grey"}>还有 {days} 天</span>
    </>
  );
}

function widthOf({ key, kind, label, width }: DefinedColumn): number {
  if (kind === "citizenNo") return 158;
  if (kind === "phone") return 108;
  if (key === "leavingCategory") return 190;
  if (key === "leavingOn") return 158;
  const heading = Array.from(label).length * 13 + 26;
  return Math.max(Math.min(width * 7 + 20, 240), Math.min(heading, 150), key === "sex" ? 56 : 0);
}
