/**
 * What a visit looks at, by the child's age, category and risk, and what is wrong with one that is filled in. Pure: the phone asks by it
 * without a line, the server decides by it again.
 */
import { ageOn, type IsoDate } from "../../../kernel/calendar-date.ts";
import type { FieldFault } from "../../../kernel/problem.ts";
import { type VisitCheck, visitCheckCodes } from "./visit-codes.contract.ts";
import type { VisitInput } from "./visits.contract.ts";

export interface VisitedChild {
  readonly birthDate: IsoDate | null;
  readonly categories: readonly string[];
  readonly riskLevel: string | null;
}

/** At these ages each is asked; an unknown age is asked everything. */
const ages: Readonly<Partial<Record<VisitCheck, { readonly from?: number; readonly below?: number }>>> = {
  schooling: { from: 6, below: 18 },
  net: { from: 8 },
  water: { from: 3 },
  fire: { from: 3 },
};

/** Only where the risk is more than low, or nobody but others than the parents look after the child. */
const onlyAtRisk: ReadonlySet<VisitCheck> = new Set(["clothing", "fire"]);
const caredByOthers: ReadonlySet<string> = new Set(["orphan", "defactoUnattended", "ruralLeftBehind"]);

export function checksOf({ birthDate, categories, riskLevel }: VisitedChild, on: IsoDate): VisitCheck[] {
  const age = birthDate === null ? undefined : ageOn(birthDate, on);
  const isWatched =
    (riskLevel !== null && riskLevel !== "green") || categories.some((code) => caredByOthers.has(code));
  return visitCheckCodes.codes.filter((check) => {
    const { from = 0, below = Number.POSITIVE_INFINITY } = ages[check] ?? {};
    if (age !== undefined && (age < from || age >= below)) return false;
    return isWatched || !onlyAtRisk.has(check);
  });
}

/** Signs on which the procedure of the mandatory report opens (《关于建立侵害未成年人案件强制报告制度的意见（试行）》). */
const dangerSigns: ReadonlySet<VisitCheck> = new Set(["marks", "care"]);

export function opensReport(troubles: readonly { readonly check: VisitCheck }[]): boolean {
  return troubles.some(({ check }) => dangerSigns.has(check));
}

/** Faults by the path of the field; none: it can be recorded. */
export function faultsOfVisit(visit: VisitInput): FieldFault[] {
  const faults: FieldFault[] = [];
  const miss = (path: string, message: string) => faults.push({ path, code: "required", message });
  if (!visit.sawChild && visit.absentWhy === undefined) miss("absentWhy", "没见到孩子，请选一个原因");
  if (
    !visit.sawChild &&
    visit.childWords !== undefined &&
    visit.manner !== "phone" &&
    visit.manner !== "video"
  )
    miss("childWords", "没见到孩子，就不填孩子说的话；电话里说的，请把方式改成电话");
  for (const [at, { check }] of visit.troubles.entries()) {
    if (!visit.looked.includes(check)) miss(`troubles.${at}.check`, "这一项没有看过");
  }
  if (visit.sawChild && visit.manner === "home" && visit.looked.length === 0)
    miss("looked", "入户走访至少要看一项");
  if (visit.lookAgainOn !== undefined && visit.lookAgainOn <= visit.on)
    miss("lookAgainOn", "下次去看的日子要在这次之后");
  return faults;
}
