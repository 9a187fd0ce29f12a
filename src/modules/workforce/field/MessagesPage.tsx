/** What the office wrote, and what became of what was sent; opening one marks it as seen. */
import { useHeld } from "../../../faces/field/Held.tsx";
import { Empty } from "../../../faces/field/parts/Empty.tsx";
import { Page } from "../../../faces/field/parts/Page.tsx";
import { Waiting } from "../../../faces/field/parts/Waiting.tsx";
import { usePhone, useToday } from "../../../faces/field/phone-context.ts";
import { sayMoment } from "../../../faces/field/say-moment.ts";
import { newId } from "../../../platform/client/new-id.ts";
import { markMessageSeen } from "../messages/messages.contract.ts";
import type { DeskDocument, PhoneMessage } from "../phone/desk-document.contract.ts";

const SEEN = markMessageSeen.name;

export function MessagesPage() {
  const { now } = useHeld();
  if (now === undefined) return <Waiting />;
  const messages = now.desk?.messages ?? [];
  const seenHere = new Set(
    now.outbox.filter(({ operation }) => operation === SEEN).map(({ params }) => params["id"]),
  );
  return (
    <Page title="消息" back="/">
      {messages.length === 0 && <Empty title="还没有消息" />}
      {messages.map((message) => (
        <Message
          key={message.id}
          message={message}
          isSeen={message.seenAt !== null || seenHere.has(message.id)}
          villages={now.desk?.villages ?? []}
        />
      ))}
    </Page>
  );
}

interface MessageProps {
  readonly message: PhoneMessage;
  readonly isSeen: boolean;
  readonly villages: DeskDocument["villages"];
}

function Message({ message, isSeen, villages }: MessageProps) {
  const { id, title, text, from, at, childId } = message;
  const phone = usePhone();
  const { readAgain } = useHeld();
  const today = useToday();
  const see = async (isOpen: boolean) => {
    const placeCode = villages[0]?.code;
    if (!isOpen || isSeen || placeCode === undefined) return;
    const mutation = {
      id: newId(),
      operation: SEEN,
      formVersion: 1,
      params: { id },
      body: {},
      placeCode,
      label: `看过消息：${title}`,
    };
    // Not worth a sentence when there is no room for it: it stays unread.
    await phone.save({ mutations: [mutation] }).then(readAgain, () => undefined);
  };
  return (
    <details className="fd-message" onToggle={({ currentTarget }) => void see(currentTarget.open)}>
      <summary>
        <span className={isSeen ? "" : "fd-unread"}>{title}</span>
        <span className="fd-aside">
          {from} · {sayMoment(at, today)}
          {!isSeen && " · 没看"}
        </span>
      </summary>
      <p className="fd-message-text">{text}</p>
      {childId !== null && <a href={`#/children/${childId}`}>看这个孩子</a>}
    </details>
  );
}
