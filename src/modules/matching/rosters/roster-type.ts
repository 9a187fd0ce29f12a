/**
 * A kind of roster, declared: its columns, whom its rows speak of, and which dated facts follow from a row that is somebody we know.
 * A new kind is one file of this shape. Pure.
 */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { MemberUnit } from "../../../kernel/member-units.ts";
import type { FactKindName } from "../../registry/facts.contract.ts";
import type { PersonRecord } from "../person-record.ts";

export type RosterFieldKind =
  | "name"
  | "formerName"
  | "sex"
  | "citizenNo"
  | "birthDate"
  | "phone"
  | "address"
  | "township"
  | "village"
  | "kinName"
  | "date"
  | "month"
  | "yuan"
  | "code"
  /** Whether: `yes` or `no`. */
  | "yesNo"
  /** A number of a disability card: holder's number, class, level. */
  | "disabilityNo"
  | "year"
  /** The same on all rows of one household. */
  | "household"
  | "text";

export interface RosterField {
  readonly code: string;
  /** As the agreement, the table and the side-by-side view call it. */
  readonly label: string;
  readonly kind: RosterFieldKind;
  /** Words under which it stands in other people's tables, besides the label. */
  readonly headings: readonly string[];
  /** A roster without this column is not of this kind. */
  readonly required?: boolean;
  /** For `code`: our code, and the pattern of other people's words for it; the first that fits. */
  readonly words?: readonly (readonly [code: string, words: RegExp])[];
  /** Where both ends of a term may stand in this one column (刑期起止): the fields of its first day and its last. */
  readonly ends?: readonly [first: string, last: string];
  /** Stands on the first row of a household only, and holds for all of it. */
  readonly perHousehold?: true;
}

/** By field; `placeCode` and `kinNames` are worked out from agreed fields when the file is read. */
export type RowValues = Readonly<Record<string, string>>;

/** Whether the person that a row turned out to be is one of the children or one of the grown-ups around them. */
export type Whose = "child" | "adult";

/** A condition or another dated fact that a row says, once it is known whose. */
export interface SaidFact {
  readonly kind: FactKindName;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly value: Readonly<Record<string, unknown>>;
  readonly evidence: string;
}

export interface RosterType {
  readonly code: string;
  readonly title: string;
  readonly unit: MemberUnit;
  /** `child`: rows are matched with children; `adult`: with parents and carers; `anyone`: with all. */
  readonly about: "child" | "adult" | "anyone";
  readonly fields: readonly RosterField[];
  /** One of these columns at least: by them the kind is known from others that list the same people. */
  readonly tells?: readonly string[];
  /** A person stands in it at most once. */
  readonly oneToOne: boolean;
  readonly record: (row: RowValues) => PersonRecord;
  readonly facts: (row: RowValues, asOf: IsoDate, whose: Whose) => readonly SaidFact[];
  /** One sentence of what the row says, for whoever compares or checks. */
  readonly says: (row: RowValues) => string;
  /** What people must look at because no fact of the register can say it: a child's death, a household that left. Null: nothing. */
  readonly asks?: (row: RowValues, whose: Whose) => string | null;
  /** Facts that may be over for whoever stands in the roster no longer: asked of people, never written. */
  readonly endsWhenGone?: {
    readonly kind: FactKindName;
    readonly slots: readonly string[];
    /** Only facts with these values. */
    readonly having?: Readonly<Record<string, string>>;
  };
  /** Children of these ages (parameters' keys) inside the district who do not stand in it are asked about (the school census). */
  readonly absence?: { readonly from: string; readonly below: string; readonly says: string };
  /** What village or township shall look at when a row is somebody's: how the check is called. */
  readonly check?: { readonly title: string };
  readonly basis: string;
}
