import { Segmented } from "antd";
import { useState } from "react";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type Grouping, groupingCodes } from "../../../../platform/records/record-codes.contract.ts";
import { type FigureRow, type KindView, readFigures } from "../../../../platform/records/records.contract.ts";
import { ProblemNote } from "../../parts/ProblemNote.tsx";

interface FiguresPaperProps {
  readonly kind: KindView;
  readonly query: {
    readonly unit: string | undefined;
    readonly place: string | undefined;
    readonly from: string | undefined;
    readonly to: string | undefined;
  };
}

/** What the entries add up to, by unit or by time. */
export function FiguresPaper({ kind, query }: FiguresPaperProps) {
  const [by, setBy] = useState<Grouping>("unit");
  const { data, error, refetch } = useRead(
    readFigures,
    { params: { kind: kind.code }, query: { ...query, by } },
    { keepPrevious: true },
  );
  return (
    <section className="ta-paper" aria-label="统计">
      <div className="ta-paper-head">
        <Segmented
          aria-label="统计口径"
          value={by}
          options={groupingCodes.options.map(({ value, label }) => ({ value, label }))}
          onChange={setBy}
        />
        <span className="ta-grey">只统计已登记、已核对的；草稿和待核对的不算</span>
      </div>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <div className="ta-record-figures">
          <table>
            <thead>
              <tr>
                <th scope="col">{groupingCodes.label(by).slice(1)}</th>
                {kind.figures.map((figure) => (
                  <th key={figure.code} scope="col" className="ta-num">
                    {figure.title}（{figure.unit}）
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <Line key={row.key} row={row} />
              ))}
            </tbody>
            <tfoot>
              <Line row={data.total} />
            </tfoot>
          </table>
        </div>
      )}
    </section>
  );
}

function Line({ row }: { readonly row: FigureRow }) {
  return (
    <tr>
      <th scope="row">{row.label}</th>
      {row.values.map((figure) => (
        <td key={figure.code} className="ta-num">
          {sayFigure(figure)}
        </td>
      ))}
    </tr>
  );
}

const HUNDREDTHS = 100;

/** 87.50%（35/40） */
function sayFigure({ value, part, whole }: FigureRow["values"][number]): string {
  if (whole === null) return (value ?? 0).toLocaleString("zh-CN");
  if (value === null) return "没有可算的";
  return `${(value / HUNDREDTHS).toFixed(2)}%（${part ?? 0}/${whole}）`;
}
