/** Everything that was done on this phone and how far it has got; what was refused says why, and can be mended. */
import { useState } from "react";
import { openChild } from "../../../modules/registry/registry.contract.ts";
import { RefusedChildActs } from "../../../modules/workforce/field/new-child/RefusedChildActs.tsx";
import { asProblem } from "../../../platform/client/api-problem.ts";
import { newId } from "../../../platform/client/new-id.ts";
import type { OutboxItem } from "../../../platform/client/offline/phone.ts";
import { useHeld } from "../Held.tsx";
import { Empty } from "../parts/Empty.tsx";
import { Note } from "../parts/Note.tsx";
import { Page } from "../parts/Page.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import { WordsField } from "../parts/WordsField.tsx";
import { usePhone, useToday } from "../phone-context.ts";
import { sayMoment } from "../say-moment.ts";
import { sayState } from "../say-state.ts";
import { SyncNow } from "./SyncNow.tsx";

const groups: readonly { readonly title: string; readonly states: readonly OutboxItem["state"][] }[] = [
  { title: "需要您看一下", states: ["attention"] },
  { title: "在手机上，等上传", states: ["waiting", "sending"] },
  { title: "已收到", states: ["received"] },
];

export function OutboxPage() {
  const { now } = useHeld();
  if (now === undefined) return <Waiting />;
  return (
    <Page title="上传的记录" back="/me">
      <SyncNow />
      {now.outbox.length === 0 && <Empty title="这部手机上还没有写过记录" />}
      {groups.map(({ title, states }) => {
        const items = now.outbox.filter(({ state }) => states.includes(state));
        if (items.length === 0) return null;
        return (
          <section key={title} className="fd-group" aria-label={title}>
            <h2 className="fd-group-title">
              {title} {items.length} 条
            </h2>
            {items.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </section>
        );
      })}
    </Page>
  );
}

function Item({ item }: { readonly item: OutboxItem }) {
  const phone = usePhone();
  const today = useToday();
  const { readAgain } = useHeld();
  const [isEditing, setIsEditing] = useState(false);
  const { label, at, receipt, state, id, fault } = item;
  const problem = receipt?.problem ?? null;
  return (
    <article className={state === "attention" ? "fd-card fd-card-late" : "fd-card fd-card-plain"}>
      <h3 className="fd-card-what">{label}</h3>
      <p className="fd-aside">
        {sayMoment(at, today)} 写的 · {sayState(item, today)}
      </p>
      {receipt !== null && receipt.told !== null && receipt.told !== problem?.detail && <p>{receipt.told}</p>}
      {fault !== null && <p>{fault}</p>}
      {problem !== null && (
        <>
          <p>
            <b>{problem.title}。</b>
            {problem.detail}
          </p>
          <ul className="fd-ask">
            {problem.errors.map(({ path, message }) => (
              <li key={path}>{message}</li>
            ))}
          </ul>
        </>
      )}
      {state === "attention" && !isEditing && <Acts item={item} onMend={() => setIsEditing(true)} />}
      {isEditing && <Mend item={item} onDone={() => setIsEditing(false)} />}
      {state === "received" && (
        <button
          type="button"
          className="fd-plain-button"
          onClick={() => void phone.dismiss(id).then(readAgain)}
        >
          看过了，收起来
        </button>
      )}
    </article>
  );
}

function Acts({ item, onMend }: { readonly item: OutboxItem; readonly onMend: () => void }) {
  const phone = usePhone();
  const { readAgain } = useHeld();
  const { id, operation, receipt, childId } = item;
  const isRefused = receipt?.state === "refused";
  if (isRefused && operation === openChild.name) return <RefusedChildActs item={item} />;
  return (
    <p className="fd-acts">
      {editable(item) !== undefined && (
        <button type="button" className="fd-plain-button" onClick={onMend}>
          修改
        </button>
      )}
      <button type="button" className="fd-plain-button" onClick={() => void phone.resend(id).then(readAgain)}>
        再传一次
      </button>
      {childId !== null && <a href={`#/children/${childId}`}>看孩子</a>}
    </p>
  );
}

/** The words of a record that somebody wrote by hand, by the name of their field. */
const wordsOf: Readonly<Record<string, string>> = {
  childWords: "孩子说的话",
  carerWords: "照料人说的话",
  note: "说明、其他情况",
  words: "补充的内容",
  riskConcern: "觉得危险了，为什么",
  on: "日期",
  from: "从哪天起",
  evidence: "怎么知道的",
};

function editable({ body, receipt }: OutboxItem): [string, string][] | undefined {
  if (receipt?.state !== "refused") return undefined;
  const found = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && entry[0] in wordsOf,
  );
  return found.length === 0 ? undefined : found;
}

/** A refused record is written anew with its words mended; the old one stays until the new one has been received. */
function Mend({ item, onDone }: { readonly item: OutboxItem; readonly onDone: () => void }) {
  const phone = usePhone();
  const { readAgain } = useHeld();
  const [words, setWords] = useState(() => Object.fromEntries(editable(item) ?? []));
  const [fault, setFault] = useState<string | null>(null);
  const send = async () => {
    const { id, operation, body, params, placeCode, childId, label } = item;
    try {
      await phone.replace(id, {
        id: newId(),
        operation,
        formVersion: 1,
        params,
        body: { ...body, ...words },
        placeCode,
        childId,
        label,
      });
      onDone();
      readAgain();
      void phone.syncNow();
    } catch (error) {
      const { title, detail } = asProblem(error);
      setFault(`${title}。${detail}`);
    }
  };
  return (
    <>
      {Object.entries(words).map(([key, value]) => (
        <WordsField
          key={key}
          label={wordsOf[key] ?? key}
          value={value}
          onChange={(text) => setWords({ ...words, [key]: text })}
          {...(key === "on" || key === "from" ? { type: "date" as const } : { rows: 2 })}
        />
      ))}
      <p className="fd-acts">
        <button type="button" className="fd-plain-button" onClick={() => void send()}>
          存好，再上传
        </button>
        <button type="button" className="fd-plain-button" onClick={onDone}>
          不改了
        </button>
      </p>
      {fault !== null && (
        <Note tone="red" isNews>
          {fault}
        </Note>
      )}
    </>
  );
}
