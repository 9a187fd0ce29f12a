import { Link } from "react-router";
import { dayText } from "../../../../faces/desk/parts/moment.ts";
import { TimeLeft } from "../../../../faces/desk/parts/TimeLeft.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { ColourMark } from "../../desk/ColourMark.tsx";
import { linkCodes } from "../../protection-codes.contract.ts";
import { caseStateCodes } from "../case-codes.contract.ts";
import type { CaseLine } from "../case-view.contract.ts";
import { SafetyMark } from "./SafetyMark.tsx";

export const caseColumns: readonly Column<CaseLine>[] = [
  {
    key: "title",
    title: "个案",
    width: 200,
    cell: (row) => (
      <>
        <ColourMark colour={row.colour} /> <Link to={`/cases/${row.id}`}>{row.title}</Link>
      </>
    ),
    // The mark is as wide as four more characters.
    text: (row) => `${row.title}风险红蓝`,
  },
  {
    key: "due",
    title: "最近的时限",
    width: 400,
    cell: (row) =>
      row.nextDueAt === null ? (
        <span className="ta-grey">没有时限在走</span>
      ) : (
        <>
          <TimeLeft dueAt={row.nextDueAt} /> <span className="ta-grey">{row.nextDueWhat}</span>
        </>
      ),
  },
  {
    key: "safety",
    title: "孩子是否安全",
    width: 122,
    cell: (row) => (row.safety === null ? "" : <SafetyMark safety={row.safety} />),
  },
  {
    key: "state",
    title: "环节和状态",
    width: 190,
    cell: (row) =>
      row.link === null ? (
        row.own
      ) : (
        <>
          {linkCodes.label(row.link)} <span className="ta-grey">{caseStateCodes.label(row.state)}</span>
        </>
      ),
  },
  { key: "place", title: "地点", width: 170, cell: (row) => row.placeName },
  { key: "lead", title: "负责人", width: 90, cell: (row) => row.leadName, text: (row) => row.leadName },
  { key: "opened", title: "立案", width: 100, cell: (row) => dayText(row.openedAt) },
  { key: "number", title: "编号", width: 150, cell: (row) => <span className="ta-grey">{row.number}</span> },
];
