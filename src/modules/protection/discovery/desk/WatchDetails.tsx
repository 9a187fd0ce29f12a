import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { ConditionTree } from "../../../../faces/desk/parts/ConditionTree.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readWatch } from "../watch.contract.ts";
import { watchSettlementCodes } from "../watch-codes.contract.ts";
import { OpenWatchCaseDialog } from "./OpenWatchCaseDialog.tsx";
import { SettleWatchDialog } from "./SettleWatchDialog.tsx";
import { WatchRuleWord } from "./WatchRuleWord.tsx";
import "./watch.css";

/** One item: what the facts say, what was done before, what can be done. */
export function WatchDetails({ id }: { readonly id: string }) {
  const { data, error, refetch } = useRead(readWatch, { params: { id } });
  const [settling, setSettling] = useState(false);
  const [opening, setOpening] = useState(false);
  if (data === undefined)
    return error === null ? (
      <div className="ta-skeleton" style={{ height: 260 }} />
    ) : (
      <ProblemNote problem={error} onRetry={() => void refetch()} />
    );
  return (
    <div className="ta-stack">
      <div>
        <h2 className="ta-watch-who">
          <Link to={`/children/${data.childId}`}>{data.childName}</Link>
          <span>{data.particulars}</span>
        </h2>
        <p className="ta-grey">
          {data.townshipName} {data.villageName} · {data.firstSeen} 发现
        </p>
        <p>
          <b>
            <WatchRuleWord rule={data.rule} />
          </b>
          ：{data.brief}
        </p>
        <p className="ta-grey ta-small">依据：{data.reason}</p>
      </div>
      {data.settled !== null && (
        <p className="ta-green">
          {momentText(data.settled.at)} {data.settled.by}：{watchSettlementCodes.label(data.settled.reason)}
          {data.settled.note === null ? "" : `，${data.settled.note}`}。情况不变就不再提示。
        </p>
      )}
      <div className="ta-wrap ta-noprint">
        {data.can.includes("openCase") && (
          <Button type="primary" onClick={() => setOpening(true)}>
            立案（有在办的个案就归入）
          </Button>
        )}
        {data.can.includes("report") && (
          <Link to="/reports/new">
            <Button type="primary">报告镇街</Button>
          </Link>
        )}
        {data.can.includes("settle") && (
          <Button
            {...(data.can.includes("openCase") || data.can.includes("report")
              ? {}
              : { type: "primary" as const })}
            onClick={() => setSettling(true)}
          >
            登记处理结果
          </Button>
        )}
        {data.can.includes("dropout") && (
          <Link to={`/special/new?procedure=dropout&child=${data.childId}`}>
            <Button>登记辍学处置</Button>
          </Link>
        )}
        {data.can.includes("assess") && (
          <Link to={`/assessments/new?child=${data.childId}`}>
            <Button>发起监护能力评估</Button>
          </Link>
        )}
      </div>
      {data.judgement !== null && <ConditionTree explanation={data.judgement.explanation} />}
      {data.history.length > 0 && (
        <section>
          <h3>以前的处理</h3>
          <ul>
            {data.history.map((one) => (
              <li key={one.at}>
                {momentText(one.at)} {one.by}：{watchSettlementCodes.label(one.reason)}
                {one.note === null ? "" : `，${one.note}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {opening && <OpenWatchCaseDialog item={data} onClose={() => setOpening(false)} />}
      {settling && <SettleWatchDialog item={data} onClose={() => setSettling(false)} />}
    </div>
  );
}
