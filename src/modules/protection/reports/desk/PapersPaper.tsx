import { momentText } from "../../../../faces/desk/parts/moment.ts";
import type { ReportView } from "../report-view.contract.ts";
import { PaperTile } from "./PaperTile.tsx";

/** Photos, recordings, films: looked at one by one, each look is logged. */
export function PapersPaper({ report }: { readonly report: ReportView }) {
  const { id, papers } = report;
  return (
    <section className="ta-paper" aria-label="照片、录音、视频">
      <div className="ta-paper-head">
        <h2>照片、录音、视频</h2>
        <span className="ta-grey ta-small">
          {papers.length === 0
            ? "没有"
            : `${papers.length} 个；里面的位置和手机信息已经去掉，每次打开都有记录`}
        </span>
      </div>
      {papers.length > 0 && (
        <ul className="ta-report-papers">
          {papers.map((paper) => (
            <li key={paper.id}>
              <PaperTile reportId={id} paper={paper} />
              <span className="ta-grey ta-small">
                {momentText(paper.addedAt)} {paper.byName ?? "报告的人"}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
