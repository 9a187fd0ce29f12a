import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useNarrow } from "../../../../faces/desk/parts/useNarrow.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { listReviewRows, type ReviewBatch } from "../review.contract.ts";
import { rowViewCodes } from "../review-codes.contract.ts";
import { CountsLine } from "./CountsLine.tsx";
import { RowList } from "./RowList.tsx";
import { RowSides } from "./RowSides.tsx";
import { UndoBatchDialog } from "./UndoBatchDialog.tsx";

/** One batch: its rows at the left, the row in hand beside whom it may be. */
export function BatchReview({ id }: { readonly id: string }) {
  const { values, set } = useUrlState();
  const view = rowViewCodes.codes.find((one) => one === values["view"]) ?? "open";
  const list = usePages(listReviewRows, { params: { id }, query: { view, limit: 100 } });
  const isNarrow = useNarrow();
  const chosen = values["row"] === undefined ? undefined : Number(values["row"]);
  const { rows = [] } = list;
  const [first] = rows;
  // On a phone the list comes first; elsewhere there is always a row in hand.
  const ordinal = chosen ?? (isNarrow ? undefined : first?.ordinal);
  const choose = (row: number | undefined) => set({ row: row === undefined ? undefined : String(row) });
  const neighbour = (by: number): number | undefined => {
    const at = rows.findIndex((row) => row.ordinal === ordinal);
    return at < 0 ? first?.ordinal : rows[at + by]?.ordinal;
  };
  const go = (by: number) => {
    const next = neighbour(by);
    if (next !== undefined) choose(next);
  };
  useShortcut({ key: "ArrowDown", what: "下一行" }, () => go(1));
  useShortcut({ key: "ArrowUp", what: "上一行" }, () => go(-1));
  const showsList = !isNarrow || ordinal === undefined;
  return (
    <div className="ta-page ta-stack">
      {list.first !== undefined && <BatchHead batch={list.first.batch} />}
      <div className="ta-chips ta-noprint" role="group" aria-label="看哪些">
        {rowViewCodes.options.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            aria-pressed={view === value}
            className={view === value ? "ta-chip ta-chip-on" : "ta-chip"}
            onClick={() => set({ view: value === "open" ? undefined : value, row: undefined })}
          >
            {label}
          </button>
        ))}
      </div>
      {list.error !== null && <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />}
      <div className="ta-review">
        {showsList && (
          <RowList
            view={view}
            rows={rows}
            isPending={list.isPending}
            chosen={ordinal}
            onChoose={choose}
            more={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          />
        )}
        {ordinal !== undefined && (
          <div className="ta-review-row">
            {isNarrow && (
              <Button className="ta-noprint" onClick={() => choose(undefined)}>
                返回名单
              </Button>
            )}
            <RowSides
              key={ordinal}
              batchId={id}
              ordinal={ordinal}
              onDecided={() => choose(neighbour(1) ?? neighbour(-1))}
              onUndone={choose}
            />
          </div>
        )}
      </div>
    </div>
  );
}

function BatchHead({ batch }: { readonly batch: ReviewBatch }) {
  const [undoing, setUndoing] = useState(false);
  return (
    <>
      <header className="ta-page-head">
        <h1>
          {batch.title} 第 {batch.ordinal} 批
        </h1>
        <span className="ta-grey">
          {batch.unitName}
          {batch.asOf === null ? "" : ` · 截至 ${batch.asOf}`} · <Link to="/exchange/review">全部批次</Link>
        </span>
        {batch.can.includes("undo") && (
          <div className="ta-page-acts ta-noprint">
            <Button danger onClick={() => setUndoing(true)}>
              撤销整批
            </Button>
          </div>
        )}
      </header>
      <CountsLine counts={batch.counts} />
      {undoing && <UndoBatchDialog batch={batch} onClose={() => setUndoing(false)} />}
    </>
  );
}
