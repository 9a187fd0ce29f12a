import { App, Button, Input } from "antd";
import { useState } from "react";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { type EntryFile, editEntry, type KindView } from "../../../../platform/records/records.contract.ts";
import { Field } from "../../form/Field.tsx";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { useUnsaved } from "../../parts/useUnsaved.tsx";
import { useToday } from "../../session/useToday.ts";
import { madeOld } from "./made-old.ts";
import { RecordForm } from "./RecordForm.tsx";
import { bodyOf, faultsOfProblem, typedOf } from "./typed-entry.ts";

interface EntryEditorProps {
  readonly kind: KindView;
  readonly entry: EntryFile;
  readonly onClose: () => void;
}

/** Fills what was empty, or corrects what stood, which needs a reason. */
export function EntryEditor({ kind, entry, onClose }: EntryEditorProps) {
  const today = useToday();
  const { message } = App.useApp();
  const [typed, setTyped] = useState(() => typedOf(entry));
  const [reason, setReason] = useState("");
  const [saved, setSaved] = useState(false);
  const isOpen = entry.state === "draft" || entry.state === "returned";
  useUnsaved(!saved && JSON.stringify(typed) !== JSON.stringify(typedOf(entry)), kind.title);
  const edit = useWrite(editEntry, {
    makesOld: madeOld,
    onDone: () => {
      setSaved(true);
      void message.success("已保存");
      onClose();
    },
  });
  const send = (submit: boolean) =>
    edit.mutate({
      params: { kind: kind.code, id: entry.id },
      version: entry.version,
      body: { ...bodyOf(typed), submit, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) },
    });
  return (
    <section className="ta-paper ta-paper-body ta-stack">
      <RecordForm
        kind={kind}
        fields={entry.fields}
        typed={typed}
        onChange={setTyped}
        faults={faultsOfProblem(edit.error)}
        today={today}
        keepsUnit
      />
      {!isOpen && (
        <Field label="更正原因" hint="只补填空着的不用写；改了原来的内容要写" wide>
          {(ids) => (
            <Input
              id={ids.id}
              aria-describedby={ids.describedBy}
              maxLength={200}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      )}
      {edit.error !== null && <ProblemNote problem={edit.error} compact />}
      <div className="ta-row">
        <Button type="primary" loading={edit.isPending} onClick={() => send(true)}>
          {isOpen ? (kind.isChecked ? "提交核对" : "登记") : "保存"}
        </Button>
        {isOpen && (
          <Button disabled={edit.isPending} onClick={() => send(false)}>
            存为草稿
          </Button>
        )}
        <Button disabled={edit.isPending} onClick={onClose}>
          不改了
        </Button>
      </div>
    </section>
  );
}
