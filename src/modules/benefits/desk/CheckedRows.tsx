import { Checkbox } from "antd";
import { useState } from "react";
import { DataTable } from "../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../faces/desk/parts/EmptyState.tsx";
import type { Column } from "../../../faces/desk/parts/table-column.ts";
import { mask } from "../../../kernel/masking.ts";
import { type JudgedRow, type TakeUpRow, takeUpVerdictCodes } from "../screening/take-up.contract.ts";
import { isSettled } from "./useTakeUp.ts";

interface Line {
  readonly no: number;
  readonly row: TakeUpRow;
  readonly judged: JudgedRow;
}

interface CheckedRowsProps {
  readonly rows: readonly TakeUpRow[];
  readonly judged: readonly JudgedRow[];
}

/** Each pasted row with what becomes of it; what is not recorded can be looked at alone. */
export function CheckedRows({ rows, judged }: CheckedRowsProps) {
  const [onlyLeft, setOnlyLeft] = useState(false);
  const lines = rows.flatMap((row, at) => {
    const one = judged[at];
    return one === undefined ? [] : [{ no: at + 1, row, judged: one }];
  });
  const shown = onlyLeft ? lines.filter((line) => !isSettled(line.judged)) : lines;
  const counts = takeUpVerdictCodes.options
    .map(({ value, label }) => ({ label, count: judged.filter(({ verdict }) => verdict === value).length }))
    .filter(({ count }) => count > 0);
  return (
    <section className="ta-paper" aria-label="核对结果">
      <div className="ta-paper-head">
        <h2>核对结果</h2>
        <span role="status">{counts.map(({ label, count }) => `${label} ${count} 行`).join("，")}</span>
        {lines.some((line) => !isSettled(line.judged)) && (
          <span>
            <Checkbox checked={onlyLeft} onChange={({ target }) => setOnlyLeft(target.checked)}>
              只看不能登记的
            </Checkbox>
          </span>
        )}
      </div>
      <DataTable
        label="核对结果"
        columns={columns}
        rows={shown}
        rowKey={(line) => String(line.no)}
        fills={false}
        empty={<EmptyState title="没有" />}
      />
    </section>
  );
}

function toneOf({ verdict }: JudgedRow): string {
  if (verdict === "ready") return "ta-green";
  return verdict === "same" || verdict === "doubled" ? "ta-grey" : "ta-red";
}

const columns: readonly Column<Line>[] = [
  { key: "no", title: "行", width: 50, cell: (line) => line.no },
  {
    key: "verdict",
    title: "核对",
    width: 130,
    cell: ({ judged }) => <span className={toneOf(judged)}>{takeUpVerdictCodes.label(judged.verdict)}</span>,
  },
  {
    key: "child",
    title: "孩子",
    width: 100,
    cell: ({ row, judged }) => <b>{judged.childName ?? row.name}</b>,
    text: ({ row, judged }) => judged.childName ?? row.name,
  },
  {
    key: "who",
    title: "村（社区）或表里写的",
    width: 190,
    cell: ({ row, judged }) =>
      judged.placeName ?? (row.citizenNo === "" ? row.birthDate : mask("citizenNo", row.citizenNo)),
    text: ({ row, judged }) => judged.placeName ?? row.birthDate,
  },
  {
    key: "programme",
    title: "项目",
    width: 180,
    cell: ({ row, judged }) => judged.programmeTitle ?? row.programme,
  },
  {
    key: "says",
    title: "会登记什么，或者为什么不登记",
    width: 460,
    cell: ({ judged }) => <span className="ta-find-reason">{judged.says}</span>,
    text: ({ judged }) => judged.says,
  },
];
