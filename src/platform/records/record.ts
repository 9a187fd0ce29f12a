/**
 * A kind of record as data: which fields, about whom, who writes it, who confirms it, what it counts. Form, list, import, export,
 * print, statistics, audit and permissions derive from the declaration. Versions are dated; an entry keeps the one it was written
 * with. Pure.
 */
import type { z } from "zod";
import type { Role } from "../../kernel/actor.ts";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Citation } from "../../kernel/citation.ts";
import type { CodeTable } from "../../kernel/code-table.ts";
import type { MemberUnit } from "../../kernel/member-units.ts";
import type { ParameterReader } from "../parameters/read-parameter.ts";
import { faultOfFields } from "./field-faults.ts";
import type { OrganisationKind } from "./organisations/organisation-codes.contract.ts";
import type { UnitLevel } from "./units.ts";

/** Duties and records that people look at together, by domain: 六大保护. */
export interface Register<Domain extends string = string> {
  /** Stands in addresses: `sixProtections`. */
  readonly code: string;
  readonly title: string;
  readonly domains: CodeTable<Domain>;
  /** Duties are owed for periods that begin while it is on; absent: always. */
  readonly runs?: ParameterReader<boolean>;
}

/** Who answers for it. Somebody without an account is entered for by the office above. */
export interface Writers {
  readonly departments?: readonly MemberUnit[];
  readonly places?: readonly UnitLevel[];
  readonly posts?: readonly Role[];
}

export interface About {
  readonly kind: "child" | "organisation" | "place";
  /** 学校, 场所: what the one field is called. */
  readonly label: string;
  readonly required?: boolean;
  /** One of the register, of these kinds; absent: any name may be written. */
  readonly of?: readonly OrganisationKind[];
}

/** Holds when a field has one of these values, or any at all. */
export type Where =
  | { readonly field: string; readonly oneOf: readonly (string | boolean)[] }
  | { readonly field: string; readonly isFilled: true };

export type Measure =
  | { readonly kind: "count"; readonly where?: Where }
  | { readonly kind: "sum"; readonly field: string; readonly where?: Where }
  /** How many different ones: of a field, or of those that it is about. */
  | { readonly kind: "distinct"; readonly field: string };

export interface Figure {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly of: Measure | Ratio | Coverage;
}

export interface Ratio {
  readonly kind: "ratio";
  readonly part: Measure;
  readonly whole: Measure;
}

/** How many organisations of the register that were open then there is an entry about. */
export interface Coverage {
  readonly kind: "coverage";
}

/** The measures that a figure is made of, in order. */
export function measuresOf({ of }: Figure): Measure[] {
  if (of.kind === "coverage") return [{ kind: "distinct", field: ABOUT }];
  return of.kind === "ratio" ? [of.part, of.whole] : [of];
}

/** The field that counts whom a record is about. */
export const ABOUT = "about";

export interface RecordVersion {
  readonly version: string;
  /** The first day whose records are written with it. */
  readonly from: IsoDate;
  readonly fields: z.ZodObject;
  readonly codeTables?: readonly CodeTable[];
}

interface Declared {
  /** Dotted English, beginning with the room; stands in every entry, never changed. */
  readonly code: string;
  readonly title: string;
  /** What its day is called: 活动日期. */
  readonly dayLabel: string;
  readonly register?: Register;
  readonly domain?: string;
  readonly about?: About;
  readonly by: Writers;
  /** A second person of this post confirms. */
  readonly check?: { readonly role: "districtOfficer" | "townshipSupervisor" };
  /** `needed`: not handed in without a paper, or a word where the paper lies. */
  readonly evidence: "none" | "allowed" | "needed";
  /** Entries are handed out to units under one of this kind, whose page shows how each stands. */
  readonly under?: RecordKind;
  /** There is one each in the district: these fields, or `about`, tell which. */
  readonly one?: readonly string[];
  readonly figures: readonly Figure[];
  readonly basis: readonly Citation[];
  readonly clauses: readonly string[];
}

export interface RecordKind extends Declared {
  /** Oldest first. */
  readonly versions: readonly RecordVersion[];
}

/** One version since always, or several dated ones. */
type RecordSpec = Declared &
  (Pick<RecordVersion, "fields" | "codeTables"> | { readonly versions: readonly RecordVersion[] });

const ALWAYS = "1900-01-01";
const kinds = new Map<string, RecordKind>();

/** Declares a kind of record. @throws Error for a declaration that could not be run */
export function record(spec: RecordSpec): RecordKind {
  const { versions, ...rest } =
    "versions" in spec
      ? spec
      : {
          ...spec,
          versions: [
            {
              version: "1",
              from: ALWAYS,
              fields: spec.fields,
              ...(spec.codeTables === undefined ? {} : { codeTables: spec.codeTables }),
            },
          ],
        };
  const declared: RecordKind = { ...rest, versions };
  const fault = kinds.has(declared.code) ? "is declared twice" : faultOf(declared);
  if (fault !== undefined) throw new Error(`record ${declared.code}: ${fault}`);
  kinds.set(declared.code, declared);
  return declared;
}

export function declaredRecords(): readonly RecordKind[] {
  return [...kinds.values()];
}

export function findDeclaredRecord(code: string): RecordKind | undefined {
  return kinds.get(code);
}

/** The version that a record of this day is written with. */
export function versionOn({ versions }: RecordKind, day: IsoDate): RecordVersion | undefined {
  return versions.findLast(({ from }) => from <= day);
}

/** The one that forms and tables show. */
export function newestVersion({ code, versions }: RecordKind): RecordVersion {
  const newest = versions.at(-1);
  if (newest === undefined) throw new Error(`record ${code} has no version`);
  return newest;
}

const CODE = /^[a-z][a-zA-Z]*(\.[a-z][a-zA-Z]*)+$/;

function faultOf(kind: RecordKind): string | undefined {
  const { code, about, by, register, domain, versions, figures } = kind;
  if (!CODE.test(code)) return "its code is not dotted English";
  if ([by.departments, by.places, by.posts].every((list) => (list ?? []).length === 0))
    return "nobody may write it";
  // A liaison may look up no child, so could name one only by a guess.
  if (about?.kind === "child" && (by.departments ?? []).length > 0)
    return "member units cannot write about a child";
  if (about?.of !== undefined && about.kind !== "organisation")
    return "only organisations are registered by kind";
  if ((domain !== undefined) !== (register !== undefined)) return "a domain belongs to a register";
  if (register !== undefined && domain !== undefined && !register.domains.has(domain))
    return `the register has no domain ${domain as string}`;
  const { shape } = newestVersion(kind).fields;
  const lost = (kind.one ?? []).find((field) => field !== ABOUT && !(field in shape));
  if (lost !== undefined) return `there is no field ${lost}`;
  return orderFault(versions) ?? versions.map(faultOfVersion).find(Boolean) ?? faultOfFigures(kind, figures);
}

function faultOfVersion({ version, fields, codeTables = [] }: RecordVersion): string | undefined {
  const fault = faultOfFields(fields, codeTables);
  return fault === undefined ? undefined : `version ${version}: ${fault}`;
}

function orderFault(versions: readonly RecordVersion[]): string | undefined {
  if (versions.length === 0) return "has no version";
  const isOrdered = versions.every(
    ({ from }, index) => index === 0 || from > (versions[index - 1]?.from ?? ""),
  );
  if (!isOrdered) return "its versions are not in the order of their days";
  return new Set(versions.map(({ version }) => version)).size === versions.length
    ? undefined
    : "two versions have one name";
}

function faultOfFigures(kind: RecordKind, figures: readonly Figure[]): string | undefined {
  if (new Set(figures.map(({ code }) => code)).size < figures.length) return "two figures have one code";
  for (const figure of figures) {
    const { code, of } = figure;
    if (of.kind === "coverage" && kind.about?.of === undefined)
      return `figure ${code}: covers no organisations of the register`;
    const fault = measuresOf(figure)
      .map((measure) => faultOfMeasure(kind, measure))
      .find(Boolean);
    if (fault !== undefined) return `figure ${code}: ${fault}`;
  }
  return undefined;
}

function faultOfMeasure(kind: RecordKind, measure: Measure): string | undefined {
  const { shape } = newestVersion(kind).fields;
  const isAbout = measure.kind === "distinct" && measure.field === ABOUT;
  if (isAbout) return kind.about === undefined ? "counts whom it is about, and is about nobody" : undefined;
  if (measure.kind !== "count" && !(measure.field in shape)) return `there is no field ${measure.field}`;
  if (measure.kind === "sum" && !isNumber(shape[measure.field] as z.ZodType))
    return `${measure.field} is no number`;
  if (measure.kind === "distinct" || measure.where === undefined) return undefined;
  return measure.where.field in shape ? undefined : `there is no field ${measure.where.field}`;
}

function isNumber(field: z.ZodType): boolean {
  return field.safeParse(1).success && !field.safeParse("1").success;
}
