/** Taking over a village, and handing one over, each in one act. */
import { useState } from "react";
import { useOpenForm } from "../../../faces/field/app-update.ts";
import { useHeld } from "../../../faces/field/Held.tsx";
import { goInstead } from "../../../faces/field/hash-address.ts";
import { Card } from "../../../faces/field/parts/Card.tsx";
import { Choices } from "../../../faces/field/parts/Choices.tsx";
import { MainButton } from "../../../faces/field/parts/MainButton.tsx";
import { Note } from "../../../faces/field/parts/Note.tsx";
import { Page } from "../../../faces/field/parts/Page.tsx";
import { Waiting } from "../../../faces/field/parts/Waiting.tsx";
import { WordsField } from "../../../faces/field/parts/WordsField.tsx";
import { usePhone, useToday } from "../../../faces/field/phone-context.ts";
import { sayMoment } from "../../../faces/field/say-moment.ts";
import { useKeptDraft } from "../../../faces/field/useKeptDraft.ts";
import { asProblem } from "../../../platform/client/api-problem.ts";
import { newId } from "../../../platform/client/new-id.ts";
import type { NewMutation } from "../../../platform/client/offline/phone.ts";
import { confirmHandOver, writeHandOver } from "../handover/handover.contract.ts";
import type { DeskDocument } from "../phone/desk-document.contract.ts";

export function HandOverPage() {
  const { now } = useHeld();
  if (now === undefined) return <Waiting />;
  const { desk } = now;
  return (
    <Page title="交接" back="/me">
      {desk !== null && desk.handOver !== null && (
        <TakeOver handOver={desk.handOver} villages={desk.villages} />
      )}
      {desk !== null && <HandOn villages={desk.villages} />}
    </Page>
  );
}

function useSave(): {
  readonly save: (mutation: NewMutation, draft?: string) => Promise<boolean>;
  readonly fault: string | null;
} {
  const phone = usePhone();
  const [fault, setFault] = useState<string | null>(null);
  const save = async (mutation: NewMutation, draft?: string) => {
    try {
      await phone.save({ mutations: [mutation], forgetDrafts: draft === undefined ? [] : [draft] });
      void phone.syncNow();
      return true;
    } catch (error) {
      const { title, detail } = asProblem(error);
      setFault(`${title}。${detail}`);
      return false;
    }
  };
  return { save, fault };
}

interface TakeOverProps {
  readonly handOver: NonNullable<DeskDocument["handOver"]>;
  readonly villages: DeskDocument["villages"];
}

function TakeOver({ handOver, villages }: TakeOverProps) {
  const { save, fault } = useSave();
  const today = useToday();
  const placeCode = villages.find(({ name }) => name === handOver.villageName)?.code ?? villages[0]?.code;
  const confirm = async () => {
    if (placeCode === undefined) return;
    const isSaved = await save({
      id: newId(),
      operation: confirmHandOver.name,
      formVersion: 1,
      params: { id: handOver.id },
      body: {},
      placeCode,
      label: `接收${handOver.villageName}的交接`,
    });
    if (isSaved) goInstead("/");
  };
  return (
    <Card title={`接收：${handOver.villageName}`} tone="tell">
      <p className="fd-aside">
        {handOver.from}，{sayMoment(handOver.at, today)}
      </p>
      <p className="fd-message-text">{handOver.note}</p>
      <p>孩子的档案、走访和没办完的事都已经在这部手机上。</p>
      <MainButton onClick={() => void confirm()}>看过了，接收</MainButton>
      {fault !== null && (
        <Note tone="red" isNews>
          {fault}
        </Note>
      )}
    </Card>
  );
}

const DRAFT = "hand-over";

function HandOn({ villages }: { readonly villages: DeskDocument["villages"] }) {
  useOpenForm();
  const { save, fault } = useSave();
  const kept = useKeptDraft(
    DRAFT,
    (found) =>
      found === undefined
        ? undefined
        : { id: String(found["id"]), village: String(found["village"]), note: String(found["note"]) },
    () => ({ id: newId(), village: villages[0]?.code ?? "", note: "" }),
  );
  const [missing, setMissing] = useState<string>();
  const { value } = kept;
  if (value === undefined) return null;
  const write = async () => {
    if (value.note.trim().length < 2) {
      setMissing("请写几句要交代的话");
      return;
    }
    const village = villages.find(({ code }) => code === value.village);
    const isSaved = await save(
      {
        id: newId(),
        operation: writeHandOver.name,
        formVersion: 1,
        body: { id: value.id, villageCode: value.village, note: value.note.trim() },
        placeCode: value.village,
        label: `交接${village?.name ?? ""}`,
      },
      DRAFT,
    );
    if (!isSaved) return;
    kept.finish();
    goInstead("/outbox");
  };
  return (
    <Card title="把村交给别人">
      <p>名册、走访、没办完的事会自动列好，您只写要当面交代的话。</p>
      {villages.length > 1 && (
        <Choices
          label="交出哪个村（社区）"
          options={villages.map(({ code, name }) => ({ value: code, label: name }))}
          value={value.village}
          onChange={(village) => kept.set((before) => ({ ...before, village }))}
        />
      )}
      <WordsField
        label="要交代的话"
        hint="比如：哪个孩子要多留心，哪家什么时候有人。"
        rows={4}
        value={value.note}
        onChange={(note) => {
          setMissing(undefined);
          kept.set((before) => ({ ...before, note }));
        }}
        fault={missing}
      />
      <MainButton isQuiet onClick={() => void write()}>
        写好交接
      </MainButton>
      {fault !== null && (
        <Note tone="red" isNews>
          {fault}
        </Note>
      )}
    </Card>
  );
}
