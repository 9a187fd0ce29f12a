import { Button } from "antd";
import { Link } from "react-router";
import { EmptyState } from "../../../../../faces/desk/parts/EmptyState.tsx";
import { momentText } from "../../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import { useCan } from "../../../../../faces/desk/session/session.ts";
import { usePages } from "../../../../../platform/client/useRead.ts";
import { channelCodes } from "../../../protection-codes.contract.ts";
import { listOwnReports, type OwnReport } from "../../own-reports.contract.ts";
import "../reports.css";
import "./own-reports.css";

/** What I have reported: where each stands, what was answered. Nothing that anybody else has found out. */
export function OwnReportsPage() {
  const list = usePages(listOwnReports, { query: { limit: 50 } });
  const mayReport = useCan("report.create");
  return (
    <div className="ta-page ta-stack ta-own-reports">
      <header className="ta-page-head">
        <h1>我报告的</h1>
        <span className="ta-grey">
          您用账号报告、登记的，办到哪一步、怎么答复的；是谁报告的，只有办理的人写明原因才能看
        </span>
        <div className="ta-page-acts ta-noprint">
          {mayReport && (
            <Link to="/reports/new">
              <Button type="primary">再报告一件</Button>
            </Link>
          )}
        </div>
      </header>
      {list.error !== null && <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />}
      {list.rows === undefined ? (
        list.error === null && <Waiting />
      ) : list.rows.length === 0 ? (
        <Nothing mayReport={mayReport} />
      ) : (
        <ol className="ta-paper ta-own-list" aria-label="我报告的">
          {list.rows.map((report) => (
            <Row key={report.id} report={report} />
          ))}
        </ol>
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          看更早的
        </Button>
      )}
    </div>
  );
}

function Row({ report }: { readonly report: OwnReport }) {
  const { id, number, receivedAt, channel, placeName, ticket, stage, stageWords } = report;
  return (
    <li>
      <div className="ta-own-which">
        <Link to={`/own-reports/${id}`}>{number}</Link>
        <span className="ta-grey">
          {momentText(receivedAt)} · {channelCodes.label(channel)}
          {ticket !== null && ` · 工单 ${ticket}`}
        </span>
        <span>{placeName ?? "没有写在哪里"}</span>
      </div>
      <div className="ta-own-stage">
        <p className={stage === "closed" ? "ta-green ta-strong" : "ta-strong"}>{stageWords}</p>
        <Answer report={report} />
      </div>
    </li>
  );
}

function Answer({ report: { answeredAt, answer } }: { readonly report: OwnReport }) {
  if (answeredAt === null || answer === null) return <p className="ta-grey">还没有答复。</p>;
  return (
    <p className="ta-own-answer">
      <span className="ta-grey">{momentText(answeredAt)} 答复：</span>
      {answer}
    </p>
  );
}

function Nothing({ mayReport }: { readonly mayReport: boolean }) {
  return (
    <div className="ta-paper">
      <EmptyState title="您还没有报告过">
        看到、听到孩子可能受到伤害，
        {mayReport ? <Link to="/reports/new">在这里报告</Link> : "可以在公开的报告页上报告"}
        ；孩子正有危险的，先打 110。报告以后办到哪一步、怎么答复您，都列在这一页。
      </EmptyState>
    </div>
  );
}

function Waiting() {
  return <div className="ta-paper ta-skeleton" style={{ height: 240 }} aria-busy="true" />;
}
