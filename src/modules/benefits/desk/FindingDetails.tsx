import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { ConditionTree } from "../../../faces/desk/parts/ConditionTree.tsx";
import { momentText } from "../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../platform/client/useRead.ts";
import { findingKindCodes, programmeCodes } from "../programs/program-codes.contract.ts";
import { type FindingDetail, readFinding } from "../screening/findings.contract.ts";
import { settlementCodes } from "../screening/settlement-codes.contract.ts";
import { ReferDialog } from "./ReferDialog.tsx";
import { SettleDialog } from "./SettleDialog.tsx";

const procedures: Readonly<Record<string, string>> = {
  B01: "orphan",
  B02: "orphan",
  B03: "defacto",
  B04: "fucaiOrphan",
  B05: "fucaiDefacto",
  B06: "tomorrowPlan",
  B16: "tempRelief",
};

/** One finding: what the law asks, what the facts say, what is wanting, and what can be done. */
export function FindingDetails({ id }: { readonly id: string }) {
  const { data, error, refetch } = useRead(readFinding, { params: { id } });
  const [dialog, setDialog] = useState<"settle" | "refer">();
  if (data === undefined) {
    return error === null ? (
      <div className="ta-skeleton" style={{ height: 320 }} />
    ) : (
      <ProblemNote problem={error} onRetry={() => void refetch()} />
    );
  }
  const code = programmeCodes.codes.find((one) => `programme:${one}` === data.about);
  return (
    <div className="ta-stack">
      <div>
        <h2>
          <Link to={`/children/${data.childId}`}>{data.childName}</Link>
          <span className="ta-grey ta-small">
            {" "}
            {data.townshipName} {data.villageName}
          </span>
        </h2>
        <p>
          <b>{findingKindCodes.label(data.kind)}</b> · {data.title}
        </p>
        <p>{data.reason}</p>
      </div>
      {data.settled !== null && (
        <p className="ta-green">
          {momentText(data.settled.at)} {data.settled.by} 处理：{settlementCodes.label(data.settled.reason)}
          {data.settled.note === null ? "" : `，${data.settled.note}`}。孩子的情况不变就不再提示。
        </p>
      )}
      <div className="ta-row ta-wrap ta-noprint">
        {data.can.includes("apply") && code !== undefined && (
          <Link
            to={`/applications/new?procedure=${procedures[code] ?? code}&child=${data.childId}&finding=${data.id}`}
          >
            <Button type="primary">发起申请</Button>
          </Link>
        )}
        {data.can.includes("refer") && (
          <Button type="primary" onClick={() => setDialog("refer")}>
            转介{data.referTo}
          </Button>
        )}
        {data.missing.length > 0 && (
          <Link to={`/children/${data.childId}/recognition`}>
            <Button>去补缺的情况</Button>
          </Link>
        )}
        {data.can.includes("settle") && <Button onClick={() => setDialog("settle")}>处理完了</Button>}
      </div>
      {data.judgement !== null && <ConditionTree explanation={data.judgement.explanation} />}
      <History history={data.history} />
      {dialog === "settle" && <SettleDialog finding={data} onClose={() => setDialog(undefined)} />}
      {dialog === "refer" && code !== undefined && (
        <ReferDialog
          childId={data.childId}
          childName={data.childName}
          programme={code}
          to={data.referTo ?? ""}
          onClose={() => setDialog(undefined)}
        />
      )}
    </div>
  );
}

function History({ history }: { readonly history: FindingDetail["history"] }) {
  if (history.length === 0) return null;
  return (
    <section>
      <h3>以前的处理</h3>
      <ul>
        {history.map((one) => (
          <li key={one.at}>
            {momentText(one.at)} {one.by}：{findingKindCodes.label(one.kind)} →{" "}
            {settlementCodes.label(one.reason)}
            {one.note === null ? "" : `，${one.note}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
