/** How the columns of the list look on the page; which there are, and their words, is declared with the file. */
import type { ReactNode } from "react";
import {
  type ApplicationColumn,
  applicationColumns,
} from "../../../../platform/procedures/application-columns.contract.ts";
import type { MatterLine } from "../../../../platform/procedures/matter-view.contract.ts";
import type { Column } from "../../parts/table-column.ts";
import { ClockTag } from "./ClockTag.tsx";

const widths: Readonly<Record<ApplicationColumn["key"], number>> = {
  name: 90,
  clock: 250,
  step: 130,
  procedure: 200,
  desk: 190,
  place: 130,
  received: 100,
  no: 180,
  state: 100,
  ended: 100,
};

const cells: Readonly<Partial<Record<ApplicationColumn["key"], (row: MatterLine) => ReactNode>>> = {
  name: (row) => <b>{row.subjectName}</b>,
  clock: (row) =>
    row.state === "draft" ? <span className="ta-grey">草稿，未受理</span> : <ClockTag clock={row.clock} />,
  step: (row) => (row.isMine ? <b>{row.stepTitle}</b> : row.stepTitle),
  no: (row) => row.no ?? <span className="ta-grey">未受理</span>,
};

export function listColumns(state: string): Column<MatterLine>[] {
  return applicationColumns(state).map(({ key, title, words }) => ({
    key,
    title,
    width: widths[key],
    cell: cells[key] ?? words,
    text: words,
  }));
}
