/** What the list of visits asks for, read from the page's address; what is not understood is left out. Pure. */
import { isIsoDate } from "../../../../kernel/calendar-date.ts";
import { type VisitState, visitStateCodes } from "../visit-codes.contract.ts";
import { visitTroubleFilters } from "../visits.contract.ts";

type VisitFilter = (typeof visitTroubleFilters)[number];

export interface VisitsQuery {
  readonly with: VisitFilter;
  readonly place?: string;
  readonly childId?: string;
  readonly state?: VisitState;
  readonly from?: string;
  readonly to?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function queryOf(values: Readonly<Record<string, string>>): VisitsQuery {
  const { place = "", childId = "", from = "", to = "" } = values;
  const state = visitStateCodes.codes.find((one) => one === values["state"]);
  return {
    with: visitTroubleFilters.find((one) => one === values["with"]) ?? "any",
    ...(/^\d{6}(\d{3}(\d{3})?)?$/.test(place) ? { place } : {}),
    ...(UUID.test(childId) ? { childId } : {}),
    ...(state === undefined ? {} : { state }),
    ...(isIsoDate(from) ? { from } : {}),
    ...(isIsoDate(to) ? { to } : {}),
  };
}

export interface UsualView {
  readonly label: string;
  readonly with: VisitFilter;
  readonly state?: VisitState;
}

/** What is asked for most often; the rest is put together by the conditions. */
export const visitViews: readonly UsualView[] = [
  { label: "全部", with: "any" },
  { label: "有问题", with: "trouble" },
  { label: "有孩子的话", with: "childWords" },
  { label: "没见到孩子", with: "notSeen" },
  { label: "觉得风险变高", with: "riskConcern" },
  { label: "退回待补充", with: "any", state: "returned" },
];

export function isViewOf(view: UsualView, query: VisitsQuery): boolean {
  return view.with === query.with && view.state === query.state;
}
