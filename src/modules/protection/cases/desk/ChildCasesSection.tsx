import { Link } from "react-router";
import { dayText } from "../../../../faces/desk/parts/moment.ts";
import { TimeLeft } from "../../../../faces/desk/parts/TimeLeft.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { ColourMark } from "../../desk/ColourMark.tsx";
import { caseStateCodes } from "../case-codes.contract.ts";
import { listChildCases } from "../child-cases.contract.ts";
import "./cases.css";

/** In a child's file: the cases that the reader sees, open ones first. Who sees none is not told that there might be one. */
export function ChildCasesSection({ childId }: { readonly childId: string }) {
  const { data } = useRead(listChildCases, { params: { id: childId } });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className="ta-paper" aria-label="保护">
      <div className="ta-paper-head">
        <h2>保护</h2>
      </div>
      <ul className="ta-case-list">
        {data.items.map((one) => (
          <li key={one.id}>
            <ColourMark colour={one.colour} />
            <Link to={`/cases/${one.id}`}>{one.title}</Link>
            <span className="ta-grey">
              {one.own ?? caseStateCodes.label(one.state)} · 负责人 {one.leadName} · {dayText(one.openedAt)}{" "}
              立案
            </span>
            {one.nextDueAt !== null && (
              <span className="ta-small">
                {one.nextDueWhat} <TimeLeft dueAt={one.nextDueAt} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
