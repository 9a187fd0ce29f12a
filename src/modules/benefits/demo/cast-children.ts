/** Which children of the made-up register the stories are about: always the first that fit. Pure. */
import type { DemoChildRow } from "../../registry/demo/demo-child.contract.ts";

/** What a part asks of a child. */
export type CastChild = Omit<DemoChildRow, "name" | "guardianName">;

export interface Casting<Child extends CastChild> {
  /** The next child that fits and has no part yet, nor any brother or sister with one; undefined where there is none. */
  next(fits: (child: Child) => boolean): Child | undefined;
}

export function castChildren<Child extends CastChild>(children: readonly Child[]): Casting<Child> {
  const families = new Set<string>();
  const familyOf = ({ fatherId, motherId, guardianId, childId }: Child) =>
    [fatherId, motherId, guardianId, childId].filter((id) => id !== null);
  return {
    next(fits) {
      const found = children.find((child) => fits(child) && !familyOf(child).some((id) => families.has(id)));
      if (found !== undefined) for (const id of familyOf(found)) families.add(id);
      return found;
    },
  };
}

const LOST: ReadonlySet<string | null> = new Set(["deceased", "severeDisability"]);

/** One parent cannot care already; if the other is kept away too, nobody can. */
export function isHalfUnattended(child: CastChild): boolean {
  const { fatherCondition: father, motherCondition: mother } = child;
  const isHalf =
    (LOST.has(father) && mother === "migrantWork") || (LOST.has(mother) && father === "migrantWork");
  return isHalf && isAtHome(child) && !child.isOrphan && !child.isUnattended && parentAtWork(child) !== null;
}

/** The parent who works away. */
export function parentAtWork({ fatherCondition, fatherId, motherId }: CastChild): string | null {
  return fatherCondition === "migrantWork" ? fatherId : motherId;
}

/** Brought up by somebody of the family who may receive money for the child. */
export function isAtHome({ guardianId, careMode }: CastChild): boolean {
  return guardianId !== null && careMode !== "institution" && careMode !== "agency";
}

/** Paid at home since before that day. */
export function isPaidSince(child: CastChild, day: string): boolean {
  return child.isUnattended && isAtHome(child) && (child.unattendedSince ?? day) < day;
}

export const livesIn =
  (place: string) =>
  ({ villageCode }: CastChild): boolean =>
    villageCode.startsWith(place);
