import { Button } from "antd";
import { Link } from "react-router";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import type { ReviewRow } from "../review.contract.ts";
import { pairDecisionCodes, type RowView } from "../review-codes.contract.ts";

interface RowListProps {
  readonly view: RowView;
  readonly rows: readonly ReviewRow[];
  readonly isPending: boolean;
  readonly chosen: number | undefined;
  readonly onChoose: (ordinal: number) => void;
  /** The keyboard follows the row in hand. */
  readonly takesFocus: boolean;
  readonly more: (() => void) | undefined;
}

const nothing: Record<RowView, string> = {
  open: "这一批没有要复核的行了",
  asked: "没有问村里的行",
  decided: "还没有人认定过",
  certain: "没有系统认定的行",
};

export function RowList({ view, rows, isPending, chosen, onChoose, takesFocus, more }: RowListProps) {
  return (
    <section className="ta-paper ta-beside-list" aria-label="名单上的行">
      {isPending && <div className="ta-skeleton" style={{ height: 200 }} />}
      {!isPending && rows.length === 0 && (
        <EmptyState title={nothing[view]}>
          {view === "open" && (
            <>
              去看<Link to="/exchange/review">别的批次</Link>，或者它带来的
              <Link to="/exchange/differences">差异与终止</Link>。
            </>
          )}
        </EmptyState>
      )}
      <ul>
        {rows.map((row) => (
          <li key={row.ordinal}>
            <button
              type="button"
              ref={row.ordinal === chosen ? (takesFocus ? focusInList : showInList) : null}
              aria-current={row.ordinal === chosen}
              onClick={() => onChoose(row.ordinal)}
            >
              <span className="ta-review-name">{row.name === "" ? row.candidateName : row.name}</span>
              <span className="ta-grey ta-small">
                {row.at} · {row.candidates > 1 ? `像 ${row.candidates} 个人` : `像 ${row.candidateName}`}
              </span>
              <RowWord row={row} />
            </button>
          </li>
        ))}
      </ul>
      {more !== undefined && (
        <div className="ta-paper-body">
          <Button block onClick={more}>
            再看 100 行
          </Button>
        </div>
      )}
    </section>
  );
}

/** The keys lead on beyond what is in sight. */
function showInList(line: HTMLButtonElement | null): void {
  line?.scrollIntoView({ block: "nearest" });
}

/** Unless somebody is at something else by now. */
function focusInList(line: HTMLButtonElement | null): void {
  showInList(line);
  const { activeElement } = document;
  if (activeElement === document.body || activeElement?.closest(".ta-review") !== null)
    line?.focus({ preventScroll: true });
}

function RowWord({ row }: { readonly row: ReviewRow }) {
  if (row.isAnswered) return <span className="ta-purple ta-small">村里已答复</span>;
  if (row.decision === null) return null;
  const by = row.decision === "asked" || row.by === null ? "" : ` · ${row.by}`;
  return (
    <span className={row.decision === "same" ? "ta-green ta-small" : "ta-grey ta-small"}>
      {pairDecisionCodes.label(row.decision)}
      {by}
    </span>
  );
}
