import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUnsaved } from "../../../../faces/desk/parts/useUnsaved.tsx";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { isPopupOpen, useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { today as dayNow } from "../../../../kernel/clock.ts";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { type ChildSummary, searchChildren } from "../../child-file.contract.ts";
import { readDesk } from "../../desk.contract.ts";
import { readLedger } from "../../ledgers/ledgers.contract.ts";
import { openChild } from "../../registry.contract.ts";
import { CategorySection } from "./CategorySection.tsx";
import { ChildSection } from "./ChildSection.tsx";
import { DoublesDialog } from "./DoublesDialog.tsx";
import { HomeSection } from "./HomeSection.tsx";
import { KinSection } from "./KinSection.tsx";
import { MoreSection } from "./MoreSection.tsx";
import { bodyOf, emptyDraft, faultsIn, type OpenDraft, type OpenFaults } from "./open-file-draft.ts";
import { type OpenForm, serverFaults } from "./open-form.ts";
import "./open-file.css";

const NO_FAULTS: OpenFaults = {};

/** Opens a child's file: one page, top to bottom, and nothing asked that can be known. */
export function OpenFilePage() {
  const navigate = useNavigate();
  const form = useOpenForm();
  const { draft, faults, tried, saving, box } = form;
  const missing = tried ? Object.keys(faults).length : 0;
  const { error } = saving;
  useShortcut({ key: "Ctrl+S", what: "建档" }, form.submit, {
    enabled: form.doubles.length === 0,
    whileTyping: true,
  });
  useShortcut({ key: "Escape", what: "回到刚才那一页" }, () => void navigate(-1), {
    whileTyping: true,
    when: () => !isPopupOpen(),
  });
  return (
    <div className="ta-page ta-open" ref={box}>
      <header className="ta-page-head">
        <h1>建档</h1>
        <span className="ta-grey">为还没有档案的孩子建一份新档案</span>
      </header>
      {form.restored && (
        <p className="ta-open-restored" role="status">
          上次没填完的内容还在，可以接着填。
          <button type="button" className="ta-link" onClick={form.restart}>
            清空重填
          </button>
        </p>
      )}
      <div className="ta-stack">
        <ChildSection form={form.shared} />
        <HomeSection form={form.shared} />
        <CategorySection form={form.shared} />
        <KinSection form={form.shared} />
        <MoreSection form={form.shared} />
        {error !== null && form.doubles.length === 0 && <ProblemNote problem={error} compact />}
      </div>
      <div className="ta-open-bar">
        <Button type="primary" size="large" loading={saving.isPending} onClick={form.submit}>
          建档
        </Button>
        <span className="ta-grey ta-small ta-open-keys">
          <kbd>Ctrl</kbd> <kbd>S</kbd>
        </span>
        <span className={missing > 0 ? "ta-red" : "ta-grey ta-small"} role="status">
          {missing > 0
            ? `还有 ${missing} 处要填或要改，已标红`
            : "建档后可以在档案里继续补充；没建档前草稿留在这个标签页里。"}
        </span>
      </div>
      {form.doubles.length > 0 && (
        <DoublesDialog
          draft={draft}
          found={form.doubles}
          busy={saving.isPending}
          problem={error}
          onConfirm={form.notADouble}
          onClose={form.backToForm}
        />
      )}
    </div>
  );
}

/** Draft, faults, sending, and what comes after. */
function useOpenForm() {
  const { post } = useSession();
  const navigate = useNavigate();
  const today = dayNow();
  const village = /^\d{12}$/.test(post.placeCode) ? post.placeCode : undefined;
  const kept = useDraft<OpenDraft>("child.open", emptyDraft(today, village));
  const [tried, setTried] = useState(false);
  const [leftPaths, setLeftPaths] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<OpenFaults>(NO_FAULTS);
  const [doubles, setDoubles] = useState<readonly ChildSummary[]>([]);
  const [openedId, setOpenedId] = useState<string | undefined>();
  const box = useRef<HTMLDivElement>(null);
  const saving = useWrite(openChild, {
    makesOld: [readDesk, searchChildren, readLedger],
    onDone: ({ id, possibleDoubles }) => {
      if (id === null) {
        setDoubles(possibleDoubles);
        return;
      }
      setOpenedId(id);
      kept.clear();
    },
  });
  useUnsaved(kept.dirty && openedId === undefined, "这份新档案");
  // After the guard above has been taken down.
  useEffect(() => {
    if (openedId !== undefined) void navigate(`/children/${openedId}`, { replace: true });
  }, [openedId, navigate]);

  const own = faultsIn(kept.value, today);
  const send = (notADouble: boolean) => {
    saving.mutate(
      { body: bodyOf(kept.value, notADouble) },
      {
        onError: (problem) => {
          setRefused(serverFaults(problem));
          setDoubles([]);
          toFirstFault(box.current);
        },
      },
    );
  };
  const shared: OpenForm = {
    draft: kept.value,
    today,
    set: (patch) => {
      kept.set({ ...kept.value, ...patch });
      setRefused(NO_FAULTS);
    },
    faultOf: (path) => refused[path] ?? (tried || leftPaths.has(path) ? own[path] : undefined),
    left: (path) => setLeftPaths((before) => new Set(before).add(path)),
  };
  return {
    draft: kept.value,
    restored: kept.restored,
    restart: () => {
      kept.clear();
      setTried(false);
      setLeftPaths(new Set());
      saving.reset();
    },
    faults: { ...own, ...refused },
    tried,
    saving,
    box,
    doubles,
    shared,
    submit: () => {
      if (saving.isPending) return;
      setTried(true);
      if (Object.keys(own).length > 0) toFirstFault(box.current);
      else send(false);
    },
    notADouble: () => send(true),
    backToForm: () => setDoubles([]),
  };
}

/** Once the sentences stand there, the first of them is brought into view with the keyboard in its field. */
function toFirstFault(box: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const field = box?.querySelector(".ta-field-note.ta-red")?.closest(".ta-field");
    field?.scrollIntoView({ block: "center" });
    field?.querySelector<HTMLElement>("input")?.focus({ preventScroll: true });
  });
}
