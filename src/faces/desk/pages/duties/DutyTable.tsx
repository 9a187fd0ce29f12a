import { Button } from "antd";
import { Link } from "react-router";
import type { DutyView } from "../../../../platform/records/duties.contract.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import type { Column } from "../../parts/table-column.ts";
import { progressWords, stateColours, stateMarks, stateWords } from "./duty-words.ts";

interface DutyTableProps {
  readonly rows: readonly DutyView[] | undefined;
  readonly isPending: boolean;
  readonly problem: unknown;
  readonly onRetry: () => void;
  readonly empty: React.ReactNode;
  /** Leaves out the unit's column: all rows are of one. */
  readonly ofOne?: boolean;
  readonly onExcuse: (view: DutyView) => void;
  readonly onBasis: (view: DutyView) => void;
  readonly more?: React.ComponentProps<typeof DataTable>["more"];
}

/** Duties by name: what, of whom, how far, until when, and what to do about it. */
export function DutyTable({ rows, ofOne = false, onExcuse, onBasis, ...rest }: DutyTableProps) {
  return (
    <DataTable
      label="职责"
      columns={columnsOf(ofOne, onExcuse, onBasis)}
      rows={rows}
      rowKey={(row) => `${row.duty}/${row.unit}/${row.instance}`}
      rowClass={(row) => (row.state === "overdue" ? "ta-line-late" : undefined)}
      {...rest}
    />
  );
}

function columnsOf(
  ofOne: boolean,
  onExcuse: (view: DutyView) => void,
  onBasis: (view: DutyView) => void,
): Column<DutyView>[] {
  return [
    {
      key: "title",
      title: "职责",
      width: 240,
      text: (row) => row.title,
      cell: (row) => (
        <button type="button" className="ta-plain ta-duty-title" onClick={() => onBasis(row)}>
          {row.title}
        </button>
      ),
    },
    {
      key: "state",
      title: "状态",
      width: 130,
      cell: (row) => (
        <span className={`ta-nowrap ${stateColours[row.state]}`}>
          <span aria-hidden="true">{stateMarks[row.state]} </span>
          {stateWords(row)}
        </span>
      ),
    },
    {
      key: "acts",
      title: "",
      width: 190,
      cell: (row) => (
        <span className="ta-row">
          <ToRecord row={row} />
          {row.can.includes("excuse") && (
            <Button size="small" type="text" onClick={() => onExcuse(row)}>
              免除或延期
            </Button>
          )}
          {row.can.includes("decideExcuse") && (
            <Button size="small" type="primary" onClick={() => onBasis(row)}>
              核准
            </Button>
          )}
        </span>
      ),
    },
    ...(ofOne
      ? []
      : [
          {
            key: "unit",
            title: "单位",
            width: 190,
            text: (row: DutyView) => `${row.unitName} ${row.enteredBy ?? ""}`,
            cell: (row: DutyView) => (
              <span>
                {row.unitName}
                {row.enteredBy !== null && <span className="ta-grey ta-small"> {row.enteredBy}</span>}
              </span>
            ),
          },
        ]),
    {
      key: "label",
      title: "哪一次",
      width: 240,
      text: (row) => `${row.about?.name ?? ""} ${row.label}`,
      cell: (row) =>
        row.about === null ? (
          row.label
        ) : (
          <span>
            {row.about.name}
            <span className="ta-grey ta-small">
              {" "}
              {row.about.townshipName} · {row.label}
            </span>
          </span>
        ),
    },
    { key: "due", title: "期限", width: 110, cell: (row) => row.dueOn ?? "" },
    { key: "progress", title: "完成", width: 80, align: "right", cell: progressWords },
    { key: "domain", title: "领域", width: 90, cell: (row) => row.domainTitle },
  ];
}

function ToRecord({ row }: { readonly row: DutyView }) {
  if (row.entryId !== null) return <Link to={`/records/${row.kind}/${row.entryId}`}>打开</Link>;
  if (row.state === "done" || row.state === "excused" || !row.can.includes("write"))
    return <Link to={recordsOf(row)}>看记录</Link>;
  return <Link to={newEntryOf(row)}>去登记</Link>;
}

function newEntryOf({ kind, unit, to, about }: DutyView): string {
  const asked = { unit, by: to, ...(about === null ? {} : { about: about.id }) };
  return `/records/${kind}/new?${new URLSearchParams(asked).toString()}`;
}

function recordsOf({ kind, unit, from, to, about }: DutyView): string {
  const asked = { unit, from, to, ...(about === null ? {} : { words: about.name }) };
  return `/records/${kind}?${new URLSearchParams(asked).toString()}`;
}
