import { App, Button } from "antd";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  type ChangePreview,
  listChanges,
  previewDraft,
  proposeChange,
} from "../../../../platform/parameters/parameter-changes.contract.ts";
import { readParameters } from "../../../../platform/parameters/parameters.contract.ts";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { useUnsaved } from "../../parts/useUnsaved.tsx";
import { useUrlState } from "../../parts/useUrlState.ts";
import { PageSkeleton } from "../../shell/PageSkeleton.tsx";
import { useShortcut } from "../../shortcuts.ts";
import { ChangedRows } from "./ChangedRows.tsx";
import { ChangeRowsEditor } from "./ChangeRowsEditor.tsx";
import { draftOf, emptyChange, lacksOf, type TypedChange, withValues } from "./change-draft.ts";
import { DocumentFields } from "./DocumentFields.tsx";
import { GrowthBox } from "./GrowthBox.tsx";
import { Impacts } from "./Impacts.tsx";
import "./parameters.css";

/** The document first, then the lines; looked at before it is put before another person. */
export function ProposeChangePage() {
  const { values } = useUrlState();
  const { data, error, refetch } = useRead(readParameters, { query: {} });
  if (data === undefined) {
    if (error === null) return <PageSkeleton />;
    return (
      <div className="ta-page">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  const key = values["correct"];
  const from = values["from"];
  const correct = key === undefined || from === undefined ? undefined : { key, from };
  return (
    <ProposeForm
      key={`${key} ${from}`}
      groups={data.groups}
      initial={emptyChange(correct)}
      name={key ?? "new"}
    />
  );
}

interface ProposeFormProps {
  readonly groups: Parameters<typeof ChangeRowsEditor>[0]["groups"];
  readonly initial: TypedChange;
  readonly name: string;
}

function ProposeForm({ groups, initial, name }: ProposeFormProps) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const draft = useDraft<TypedChange>(`parameters.${name}`, initial);
  const [proposedId, setProposedId] = useState<string | undefined>();
  useUnsaved(draft.dirty && proposedId === undefined, "这张调整单");
  // Only after the page has been drawn without the question that would hold it back.
  useEffect(() => {
    if (proposedId !== undefined) void navigate(`/parameters/changes/${proposedId}`, { replace: true });
  }, [proposedId, navigate]);
  const typed = draft.value;
  // What was looked at is good for exactly what stands in the form.
  const [seen, setSeen] = useState<
    { readonly of: TypedChange; readonly preview: ChangePreview } | undefined
  >();
  const preview = useWrite(previewDraft, {
    onDone: (answer) => setSeen({ of: typed, preview: answer }),
  });
  const propose = useWrite(proposeChange, {
    makesOld: [listChanges],
    onDone: (change) => {
      draft.clear();
      void message.success("已提出，等另一人确认");
      setProposedId(change.id);
    },
  });
  const ready = draftOf(typed);
  const lacks = lacksOf(typed);
  const fresh = seen?.of === typed ? seen.preview : undefined;
  const look = () => {
    if (ready === undefined) return;
    propose.reset();
    preview.mutate({ body: ready });
  };
  const send = () => {
    if (ready !== undefined && fresh !== undefined)
      propose.mutate(
        { body: { ...ready, previewDigest: fresh.digest } },
        {
          onError: (problem) =>
            problem.code === "platform.parameter.previewStale" && preview.mutate({ body: ready }),
        },
      );
  };
  useShortcut(
    { key: "Ctrl+S", what: fresh === undefined ? "看影响" : "提出调整" },
    fresh === undefined ? look : send,
    { whileTyping: true },
  );
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>{typed.rule === "correction" ? "更正标准与参数" : "调整标准与参数"}</h1>
        <span className="ta-grey">提出后由另一位经办或领导确认，确认以前现行的标准照旧</span>
        {draft.restored && <span className="ta-grey">接着上次没提出的填</span>}
      </header>
      <div className="ta-param-beside">
        <div className="ta-stack">
          <DocumentFields typed={typed} onChange={draft.set} />
          <section className="ta-paper" aria-label="调整的项目">
            <div className="ta-paper-head">
              <h2>调整的项目</h2>
            </div>
            <div className="ta-paper-body ta-stack">
              {typed.rule !== "correction" && (
                <GrowthBox
                  items={groups.flatMap(({ items }) => items)}
                  onSuggest={(suggested) => draft.set({ ...typed, rows: withValues(typed.rows, suggested) })}
                />
              )}
              <ChangeRowsEditor
                typed={typed}
                groups={groups}
                onChange={(rows) => draft.set({ ...typed, rows })}
              />
            </div>
          </section>
        </div>
        <section className="ta-paper ta-param-stays" aria-label="影响">
          <div className="ta-paper-head">
            <h2>提出以前先看影响</h2>
          </div>
          <div className="ta-paper-body ta-stack">
            <div className="ta-row">
              <Button
                type={fresh === undefined ? "primary" : "default"}
                disabled={ready === undefined}
                loading={preview.isPending}
                onClick={look}
              >
                看影响
              </Button>
              <Button
                type={fresh === undefined ? "default" : "primary"}
                disabled={fresh === undefined}
                loading={propose.isPending}
                onClick={send}
              >
                提出调整
              </Button>
            </div>
            {lacks.length > 0 && <p className="ta-grey ta-small">还差：{lacks.join("、")}</p>}
            {lacks.length === 0 && fresh === undefined && seen !== undefined && !preview.isPending && (
              <p className="ta-amber ta-small">您改过内容，请再看一次影响。</p>
            )}
            {preview.error !== null && <ProblemNote problem={preview.error} compact />}
            {propose.error !== null && <ProblemNote problem={propose.error} compact />}
            {fresh !== undefined && (
              <>
                <Impacts {...fresh} />
                <div className="ta-param-inset">
                  <ChangedRows rows={fresh.rows} />
                </div>
              </>
            )}
          </div>
        </section>
      </div>
    </div>
  );
}
