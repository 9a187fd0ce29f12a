/** The projection's row as a list names its fields, and each field as SQL of `registry.standing s`. */
import { type RawBuilder, sql } from "kysely";
import type { StandingFacts } from "./condition.ts";

type Sql = RawBuilder<unknown>;

/** A row of the projection, mapped. */
export interface StandingRecord extends StandingFacts {
  readonly childId: string;
  readonly villageCode: string;
  readonly name: string;
  readonly ethnicity: string | null;
  /** First day of each category that holds. */
  readonly since: Readonly<Record<string, string>>;
  readonly insured: boolean | null;
  readonly standardFen: number | null;
  readonly cells: Readonly<Record<string, string>>;
  /** The birthday that ends something, and what. */
  readonly leavingOn: string | null;
  readonly leavingWhy: string | null;
}

type LeavingField = "leavingOn" | "leavingWhy";
type Field = keyof typeof fieldSql;

/** Every field as SQL, but those of leaving, which depend on what a list asks; a frozen quarter's rows name their columns alike. */
export const fieldSql: Readonly<Record<Exclude<keyof StandingRecord, LeavingField>, Sql>> = {
  childId: sql`s.child_id`,
  villageCode: sql`s.scope_code`,
  name: sql`s.name`,
  sex: sql`s.sex`,
  birthDate: sql`s.birth_date`,
  ethnicity: sql`s.ethnicity`,
  documentKind: sql`s.document_kind`,
  orphan: sql`s.orphan`,
  defactoUnattended: sql`s.defacto_unattended`,
  leftBehind: sql`s.left_behind`,
  inDifficulty: sql`s.in_difficulty`,
  overAgeInSchool: sql`s.over_age_in_school`,
  categories: sql`s.categories`,
  orphanType: sql`s.orphan_type`,
  careMode: sql`s.care_mode`,
  hukou: sql`s.hukou`,
  stage: sql`s.stage`,
  boarding: sql`s.boarding`,
  health: sql`s.health`,
  disabilityClass: sql`s.disability_class`,
  disabilityLevel: sql`s.disability_level`,
  entrustReason: sql`s.entrust_reason`,
  entrustSigned: sql`s.entrust_signed`,
  actualCare: sql`s.actual_care`,
  careQuality: sql`s.care_quality`,
  relief: sql`s.relief`,
  difficulty: sql`s.difficulty`,
  risk: sql`s.risk`,
  fatherCondition: sql`s.father_condition`,
  motherCondition: sql`s.mother_condition`,
  insured: sql`s.insured`,
  standardFen: sql`s.standard_fen`,
  lastVisit: sql`s.last_visit`,
  since: sql`s.since`,
  cells: sql`s.cells`,
};

/** These fields, as StandingRecord names them; without those of leaving. */
export function columnsSql(fields: readonly (keyof StandingRecord)[]): Sql {
  const plain = fields.filter((field): field is Field => field in fieldSql);
  return sql.join(plain.map((field) => sql`${fieldSql[field]} as ${sql.ref(field)}`));
}

/** All fields, as StandingRecord names them; without those of leaving. */
export const standingColumns = columnsSql(Object.keys(fieldSql) as Field[]);
