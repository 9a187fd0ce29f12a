import { Button } from "antd";
import { useState } from "react";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { usePages } from "../../../../platform/client/useRead.ts";
import { listSentMessages, type SentMessage } from "../messages.contract.ts";
import { SendDialog } from "./SendDialog.tsx";
import "./messages.css";

/** What the office wrote to villages, and which have seen it. */
export function SentMessagesPage() {
  const list = usePages(listSentMessages, { query: {} });
  const [isWriting, setWriting] = useState(false);
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>给村里的消息</h1>
        <span className="ta-grey">发到儿童主任的手机和电脑上，不用回复，也不催。</span>
        <div className="ta-page-acts ta-noprint">
          <Button type="primary" onClick={() => setWriting(true)}>
            写消息
          </Button>
        </div>
      </header>
      {list.error !== null && <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />}
      {list.rows?.length === 0 && (
        <section className="ta-paper">
          <EmptyState title="还没有发过消息">天气、会议、政策变化，几句话发给各村。</EmptyState>
        </section>
      )}
      <ul className="ta-message-list" aria-busy={list.isPending}>
        {(list.rows ?? []).map((message) => (
          <Sent key={message.id} message={message} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          再看一些
        </Button>
      )}
      {isWriting && <SendDialog onClose={() => setWriting(false)} />}
    </div>
  );
}

function Sent({ message: { title, text, from, at, to } }: { readonly message: SentMessage }) {
  const unseen = to.filter(({ seenAt }) => seenAt === null);
  return (
    <li className="ta-paper">
      <h2>{title}</h2>
      <p className="ta-message-text">{text}</p>
      <p className="ta-grey ta-small">
        {from} · {momentText(at)} · 发给 {to.length} 个村（社区）
      </p>
      <details>
        <summary>{unseen.length === 0 ? "都看过了" : `${unseen.length} 个村还没有看`}</summary>
        <ul className="ta-message-seen">
          {to.map(({ code, name, seenAt }) => (
            <li key={code}>
              {name} <span className="ta-grey">{seenAt === null ? "还没有看" : momentText(seenAt)}</span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
