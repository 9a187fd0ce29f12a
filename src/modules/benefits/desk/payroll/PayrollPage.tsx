import { Link, useParams } from "react-router";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { PageSkeleton } from "../../../../faces/desk/shell/PageSkeleton.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type PayrollView, readPayroll } from "../../payroll/payroll.contract.ts";
import { BankPaper } from "./BankPaper.tsx";
import { ChecksPaper } from "./ChecksPaper.tsx";
import { DifferencesPaper } from "./DifferencesPaper.tsx";
import { sayAgainst, sayYuan, toneOf } from "./payroll-words.ts";
import { RosterPaper } from "./RosterPaper.tsx";
import { SheetDrawer } from "./SheetDrawer.tsx";
import { StepPanel } from "./StepPanel.tsx";
import "./payroll.css";

/** The month as one act: the figures, whose turn it is, what is amiss, what differs, the roster, the bank. */
export function PayrollPage() {
  const { month = "" } = useParams();
  const read = useRead(readPayroll, { params: { month } });
  // In the address, so that a child's file can lead to the sheet of a month.
  const { values, set } = useUrlState();
  const openChild = values["child"];
  const setOpenChild = (child: string | undefined) => set({ child });
  if (read.data === undefined) {
    if (read.error === null) return <PageSkeleton />;
    return (
      <div className="ta-page">
        <div className="ta-page-head">
          <h1>发放</h1>
        </div>
        <ProblemNote
          problem={read.error}
          onRetry={read.error.status === 404 ? undefined : () => void read.refetch()}
        >
          <p>
            <Link to="/payrolls">看有哪些月份</Link>
          </p>
        </ProblemNote>
      </div>
    );
  }
  const view = read.data;
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>{view.title}</h1>
        <span className={toneOf(view.state)}>{view.stateName}</span>
        <span className="ta-grey ta-pay-day">{view.payday}发放</span>
      </header>
      <Figures view={view} />
      <StepPanel view={view} />
      {view.checks.length > 0 && <ChecksPaper view={view} />}
      {view.files.length > 0 && <BankPaper view={view} />}
      <DifferencesPaper view={view} onOpen={setOpenChild} />
      <RosterPaper view={view} onOpen={setOpenChild} openKey={openChild} />
      {openChild !== undefined && (
        <SheetDrawer month={view.month} childId={openChild} onClose={() => setOpenChild(undefined)} />
      )}
    </div>
  );
}

function Figures({ view }: { readonly view: PayrollView }) {
  const { figures, reconciled } = view;
  const isWholeDistrict = useSession().post.placeCode.length <= 6;
  const parts = [
    ["当月应发", figures.regularFen],
    ["补发", figures.arrearsFen],
    ["退票重发", figures.reissueFen],
    ["扣回", figures.recoveryFen],
  ] as const;
  return (
    <section className="ta-paper" aria-label="本月数字">
      <div className="ta-pay-figures">
        <div>
          <strong className="ta-pay-figure">{figures.people}</strong>
          <span className="ta-grey">人</span>
        </div>
        <div>
          <strong className="ta-pay-figure">{sayYuan(figures.totalFen)}</strong>
          <span className="ta-grey">应发合计</span>
        </div>
        {parts.map(([title, fen]) =>
          fen === 0 || fen === figures.totalFen ? null : (
            <div key={title}>
              <span className="ta-pay-figure">{sayYuan(fen)}</span>
              <span className="ta-grey">{title}</span>
            </div>
          ),
        )}
        {figures.withheld.lines > 0 && (
          <div>
            <span className="ta-pay-figure ta-amber">{sayYuan(figures.withheld.fen)}</span>
            <span className="ta-grey">暂扣 {figures.withheld.lines} 条，改好后补发</span>
          </div>
        )}
      </div>
      <p className="ta-pay-next">
        <span>{sayAgainst(figures)}。</span>
        {!isWholeDistrict && <span>以上是全区的数字，下面的检查、差异和名册只列您辖区的孩子。</span>}
        <span className="ta-grey">
          算于 {momentText(view.computedAt)}，校验码 <code>{view.digest.slice(0, 12)}</code>
        </span>
        {view.earlyReason !== null && (
          <span className="ta-amber">上月未办结就提前做：{view.earlyReason}</span>
        )}
        {(view.state === "paying" || view.state === "closed") && (
          <span className={reconciled.balances ? "ta-green" : "ta-red"}>
            {isWholeDistrict ? "" : "您辖区："}应发 {sayYuan(reconciled.entitledFen)} ＝ 已发{" "}
            {sayYuan(reconciled.paidFen)} ＋ 退票 {sayYuan(reconciled.rejectedFen)} ＋ 暂扣{" "}
            {sayYuan(reconciled.withheldFen)}
            {reconciled.pendingFen > 0 ? ` ＋ 待回盘 ${sayYuan(reconciled.pendingFen)}` : ""}
          </span>
        )}
      </p>
    </section>
  );
}
