/** What the projection is made from: dated facts of a child and its people, who is who in it, and the ages at which categories end. Pure. */

export const FOREVER = "infinity";

export interface StandingFact {
  /** Of a fact that is written already. */
  readonly id?: string;
  readonly kind: string;
  readonly slot: string;
  readonly from: string;
  /** Exclusive; null: still holds. */
  readonly to: string | null;
  readonly value: Readonly<Record<string, unknown>>;
  readonly evidence?: string | null;
}

/** A sealed value, as it lies in the register; the projection carries it without opening it. */
export type Box = Buffer | null;

export interface StandingKin {
  readonly personId: string;
  readonly citizenNoSealed: Box;
  readonly phoneSealed: Box;
  readonly relation: string;
  readonly caresForChild: boolean;
  readonly name: string;
  readonly birthDate: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly facts: readonly StandingFact[];
}

/** From the end of the file to the return, exclusive. */
export interface Absence {
  readonly from: string;
  readonly to: string;
  readonly why: string | null;
}

export interface StandingSource {
  readonly childId: string;
  /** Of the file: writing to it asks for the version that was seen. */
  readonly version: number;
  readonly citizenNoSealed: Box;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string | null;
  readonly ethnicity: string | null;
  readonly documentKind: string;
  /** Current place, for times before the first known residence. */
  readonly scopeCode: string;
  readonly openedOn: string;
  readonly endedOn: string | null;
  /** Of the present end; that of a former one stands in its absence. */
  readonly endedWhy: string | null;
  /** Ended, and come back since: nothing stands in between. */
  readonly absences: readonly Absence[];
  readonly facts: readonly StandingFact[];
  readonly kin: readonly StandingKin[];
}

/** An age (in full years) at which a category ends, from a day on; the first one holds for all days before it too. */
export interface AgeLimit {
  readonly from: string;
  readonly age: number;
}

/** Dated parameters with all their periods, oldest first: a day is judged by the limit of that day. */
export interface AgeLimits {
  readonly ruralLeftBehind: readonly AgeLimit[];
  readonly others: readonly AgeLimit[];
}

export function holdsOn(fact: { from: string; to: string | null }, day: string): boolean {
  return fact.from <= day && (fact.to === null || fact.to > day);
}

/** GB/T 4761: the father or his stand-in first. */
export const FATHER: readonly string[] = ["51", "57"];
export const MOTHER: readonly string[] = ["52", "58"];

export function kinOf(
  source: StandingSource,
  relations: readonly string[],
  day: string,
): StandingKin | undefined {
  return source.kin.find((kin) => relations.includes(kin.relation) && holdsOn(kin, day));
}

/** Who cares for the child on a day: whoever is said to, else the first who is no parent. */
export function carerOf(
  { kin }: StandingSource,
  day: string,
  father: StandingKin | undefined,
  mother: StandingKin | undefined,
): StandingKin | undefined {
  return (
    kin.find((one) => one.caresForChild && holdsOn(one, day)) ??
    kin.find((one) => one !== father && one !== mother && holdsOn(one, day))
  );
}
