import { useState } from "react";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type DutyView, readMyDuties } from "../../../../platform/records/duties.contract.ts";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { useUrlState } from "../../parts/useUrlState.ts";
import { DutyBasisDialog } from "./DutyBasisDialog.tsx";
import { DutyTable } from "./DutyTable.tsx";
import { ExcuseDialog } from "./ExcuseDialog.tsx";
import { StateCounts } from "./StateCounts.tsx";
import "./duties.css";

/** What my unit owes, late first. */
export function MyDutiesPage() {
  const { values, set } = useUrlState();
  const { data, error, isPending, refetch } = useRead(readMyDuties, {});
  const [excusing, setExcusing] = useState<DutyView>();
  const [asked, setAsked] = useState<DutyView>();
  const { state } = values;
  const rows = data?.items.filter((one) => state === undefined || one.state === state);
  return (
    <div className="ta-page ta-list-page">
      <header className="ta-page-head">
        <h1>我的职责</h1>
        {data !== undefined && (
          <>
            <span className="ta-grey">{data.unitName}</span>
            <StateCounts counts={data.counts} state={state} onChoose={(next) => set({ state: next })} />
          </>
        )}
      </header>
      <DutyTable
        rows={rows}
        isPending={isPending}
        problem={error}
        onRetry={() => void refetch()}
        onExcuse={setExcusing}
        onBasis={setAsked}
        ofOne={data?.items.every(({ unit }) => unit === data.items[0]?.unit) ?? false}
        empty={
          <EmptyState title={state === undefined ? "没有要履行的职责" : "没有这种状态的职责"}>
            {state === undefined
              ? "岗位里要写明是哪个单位。有疑问请与区民政局联系。"
              : "点上面的数字可以去掉条件。"}
          </EmptyState>
        }
      />
      {excusing !== undefined && <ExcuseDialog view={excusing} onClose={() => setExcusing(undefined)} />}
      {asked !== undefined && <DutyBasisDialog view={asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}
