import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { LinkButton } from "../../../../faces/desk/parts/LinkButton.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type DifferenceItem, readDifference } from "../differences.contract.ts";
import { ReopenDifferenceDialog } from "./ReopenDifferenceDialog.tsx";
import { SettleDifferenceDialog } from "./SettleDifferenceDialog.tsx";
import { saySettlement, sayWhy } from "./say-difference.ts";
import "./differences.css";

const RECORD = "matching.livingCheck";

/** One difference: what the roster says, what the register holds, what was done, what can be done. */
export function DifferenceDetails({ id }: { readonly id: string }) {
  const { data, error, refetch } = useRead(readDifference, { params: { id } });
  const [acting, setActing] = useState<"settle" | "reopen">();
  const stop = () => setActing(undefined);
  if (data === undefined)
    return error === null ? (
      <div className="ta-skeleton" style={{ height: 260 }} />
    ) : (
      <ProblemNote problem={error} onRetry={() => void refetch()} />
    );
  return (
    <div className="ta-stack">
      <div>
        <h2 className="ta-difference-who">
          {data.childId === null ? (
            data.childName
          ) : (
            <Link to={`/children/${data.childId}`}>{data.childName}</Link>
          )}
        </h2>
        <p className="ta-grey">
          {data.particulars} · {data.townshipName} {data.villageName}
          {data.personName !== null && ` · 名册里的人：${data.personName}`}
        </p>
        {data.others.length > 0 && (
          <p className="ta-grey">
            同一个人的孩子还有：
            {data.others.map((one) => `${one.townshipName} ${one.villageName} ${one.childName}`).join("、")}
            ；一处处理，各处都算办结
          </p>
        )}
        <p>
          <b>{sayWhy(data)}</b>
        </p>
      </div>
      <div className="ta-difference-sides">
        <div>
          <div className="ta-grey ta-small">名册说</div>
          {data.says}
          {data.on !== null && data.state === "waiting" && <div className="ta-grey ta-small">{data.on}</div>}
        </div>
        <div>
          <div className="ta-grey ta-small">登记簿</div>
          {data.holds || "没有相反的登记"}
        </div>
      </div>
      <p className="ta-grey ta-small">
        来源：{data.source} · {momentText(data.at)} 比对
      </p>
      {data.settled !== null && (
        <p className={data.state === "undone" ? "ta-grey" : "ta-green"}>
          {momentText(data.settled.at)} {saySettlement(data)}
          {data.settled.note !== "" && `：${data.settled.note}`}{" "}
          {data.settled.entryId !== null && (
            <Link to={`/records/${RECORD}/${data.settled.entryId}`}>看核查表</Link>
          )}
        </p>
      )}
      {data.reopened.map(({ at, by, why, was }) => (
        <p key={at} className="ta-grey ta-small">
          {momentText(at)} {by} 重新打开：{why}
          {was !== "" && `（原来：${was}）`}
        </p>
      ))}
      <Acts item={data} onAct={setActing} />
      {acting === "settle" && <SettleDifferenceDialog item={data} onClose={stop} />}
      {acting === "reopen" && <ReopenDifferenceDialog item={data} onClose={stop} />}
    </div>
  );
}

interface ActsProps {
  readonly item: DifferenceItem;
  readonly onAct: (act: "settle" | "reopen") => void;
}

function Acts({ item, onAct }: ActsProps) {
  return (
    <div className="ta-wrap ta-noprint">
      {item.can.includes("settle") && (
        <Button type="primary" onClick={() => onAct("settle")}>
          登记处理结果
        </Button>
      )}
      {item.can.includes("reopen") && <Button onClick={() => onAct("reopen")}>重新打开</Button>}
      {item.can.includes("check") && item.childId !== null && (
        <LinkButton isFirst to={`/records/${RECORD}/new?about=${item.childId}`}>
          填写核查表
        </LinkButton>
      )}
      {item.tab === "checks" && item.settled !== null && item.childId !== null && (
        <>
          <LinkButton to={`/children/${item.childId}`}>看可以享受的待遇</LinkButton>
          <LinkButton to={`/assessments/new?child=${item.childId}`}>发起监护能力评估</LinkButton>
        </>
      )}
      {item.tab === "absences" && item.childId !== null && item.state === "waiting" && (
        <LinkButton to={`/special/new?procedure=dropout&child=${item.childId}`}>登记辍学处置</LinkButton>
      )}
    </div>
  );
}
