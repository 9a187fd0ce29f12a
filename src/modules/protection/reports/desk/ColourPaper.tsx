import { Button } from "antd";
import { ColourMark } from "../../desk/ColourMark.tsx";
import { colourCodes } from "../../protection-codes.contract.ts";
import type { ReportView } from "../report-view.contract.ts";

interface ColourPaperProps {
  readonly report: ReportView;
  readonly onTriage: () => void;
}

/** Why it has this colour: every factor, the gravest first. */
export function ColourPaper({ report, onTriage }: ColourPaperProps) {
  const factors = [...report.factors].sort(
    (one, other) => colourCodes.codes.indexOf(one.colour) - colourCodes.codes.indexOf(other.colour),
  );
  return (
    <section className="ta-paper" aria-label="风险等级">
      <div className="ta-paper-head">
        <h2>风险等级</h2>
        <span className="ta-grey ta-small">
          {report.colourBySystem ? "系统初判，还没有人工核对" : "已人工定级"}
        </span>
        {report.can.includes("triage") && (
          <div className="ta-page-acts ta-noprint">
            <Button size="small" onClick={onTriage}>
              定级
            </Button>
          </div>
        )}
      </div>
      <div className="ta-paper-body">
        <p className="ta-strong">{colourCodes.label(report.colour)}</p>
        <ul className="ta-factors">
          {factors.map(({ code, says, colour }) => (
            <li key={`${code}${says}`}>
              <ColourMark colour={colour} /> <span>{says}</span>
            </li>
          ))}
        </ul>
        {report.isCrime && <p className="ta-red ta-strong">涉嫌违法犯罪：立案后要立即转公安</p>}
        <details className="ta-basis">
          <summary>依据</summary>
          <p>
            情形按《关于建立侵害未成年人案件强制报告制度的意见（试行）》（2020，九部门）第四条；颜色怎么定是系统的设定
            <span className="ta-purple">（待核）</span>
            ：取说到的最重的一条，这个孩子此前有过报告的上调一级。
          </p>
        </details>
      </div>
    </section>
  );
}
