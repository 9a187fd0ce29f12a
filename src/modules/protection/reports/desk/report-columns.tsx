import { Link } from "react-router";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { TimeLeft } from "../../../../faces/desk/parts/TimeLeft.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { ColourMark } from "../../desk/ColourMark.tsx";
import { channelCodes } from "../../protection-codes.contract.ts";
import { type ReportSummary, reportStateCodes } from "../report-view.contract.ts";
import { sayReport } from "../say-report.ts";

export const reportColumns: readonly Column<ReportSummary>[] = [
  {
    key: "number",
    title: "报告",
    width: 150,
    cell: (row) => <Link to={`/reports/${row.id}`}>{row.number}</Link>,
  },
  { key: "colour", title: "风险", width: 70, cell: (row) => <ColourMark colour={row.colour} /> },
  {
    key: "due",
    title: "期限",
    width: 250,
    cell: (row) => (row.nextDueAt === null ? <WithoutClock row={row} /> : <TimeLeft dueAt={row.nextDueAt} />),
  },
  {
    key: "state",
    title: "状态",
    width: 110,
    cell: (row) =>
      row.state === "received" ? (
        <span className="ta-strong">{reportStateCodes.label(row.state)}</span>
      ) : (
        reportStateCodes.label(row.state)
      ),
  },
  {
    key: "receiver",
    title: "现在由谁负责",
    width: 110,
    cell: (row) => (row.isMine ? <b>我</b> : row.receiverName),
    text: (row) => row.receiverName,
  },
  { key: "place", title: "地点", width: 130, cell: (row) => row.placeName, text: (row) => row.placeName },
  {
    key: "what",
    title: "情形",
    width: 240,
    cell: (row) => (row.sealed ? <span className="ta-grey">{sayReport(row)}</span> : sayReport(row)),
    text: sayReport,
  },
  { key: "channel", title: "渠道", width: 120, cell: (row) => channelCodes.label(row.channel) },
  { key: "at", title: "收到", width: 140, cell: (row) => momentText(row.receivedAt) },
];

function WithoutClock({ row }: { readonly row: ReportSummary }) {
  return <span className="ta-grey">{row.state === "takenUp" ? "已受理，等决定" : "没有待办的期限"}</span>;
}
