import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ColourMark } from "../../desk/ColourMark.tsx";
import { channelCodes } from "../../protection-codes.contract.ts";
import { reporterKindCodes } from "../report-form.contract.ts";
import { type ReportView, reportStateCodes } from "../report-view.contract.ts";

/** Which report, how dangerous, where, how it stands. */
export function ReportHead({ report }: { readonly report: ReportView }) {
  return (
    <header className="ta-page-head ta-report-head">
      <ColourMark colour={report.colour} />
      <h1>{report.number}</h1>
      <span className="ta-strong">{report.placeName}</span>
      <span className="ta-grey">
        {momentText(report.receivedAt)} {channelCodes.label(report.channel)}
        {report.reporterKind !== null && `（${reporterKindCodes.label(report.reporterKind)}）`}
      </span>
      {report.organisation !== null && <span>{report.organisation}</span>}
      {report.ticket !== null && <span className="ta-num">工单 {report.ticket}</span>}
      <span className="ta-strong">{reportStateCodes.label(report.state)}</span>
      {report.sealed && (
        <span className="ta-purple ta-strong">涉密：{report.sealedWhy ?? "只有指定的人能看"}</span>
      )}
      {report.isLateReport && <span className="ta-red">单位报告晚了：发现后没有立即报告</span>}
    </header>
  );
}
