/**
 * Who answers for a record: a member unit, a place, or an office of the district by its post. A unit is written as one key:
 * `department/education`, `place/500117104`, `post/institutionStaff`. Pure.
 */
import { type Actor, type Role, roleCodes } from "../../kernel/actor.ts";
import { type MemberUnit, memberUnitCodes } from "../../kernel/member-units.ts";

export type UnitKey = string;
export type UnitLevel = "township" | "village";

/** The bureau whose officers keep the whole house's records. */
const OFFICE: MemberUnit = "civilAffairs";
const LENGTHS: Readonly<Record<UnitLevel, number>> = { township: 9, village: 12 };

export type Unit =
  | { readonly kind: "department"; readonly code: MemberUnit }
  | { readonly kind: "place"; readonly code: string; readonly level: UnitLevel }
  | { readonly kind: "post"; readonly code: Role };

export const departmentUnit = (code: MemberUnit): UnitKey => `department/${code}`;
export const placeUnit = (code: string): UnitKey => `place/${code}`;
export const postUnit = (role: Role): UnitKey => `post/${role}`;

export function parseUnit(key: UnitKey): Unit | undefined {
  const [kind, code = ""] = key.split("/");
  if (kind === "department" && memberUnitCodes.has(code)) return { kind, code };
  if (kind === "post" && roleCodes.has(code)) return { kind, code };
  const level = code.length === LENGTHS.village ? "village" : "township";
  if (kind === "place" && /^\d+$/.test(code) && code.length === LENGTHS[level]) return { kind, code, level };
  return undefined;
}

/** The unit that a post speaks for by itself; a district's officer for the bureau. */
export function unitOfActor({ role, department, placeCode }: Actor): UnitKey | undefined {
  if (role === "partnerLiaison")
    return department !== null && memberUnitCodes.has(department) ? departmentUnit(department) : undefined;
  if (role === "partner") return undefined;
  if (role === "districtOfficer") return departmentUnit(OFFICE);
  if (role === "townshipSupervisor" || role === "villageDirector") return placeUnit(placeCode);
  return postUnit(role);
}

/** Where its records lie. */
export function scopeOfUnit(key: UnitKey, districtCode: string): string {
  const unit = parseUnit(key);
  return unit?.kind === "place" ? unit.code : districtCode;
}

/** Words for people; places by the directory. */
export function nameOfUnit(key: UnitKey, nameOfPlace: (code: string) => string): string {
  const unit = parseUnit(key);
  if (unit === undefined) return key;
  if (unit.kind === "department") return memberUnitCodes.label(unit.code);
  if (unit.kind === "post") return roleCodes.label(unit.code);
  return unit.level === "village"
    ? `${nameOfPlace(unit.code.slice(0, LENGTHS.township))}${nameOfPlace(unit.code)}`
    : nameOfPlace(unit.code);
}

/** Who may write for whom: each for itself, a township for its villages too, the district's officer for everybody in the district. */
export function mayWriteFor(actor: Actor, key: UnitKey): boolean {
  if (unitOfActor(actor) === key) return true;
  const unit = parseUnit(key);
  if (unit === undefined) return false;
  const isBelow = unit.kind !== "place" || unit.code.startsWith(actor.placeCode);
  if (actor.role === "districtOfficer") return isBelow;
  return actor.role === "townshipSupervisor" && unit.kind === "place" && isBelow;
}
