import { Link } from "react-router";
import { EmptyState } from "../../../faces/desk/parts/EmptyState.tsx";
import { PlacePicker } from "../../../faces/desk/parts/PlacePicker.tsx";
import { ProblemNote } from "../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../faces/desk/parts/useUrlState.ts";
import { PageSkeleton } from "../../../faces/desk/shell/PageSkeleton.tsx";
import { useRead } from "../../../platform/client/useRead.ts";
import { type CoverageRow, readCoverage } from "../screening/coverage.contract.ts";
import { rateWords } from "./rate-words.ts";
import { TrendLine } from "./TrendLine.tsx";
import "./coverage.css";
import "./benefits.css";

/** How far each programme reaches, with the names of whom it does not reach one click away. */
export function CoveragePage() {
  const { values, set } = useUrlState();
  const place = values["place"];
  const { data, error, refetch } = useRead(readCoverage, { query: place === undefined ? {} : { place } });
  if (data === undefined) {
    if (error === null) return <PageSkeleton />;
    return (
      <div className="ta-page">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>覆盖率</h1>
        <span className="ta-grey">
          {data.place.name}
          {data.month === null ? "" : `，${data.month}`}。情况不清的算没有覆盖；差一个人也不会显示 100%
        </span>
        <div className="ta-page-acts ta-noprint">
          <PlacePicker label="区域" value={place} allowClear onChange={(code) => set({ place: code })} />
        </div>
      </header>
      <section className="ta-paper" aria-label="各项目覆盖率">
        {data.items.length === 0 ? (
          <EmptyState title="还没有数字">每天夜里筛查后更新；也可以在“应享未享”里现在筛查一遍。</EmptyState>
        ) : (
          <div className="ta-paper-body ta-find-matrix">
            <table>
              <thead>
                <tr>
                  <th scope="col">项目</th>
                  <th scope="col">覆盖率</th>
                  <th scope="col">应享</th>
                  <th scope="col">已享</th>
                  <th scope="col">情况不清</th>
                  <th scope="col">没有覆盖的是谁</th>
                  <th scope="col">近几个月</th>
                </tr>
              </thead>
              <tbody>
                {data.items.map((row) => (
                  <Row key={row.programme} row={row} place={data.place.code} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </div>
  );
}

function Row({ row, place }: { readonly row: CoverageRow; readonly place: string }) {
  const names = (kind: string, words: string) => (
    <Link to={`/findings?kind=${kind}&about=programme:${row.programme}&place=${place}`}>{words}</Link>
  );
  return (
    <tr>
      <th scope="row">{row.title}</th>
      <td>
        <span className={row.rate === 10_000 ? "ta-cov-bar" : "ta-cov-bar is-short"} aria-hidden="true">
          <i style={{ width: `${(row.rate ?? 0) / 100}%` }} />
        </span>
        <b className="ta-num ta-cov-rate">{rateWords(row.rate)}</b>
      </td>
      <td className="ta-num">{row.entitled}</td>
      <td className="ta-num">{row.receiving}</td>
      <td className={row.cannotTell > 0 ? "ta-num ta-purple" : "ta-num ta-zero"}>{row.cannotTell}</td>
      <td>
        {row.missed > 0 && names("entitledNotReceiving", `没有享受 ${row.missed} 人`)}
        {row.missed > 0 && row.cannotTell > 0 && "，"}
        {row.cannotTell > 0 && names("cannotTell", `情况不清 ${row.cannotTell} 人`)}
      </td>
      <td className="ta-small">
        <TrendLine months={row.months} />
      </td>
    </tr>
  );
}
