import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { ClockTag } from "../../../../../faces/desk/pages/applications/ClockTag.tsx";
import { dayText } from "../../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../../platform/client/useRead.ts";
import type { CaseView } from "../../case-view.contract.ts";
import { type CaseWork, readCaseWorks, workKindCodes } from "../../links/works.contract.ts";
import { BeginDialog } from "../dialogs/BeginDialog.tsx";

/** Guardianship, assessments, special matters, orders and placements of the case: what runs, what has ended, what may be begun. */
export function WorksPaper({ view }: { readonly view: CaseView }) {
  const { data, error, refetch } = useRead(readCaseWorks, { params: { id: view.id } });
  const [isBeginning, setBeginning] = useState(false);
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined || (data.works.length === 0 && data.begins.length === 0)) return null;
  const open = data.works.filter(({ isOpen }) => isOpen).length;
  return (
    <section className="ta-paper" aria-label="监护、评估、专项">
      <div className="ta-paper-head">
        <h2>监护、评估、专项</h2>
        <span className="ta-grey ta-small">
          {data.works.length === 0
            ? "还没有；从这里发起的会列在这里"
            : `${data.works.length} 件，${open} 件在办`}
        </span>
        {data.begins.length > 0 && view.state !== "closed" && (
          <div className="ta-page-acts ta-noprint">
            <Button size="small" onClick={() => setBeginning(true)}>
              开始办理
            </Button>
          </div>
        )}
      </div>
      <ul className="ta-case-list">
        {data.works.map((one) => (
          <Work key={one.id} work={one} />
        ))}
      </ul>
      {isBeginning && <BeginDialog begins={data.begins} onClose={() => setBeginning(false)} />}
    </section>
  );
}

function Work({ work }: { readonly work: CaseWork }) {
  const { kind, title, about, href, says, from, clock, isOpen } = work;
  return (
    <li className={isOpen ? "" : "ta-case-over"}>
      <span className="ta-grey ta-small">{workKindCodes.label(kind)}</span>
      {href === null ? <b>{title}</b> : <Link to={href}>{title}</Link>}
      {about !== null && <span>{about}</span>}
      <span className="ta-grey">
        {says}
        {from !== null && ` · ${dayText(from)} 起`}
      </span>
      {isOpen && <ClockTag clock={clock} />}
    </li>
  );
}
