import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { PageSkeleton } from "../../../../faces/desk/shell/PageSkeleton.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type ChildPayments, readChildPayments } from "../../payroll/child-payments.contract.ts";
import type { DialogAct } from "./ActFields.tsx";
import { EntitlementCard } from "./EntitlementCard.tsx";
import { EntitlementDialog } from "./EntitlementDialog.tsx";
import { IncomesPaper } from "./IncomesPaper.tsx";
import { PaidPaper } from "./PaidPaper.tsx";
import "./entitlements.css";

type Entitlement = ChildPayments["entitlements"][number];

/** 领取资格: what this child receives, through whom, since when, and everything that was done with it. */
export function ChildEntitlementsPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useRead(readChildPayments, { params: { id } });
  const [acting, setActing] = useState<{ readonly of: Entitlement; readonly act: DialogAct }>();
  const mayApply = useCan("application.prepare");
  const readsFile = useCan("child.read");
  const readsBenefits = useCan("finding.read");
  if (data === undefined) {
    if (error === null) return <PageSkeleton />;
    return (
      <div className="ta-page">
        <ProblemNote problem={error} onRetry={error.status === 404 ? undefined : () => void refetch()} />
      </div>
    );
  }
  const running = data.entitlements.filter((one) => one.endedWhy === null);
  const ended = data.entitlements.filter((one) => one.endedWhy !== null);
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>{readsFile ? <Link to={`/children/${id}`}>{data.childName}</Link> : data.childName}</h1>
        <span className="ta-grey">领取资格：在领什么、由谁领、怎么变过</span>
        <div className="ta-page-acts ta-noprint">
          {mayApply && running.length > 0 && (
            <Link to={`/applications/new?child=${id}&procedure=payee`}>
              <Button tabIndex={-1}>变更领取人…</Button>
            </Link>
          )}
          {readsBenefits && (
            <Link to={`/children/${id}/benefits`}>
              <Button tabIndex={-1}>还能领什么</Button>
            </Link>
          )}
        </div>
      </header>
      {data.entitlements.length === 0 && (
        <div className="ta-paper">
          <EmptyState title="还没有在领的待遇">
            办理确认以后，从次月起列在这里。原来在别处发的，由区民政局从台账转入。
          </EmptyState>
        </div>
      )}
      {running.map((one) => (
        <EntitlementCard key={one.id} one={one} onAct={(act) => setActing({ of: one, act })} />
      ))}
      {ended.map((one) => (
        <EntitlementCard
          key={one.id}
          one={one}
          follower={data.entitlements.find((other) => other.id === one.followedBy)}
          onAct={(act) => setActing({ of: one, act })}
        />
      ))}
      {data.entitlements.some((one) => one.programme === "B03") && (
        <IncomesPaper childId={id} incomes={data.incomes} nextMonth={data.nextMonth} />
      )}
      {data.payments.length > 0 && <PaidPaper childId={id} payments={data.payments} />}
      {acting !== undefined && (
        <EntitlementDialog
          key={`${acting.of.id}${acting.act}`}
          one={acting.of}
          act={acting.act}
          nextMonth={data.nextMonth}
          onMoved={() => void refetch()}
          onClose={() => setActing(undefined)}
        />
      )}
    </div>
  );
}
