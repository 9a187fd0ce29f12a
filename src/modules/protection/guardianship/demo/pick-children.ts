/** Which children of the made-up register the stories of guardianship are about: others than those of the benefits. Pure. */
import { ageOn, type IsoDate } from "../../../../kernel/calendar-date.ts";
import type { DemoChildRow } from "../../../registry/demo/demo-child.contract.ts";

export type Pick = (fits: (child: DemoChildRow) => boolean) => DemoChildRow | undefined;

/** Benefits take the first that fit; from the end on, nobody has a part in both. */
export function lastOf(children: readonly DemoChildRow[]): Pick {
  const used = new Set<string>();
  return (fits) => {
    const found = children.findLast((child) => !used.has(child.childId) && fits(child));
    if (found !== undefined) used.add(found.childId);
    return found;
  };
}

const TOWNSHIP = "500117104";

export const isMinor = (on: IsoDate) => (child: DemoChildRow) => ageOn(child.birthDate, on) < 16;
/** Of whom nobody has decided anything, with both parents alive. */
export const isWithParents = (child: DemoChildRow) =>
  child.careMode === null &&
  child.fatherId !== null &&
  child.motherId !== null &&
  !child.isOrphan &&
  !child.isUnattended;
export const isFirstTownship = ({ villageCode }: DemoChildRow) => villageCode.startsWith(TOWNSHIP);
