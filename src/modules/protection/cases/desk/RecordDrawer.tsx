import { Button, Drawer, Input } from "antd";
import { useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { type FormFaults, type FormValue, faultsOf } from "../../../../faces/desk/form/form-value.ts";
import { SchemaForm } from "../../../../faces/desk/form/SchemaForm.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useNow } from "../../../../faces/desk/session/useNow.ts";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { newUuid } from "../../../../platform/client/new-uuid.ts";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import type { RecordView } from "../case-view.contract.ts";
import { addCaseRecord, correctCaseRecord } from "../cases.contract.ts";
import {
  type RecordBody,
  type RecordKind,
  recordForms,
  recordKindCodes,
  recordTables,
} from "../records/record-kinds.contract.ts";
import { MomentField } from "./MomentField.tsx";
import { draftKeyOf, instantOf, type RecordDraft } from "./record-draft.ts";
import { notAsked, specsOf } from "./record-lines.ts";
import { useCaseWrite } from "./useCaseWrite.ts";

interface RecordDrawerProps {
  readonly caseId: string;
  readonly kind: RecordKind;
  /** The one that is put right. */
  readonly corrects?: RecordView | undefined;
  readonly onClose: () => void;
}

/** Writes a record, or puts one right: what is typed stays in the tab until it is saved. */
export function RecordDrawer({ caseId, kind, corrects, onClose }: RecordDrawerProps) {
  const now = useNow();
  const today = useToday();
  const draft = useDraft<RecordDraft>(draftKeyOf(caseId, kind, corrects?.id), {
    id: newUuid(),
    at: corrects === undefined ? null : momentText(corrects.happenedAt),
    content: corrects?.content ?? {},
    why: "",
  });
  const [faults, setFaults] = useState<FormFaults>({});
  const done = () => {
    draft.clear();
    onClose();
  };
  const add = useCaseWrite(addCaseRecord, caseId, done);
  const correct = useCaseWrite(correctCaseRecord, caseId, done);
  const write = corrects === undefined ? add : correct;
  const { id, at, content, why } = draft.value;
  const isWithoutWhy = corrects !== undefined && why.trim() === "";
  const save = () => {
    const instant = at === null ? now.toISOString() : instantOf(at);
    const found: FormFaults = {
      ...faultsOf(recordForms[kind], specsOf(kind), content),
      ...(instant === undefined ? { at: "请填写日期和时间" } : {}),
      ...(isWithoutWhy ? { why: "请写明为什么更正" } : {}),
    };
    setFaults(found);
    if (instant === undefined || Object.keys(found).length > 0) return;
    const body = { id, happenedAt: instant, record: { kind, content } as RecordBody };
    if (corrects === undefined) add.mutate({ params: { id: caseId }, body });
    else
      correct.mutate({ params: { id: caseId, recordId: corrects.id }, body: { ...body, why: why.trim() } });
  };
  const label = recordKindCodes.label(kind);
  const says = corrects === undefined ? "保存" : "保存更正";
  useShortcut({ key: "Ctrl+S", what: says }, save, {
    whileTyping: true,
    inDialog: true,
    enabled: !write.isPending,
  });
  const change = (patch: Partial<RecordDraft>) => draft.set({ ...draft.value, ...patch });
  return (
    <Drawer
      open
      size={Math.min(680, window.innerWidth)}
      title={corrects === undefined ? label : `更正：${label}`}
      mask={{ closable: false }}
      onClose={onClose}
      footer={
        <div className="ta-row">
          <Button type="primary" loading={write.isPending} onClick={save}>
            {says}
          </Button>
          <Button disabled={write.isPending} onClick={onClose}>
            先放着
          </Button>
          {draft.dirty && (
            <button
              type="button"
              className="ta-link"
              onClick={() => {
                draft.clear();
                onClose();
              }}
            >
              不写了
            </button>
          )}
          <span className="ta-grey ta-small">写的都留在这个标签页里</span>
        </div>
      }
    >
      {draft.restored && <p className="ta-case-hint">上次写了一半，接着写。</p>}
      {corrects !== undefined && (
        <p className="ta-case-hint">原来的记录会留着，划上删除线，写明为什么更正。</p>
      )}
      <Field
        label="什么时候"
        required
        fault={faults["at"]}
        hint={at === null ? "默认现在；不是现在就改" : undefined}
      >
        {(ids) => (
          <MomentField
            {...ids}
            value={at ?? momentText(now.toISOString())}
            max={today}
            onChange={(next) => change({ at: next })}
          />
        )}
      </Field>
      <SchemaForm
        schema={recordForms[kind]}
        tables={recordTables}
        without={notAsked}
        value={content}
        faults={faults}
        minDate={today}
        onChange={(next: FormValue) => change({ content: next })}
      />
      {corrects !== undefined && (
        <Field label="为什么更正" required wide fault={faults["why"]}>
          {(ids) => (
            <Input.TextArea
              id={ids.id}
              aria-describedby={ids.describedBy}
              status={ids.invalid ? "error" : ""}
              maxLength={300}
              autoSize={{ minRows: 2, maxRows: 5 }}
              value={why}
              onChange={({ target }) => change({ why: target.value })}
            />
          )}
        </Field>
      )}
      {Object.keys(faults).length > 0 && (
        <p role="status" className="ta-red">
          还不能保存：有 {Object.keys(faults).length} 处要填。已经填的都在。
        </p>
      )}
      {write.error !== null && <ProblemNote problem={write.error} compact />}
    </Drawer>
  );
}
