import { Button, Radio } from "antd";
import { ChoiceField } from "../../../../faces/desk/form/ChoiceField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { WordsField } from "../../../../faces/desk/form/WordsField.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { sampleVisit, type VisitView } from "../visits.contract.ts";
import { madeOldByVisit } from "./made-old.ts";

interface SampleFormProps {
  readonly visit: VisitView;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

interface Typed {
  readonly holds: "yes" | "no" | undefined;
  readonly how: "phone" | "home" | "school" | undefined;
  readonly words: string;
}

const ways = [
  { value: "phone" as const, label: "打电话问家里" },
  { value: "home" as const, label: "上门" },
  { value: "school" as const, label: "到学校问" },
];
const results = [
  { value: "yes" as const, label: "属实：走访过，记的和问到的一样" },
  { value: "no" as const, label: "有出入：没有走访，或者记的和问到的不一样" },
];
const nothing: Typed = { holds: undefined, how: undefined, words: "" };

/** What the family says about a visit: about the record, never about the person who made it. */
export function SampleForm({ visit, onDone, onCancel }: SampleFormProps) {
  const { value: typed, set, clear } = useDraft<Typed>(`visits.sample.${visit.id}`, nothing);
  const send = useWrite(sampleVisit, {
    makesOld: madeOldByVisit,
    goesOnAtOnce: true,
    onDone: () => {
      clear();
      onDone();
    },
  });
  const { holds, how } = typed;
  const words = typed.words.trim();
  const isReady = holds !== undefined && how !== undefined && words.length >= 2;
  const save = () => {
    if (!isReady || send.isPending) return;
    send.mutate({
      params: { id: visit.id },
      version: visit.version,
      body: { holds: holds === "yes", how, words },
    });
  };
  useShortcut({ key: "Ctrl+S", what: "登记抽查结果" }, save, { enabled: isReady, whileTyping: true });
  return (
    <form
      className="ta-paper ta-visit-sample"
      aria-label="抽查结果"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label="怎么抽查的" required>
        {({ id }) => (
          <Radio.Group
            id={id}
            aria-label="怎么抽查的"
            value={how ?? null}
            options={ways}
            onChange={({ target }) => set({ ...typed, how: target.value as Typed["how"] })}
          />
        )}
      </Field>
      <ChoiceField
        label="结果"
        options={results}
        value={holds}
        onChange={(value) => set({ ...typed, holds: value })}
      />
      <WordsField
        label="问到的情况"
        required
        hint="问了谁、怎么说的，至少两个字"
        value={typed.words}
        onChange={(value) => set({ ...typed, words: value })}
      />
      {send.error !== null && <ProblemNote problem={send.error} compact />}
      <div className="ta-wrap">
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={send.isPending}>
          登记抽查结果 <kbd>Ctrl+S</kbd>
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>先不登记</Button>}
      </div>
    </form>
  );
}
