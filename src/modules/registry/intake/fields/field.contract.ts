/** What is said of one column of a ledger, whichever it is: whom it speaks of, how its cells are read, how sensitive they are. */

/** Whom a column speaks of. */
export type FieldGroup = "child" | "father" | "mother" | "guardian";

/**
 * How a cell is read. `monthOrDate` may be a month or a year alone; `period` is a text with one or two dates; `condition`,
 * `orphanType` and `difficulties` are judged against their words; a `code` is normalised where its words are known and
 * kept as text where not.
 */
export type FieldKind =
  | "number"
  | "text"
  | "township"
  | "village"
  | "name"
  | "sex"
  | "birthDate"
  | "citizenNo"
  | "phone"
  | "monthOrDate"
  | "period"
  | "condition"
  | "orphanType"
  | "difficulties"
  | "code"
  | "codeList"
  | "yesNo"
  | "money"
  | "bankAccount"
  | "disabilityNo";

/** L1 may be counted in public, L2 is an ordinary file, L3 numbers, accounts and illness, L4 what only a few posts may see. */
export type Sensitivity = "L1" | "L2" | "L3" | "L4";

export interface LedgerField<Kind extends FieldKind = FieldKind> {
  /** The bureau's own heading of the column (under its group's, if it stands in one). */
  readonly label: string;
  readonly group: FieldGroup;
  readonly kind: Kind;
  readonly sensitivity: Sensitivity;
  /** Export width in half-width characters. */
  readonly width: number;
  /**
   * Other headings of the same column; compared without white space, width, case and `*`. For a parent or guardian these
   * are the words that remain when the person (父亲, 监护人 …) is taken off the heading or stands in the group above.
   */
  readonly synonyms: readonly string[];
}

export type FieldTable = Readonly<Record<string, LedgerField>>;

/** `synonyms`: other headings with spaces between. */
export function field<const Kind extends FieldKind>(
  label: string,
  group: FieldGroup,
  kind: Kind,
  sensitivity: Sensitivity,
  width: number,
  synonyms: string,
): LedgerField<Kind> {
  return {
    label,
    group,
    kind,
    sensitivity,
    width,
    synonyms: synonyms.split(" ").filter((word) => word !== ""),
  };
}
