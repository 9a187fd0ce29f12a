import { Button, Tag } from "antd";
import { useState } from "react";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import "../../messages/desk/messages.css";
import { confirmHandOver, type HandOverView, listHandOvers } from "../handover.contract.ts";
import { HandOverDialog } from "./HandOverDialog.tsx";

/** Villages handed over: what was open, what was said, and who took it. */
export function HandOversPage() {
  const { data, error, refetch } = useRead(listHandOvers, {});
  const mayWrite = useCan("handover.write");
  const [isWriting, setWriting] = useState(false);
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>交接</h1>
        <span className="ta-grey">换人的时候，把没有办完的事一次交清。待办跟着村走，不会丢。</span>
        <div className="ta-page-acts ta-noprint">
          {mayWrite && (
            <Button type="primary" onClick={() => setWriting(true)}>
              写交接
            </Button>
          )}
        </div>
      </header>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <section className="ta-paper">
          <EmptyState title="没有交接">
            要离任的儿童主任在这里写一份，系统会把孩子、该走访的、没办完的事一起列好。
          </EmptyState>
        </section>
      )}
      <ul className="ta-message-list" aria-busy={data === undefined}>
        {(data?.items ?? []).map((one) => (
          <HandOver key={one.id} one={one} />
        ))}
      </ul>
      {isWriting && <HandOverDialog onClose={() => setWriting(false)} />}
    </div>
  );
}

function HandOver({ one }: { readonly one: HandOverView }) {
  const { id, villageName, note, sheet, from, at, confirmed, can } = one;
  const confirm = useWrite(confirmHandOver, { makesOld: [listHandOvers, readDesk] });
  return (
    <li className="ta-paper">
      <div className="ta-wrap">
        <h2>{villageName}</h2>
        {confirmed === null ? (
          <Tag color="orange">等接手的人接收</Tag>
        ) : (
          <Tag color="green">
            {confirmed.by} {momentText(confirmed.at)} 已接收
          </Tag>
        )}
      </div>
      <p className="ta-message-text">{note}</p>
      <p className="ta-grey ta-small">
        {from} · {momentText(at)}
      </p>
      <details open={can.includes("confirm")}>
        <summary>
          {sheet.parts
            .filter(({ count }) => count > 0)
            .map(({ title, count }) => `${title} ${count}`)
            .join("，") || "当时没有没办完的事"}
        </summary>
        <div className="ta-message-parts">
          {sheet.parts
            .filter(({ count }) => count > 0)
            .map(({ title, count, names }) => (
              <section key={title}>
                <h3>
                  {title} <span className="ta-grey">{count}</span>
                </h3>
                <p className="ta-message-text">{names.join("、")}</p>
              </section>
            ))}
        </div>
      </details>
      {confirm.error !== null && <ProblemNote problem={confirm.error} compact />}
      {can.includes("confirm") && (
        <Button
          type="primary"
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ params: { id }, body: {} })}
        >
          接收
        </Button>
      )}
    </li>
  );
}
