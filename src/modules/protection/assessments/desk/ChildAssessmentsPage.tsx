import { Button } from "antd";
import { Link, useParams } from "react-router";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readChild } from "../../../registry/child-file.contract.ts";
import { readChildGrades } from "../assessments.contract.ts";
import { GradeTag } from "./GradeTag.tsx";
import "./assessments.css";

/** A child's grades one below the other, newest first; where to begin another assessment. */
export function ChildAssessmentsPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useRead(readChildGrades, { params: { id } });
  const child = useRead(readChild, { params: { id } });
  const name = child.data?.person.name ?? "";
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>
          <Link to={`/children/${id}`}>{name}</Link>
        </h1>
        <span className="ta-grey">监护能力评估</span>
        {data?.can.includes("start") === true && data.runningSince === null && (
          <div className="ta-page-acts ta-noprint">
            <Link to={`/assessments/new?child=${id}`}>
              <Button type="primary">发起评估</Button>
            </Link>
          </div>
        )}
      </header>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <div className="ta-skeleton" style={{ height: 120 }} />}
      {data !== undefined && (
        <section className="ta-paper" aria-label="历次评估">
          <div className="ta-paper-head">
            <h2>历次评估</h2>
            {data.runningSince !== null && <span className="ta-amber">{data.runningSince} 起正在评估</span>}
          </div>
          {data.items.length === 0 ? (
            <EmptyState title="还没有评估过">
              {data.can.includes("start")
                ? "认定困境身份、收养、送回、发生案件或者监护人有重大变化时，要做监护能力评估。"
                : "评估由镇（街道）或者区民政局发起，确认后这里会有等级。"}
            </EmptyState>
          ) : (
            <div className="ta-scroll">
              <table className="ta-lines">
                <thead>
                  <tr>
                    <th>确认日期</th>
                    <th>等级</th>
                    <th>下次评估</th>
                    <th />
                  </tr>
                </thead>
                <tbody>
                  {data.items.map((one) => (
                    <tr key={one.id}>
                      <td>{one.confirmedOn}</td>
                      <td>
                        <GradeTag grade={one.grade} />
                      </td>
                      <td>{one.nextDueOn === null ? "—" : `${one.nextDueOn} 前`}</td>
                      <td>
                        {data.can.includes("read") && <Link to={`/assessments/${one.id}`}>看评估</Link>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
      )}
    </div>
  );
}
