/** On whose desk a unit's duty lies: its own, or of the office above that enters for it. Pure. */
import type { Role } from "../../kernel/actor.ts";
import { parseUnit, type UnitKey } from "./units.ts";

export interface Desk {
  readonly role: Role;
  readonly scopeCode: string;
  readonly department?: string;
  /** The unit has no account: the office above enters for it. */
  readonly isAnother: boolean;
}

interface Staffed {
  readonly role: Role;
  readonly placeCode: string;
  readonly department: string | null;
}

export type DeskOf = (unit: UnitKey, scopeCode: string) => Desk;

const DISTRICT = 6;
const TOWNSHIP = 9;

export function deskFinder(posts: readonly Staffed[]): DeskOf {
  const staffed = new Set(posts.map(({ role, placeCode, department }) => keyOf(role, placeCode, department)));
  const has = (role: Role, place: string, department: string | null = null) =>
    staffed.has(keyOf(role, place, department));
  const office = (scopeCode: string): Desk => ({
    role: "districtOfficer",
    scopeCode: scopeCode.slice(0, DISTRICT),
    isAnother: true,
  });
  return (key, scopeCode) => {
    const unit = parseUnit(key);
    if (unit?.kind === "department" && unit.code === "civilAffairs")
      return { ...office(scopeCode), isAnother: false };
    if (unit?.kind === "department")
      return has("partnerLiaison", scopeCode, unit.code)
        ? { role: "partnerLiaison", scopeCode, department: unit.code, isAnother: false }
        : office(scopeCode);
    if (unit?.kind === "post")
      return has(unit.code, scopeCode) ? { role: unit.code, scopeCode, isAnother: false } : office(scopeCode);
    const township = scopeCode.slice(0, TOWNSHIP);
    if (unit?.level === "village" && has("villageDirector", scopeCode))
      return { role: "villageDirector", scopeCode, isAnother: false };
    return has("townshipSupervisor", township)
      ? { role: "townshipSupervisor", scopeCode: township, isAnother: unit?.level === "village" }
      : office(scopeCode);
  };
}

/** A post's department tells posts apart only among liaisons. */
function keyOf(role: Role, place: string, department: string | null): string {
  return `${role}/${place}/${role === "partnerLiaison" ? (department ?? "") : ""}`;
}
