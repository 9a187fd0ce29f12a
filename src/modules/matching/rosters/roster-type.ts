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
  /** For `code`: other people's word → ours. */
  readonly words?: Readonly<Record<string, string>>;
}

export type RowValues = Readonly<Record<string, string>>;

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
  /** A person stands in it at most once. */
  readonly oneToOne: boolean;
  readonly record: (row: RowValues) => PersonRecord;
  readonly facts: (row: RowValues, asOf: IsoDate) => readonly SaidFact[];
  /** The slot of facts that whoever stands in the roster no longer may be over: asked of people, never written. */
  readonly endsWhenGone?: { readonly kind: FactKindName; readonly slot: string };
  /** Each child of whom nobody stands in it, of these ages and inside the district, is asked about (the school census). */
  readonly absence?: { readonly fromAge: number; readonly toAge: number; readonly says: string };
  /** What village or township shall look at when a row is somebody's: the record kind of the check, days to do it. */
  readonly check?: { readonly record: string; readonly title: string };
  readonly basis: string;
}
