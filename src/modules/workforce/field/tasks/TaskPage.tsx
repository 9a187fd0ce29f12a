/** One task about a child, settled: a result and, where it is asked, a sentence. */
import { useState } from "react";
import { useOpenForm } from "../../../../faces/field/app-update.ts";
import { goInstead } from "../../../../faces/field/hash-address.ts";
import type { FieldPageProps } from "../../../../faces/field/page-props.ts";
import { Choices } from "../../../../faces/field/parts/Choices.tsx";
import { Empty } from "../../../../faces/field/parts/Empty.tsx";
import { MainButton } from "../../../../faces/field/parts/MainButton.tsx";
import { Note } from "../../../../faces/field/parts/Note.tsx";
import { Page } from "../../../../faces/field/parts/Page.tsx";
import { Waiting } from "../../../../faces/field/parts/Waiting.tsx";
import { WordsField } from "../../../../faces/field/parts/WordsField.tsx";
import { usePhone, useToday } from "../../../../faces/field/phone-context.ts";
import { useChild } from "../../../../faces/field/useChild.ts";
import { useKeptDraft } from "../../../../faces/field/useKeptDraft.ts";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { newId } from "../../../../platform/client/new-id.ts";
import type { ChildDocument, PhoneTask } from "../../phone/child-document.contract.ts";
import { sayChild } from "../say-child.ts";
import { faultsOfSettlement, type Settlement, settlementMutation, wayOf } from "../settle-tasks.ts";

export function TaskPage({ parts }: FieldPageProps) {
  const { child, isReading } = useChild(parts["id"]);
  const key = decodeURIComponent(parts["key"] ?? "");
  if (isReading) return <Waiting />;
  const task = child?.tasks.find((one) => one.key === key);
  if (child === undefined || task === undefined || wayOf(task.act) === undefined)
    return (
      <Page title="要办的事" back="/">
        <Empty title="这一条已经不用办了">
          <p>别人刚处理过，或者情况变了。</p>
        </Empty>
      </Page>
    );
  return <TaskForm child={child} task={task} />;
}

function TaskForm({ child, task }: { readonly child: ChildDocument; readonly task: PhoneTask }) {
  useOpenForm();
  const phone = usePhone();
  const today = useToday();
  const draftKey = `task:${task.key}`;
  const kept = useKeptDraft<Settlement>(
    draftKey,
    (found) =>
      found === undefined ? undefined : { reason: String(found["reason"]), words: String(found["words"]) },
    () => ({ reason: "", words: "" }),
  );
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [fault, setFault] = useState<string | null>(null);
  const way = wayOf(task.act);
  const { value } = kept;
  if (value === undefined || way === undefined) return <Waiting />;
  const returned = child.visits.find(({ id }) => id === task.about?.id)?.returned ?? null;
  const save = async () => {
    const found = faultsOfSettlement(task.act, value);
    setFaults(found);
    const mutation = settlementMutation(task, child, value, newId);
    if (Object.keys(found).length > 0 || mutation === undefined) return;
    try {
      await phone.save({ mutations: [mutation], forgetDrafts: [draftKey] });
      kept.finish();
      void phone.syncNow();
      goInstead("/");
    } catch (error) {
      const { title, detail } = asProblem(error);
      setFault(`${title}。${detail}`);
    }
  };
  return (
    <Page
      title={task.title}
      back="/"
      action={<MainButton onClick={() => void save()}>{way.button}</MainButton>}
    >
      <h2 className="fd-child-name">{child.name}</h2>
      <p className="fd-aside">{sayChild(child, today)}</p>
      <p className="fd-why">{task.why}</p>
      {returned !== null && <Note tone="late">镇街退回：{returned}</Note>}
      {task.ask.length > 0 && (
        <ul className="fd-ask">
          {task.ask.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {way.reasons.length > 0 && (
        <Choices
          label="结果"
          options={way.reasons}
          value={value.reason}
          onChange={(reason) => {
            setFaults({});
            kept.set((before) => ({ ...before, reason }));
          }}
          fault={faults["reason"]}
          isColumn
        />
      )}
      <WordsField
        label={way.needsWords(value.reason) ? way.wordsLabel : `${way.wordsLabel}（可以不写）`}
        rows={3}
        max={300}
        value={value.words}
        onChange={(words) => kept.set((before) => ({ ...before, words }))}
        fault={faults["words"]}
      />
      {fault !== null && (
        <Note tone="red" isNews>
          {fault}
        </Note>
      )}
    </Page>
  );
}
