import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type CopyAgreement, listCopies } from "../../../../platform/exchange/outbound/outbound.contract.ts";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { useCan } from "../../session/session.ts";
import { type CopyPeriods, DeliveriesTable } from "./DeliveriesTable.tsx";
import { MakeCopyDialog } from "./MakeCopyDialog.tsx";
import "./copies.css";

/** Every agreement by which something leaves: what is due, what left, and the file again. */
export function CopiesPage() {
  const list = useRead(listCopies, {});
  const [making, setMaking] = useState<CopyAgreement | undefined>();
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>抄送</h1>
        <span className="ta-grey">按协议把封存的名单抄送成员单位，只给约定的字段</span>
      </header>
      {list.error !== null && <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <div className="ta-skeleton ta-copies-skeleton" />}
      {list.data?.items.length === 0 && (
        <section className="ta-paper">
          <EmptyState title="还没有抄送协议">
            先到<Link to="/exchange/agreements?direction=out">协议</Link>
            里提出：向哪个单位抄送什么、依据和字段。另一人同意后，这里就能按季度抄送。
          </EmptyState>
        </section>
      )}
      {list.data?.items.map((agreement) => (
        <AgreementPaper
          key={agreement.id}
          agreement={agreement}
          periods={list.data.periods}
          onMake={() => setMaking(agreement)}
        />
      ))}
      {making !== undefined && list.data !== undefined && (
        <MakeCopyDialog agreement={making} periods={list.data.periods} onClose={() => setMaking(undefined)} />
      )}
    </div>
  );
}

interface AgreementPaperProps {
  readonly agreement: CopyAgreement;
  readonly periods: CopyPeriods;
  readonly onMake: () => void;
}

function AgreementPaper({ agreement, periods, onMake }: AgreementPaperProps) {
  const maySend = useCan("exchange.send");
  const { unit, subjectTitle, legalBasis, purpose, retentionDays, fields, isInForce, due } = agreement;
  return (
    <section className="ta-paper" aria-label={`${unit}：${subjectTitle}`}>
      <div className="ta-paper-head ta-wrap">
        <h2>
          {unit}：{subjectTitle}
        </h2>
        {!isInForce && <span className="ta-grey">协议已不在有效期</span>}
        {due !== null && (
          <span className={due.isLate ? "ta-red" : "ta-amber"}>
            {due.periodTitle}应在 {due.on} 前抄送{due.isLate ? "，已经迟了" : ""}
          </span>
        )}
        {isInForce && due === null && <span className="ta-green">没有到期未送的</span>}
        {maySend && isInForce && (
          <div className="ta-page-acts">
            <Button type={due === null ? "default" : "primary"} onClick={onMake}>
              生成抄送文件
            </Button>
          </div>
        )}
      </div>
      <div className="ta-paper-body">
        <p className="ta-grey">
          依据：{legalBasis}。用途：{purpose}。文件保存 {retentionDays} 天。
        </p>
        <p>
          约定的字段：
          {fields.map(({ code, label, isSensitive }, at) => (
            <span key={code}>
              {at > 0 && "、"}
              {label}
              {isSensitive && <span className="ta-amber">（敏感）</span>}
            </span>
          ))}
        </p>
        <DeliveriesTable agreement={agreement} periods={periods} maySend={maySend} />
      </div>
    </section>
  );
}
