import { Button, Tag } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type Emergency, emergencyKindCodes, listEmergencies } from "../events/emergencies.contract.ts";
import { DeclareDialog } from "./DeclareDialog.tsx";
import "./special.css";

/** What holds where, and how far the round from door to door has come. */
export function EmergenciesPage() {
  const { data, error, refetch } = useRead(listEmergencies, {});
  const [declaring, setDeclaring] = useState(false);
  return (
    <div className="ta-page">
      <header className="ta-page-head">
        <h1>突发事件</h1>
        <span className="ta-grey">发布以后，每个村（居）都收到逐户排查的任务，要看到每一个在册的孩子。</span>
        <div className="ta-page-acts">
          {data?.canDeclare === true && (
            <Button type="primary" danger onClick={() => setDeclaring(true)}>
              发布突发事件
            </Button>
          )}
        </div>
      </header>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <EmptyState title="没有突发事件">监护人突然不能照料的单个孩子，在“专项处置”里登记。</EmptyState>
      )}
      <ul className="ta-special-list" aria-busy={data === undefined}>
        {(data?.items ?? []).map((one) => (
          <Item key={one.id} emergency={one} />
        ))}
      </ul>
      {declaring && <DeclareDialog onClose={() => setDeclaring(false)} />}
    </div>
  );
}

function Item({ emergency }: { readonly emergency: Emergency }) {
  const { id, name, kind, places, declaredOn, endedOn } = emergency;
  return (
    <li className="ta-paper ta-special-item">
      <div className="ta-paper-head">
        <h2>
          <Link to={`/emergencies/${id}`}>{name}</Link>
        </h2>
        <span className="ta-grey ta-small">{emergencyKindCodes.label(kind)}</span>
        {endedOn === null ? <Tag color="red">正在处置</Tag> : <Tag>已结束 {endedOn}</Tag>}
      </div>
      <div className="ta-paper-body">
        <Progress emergency={emergency} />
        <p className="ta-grey ta-small">
          {declaredOn} 发布 · {places.map((place) => place.name).join("、")}
        </p>
      </div>
    </li>
  );
}

export function Progress({ emergency: { counts } }: { readonly emergency: Pick<Emergency, "counts"> }) {
  return (
    <p className="ta-special-counts">
      在册儿童 <b>{counts.all}</b>，已排查 <b>{counts.checked}</b>
      {counts.withoutCare > 0 && (
        <span className="ta-red">
          ，没有人照料 <b>{counts.withoutCare}</b>
        </span>
      )}
      {counts.notReached > 0 && (
        <span className="ta-amber">
          ，没有联系上 <b>{counts.notReached}</b>
        </span>
      )}
    </p>
  );
}
