import { Button } from "antd";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import type { ReportView } from "../report-view.contract.ts";

interface ResponsiblePaperProps {
  readonly report: ReportView;
  readonly onHandOver: () => void;
}

/** Who is responsible now, and every offer to somebody else. */
export function ResponsiblePaper({ report, onHandOver }: ResponsiblePaperProps) {
  return (
    <section className="ta-paper" aria-label="由谁负责">
      <div className="ta-paper-head">
        <h2>现在由{report.isMine ? "您" : report.receiverName}负责</h2>
        {report.can.includes("handOver") && (
          <div className="ta-page-acts ta-noprint">
            <Button size="small" onClick={onHandOver}>
              转交
            </Button>
          </div>
        )}
      </div>
      <div className="ta-paper-body">
        <p className="ta-grey ta-small">首接负责：转给别人，要等对方签收才换人。</p>
        <ul className="ta-hand-overs">
          {report.handOvers.map((one) => (
            <li key={one.id}>
              {momentText(one.at)} {one.fromName}转给{one.toName}：{one.why}
              <div className="ta-small">
                {one.signedAt !== null && <span className="ta-green">{momentText(one.signedAt)} 已签收</span>}
                {one.refusedAt !== null && (
                  <span className="ta-amber">
                    {momentText(one.refusedAt)} 退回：{one.refusedWhy}
                  </span>
                )}
                {one.signedAt === null && one.refusedAt === null && (
                  <span className="ta-amber">等{one.toName}签收</span>
                )}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
