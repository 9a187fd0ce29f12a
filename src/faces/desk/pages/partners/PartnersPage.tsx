import { Button } from "antd";
import { useState } from "react";
import { useRead } from "../../../../platform/client/useRead.ts";
import { listPartners, type PartnerView } from "../../../../platform/partners/partners.contract.ts";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { useCan } from "../../session/session.ts";
import { PartnerPaper } from "./PartnerPaper.tsx";
import { RegisterDialog } from "./RegisterDialog.tsx";
import "./partners.css";

/** 接入单位和密钥: whose machines may call, for what; a key is asked for here and agreed to by somebody else. */
export function PartnersPage() {
  const { data, error, refetch } = useRead(listPartners, {});
  const manages = useCan("partner.manage");
  const [registers, setRegisters] = useState(false);
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>接入单位和密钥</h1>
        <span className="ta-grey">密钥由系统管理员申请、安全管理员批准，领取时只显示一次</span>
        {manages && (
          <div className="ta-page-acts">
            <Button type="primary" onClick={() => setRegisters(true)}>
              登记接入单位
            </Button>
          </div>
        )}
      </header>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && (
        <div className="ta-paper ta-skeleton" style={{ height: 320 }} aria-busy="true" />
      )}
      {data?.items.length === 0 && (
        <EmptyState title="还没有接入单位">
          学校、医院、热线要让自己的系统直接报告，先在这里登记，再给它申请密钥。
        </EmptyState>
      )}
      {waitingFirst(data?.items ?? []).map((partner) => (
        <PartnerPaper key={partner.id} partner={partner} scopes={data?.scopes ?? []} />
      ))}
      {registers && <RegisterDialog onClose={() => setRegisters(false)} />}
    </div>
  );
}

/** What waits for the reader stands above the rest. */
function waitingFirst(partners: readonly PartnerView[]): readonly PartnerView[] {
  const waits = ({ keys }: PartnerView) =>
    keys.some(({ can }) => can.includes("decide") || can.includes("issue"));
  return [...partners.filter(waits), ...partners.filter((one) => !waits(one))];
}
