import { App, Button } from "antd";
import { useRef, useState } from "react";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { fieldsOf } from "../../../../faces/desk/form/field-spec.ts";
import { type FormFaults, faultsOf } from "../../../../faces/desk/form/form-value.ts";
import { SchemaForm } from "../../../../faces/desk/form/SchemaForm.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useDiscard } from "../../../../faces/desk/parts/useDiscard.tsx";
import { useUnsaved } from "../../../../faces/desk/parts/useUnsaved.tsx";
import { isPopupOpen, useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { codeTables } from "../../code-tables.contract.ts";
import { factKinds } from "../../facts.contract.ts";
import { EvidenceField } from "./EvidenceField.tsx";
import { useFile } from "./file-context.ts";
import { StaleNote } from "./StaleNote.tsx";
import {
  changesOf,
  draftKeyOf,
  editsOf,
  notTyped,
  type SectionEdits,
  sectionValue,
  withEdits,
} from "./section-edit.ts";
import type { SectionSpec } from "./sections.ts";
import { useSaveFacts } from "./useSaveFacts.ts";

interface TypedSection {
  readonly edits: SectionEdits;
  readonly from: string | undefined;
  readonly evidence: string;
}

interface SectionEditorProps {
  readonly section: SectionSpec;
  readonly onClose: () => void;
}

/** A section in place: what holds now is filled in; what is changed holds from a day on, on some evidence. */
export function SectionEditor({ section, onClose }: SectionEditorProps) {
  const { file, today } = useFile();
  const { message } = App.useApp();
  const discard = useDiscard();
  const form = useRef<HTMLFormElement>(null);
  const before = sectionValue(file.facts, section.single);
  const draft = useDraft<TypedSection>(draftKeyOf(file.id, section.key), {
    edits: {},
    from: today,
    evidence: "",
  });
  const [faults, setFaults] = useState<Readonly<Record<string, FormFaults>>>({});
  const { save, busy, problem } = useSaveFacts();
  const { edits, from, evidence } = draft.value;
  const changes = changesOf(before, edits, section.single);
  useUnsaved(draft.dirty && changes.length > 0, `“${section.title}”的修改`);

  const leave = () => {
    draft.clear();
    onClose();
  };
  const submit = async () => {
    const found = Object.fromEntries(
      changes.map(({ kind, value: typed }) => {
        const schema = factKinds[kind].value;
        return [kind, faultsOf(schema, fieldsOf(schema, codeTables), typed)];
      }),
    );
    setFaults(found);
    if (from === undefined || Object.values(found).some((kindFaults) => Object.keys(kindFaults).length > 0))
      return;
    if (await save(changes, from, evidence)) {
      void message.success(`${section.title}已保存`);
      leave();
    }
  };
  const ready = changes.length > 0 && from !== undefined && !busy;
  const saveByKey = () => {
    if (ready) void submit();
    else void message.info(changes.length === 0 ? "这一节还没有改动，不用保存" : "请先填上从哪天起");
  };
  const askToLeave = () => {
    if (changes.length === 0 && evidence.trim() === "") leave();
    else discard({ title: "不保存这些修改？", form: section.title, okText: "放弃修改", onDiscard: leave });
  };
  const mine = { enabled: !busy, whileTyping: true, when: () => isTypedIn(form.current) };
  useShortcut({ key: "Ctrl+S", what: `保存“${section.title}”` }, saveByKey, mine);
  useShortcut({ key: "Escape", what: "不改了" }, askToLeave, {
    ...mine,
    when: () => isTypedIn(form.current) && !isPopupOpen(),
  });

  const persons = file.kin.map(({ person, relationLabel }) => ({
    value: person.id,
    label: `${relationLabel} ${person.name}`,
  }));
  const emptied = changes.flatMap((change) => change.emptied.map(({ label }) => label));
  return (
    <form
      ref={form}
      className="ta-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void submit();
      }}
    >
      {draft.restored && (
        <p className="ta-bar ta-bar-blue">
          这是您上次填了没有保存的内容。
          <button type="button" className="ta-link" onClick={draft.clear}>
            清掉，从现在的情况重填
          </button>
        </p>
      )}
      {section.single.map((kind) => (
        <fieldset key={kind}>
          <legend className={section.single.length === 1 ? "ta-hidden" : undefined}>
            {factKinds[kind].label}
          </legend>
          <SchemaForm
            schema={factKinds[kind].value}
            tables={codeTables}
            value={withEdits(before[kind] ?? {}, edits[kind])}
            faults={faults[kind] ?? {}}
            without={notTyped}
            persons={persons}
            onChange={(typed) => {
              const own = editsOf(kind, before[kind] ?? {}, typed);
              draft.set({ ...draft.value, edits: { ...edits, [kind]: own } });
            }}
          />
        </fieldset>
      ))}
      <div className="ta-form ta-editor-when">
        <Field label="这些变化从哪天起" required hint="以前的情况会保留到前一天">
          {({ id, describedBy }) => (
            <DateField
              {...{ id, describedBy }}
              value={from}
              min={file.person.birthDate ?? undefined}
              max={today}
              onChange={(day) => draft.set({ ...draft.value, from: day })}
            />
          )}
        </Field>
        <EvidenceField
          hint="证件、文书或谁说的，例如：学校学籍证明、走访时祖母说"
          value={evidence}
          onChange={(text) => draft.set({ ...draft.value, evidence: text })}
        />
      </div>
      {emptied.length > 0 && (
        <p className="ta-bar ta-bar-amber">
          “{emptied.join("、")}”从 {from ?? "所填的日期"}{" "}
          起不再有内容，以前的仍然查得到。如果是原来登记错了，请取消后点那一行的“更正”。
        </p>
      )}
      {problem !== undefined &&
        (problem.code === "http.stale" ? (
          <StaleNote changes={changes} before={before} persons={persons} />
        ) : (
          <ProblemNote problem={problem} compact />
        ))}
      <div className="ta-editor-foot">
        <Button htmlType="submit" type="primary" disabled={!ready} loading={busy}>
          {problem?.code === "http.stale" ? "看过了，保存我填的" : "保存"}
        </Button>
        <Button disabled={busy} onClick={leave}>
          {changes.length === 0 ? "不改了" : "放弃修改"}
        </Button>
        <span className="ta-grey ta-small">
          {changes.length === 0
            ? "还没有改动"
            : `将登记：${changes.map(({ kind }) => factKinds[kind].label).join("、")}`}
        </span>
      </div>
    </form>
  );
}

/** Of several sections that are open at once, a key is for the one that is typed in. */
function isTypedIn(form: HTMLFormElement | null): boolean {
  const other = document.activeElement?.closest(".ta-editor");
  return other === null || other === undefined || other === form;
}
