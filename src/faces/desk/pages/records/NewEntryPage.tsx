import { App, Button } from "antd";
import { useEffect, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { type KindView, writeEntry } from "../../../../platform/records/records.contract.ts";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { useUnsaved } from "../../parts/useUnsaved.tsx";
import { useUrlState } from "../../parts/useUrlState.ts";
import { useToday } from "../../session/useToday.ts";
import { Notice } from "../../shell/Notice.tsx";
import { Basis } from "./Basis.tsx";
import { madeOld } from "./made-old.ts";
import { RecordForm, type Typed } from "./RecordForm.tsx";
import { bodyOf, faultsOfProblem } from "./typed-entry.ts";
import { useKind } from "./useKind.ts";
import "./records.css";

/** A new entry of any kind. */
export function NewEntryPage() {
  const { kind: code = "" } = useParams();
  const { kind, isUnknown, error } = useKind(code);
  if (error !== null && error !== undefined) return <ProblemNote problem={error} />;
  if (isUnknown) return <Notice title="没有这本台账">它不在您岗位的职责内，或者地址不对。</Notice>;
  if (kind === undefined) return <div className="ta-page" aria-busy="true" />;
  return <Form key={kind.code} kind={kind} />;
}

/** For a period that is over its last day, and not today. */
function lastDay(by: string | undefined, today: string): string {
  return by !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(by) && by < today ? by : today;
}

function Form({ kind }: { readonly kind: KindView }) {
  const today = useToday();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { values } = useUrlState();
  const own = kind.units.find(({ isOwn }) => isOwn) ?? (kind.units.length === 1 ? kind.units[0] : undefined);
  const empty: Typed = {
    unit: values["unit"] ?? own?.unit,
    on: lastDay(values["by"], today),
    aboutId: values["about"],
    aboutName: undefined,
    content: {},
    paperNote: undefined,
  };
  const draft = useDraft<Typed>(
    `record/${kind.code}/${values["unit"] ?? ""}/${values["by"] ?? ""}/${values["about"] ?? ""}`,
    empty,
  );
  const [typed, setTyped] = [draft.value, draft.set];
  const [writtenId, setWrittenId] = useState<string>();
  useUnsaved(writtenId === undefined && Object.keys(typed.content).length > 0, kind.title);
  // After the guard above has been taken down.
  useEffect(() => {
    if (writtenId !== undefined) void navigate(`/records/${kind.code}/${writtenId}`, { replace: true });
  }, [writtenId, kind.code, navigate]);
  const write = useWrite(writeEntry, {
    makesOld: madeOld,
    onDone: (entry) => {
      setWrittenId(entry.id);
      draft.clear();
      void message.success(entry.state === "draft" ? "已存为草稿，可以上传材料" : "已登记");
    },
  });
  const send = (submit: boolean) =>
    write.mutate({
      params: { kind: kind.code },
      body: { ...bodyOf(typed), submit, ...(typed.unit === undefined ? {} : { unit: typed.unit }) },
    });
  const ready = typed.on !== undefined && typed.unit !== undefined;
  return (
    <div className="ta-page ta-stack ta-record">
      <header className="ta-page-head">
        <h1>登记{kind.title}</h1>
        <Link to={`/records/${kind.code}`}>看已登记的</Link>
      </header>
      <Basis basis={kind.basis} />
      <section className="ta-paper ta-paper-body">
        <RecordForm
          kind={kind}
          fields={kind.fields}
          typed={typed}
          onChange={setTyped}
          faults={faultsOfProblem(write.error)}
          today={today}
          keepsUnit={false}
        />
        {write.error !== null && <ProblemNote problem={write.error} compact />}
        <div className="ta-row">
          <Button type="primary" disabled={!ready} loading={write.isPending} onClick={() => send(true)}>
            {kind.isChecked ? "提交核对" : "登记"}
          </Button>
          <Button disabled={!ready || write.isPending} onClick={() => send(false)}>
            存为草稿{kind.evidence === "none" ? "" : "，再传材料"}
          </Button>
        </div>
      </section>
    </div>
  );
}
