import { useState } from "react";
import { Link } from "react-router";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readApplication } from "../../../../platform/procedures/procedures.contract.ts";
import { type Preparation, prepareApplication } from "../applications.contract.ts";
import { ApplicationFormView } from "./ApplicationFormView.tsx";
import { ProcedureChooser } from "./ProcedureChooser.tsx";
import "./new-application.css";

/** 发起申请: which procedure, for whom; then the form as far as it is known. */
export function NewApplicationPage() {
  const { values, set } = useUrlState();
  const { child, procedure } = values;
  if (child === undefined)
    return (
      <div className="ta-page">
        <EmptyState title="先选孩子">
          在<Link to="/search">档案</Link>里找到孩子，从孩子的页面发起申请。
        </EmptyState>
      </div>
    );
  if (procedure === undefined)
    return (
      <div className="ta-page ta-apply">
        <header className="ta-page-head">
          <h1>发起申请</h1>
        </header>
        <ProcedureChooser onChoose={(code) => set({ procedure: code })} />
      </div>
    );
  return <Prepared key={`${procedure}/${child}`} child={child} procedure={procedure} />;
}

function Prepared({ child, procedure }: { readonly child: string; readonly procedure: string }) {
  const { data, error, refetch } = useRead(
    prepareApplication,
    { params: { procedure }, query: { child } },
    { freshForMs: Number.POSITIVE_INFINITY },
  );
  if (error !== null)
    return (
      <div className="ta-page">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  if (data === undefined) return <div className="ta-page ta-apply" aria-busy="true" />;
  return (
    <div className="ta-page ta-apply">
      <header className="ta-page-head ta-apply-head">
        <h1>{data.child.name}</h1>
        <span>
          {data.title} · {data.child.townshipName}
          {data.child.villageName}
        </span>
      </header>
      <Basis basis={data.basis} />
      <Body prepared={data} />
    </div>
  );
}

function Body({ prepared: now }: { readonly prepared: Preparation }) {
  // As it was when the page was opened: handing in makes the preparation old, and must not take the form away.
  const [prepared] = useState(now);
  const [hindrance] = prepared.hindrances;
  const { existing } = prepared;
  if (existing?.state === "draft") return <Resumed prepared={prepared} id={existing.id} />;
  if (existing !== null)
    return (
      <Stopped title="这件事正在办理" detail="不用再填一份。">
        <Link to={`/applications/${existing.id}`}>打开正在办理的申请</Link>
      </Stopped>
    );
  if (hindrance !== undefined) return <Stopped title={hindrance.title} detail={hindrance.detail} />;
  return <ApplicationFormView prepared={prepared} />;
}

/** A draft at the server is gone on with, as it was left. */
function Resumed({ prepared, id }: { readonly prepared: Preparation; readonly id: string }) {
  const { data, error, refetch } = useRead(
    readApplication,
    { params: { id } },
    { freshForMs: Number.POSITIVE_INFINITY },
  );
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <div aria-busy="true" />;
  return <ApplicationFormView prepared={prepared} begun={data} />;
}

function Stopped({
  title,
  detail,
  children,
}: {
  readonly title: string;
  readonly detail: string;
  readonly children?: React.ReactNode;
}) {
  return (
    <section className="ta-paper ta-apply-stopped" role="status">
      <h2>{title}</h2>
      <p>{detail}</p>
      {children}
    </section>
  );
}

function Basis({ basis }: { readonly basis: Preparation["basis"] }) {
  return (
    <details className="ta-apply-basis">
      <summary>依据</summary>
      <ul>
        {basis.map(({ document, clause, says, certainty }) => (
          <li key={`${document}${clause ?? ""}${says}`}>
            <strong>{clause === null || clause === undefined ? document : `${document} ${clause}`}</strong>{" "}
            {says}
            {(certainty === "uncertain" || certainty === "design") && (
              <span className="ta-purple">（待核）</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
