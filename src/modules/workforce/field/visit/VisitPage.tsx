/** A visit in three screens: whom one met, what became another, what the child said. All well is a few taps; what is not opens further. */
import { useCallback, useEffect, useState } from "react";
import { useOpenForm } from "../../../../faces/field/app-update.ts";
import { useHeld } from "../../../../faces/field/Held.tsx";
import { goTo } from "../../../../faces/field/hash-address.ts";
import type { FieldPageProps } from "../../../../faces/field/page-props.ts";
import { MainButton } from "../../../../faces/field/parts/MainButton.tsx";
import { Note } from "../../../../faces/field/parts/Note.tsx";
import { Page } from "../../../../faces/field/parts/Page.tsx";
import { Waiting } from "../../../../faces/field/parts/Waiting.tsx";
import { usePhone, useToday } from "../../../../faces/field/phone-context.ts";
import { useChild } from "../../../../faces/field/useChild.ts";
import { useKeptDraft } from "../../../../faces/field/useKeptDraft.ts";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { newId } from "../../../../platform/client/new-id.ts";
import type { ChildDocument } from "../../phone/child-document.contract.ts";
import type { DeskDocument } from "../../phone/desk-document.contract.ts";
import { ChildGone } from "../ChildPage.tsx";
import {
  beginVisit,
  draftKey,
  faultsOfStep,
  mutationsOf,
  readKept,
  type VisitDraft,
  type VisitFaults,
} from "../visit-draft.ts";
import { ChangesStep } from "./ChangesStep.tsx";
import { listPhotoDrafts, usePhotos } from "./photos.ts";
import { SavedPage } from "./SavedPage.tsx";
import { SeenStep } from "./SeenStep.tsx";
import type { StepProps } from "./step-props.ts";
import { WordsStep } from "./WordsStep.tsx";

const titles = ["见到了吗", "有没有变化", "孩子说了什么"] as const;

export function VisitPage({ parts }: FieldPageProps) {
  const { child, desk, isReading } = useChild(parts["id"]);
  if (isReading) return <Waiting />;
  if (child === undefined || desk === null) return <ChildGone />;
  return <VisitForm key={child.id} child={child} desk={desk} />;
}

function VisitForm({ child, desk }: { readonly child: ChildDocument; readonly desk: DeskDocument }) {
  useOpenForm();
  const phone = usePhone();
  const { readAgain } = useHeld();
  const today = useToday();
  const key = draftKey(child.id);
  const kept = useKeptDraft<VisitDraft>(
    key,
    (found) => readKept(found, child.id),
    () => beginVisit(child.id, newId(), today),
  );
  const { value: draft, set } = kept;
  const photos = usePhotos(draft);
  const [faults, setFaults] = useState<VisitFaults>({});
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [savedId, setSavedId] = useState<string>();
  const step = draft?.step;
  useReported(child.id, draft !== undefined, set);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen begins at its top
  useEffect(() => {
    scrollTo(0, 0);
  }, [step]);
  const change = useCallback(
    (part: Partial<VisitDraft>) => {
      setFaults({});
      set((before) => ({ ...before, ...part }));
    },
    [set],
  );

  if (savedId !== undefined) return <SavedPage child={child} mutationId={savedId} />;
  if (draft === undefined) return <Waiting />;
  const back = () => {
    if (draft.step === 0) goTo(`/children/${child.id}`);
    else change({ step: draft.step - 1 });
  };
  const next = (after: VisitDraft = draft) => {
    const found = faultsOfStep(after, child, desk);
    setFaults(found);
    if (Object.keys(found).length === 0) set(() => ({ ...after, step: after.step + 1 }));
    else set(() => after);
  };
  const save = async () => {
    const found = faultsOfStep(draft, child, desk);
    setFaults(found);
    const first = Object.keys(found)[0];
    if (first !== undefined) {
      setFault(`还差一处：${found[first] ?? ""}`);
      return;
    }
    setIsBusy(true);
    try {
      const mutations = mutationsOf(draft, child, newId);
      const forgetDrafts = [key, reportedKey(child.id), ...(await listPhotoDrafts(phone, draft))];
      await phone.save({ mutations, photos: photos.prepared, forgetDrafts });
      kept.finish();
      readAgain();
      setSavedId(mutations[0]?.id ?? "");
      void phone.syncNow();
    } catch (error) {
      const { title, detail } = asProblem(error);
      setFault(`${title}。${detail}`);
    } finally {
      setIsBusy(false);
    }
  };

  const props: StepProps = { draft, child, desk, faults, change, next, photos, writeNow: kept.writeNow };
  return (
    <Page
      title="走访"
      onBack={back}
      action={
        draft.step < 2 ? (
          <MainButton onClick={() => next()}>下一步</MainButton>
        ) : (
          <MainButton onClick={() => void save()} isBusy={isBusy}>
            存好
          </MainButton>
        )
      }
    >
      <h2 className="fd-card-name">{child.name}</h2>
      <p className="fd-steps">
        第 {draft.step + 1} 步，共 3 步 · <b>{titles[draft.step] ?? ""}</b>
      </p>
      {kept.isContinued && draft.step === 0 && (
        <Note>
          接着写 {draft.on} 没写完的走访。
          <button type="button" className="fd-plain-button" onClick={kept.beginAgain}>
            不要了，重新写
          </button>
        </Note>
      )}
      {kept.fault !== null && (
        <Note tone="red" isNews>
          {kept.fault}
        </Note>
      )}
      {draft.step === 0 && <SeenStep {...props} />}
      {draft.step === 1 && <ChangesStep {...props} />}
      {draft.step === 2 && <WordsStep {...props} />}
      {fault !== null && (
        <Note tone="red" isNews>
          {fault}
        </Note>
      )}
    </Page>
  );
}

const reportedKey = (childId: string) => `reported:${childId}`;

/** A report that was written in the middle of this visit is named in it. */
function useReported(
  childId: string,
  isRead: boolean,
  set: (change: (before: VisitDraft) => VisitDraft) => void,
): void {
  const phone = usePhone();
  useEffect(() => {
    if (!isRead) return;
    void phone.readDraft(reportedKey(childId)).then((found) => {
      const reportId = found?.["reportId"];
      if (typeof reportId !== "string") return;
      set((before) => ({
        ...before,
        reportId,
        done: before.done.includes("reported") ? before.done : [...before.done, "reported"],
      }));
    });
  }, [phone, childId, isRead, set]);
}
