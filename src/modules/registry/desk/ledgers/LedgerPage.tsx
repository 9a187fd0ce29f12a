import { Navigate, useParams } from "react-router";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { NotFoundPage } from "../../../../faces/desk/shell/Notice.tsx";
import { PageSkeleton } from "../../../../faces/desk/shell/PageSkeleton.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { listLedgers } from "../../ledgers/ledgers.contract.ts";
import { LedgerTabs } from "./LedgerTabs.tsx";
import { LedgerView } from "./LedgerView.tsx";
import { readLedgerKey } from "./ledger-query.ts";
import "./ledgers.css";

/** Which ledger, and what ledgers there are; the list itself is LedgerView. */
export function LedgerPage() {
  const { ledger } = useParams();
  const { values } = useUrlState();
  const ledgers = useRead(listLedgers, {}, { freshForMs: Number.POSITIVE_INFINITY });
  const key = readLedgerKey(ledger);
  if (ledger === undefined) return <Navigate to="/ledgers/leftBehind" replace />;
  if (key === undefined) return <NotFoundPage />;
  if (ledgers.data === undefined) {
    if (ledgers.error === null) return <PageSkeleton />;
    return (
      <div className="ta-page">
        <ProblemNote problem={ledgers.error} onRetry={() => void ledgers.refetch()} />
      </div>
    );
  }
  const { items, today, can } = ledgers.data;
  const definition = items.find((item) => item.key === key);
  if (definition === undefined) return <NotFoundPage />;
  return (
    <div className="ta-page ta-led-page">
      <LedgerView
        key={key}
        tabs={<LedgerTabs definitions={items} values={values} />}
        definition={definition}
        today={today}
        can={can}
      />
    </div>
  );
}
