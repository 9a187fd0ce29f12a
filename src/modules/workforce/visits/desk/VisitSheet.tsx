import type { ReactNode } from "react";
import { Link } from "react-router";
import { sayClockOff } from "../../../../faces/desk/parts/clock-off.ts";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { visitCheckCodes, visitStateCodes } from "../visit-codes.contract.ts";
import type { VisitView } from "../visits.contract.ts";
import { sayDone, sayMeeting, sayWell, toneOfState } from "./say-visit.ts";
import { VisitPhotos } from "./VisitPhotos.tsx";
import "./visits.css";

/** All of a visit, readable from top to bottom. */
export function VisitSheet({ visit }: { readonly visit: VisitView }) {
  const well = sayWell(visit);
  return (
    <div className="ta-stack">
      <div>
        <h2 className="ta-visit-who">
          <Link to={`/children/${visit.childId}`}>{visit.childName}</Link>
        </h2>
        <p className="ta-grey">
          {visit.on} · {visit.by}走访 · {visit.townshipName} {visit.villageName}
        </p>
        <p className={`ta-${toneOfState(visit.state)}`}>{visitStateCodes.label(visit.state)}</p>
      </div>
      <p>{sayMeeting(visit)}。</p>
      {visit.riskConcern !== null && (
        <Said what="觉得风险变高了" tone="red">
          {visit.riskConcern}
        </Said>
      )}
      {visit.troubles.length > 0 && (
        <section>
          <h3>有问题的</h3>
          <ul className="ta-visit-troubles">
            {visit.troubles.map(({ check, words }) => (
              <li key={check}>
                <b className="ta-amber">{visitCheckCodes.label(check)}</b> {words}
              </li>
            ))}
          </ul>
        </section>
      )}
      {well !== null && <p>{well}。</p>}
      {visit.childWords !== null && <Said what="孩子说">“{visit.childWords}”</Said>}
      {visit.carerWords !== null && <Said what="照料人说">“{visit.carerWords}”</Said>}
      {visit.done.length > 0 && <Said what="当场做了">{sayDone(visit.done)}</Said>}
      {visit.note !== null && <Said what="其他情况">{visit.note}</Said>}
      {visit.campaigns.map(({ campaignId, title, said }) => (
        <Said key={campaignId} what={title}>
          {said}
        </Said>
      ))}
      {visit.lookAgainOn !== null && <p>约好 {visit.lookAgainOn} 再去看。</p>}
      {visit.reportId !== null && (
        <p className="ta-red">
          这次走访已按强制报告程序报告。<Link to={`/reports/${visit.reportId}`}>看报告</Link>
        </p>
      )}
      <VisitPhotos visitId={visit.id} photos={visit.photos} />
      <p className="ta-grey ta-small">
        {visit.no} · {momentText(visit.receivedAt)} 收到
        {visit.hasPlace && " · 走访人自己记了地点"}
      </p>
      {visit.clockOffMinutes !== null && (
        <p className="ta-amber ta-small">
          {sayClockOff(visit.clockOffMinutes)}，走访日期可能不准，请和走访人核对。
        </p>
      )}
      {visit.steps.length > 0 && (
        <section>
          <h3>后来</h3>
          <ul className="ta-visit-steps">
            {visit.steps.map(({ at, by, what, words }) => (
              <li key={at}>
                <span className="ta-grey">
                  {momentText(at)} {by}
                </span>{" "}
                {what}
                {words !== "" && `：${words}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

interface SaidProps {
  readonly what: string;
  readonly tone?: "red";
  readonly children: ReactNode;
}

function Said({ what, tone, children }: SaidProps) {
  return (
    <p className="ta-visit-said">
      <span className={tone === undefined ? "ta-grey" : `ta-${tone}`}>{what}</span> {children}
    </p>
  );
}
