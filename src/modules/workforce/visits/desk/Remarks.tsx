import type { VisitView } from "../visits.contract.ts";
import { remarksOn } from "./say-visit.ts";

/** What stands out of a visit, each with its word. */
export function Remarks({ visit }: { readonly visit: VisitView }) {
  const remarks = remarksOn(visit);
  if (remarks.length === 0) return <span className="ta-grey">都好</span>;
  return remarks.map(({ words, tone }, at) => (
    <span key={words} className={`ta-${tone}`}>
      {at > 0 && "；"}
      {words}
    </span>
  ));
}
