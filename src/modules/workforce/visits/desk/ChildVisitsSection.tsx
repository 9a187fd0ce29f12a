import { Drawer } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readChild } from "../../../registry/child-file.contract.ts";
import { listToldChanges, toldSectionCodes, toldStateCodes } from "../../told/told-changes.contract.ts";
import { readChildPlan } from "../child-plan.contract.ts";
import { visitStateCodes } from "../visit-codes.contract.ts";
import { listVisits } from "../visits.contract.ts";
import { RegisterVisitDialog } from "./RegisterVisitDialog.tsx";
import { Remarks } from "./Remarks.tsx";
import { sayLate, toneOfDue } from "./say-due.ts";
import { sayMeeting, toneOfState } from "./say-visit.ts";
import { VisitDetails } from "./VisitDetails.tsx";
import { visitedChildOf } from "./visited-child.ts";
import "./visits.css";

const SHOWN = 5;

/** In a child's file: when it is to be visited next and why, the last visits, and what the village told. */
export function ChildVisitsSection({ childId }: { readonly childId: string }) {
  const today = useToday();
  const mayWrite = useCan("visit.write");
  const mayReview = useCan("visit.review");
  const { data: file } = useRead(readChild, { params: { id: childId }, query: {} });
  const { data: planned } = useRead(readChildPlan, { params: { id: childId } });
  const visits = useRead(listVisits, { query: { childId, limit: SHOWN } });
  const told = useRead(listToldChanges, { query: { childId, state: "waiting", limit: SHOWN } });
  const [registering, setRegistering] = useState(false);
  const [opened, setOpened] = useState<string | undefined>();
  const plan = planned?.plan ?? null;
  const isOpen = file !== undefined && file.endedOn === null && file.mergedInto === null;
  return (
    <section className="ta-paper" aria-label="走访">
      <div className="ta-paper-head">
        <h2>走访</h2>
        {plan !== null && (
          <span className={`ta-${toneOfDue[plan.colour]}`}>
            {plan.dueOn > today ? `下次 ${plan.dueOn} 前` : sayLate(plan, today)}
          </span>
        )}
        <span className="ta-spring" />
        {mayWrite && isOpen && (
          <button type="button" className="ta-link ta-noprint" onClick={() => setRegistering(true)}>
            登记走访
          </button>
        )}
      </div>
      {plan !== null && <p className="ta-visit-plan ta-grey ta-small">{plan.why}</p>}
      <ul className="ta-visit-list">
        {(told.data?.items ?? []).map((change) => (
          <li key={change.id}>
            <span className="ta-amber">{toldStateCodes.label(change.state)}</span>
            <span>
              {toldSectionCodes.label(change.section)}：{change.said}
            </span>
            <span className="ta-grey ta-small">{change.by} 报来</span>
            {mayReview && (
              <span>
                <Link to={`/visits/changes?item=${change.id}&childId=${childId}`}>去核实</Link>
              </span>
            )}
          </li>
        ))}
        {(visits.data?.items ?? []).map((visit) => (
          <li key={visit.id}>
            <span>
              <button type="button" className="ta-link" onClick={() => setOpened(visit.id)}>
                {visit.on}
              </button>
            </span>
            <span>{sayMeeting(visit)}</span>
            <span>
              <Remarks visit={visit} />
            </span>
            <span className="ta-grey ta-small">{visit.by}</span>
            {visit.state !== "kept" && (
              <span className={`ta-${toneOfState(visit.state)} ta-small`}>
                {visitStateCodes.label(visit.state)}
              </span>
            )}
          </li>
        ))}
        {visits.data?.items.length === 0 && <li className="ta-grey">还没有记过走访。</li>}
        {visits.error !== null && <li className="ta-red">走访记录没有取到，请刷新再看。</li>}
        {visits.data !== undefined && visits.data.nextCursor !== null && (
          <li>
            <Link to={`/visits?childId=${childId}`}>看全部走访</Link>
          </li>
        )}
      </ul>
      {registering && file !== undefined && (
        <RegisterVisitDialog
          childId={childId}
          name={file.person.name}
          child={visitedChildOf(file)}
          onClose={() => setRegistering(false)}
        />
      )}
      <Drawer
        open={opened !== undefined}
        onClose={() => setOpened(undefined)}
        title="走访"
        size={Math.min(720, window.innerWidth)}
        destroyOnHidden
      >
        {opened !== undefined && <VisitDetails key={opened} id={opened} />}
      </Drawer>
    </section>
  );
}
