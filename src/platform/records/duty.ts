/**
 * A duty as data: who must make which record how often, or by when after something happened; by which law; what it feeds. What is
 * due is reckoned from the declaration, the dated parameters and the entries; nothing is stored ahead. Pure.
 */
import type { Role } from "../../kernel/actor.ts";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { isIsoDate } from "../../kernel/calendar-date.ts";
import type { Citation } from "../../kernel/citation.ts";
import type { MemberUnit } from "../../kernel/member-units.ts";
import type { Parameter } from "../parameters/declare-parameter.ts";
import { type ParameterReader, readerOf } from "../parameters/read-parameter.ts";
import type { OrganisationKind } from "./organisations/organisation-codes.contract.ts";
import { newestVersion, type RecordKind, type Register, type Where } from "./record.ts";
import type { PeriodKind } from "./record-codes.contract.ts";
import type { UnitLevel } from "./units.ts";

/** Who must: named member units, every place of a level, or offices of the district. */
export interface Obliged {
  readonly departments?: readonly MemberUnit[];
  readonly every?: UnitLevel;
  readonly posts?: readonly Role[];
}

/** So often in each period. */
export interface Recurring<P = Parameter<number>> {
  readonly kind: "every";
  readonly period: PeriodKind;
  /** How often at least; absent: once. */
  readonly times?: P;
  /** What is counted: entries, or the sum of a field in them. */
  readonly sum?: string;
  /** Only entries for which it holds. */
  readonly where?: Where;
  /** So many days after the period it must be written down; absent: within it. */
  readonly graceDays?: P;
}

/** Each entry asks for something: an answer, a result. Done when the field is filled. */
export interface Following<P = Parameter<number>> {
  readonly kind: "after";
  readonly settledBy: string;
  /** The day stands in a field, or a term runs from the day of the entry. */
  readonly due: { readonly field: string } | { readonly term: P; readonly unit: "days" | "workingDays" };
  /** Only entries for which it holds. */
  readonly where?: Where;
}

interface Declared<P> {
  /** Dotted English, beginning with the room. */
  readonly code: string;
  readonly title: string;
  readonly register: Register;
  readonly domain: string;
  readonly units: Obliged;
  /** Once for each registered organisation of these kinds: of the district, or of the township that owes it. */
  readonly forEach?: readonly OrganisationKind[];
  readonly record: RecordKind;
  readonly when: Recurring<P> | Following<P>;
  /** The first day on which it is owed; a period that had begun before does not count. */
  readonly from: IsoDate;
  /** Numbers that the documents set and people are told beside the duty. */
  readonly standards?: readonly { readonly label: string; readonly number: P }[];
  /** The figure of its record that it feeds. */
  readonly figure?: string;
  readonly basis: readonly Citation[];
  readonly clauses: readonly string[];
}

type Read = ParameterReader<number>;
export type Duty = Declared<Read>;
export type DutySpec = Declared<Parameter<number>>;

const duties = new Map<string, Duty>();

/** Declares a duty. @throws Error for a declaration that could not be run */
export function duty(spec: DutySpec): Duty {
  const fault = duties.has(spec.code) ? "is declared twice" : faultOf(spec);
  if (fault !== undefined) throw new Error(`duty ${spec.code}: ${fault}`);
  const { when, standards, ...rest } = spec;
  const declared: Duty = {
    ...rest,
    when: when.kind === "every" ? readRecurring(when) : readFollowing(when),
    ...(standards === undefined
      ? {}
      : { standards: standards.map(({ label, number }) => ({ label, number: readerOf(number) })) }),
  };
  duties.set(spec.code, declared);
  return declared;
}

export function declaredDuties(): readonly Duty[] {
  return [...duties.values()];
}

export function findDeclaredDuty(code: string): Duty | undefined {
  return duties.get(code);
}

export function dutiesOf(kind: RecordKind): Duty[] {
  return declaredDuties().filter(({ record }) => record === kind);
}

export function declaredRegisters(): Register[] {
  return [...new Set(declaredDuties().map(({ register }) => register))];
}

function readRecurring({ times, graceDays, ...rest }: Recurring): Recurring<Read> {
  return {
    ...rest,
    ...(times === undefined ? {} : { times: readerOf(times) }),
    ...(graceDays === undefined ? {} : { graceDays: readerOf(graceDays) }),
  };
}

function readFollowing({ due, ...rest }: Following): Following<Read> {
  return { ...rest, due: "term" in due ? { ...due, term: readerOf(due.term) } : due };
}

function faultOf(spec: DutySpec): string | undefined {
  const { register, domain, from, record, figure, when } = spec;
  if (!register.domains.has(domain)) return `the register has no domain ${domain as string}`;
  if (!isIsoDate(from)) return "it begins on no day of the calendar";
  if (figure !== undefined && !record.figures.some(({ code }) => code === figure))
    return `its record has no figure ${figure}`;
  return (
    faultOfUnits(spec) ??
    faultOfEach(spec) ??
    (when.kind === "every" ? faultOfRecurring(record, when) : faultOfFollowing(record, when))
  );
}

/** Whoever must must be allowed to. */
function faultOfUnits({ units, record: { by } }: DutySpec): string | undefined {
  const { departments = [], every, posts = [] } = units;
  if (departments.length + posts.length === 0 && every === undefined) return "nobody owes it";
  const strangers = [
    ...departments.filter((one) => by.departments?.includes(one) !== true),
    ...(every === undefined || by.places?.includes(every) === true ? [] : [every]),
    ...posts.filter((one) => by.posts?.includes(one) !== true),
  ];
  return strangers.length === 0 ? undefined : `${strangers.join(", ")} may not write its record`;
}

function faultOfEach({ forEach, when, units, record: { about } }: DutySpec): string | undefined {
  if (forEach === undefined) return undefined;
  if (when.kind !== "every") return "only what recurs is owed for each organisation";
  if (units.every === "village") return "organisations are registered by township, not by village";
  const strange = forEach.filter((kind) => about?.of?.includes(kind) !== true);
  return strange.length === 0 ? undefined : `its record is about no ${strange.join(", ")} of the register`;
}

function faultOfRecurring(record: RecordKind, { sum, where }: Recurring): string | undefined {
  const { shape } = newestVersion(record).fields;
  const lost = [sum, where?.field].find((field) => field !== undefined && !(field in shape));
  return lost === undefined ? undefined : `its record has no field ${lost}`;
}

function faultOfFollowing(record: RecordKind, { settledBy, due, where }: Following): string | undefined {
  const { shape } = newestVersion(record).fields;
  const asked = [settledBy, "field" in due ? due.field : undefined, where?.field];
  const lost = asked.find((field) => field !== undefined && !(field in shape));
  if (lost !== undefined) return `its record has no field ${lost}`;
  const isOpenEnded = (shape[settledBy] as { safeParse(value: unknown): { success: boolean } }).safeParse(
    undefined,
  ).success;
  return isOpenEnded
    ? undefined
    : `${settledBy} must be filled from the beginning, so it would never be open`;
}
