import { Button } from "antd";
import { Link } from "react-router";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { usePages } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { listMessages, markMessageSeen, type ReceivedMessage } from "../messages.contract.ts";
import "./messages.css";

/** What the township and the system wrote to the village; nothing has to be answered. */
export function MessagesPage() {
  const list = usePages(listMessages, { query: {} });
  const unseen = list.first?.unseen ?? 0;
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>消息</h1>
        <span className="ta-grey">{unseen > 0 ? `${unseen} 条还没有看` : "都看过了"}</span>
      </header>
      {list.error !== null && <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />}
      {list.rows?.length === 0 && (
        <section className="ta-paper">
          <EmptyState title="还没有消息">镇街发来的话、走访退回、变化核实的结果，都会在这里。</EmptyState>
        </section>
      )}
      <ul className="ta-message-list" aria-busy={list.isPending}>
        {(list.rows ?? []).map((message) => (
          <Message key={`${message.id}${message.villageCode}`} message={message} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          再看一些
        </Button>
      )}
    </div>
  );
}

function Message({ message }: { readonly message: ReceivedMessage }) {
  const { id, title, text, from, at, childId, seenAt, villageName } = message;
  const seen = useWrite(markMessageSeen, { makesOld: [listMessages] });
  return (
    <li className={seenAt === null ? "ta-paper ta-message-new" : "ta-paper"}>
      <h2>{title}</h2>
      <p className="ta-message-text">{text}</p>
      <p className="ta-grey ta-small">
        {from} · {momentText(at)} · {villageName}
      </p>
      {seen.error !== null && <ProblemNote problem={seen.error} compact />}
      <div className="ta-wrap ta-noprint">
        {childId !== null && <Link to={`/children/${childId}`}>打开孩子的档案</Link>}
        {seenAt === null && (
          <Button
            size="small"
            loading={seen.isPending}
            onClick={() => seen.mutate({ params: { id }, body: {} })}
          >
            看过了
          </Button>
        )}
      </div>
    </li>
  );
}
