import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useCan } from "../../../../faces/desk/session/session.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { listProcedures } from "../../../../platform/procedures/procedures.contract.ts";
import { ChildLine } from "./ChildLine.tsx";
import { FiguresPaper } from "./FiguresPaper.tsx";
import "./special.css";

type Item = OutputOf<typeof listProcedures>["items"][number];

/** What an office acts on of itself: each with its steps and days, to be registered from here. */
export function SpecialPage() {
  const { data, error, refetch } = useRead(listProcedures, {}, { freshForMs: 600_000 });
  const { child } = useUrlState().values;
  const seesFigures = useCan("special.figures");
  const items = data?.items.filter(({ isOfOffice, group }) => isOfOffice && group === null);
  return (
    <div className="ta-page">
      <header className="ta-page-head">
        <h1>专项处置</h1>
        <span className="ta-grey">
          发生了什么，就从哪一项登记；登记后按步骤和期限办，轮到谁谁的“今天”里就有。
        </span>
      </header>
      {child !== undefined && <ChildLine id={child} />}
      {seesFigures && child === undefined && <FiguresPaper />}
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {items?.length === 0 && (
        <EmptyState title="没有可以登记的事项">轮到您办的，在“今天”和“办理”里。</EmptyState>
      )}
      <ul className="ta-special-list" aria-busy={data === undefined}>
        {(items ?? []).map((item) => (
          <Procedure key={item.code} item={item} child={child} />
        ))}
      </ul>
    </div>
  );
}

interface ProcedureProps {
  readonly item: Item;
  readonly child: string | undefined;
}

function Procedure({ item: { code, title, steps, canStart, basis }, child }: ProcedureProps) {
  const navigate = useNavigate();
  const about = child === undefined ? "" : `&child=${child}`;
  return (
    <li className="ta-paper ta-special-item">
      <div className="ta-paper-head">
        <h2>{title}</h2>
        <span className="ta-grey ta-small">{basis[0]?.document}</span>
      </div>
      <ol className="ta-special-steps">
        {steps.map((step) => (
          <li key={step.code}>
            {step.title}
            <span className="ta-grey ta-small">
              {" "}
              {step.deskName}
              {step.term !== "" && ` · ${step.term}`}
            </span>
          </li>
        ))}
      </ol>
      <div className="ta-wrap ta-special-acts">
        {canStart && (
          <Button
            type="primary"
            aria-label={`登记：${title}`}
            onClick={() => void navigate(`/special/new?procedure=${code}${about}`)}
          >
            登记
          </Button>
        )}
        <Link to={`/applications?whose=all&procedure=${code}`}>看正在办的</Link>
      </div>
    </li>
  );
}
