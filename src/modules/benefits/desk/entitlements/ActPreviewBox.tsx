import { formatYuan } from "../../../../kernel/money.ts";
import { sayMonth } from "../../../../kernel/month.ts";
import type { ActPreview } from "../../payroll/preview-act.contract.ts";

interface ActPreviewBoxProps {
  /** Not there yet: it is being reckoned. */
  readonly preview: ActPreview | undefined;
}

/** What the payroll would make of it, programme by programme; what was paid too much in a sentence of its own. */
export function ActPreviewBox({ preview }: ActPreviewBoxProps) {
  if (preview === undefined)
    return (
      <p role="status" className="ta-grey ta-ent-preview">
        正在算对发放的影响…
      </p>
    );
  const { month, lines, overpaidFen, overpaidMonths, lastMonth, rule } = preview;
  return (
    <div role="status" className="ta-ent-preview">
      {lastMonth !== null && (
        <p>
          领到<b>{sayMonth(lastMonth)}</b>为止。{rule}
        </p>
      )}
      <p className="ta-strong">{sayMonth(month)}发放</p>
      {lines.length === 0 && <p>这个月没有款项，不受影响。</p>}
      {lines.map((line) => (
        <p key={line.programmeName}>
          {line.programmeName}：
          {line.beforeFen !== line.afterFen && (
            <>
              <span className="ta-num">{formatYuan(line.beforeFen)}</span> →{" "}
            </>
          )}
          <b className="ta-num">{formatYuan(line.afterFen)}</b> 元
          {line.heldBack && <span className="ta-amber">，应发的暂扣不发</span>}
          {line.beforeFen === line.afterFen && !line.heldBack && <span className="ta-grey">，没有变化</span>}
          {line.beforeFen !== line.afterFen && <span className="ta-grey">（{line.because}）</span>}
        </p>
      ))}
      {overpaidFen > 0 && (
        <p className="ta-red">
          {sayMonths(overpaidMonths)}已经多发 {formatYuan(overpaidFen)} 元，算发放时列入“追回”。
        </p>
      )}
    </div>
  );
}

function sayMonths(months: readonly string[]): string {
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return "";
  return first === last ? sayMonth(first) : `${sayMonth(first)}至${sayMonth(last)}`;
}
