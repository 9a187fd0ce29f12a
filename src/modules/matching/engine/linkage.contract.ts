/** What is compared, by which model, and what comes out. Pure values: the engine knows no database and no clock. */

export type FieldKind =
  | "chineseName"
  | "latinName"
  | "date"
  /** GB 11643, whole, masked, cut, mistyped or of 15 digits. */
  | "citizenNo"
  /** Any other number that one person has: compared by edits. */
  | "identifier"
  /** A division code, or an address whose beginning is one. */
  | "place"
  | "phone"
  /** One of few values: sex, school. */
  | "category"
  | "text";

export interface FieldSpec {
  readonly name: string;
  readonly kind: FieldKind;
  /** Agreement on a rare value says more than on a common one. */
  readonly termFrequency?: boolean;
  /** Of several values any may agree, and none is a former one: kin. */
  readonly anyOf?: boolean;
  /** Part of a citizen number on the same record: where the number agrees, this is bound to, and counts no more. */
  readonly toldBy?: { readonly field: string; readonly part: "birth" | "sex" | "area" };
}

export interface LinkageSpec {
  readonly fields: readonly FieldSpec[];
  /** Groups of fields; a pair is compared if all of one group agree. Left out: chosen by the engine. */
  readonly blocking?: readonly (readonly string[])[];
  /** A left record has at most one right one, and the other way round. */
  readonly oneToOne?: boolean;
}

/** One level of agreement of a field, as learned: how likely it is among pairs of one person, and among others. */
export interface LevelModel {
  readonly level: string;
  readonly m: number;
  readonly u: number;
}

export interface LinkageModel {
  readonly version: string;
  /** Share of all pairs that are of one person. */
  readonly prior: number;
  /** Instead, for a register of any size: the share of rows that are expected to be of somebody in it. */
  readonly expectedShare?: number;
  readonly fields: readonly (FieldSpec & { readonly levels: readonly LevelModel[] })[];
  /** Probabilities from which a pair is certain, and from which somebody looks at it. */
  readonly certainFrom: number;
  readonly reviewFrom: number;
}

/** Why: one line for each field; the weights (bits) and the prior's add up to the pair's. */
export interface FieldWeight {
  readonly field: string;
  readonly level: string;
  readonly weight: number;
}

export interface LinkedPair {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
  readonly probability: number;
}
