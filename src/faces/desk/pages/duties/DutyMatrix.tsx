import { useState } from "react";
import type { OutputOf } from "../../../../kernel/operation.ts";
import type { DutyCounts, readMatrix } from "../../../../platform/records/duties.contract.ts";
import type { DutyState } from "../../../../platform/records/record-codes.contract.ts";
import { doneShare, sumOf } from "./duty-words.ts";

type Matrix = OutputOf<typeof readMatrix>;
type Row = Matrix["rows"][number];
type Choose = (domain: string | undefined, row: Row | undefined, state: DutyState | undefined) => void;

interface DutyMatrixProps {
  readonly matrix: Matrix;
  readonly onChoose: Choose;
}

/** Member units first, then townships with their villages: done of all, and in red how many are late. */
export function DutyMatrix({ matrix, onChoose }: DutyMatrixProps) {
  const offices = matrix.rows.filter(({ isPlace }) => !isPlace);
  const places = matrix.rows.filter(({ isPlace }) => isPlace);
  return (
    <>
      <Part title="成员单位" rows={offices} matrix={matrix} onChoose={onChoose} />
      <Part title="镇街和村（社区）" rows={places} matrix={matrix} onChoose={onChoose} />
      <p className="ta-grey ta-small">
        格子里是“已完成 / 应完成”，红字是逾期的件数；点开看是哪一件。没有数字的，这个单位在这一领域没有职责。
      </p>
    </>
  );
}

interface PartProps extends DutyMatrixProps {
  readonly title: string;
  readonly rows: readonly Row[];
}

function Part({ title, rows, matrix, onChoose }: PartProps) {
  const [lateOnly, setLateOnly] = useState(false);
  if (rows.length === 0) return null;
  const isLate = (row: Row) => row.cells.some(({ counts }) => counts.overdue > 0);
  const late = rows.filter(isLate).length;
  const shown = lateOnly ? rows.filter(isLate) : rows;
  return (
    <section className="ta-paper" aria-label={title}>
      <div className="ta-paper-head">
        <h2>{title}</h2>
        <span className="ta-grey">
          {rows.length} 个，{late === 0 ? "没有逾期" : `${late} 个有逾期`}
        </span>
        {late > 0 && (
          <button type="button" className="ta-link ta-noprint" onClick={() => setLateOnly(!lateOnly)}>
            {lateOnly ? "看全部" : "只看有逾期的"}
          </button>
        )}
      </div>
      <div className="ta-duty-matrix">
        <table>
          <thead>
            <tr>
              <th scope="col">单位</th>
              {matrix.domains.map(({ code, title: heading }) => (
                <th key={code} scope="col">
                  <button
                    type="button"
                    className="ta-plain"
                    onClick={() => onChoose(code, undefined, undefined)}
                  >
                    {heading}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <button
                    type="button"
                    className="ta-plain"
                    onClick={() => onChoose(undefined, row, undefined)}
                  >
                    {row.name}
                  </button>
                  {row.enteredBy !== null && <span className="ta-grey ta-small"> {row.enteredBy}</span>}
                </th>
                {matrix.domains.map(({ code }) => (
                  <td key={code}>
                    <Cell row={row} domain={code} onChoose={onChoose} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Cell({
  row,
  domain,
  onChoose,
}: {
  readonly row: Row;
  readonly domain: string;
  readonly onChoose: Choose;
}) {
  const counts = row.cells.find((cell) => cell.domain === domain)?.counts;
  if (counts === undefined) return null;
  return (
    <span className="ta-nowrap">
      <button
        type="button"
        className={`ta-plain ta-duty-cell ${toneOf(counts)}`}
        aria-label={`${row.name}：已完成 ${counts.done}，应完成 ${sumOf(counts) - counts.excused}`}
        onClick={() => onChoose(domain, row, undefined)}
      >
        {counts.done} / {sumOf(counts) - counts.excused}
      </button>
      {counts.overdue > 0 && (
        <button
          type="button"
          className="ta-plain ta-red ta-duty-late"
          onClick={() => onChoose(domain, row, "overdue")}
        >
          逾期 {counts.overdue}
        </button>
      )}
    </span>
  );
}

function toneOf(counts: DutyCounts): string {
  const share = doneShare(counts);
  if (share === null || share === 100) return "ta-green";
  return counts.soon > 0 && counts.overdue === 0 ? "ta-amber" : "";
}
