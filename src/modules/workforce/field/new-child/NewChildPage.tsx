/** A child who has no file yet: first whether it is one of those on the phone, then the few things that a village knows. */
import { useState } from "react";
import { useOpenForm } from "../../../../faces/field/app-update.ts";
import { useHeld } from "../../../../faces/field/Held.tsx";
import { goInstead, useAddress, wordsOf } from "../../../../faces/field/hash-address.ts";
import { MainButton } from "../../../../faces/field/parts/MainButton.tsx";
import { Note } from "../../../../faces/field/parts/Note.tsx";
import { Page } from "../../../../faces/field/parts/Page.tsx";
import { Waiting } from "../../../../faces/field/parts/Waiting.tsx";
import { usePhone, useToday } from "../../../../faces/field/phone-context.ts";
import { sayState } from "../../../../faces/field/say-state.ts";
import { useKeptDraft } from "../../../../faces/field/useKeptDraft.ts";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { newId } from "../../../../platform/client/new-id.ts";
import type { OutboxItem } from "../../../../platform/client/offline/phone.ts";
import { LikelyKnown } from "./LikelyKnown.tsx";
import { NewChildFields } from "./NewChildFields.tsx";
import {
  beginNewChild,
  draftOfRefused,
  faultsOfNewChild,
  type NewChildDraft,
  newChildMutation,
  readKeptNewChild,
  stillLikely,
} from "./new-child-draft.ts";

const DRAFT = "new-child";

export function NewChildPage() {
  const { now } = useHeld();
  const refusedId = wordsOf(useAddress()).get("mend");
  const [saved, setSaved] = useState<{ readonly mutationId: string; readonly name: string }>();
  if (now === undefined) return <Waiting />;
  if (saved !== undefined) return <Saved {...saved} />;
  const refused = now.outbox.find(({ id, state }) => id === refusedId && state === "attention");
  return <NewChildForm key={refused?.id ?? ""} refused={refused} onSaved={setSaved} />;
}

interface NewChildFormProps {
  /** What the server did not take, to be written anew. */
  readonly refused: OutboxItem | undefined;
  readonly onSaved: (saved: { readonly mutationId: string; readonly name: string }) => void;
}

function NewChildForm({ refused, onSaved }: NewChildFormProps) {
  useOpenForm();
  const phone = usePhone();
  const { now, readAgain } = useHeld();
  const today = useToday();
  const villages = now?.desk?.villages ?? [];
  const held = now?.children ?? [];
  const key = refused === undefined ? DRAFT : `${DRAFT}:${refused.id}`;
  const kept = useKeptDraft<NewChildDraft>(key, readKeptNewChild, () =>
    refused === undefined
      ? beginNewChild(villages.length === 1 ? (villages[0]?.code ?? "") : "")
      : draftOfRefused(refused.body),
  );
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { value: draft } = kept;
  if (draft === undefined) return <Waiting />;
  const likely = stillLikely(draft, held);
  const change = (part: Partial<NewChildDraft>) => {
    setFaults({});
    setFault(null);
    kept.set((before) => ({ ...before, ...part }));
  };
  const save = async () => {
    const found = faultsOfNewChild(draft, today);
    setFaults(found);
    const missing = sayMissing(found, likely.length);
    setFault(missing);
    if (missing !== null) return;
    setIsBusy(true);
    const mutation = newChildMutation(draft, { today, held }, newId);
    try {
      if (refused === undefined) await phone.save({ mutations: [mutation], forgetDrafts: [key] });
      else await phone.replace(refused.id, mutation);
      kept.finish();
      if (refused !== undefined) await phone.forgetDraft(key);
      readAgain();
      onSaved({ mutationId: mutation.id, name: draft.name.trim() });
      void phone.syncNow();
    } catch (error) {
      const { title, detail } = asProblem(error);
      setFault(`${title}。${detail}`);
      setIsBusy(false);
    }
  };
  return (
    <Page
      title="没有档案的孩子"
      back={refused === undefined ? "/children" : "/outbox"}
      action={
        <MainButton onClick={() => void save()} isBusy={isBusy}>
          存好
        </MainButton>
      }
    >
      {kept.isContinued && (
        <Note>
          接着写上次没写完的。
          <button type="button" className="fd-plain-button" onClick={kept.beginAgain}>
            不要了，重新写
          </button>
        </Note>
      )}
      <p className="fd-hint">知道多少写多少。没有信号也能写，有信号再上传。</p>
      {kept.fault !== null && (
        <Note tone="red" isNews>
          {kept.fault}
        </Note>
      )}
      <NewChildFields draft={draft} faults={faults} villages={villages} today={today} change={change}>
        <LikelyKnown
          likely={likely}
          today={today}
          onOthers={() => change({ notThese: [...draft.notThese, ...likely.map(({ child }) => child.id)] })}
        />
      </NewChildFields>
      {fault !== null && (
        <Note tone="red" isNews>
          {fault}
        </Note>
      )}
    </Page>
  );
}

function sayMissing(faults: Readonly<Record<string, string>>, likely: number): string | null {
  const [first] = Object.values(faults);
  if (first !== undefined) return `还差一处：${first}`;
  return likely > 0 ? "先看看上面的孩子，是不是同一个。" : null;
}

function Saved({ mutationId, name }: { readonly mutationId: string; readonly name: string }) {
  const { now } = useHeld();
  const today = useToday();
  const item = now?.outbox.find(({ id }) => id === mutationId);
  return (
    <Page
      title="没有档案的孩子"
      action={<MainButton onClick={() => goInstead("/children")}>回到孩子</MainButton>}
    >
      {item?.state === "attention" ? (
        <Note tone="late" isNews>
          <h2>还没有给{name}建档</h2>
          <p>
            写的都在。<a href="#/outbox">去看为什么</a>
          </p>
        </Note>
      ) : (
        <div className="fd-saved" role="status">
          <h2>{name}已存好</h2>
          <p className="fd-saved-state">{item === undefined ? "在手机上" : sayState(item, today)}</p>
          {item?.state !== "received" && <p>有信号会自动上传。建好档，就能在“孩子”里找到。</p>}
        </div>
      )}
    </Page>
  );
}
