import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { AsOfPicker } from "../../../../faces/desk/parts/AsOfPicker.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { PageSkeleton } from "../../../../faces/desk/shell/PageSkeleton.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { matterStateCodes } from "../../../../platform/procedures/matter-view.contract.ts";
import { type ChildGuardianship, readChildGuardianship } from "../guardianship.contract.ts";
import { guardianshipKindCodes } from "../guardianship-codes.contract.ts";
import { EnterDecisionDialog } from "./EnterDecisionDialog.tsx";
import { OrdersPaper } from "./OrdersPaper.tsx";
import { PlacementDialog } from "./PlacementDialog.tsx";
import { PlacementsPaper } from "./PlacementsPaper.tsx";
import "./guardianship.css";

const byWords = { decision: "有决定书", record: "档案登记", law: "法定（父母是监护人）" } as const;

/** One child: who is guardian and by which document, where the child is, what comes next, what may be begun. */
export function ChildGuardianshipPage() {
  const { id = "" } = useParams();
  const { values, set } = useUrlState();
  const today = useToday();
  const { on } = values;
  const { data, error, refetch } = useRead(readChildGuardianship, {
    params: { id },
    query: on === undefined ? {} : { on },
  });
  const [isPlacing, setPlacing] = useState(false);
  const [isEntering, setEntering] = useState(false);
  if (data === undefined) {
    if (error === null) return <PageSkeleton />;
    return (
      <div className="ta-page">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>{data.child.name}的监护</h1>
        <span className="ta-grey">
          {data.child.placeName}
          {data.child.birthDate === null ? "" : ` · ${data.child.birthDate} 出生`}
        </span>
        <div className="ta-page-acts ta-wrap ta-noprint">
          {data.can.includes("place") && (
            <Button type="primary" onClick={() => setPlacing(true)}>
              登记安置和交接
            </Button>
          )}
          <AsOfPicker value={on} today={today} onChange={(day) => set({ on: day })} />
          <Link to={`/children/${id}`}>看档案</Link>
        </div>
      </header>
      <NowPaper data={data} onEnter={() => setEntering(true)} />
      <CustodiesPaper data={data} />
      <PlacementsPaper data={data} />
      <OrdersPaper data={data} />
      <BeginPaper data={data} />
      {isEntering && (
        <EnterDecisionDialog
          child={data.child}
          recorded={data.now.kind}
          since={data.now.since}
          holder={data.now.holder}
          onClose={() => setEntering(false)}
        />
      )}
      {isPlacing && (
        <PlacementDialog childId={id} childName={data.child.name} onClose={() => setPlacing(false)} />
      )}
    </div>
  );
}

interface NowPaperProps {
  readonly data: ChildGuardianship;
  readonly onEnter: () => void;
}

function NowPaper({ data: { now, on, can }, onEnter }: NowPaperProps) {
  return (
    <section className="ta-paper" aria-label="现在的监护">
      <div className="ta-paper-body ta-guard-now">
        <span className="ta-grey">{on} </span>
        <b className={now.kind === "unknown" ? "ta-purple" : ""}>{guardianshipKindCodes.label(now.kind)}</b>
        {now.holder !== null && <span> · {now.holder}</span>}
        {now.by !== null && <span className="ta-grey"> · {byWords[now.by]}</span>}
        {now.since !== null && <span className="ta-grey"> · {now.since} 起</span>}
        {now.document !== null && <p>依据：{now.document}</p>}
        {now.lacksDecision && (
          <p className="ta-red">
            档案写了由国家（组织）监护，但系统里没有决定。已经有纸质决定书的，请
            {can.includes("enterDecision") ? "补录" : "区民政局补录"}
            ；确实没有决定过的，请补办临时监护、长期监护或者监护人变更。
          </p>
        )}
        {now.missing.length > 0 && <p className="ta-purple">还不能确定，缺：{now.missing.join("、")}</p>}
        {can.includes("enterDecision") && (now.lacksDecision || now.kind === "unknown") && (
          <Button className="ta-noprint" onClick={onEnter}>
            补录以前的决定书
          </Button>
        )}
      </div>
    </section>
  );
}

function CustodiesPaper({ data: { custodies } }: { readonly data: ChildGuardianship }) {
  if (custodies.length === 0) return null;
  return (
    <section className="ta-paper" aria-label="监护决定">
      <div className="ta-paper-head">
        <h2>监护决定</h2>
      </div>
      {custodies.map((one) => (
        <div key={one.id} className="ta-guard-row">
          <span className="ta-guard-period">
            {one.from} 至 {one.endedOn ?? "今"}
          </span>
          <b>{guardianshipKindCodes.label(one.kind)}</b> · {one.holder} ·{" "}
          {one.matterId === null ? (
            <>
              {one.document}
              {one.isKnown && <span className="ta-grey">（纸质，补录）</span>}
            </>
          ) : (
            <Link to={`/applications/${one.matterId}`}>{one.document}</Link>
          )}
          {one.clock !== null && one.clock.says !== "" && (
            <p
              className={
                one.clock.tone === "late" ? "ta-red" : one.clock.tone === "soon" ? "ta-amber" : "ta-grey"
              }
            >
              {one.clock.says}
            </p>
          )}
          {one.ground !== null && <p className="ta-grey">{one.ground}</p>}
          {one.endedWhy !== null && <p className="ta-grey">结束：{one.endedWhy}</p>}
        </div>
      ))}
    </section>
  );
}

/** What runs and what was decided, and what may be begun: the fitting ones first. */
function BeginPaper({ data: { matters, procedures, child } }: { readonly data: ChildGuardianship }) {
  if (matters.length === 0 && procedures.length === 0) return null;
  return (
    <section className="ta-paper" aria-label="办理">
      <div className="ta-paper-head">
        <h2>办理</h2>
      </div>
      {matters.map((one) => (
        <div key={one.id} className="ta-guard-row">
          <Link to={`/applications/${one.id}`}>{one.title}</Link> · {matterState(one.state)}
          {one.step !== null && ` · ${one.step}`}
          {one.says !== "" && <span className="ta-grey"> · {one.says}</span>}
        </div>
      ))}
      {procedures.length > 0 && (
        <div className="ta-guard-row ta-row ta-wrap ta-noprint">
          <span className="ta-grey">发起：</span>
          {procedures
            .filter(({ fits }) => fits)
            .map(({ code, title }) => (
              <Link key={code} to={`/applications/new?procedure=${code}&child=${child.id}`}>
                <Button size="small" tabIndex={-1}>
                  {title}
                </Button>
              </Link>
            ))}
        </div>
      )}
    </section>
  );
}

function matterState(state: string): string {
  return matterStateCodes.options.find(({ value }) => value === state)?.label ?? state;
}
