import { Link } from "react-router";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { batchStateCodes } from "../../../../platform/exchange/exchange-codes.contract.ts";
import { listReviewBatches, type ReviewBatch } from "../review.contract.ts";
import { CountsLine } from "./CountsLine.tsx";

export function BatchesToReview() {
  const { data, error, refetch } = useRead(listReviewBatches, {});
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>比对复核</h1>
        <span className="ta-grey">别的部门送来的名单，系统拿不准是不是台账里的人，由人对照认定</span>
      </header>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <div className="ta-skeleton" style={{ height: 200 }} />}
      {data?.items.length === 0 && (
        <section className="ta-paper">
          <EmptyState title="还没有比对过的名单">名单收下、比对完，拿不准的行就列在这里。</EmptyState>
        </section>
      )}
      {data !== undefined && data.items.length > 0 && (
        <section className="ta-paper" aria-label="批次">
          <ul className="ta-review-batches">
            {data.items.map((batch) => (
              <BatchLine key={batch.id} batch={batch} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function BatchLine({ batch }: { readonly batch: ReviewBatch }) {
  const { waiting, answered } = batch.counts;
  const state = batchStateCodes.codes.find((code) => code === batch.state);
  return (
    <li>
      <Link to={`/exchange/review?batch=${batch.id}`}>
        <b>
          {batch.title} 第 {batch.ordinal} 批
        </b>{" "}
        <span className="ta-grey">
          {batch.unitName} · {momentText(batch.receivedAt)} 收到
        </span>
      </Link>
      <div className="ta-review-batch-state">
        {waiting > 0 ? (
          <b className="ta-amber">{waiting} 行待复核</b>
        ) : (
          <span className="ta-green">{state === undefined ? "" : batchStateCodes.label(state)}</span>
        )}
        {answered > 0 && <span className="ta-purple">，村里答复了 {answered} 行</span>}
      </div>
      <CountsLine counts={batch.counts} />
    </li>
  );
}
