import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useNarrow } from "../../../../faces/desk/parts/useNarrow.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { usePages, useRead } from "../../../../platform/client/useRead.ts";
import { listReviewRows, type ReviewBatch, readReviewRow } from "../review.contract.ts";
import { type PairDecision, pairDecisionCodes, rowViewCodes } from "../review-codes.contract.ts";
import { CountsLine } from "./CountsLine.tsx";
import { nextRow } from "./next-to-decide.ts";
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
    else if (by > 0 && list.hasNextPage) void list.fetchNextPage();
  };
  const [last, setLast] = useState<LastDecision | undefined>();
  const decided = (says: PairDecision, name: string) => {
    if (ordinal !== undefined) setLast({ ordinal, says, name });
    choose(nextRow(rows, ordinal, list.hasNextPage));
  };
  useShortcut({ key: "ArrowDown", what: "下一行" }, () => go(1));
  useShortcut({ key: "ArrowUp", what: "上一行" }, () => go(-1));
  useShortcut({ key: "j", what: "下一行" }, () => go(1));
  useShortcut({ key: "k", what: "上一行" }, () => go(-1));
  useShortcut({ key: "z", what: "回到刚才认定的一行" }, () => choose(last?.ordinal), {
    enabled: last !== undefined,
  });
  // What comes next is there before it is asked for; whoever goes on waits for nothing.
  const following = neighbour(1);
  useRead(
    readReviewRow,
    { params: { id, ordinal: following ?? 0 } },
    { enabled: view === "open" && following !== undefined },
  );
  const showsList = !isNarrow || ordinal === undefined;
  return (
    <div className="ta-page ta-stack">
      {list.first === undefined ? (
        <header className="ta-page-head">
          <h1>比对复核</h1>
        </header>
      ) : (
        <BatchHead batch={list.first.batch} />
      )}
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
      {last !== undefined && (
        <p role="status" className="ta-small">
          刚才：{last.name} {pairDecisionCodes.label(last.says)}{" "}
          <button type="button" className="ta-link" onClick={() => choose(last.ordinal)}>
            回去看
          </button>{" "}
          <kbd>z</kbd>
        </p>
      )}
      {list.error !== null && <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />}
      <div className="ta-beside ta-review">
        {showsList && (
          <RowList
            view={view}
            rows={rows}
            isPending={list.isPending}
            chosen={ordinal}
            takesFocus={last !== undefined}
            onChoose={choose}
            more={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          />
        )}
        {ordinal !== undefined && (
          <div className="ta-beside-one">
            {isNarrow && (
              <Button className="ta-noprint" onClick={() => choose(undefined)}>
                返回名单
              </Button>
            )}
            <RowSides key={ordinal} batchId={id} ordinal={ordinal} onDecided={decided} onUndone={choose} />
          </div>
        )}
      </div>
    </div>
  );
}

interface LastDecision {
  readonly ordinal: number;
  readonly says: PairDecision;
  readonly name: string;
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
          {batch.asOf === null ? "" : ` · 截至 ${batch.asOf}`}
        </span>
        <div className="ta-page-acts ta-noprint">
          <Link to="/exchange/review">全部批次</Link>
          {batch.can.includes("undo") && (
            <Button danger onClick={() => setUndoing(true)}>
              撤销整批
            </Button>
          )}
        </div>
      </header>
      <CountsLine counts={batch.counts} />
      {undoing && <UndoBatchDialog batch={batch} onClose={() => setUndoing(false)} />}
    </>
  );
}
