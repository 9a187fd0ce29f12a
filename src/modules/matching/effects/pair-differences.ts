/** What a row and the register say of a person that cannot both be so, though no fact of the row is written for it. Pure. */
import type { RosterPerson } from "../../registry/roster-facts.contract.ts";
import type { RosterType, RowValues } from "../rosters/roster-type.ts";
import type { Discrepancy } from "./effect-codes.contract.ts";
import { isCustody } from "./incompatible-conditions.ts";
import { rolesOf } from "./roles-of-person.ts";

export interface Difference {
  readonly why: Discrepancy;
  readonly childId: string;
  readonly scopeCode: string;
  readonly holds: string;
}

export function differencesOf(type: RosterType, row: RowValues, person: RosterPerson): Difference[] {
  return [...asked(type, row, person), ...ofSchool(type, row, person), ...ofCarer(type, person)];
}

/** What no fact of the register can say is a question to people. */
function asked(type: RosterType, row: RowValues, person: RosterPerson): Difference[] {
  return rolesOf(person).flatMap((whose) => {
    const question = type.asks?.(row, whose) ?? null;
    const child = person.children.find(({ id }) => (whose === "child") === (id === person.id));
    if (question === null || child === undefined) return [];
    return [{ why: "asked" as const, childId: child.id, scopeCode: child.scopeCode, holds: question }];
  });
}

/** Whoever is enrolled is alive; and the school has its own list of those left behind. */
function ofSchool(type: RosterType, row: RowValues, person: RosterPerson): Difference[] {
  if (type.absence === undefined || row["status"] === "left") return [];
  const own = person.children.find(({ id }) => id === person.id);
  if (own === undefined) return [];
  const { id: childId, scopeCode, isOpen, endedWhy, isLeftBehind } = own;
  const differs = (why: Discrepancy, holds: string) => [{ why, childId, scopeCode, holds }];
  if (!isOpen) return endedWhy === "died" ? differs("deadSchooled", "档案因死亡结束") : [];
  if (row["leftBehind"] === "yes" && !isLeftBehind)
    return differs("leftBehindUnregistered", "不在农村留守儿童台账");
  if (row["leftBehind"] === "no" && isLeftBehind) return differs("leftBehindUnlisted", "在农村留守儿童台账");
  return [];
}

/** Nobody who is kept away cares for a child at home. */
function ofCarer(type: RosterType, person: RosterPerson): Difference[] {
  if (type.endsWhenGone?.slots.some(isCustody) !== true) return [];
  return person.children
    .filter(({ isOpen, caresForChild }) => isOpen && caresForChild)
    .map(({ id, scopeCode, name }) => ({
      ...{ why: "custodyCarer" as const, childId: id, scopeCode },
      holds: `登记为平时照料${name}的人`,
    }));
}
