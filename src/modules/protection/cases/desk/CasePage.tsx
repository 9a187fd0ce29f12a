import { useEffect } from "react";
import { Link, useParams } from "react-router";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { Notice } from "../../../../faces/desk/shell/Notice.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readCase } from "../cases.contract.ts";
import { CaseSheet } from "./CaseSheet.tsx";
import "./cases.css";

/** One case, as the reader's part sees it. */
export function CasePage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useRead(readCase, { params: { id } });
  const title = data?.title;
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · 童安`;
  }, [title]);
  if (data !== undefined) return <CaseSheet key={data.id} view={data} />;
  if (error === null) return <Waiting />;
  if (error.status === 404)
    return (
      <Notice title="没有找到这个个案">
        它不在您的辖区内、是涉密的，或者您的参与已经结束。<Link to="/cases">回到个案</Link>
      </Notice>
    );
  return (
    <div className="ta-page">
      <ProblemNote problem={error} onRetry={() => void refetch()} />
    </div>
  );
}

function Waiting() {
  return (
    <div className="ta-page ta-stack" aria-busy="true">
      <span className="ta-hidden">正在打开个案</span>
      {[72, 96, 320].map((height) => (
        <div key={height} className="ta-paper ta-skeleton" style={{ height }} />
      ))}
    </div>
  );
}
