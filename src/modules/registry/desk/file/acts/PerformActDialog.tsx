import { Checkbox, Input, Select } from "antd";
import { DateField } from "../../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import { PlacePicker } from "../../../../../faces/desk/parts/PlacePicker.tsx";
import { useDraft } from "../../../../../platform/client/useDraft.ts";
import { type ActInput, exitReasonLabels, performAct } from "../../../child-acts.contract.ts";
import { useFile } from "../file-context.ts";
import { isReason, ReasonField } from "../ReasonField.tsx";
import { useFileWrite } from "../useFileWrite.ts";
import { type ActDraft, actBody } from "./act-body.ts";
import { type ActKind, actWords, endReasons, exitReasons, heldAtEnd } from "./acts.ts";

/** Moves, exits, endings, returns, renamings, numbers: each says what it will do and asks what it needs. */
export function PerformActDialog({
  kind,
  onClose,
}: {
  readonly kind: ActKind;
  readonly onClose: () => void;
}) {
  const { file, today } = useFile();
  const only = file.categories.length === 1 ? file.categories[0]?.category : undefined;
  // Kept while the tab lives: neither Esc nor a lost session costs what was typed.
  const typed = useDraft<ActDraft>(`act.${file.id}.${kind}`, {
    on: today,
    reason: "",
    category: only,
    ...(kind === "returned" ? { villageCode: file.villageCode } : {}),
  });
  const draft = typed.value;
  const words = actWords[kind];
  const held = kind === "returned" ? heldAtEnd(file) : [];
  const write = useFileWrite(performAct, `已办理：${words.label}`, () => {
    typed.clear();
    onClose();
  });
  const body: ActInput | undefined = actBody(kind, draft);
  const set = (part: Partial<ActDraft>) => typed.set({ ...draft, ...part });
  const choice = (label: string, field: "category" | "why", options: { value: string; label: string }[]) => (
    <Field label={label} required>
      {({ id, describedBy }) => (
        <Select
          id={id}
          aria-describedby={describedBy}
          style={{ width: "100%" }}
          placeholder="请选择"
          value={draft[field] ?? null}
          options={options}
          onChange={(value: string | null) => set({ [field]: value ?? undefined })}
        />
      )}
    </Field>
  );
  return (
    <ActDialog
      title={`${words.label}：${file.person.name}`}
      what={words.what}
      okText={words.ok}
      danger={words.danger}
      width={600}
      ready={body !== undefined && isReason(draft.reason)}
      busy={write.isPending}
      keepsTyped
      problem={write.error}
      onConfirm={() => {
        if (body !== undefined) write.mutate({ params: { id: file.id }, version: file.version, body });
      }}
      onClose={onClose}
    >
      {typed.restored && (
        <p className="ta-bar ta-bar-blue">
          这是您上次填了没有办完的。
          <button type="button" className="ta-link" onClick={typed.clear}>
            清掉重填
          </button>
        </p>
      )}
      <div className="ta-form">
        {kind === "exitedCategory" &&
          choice(
            "退出哪一类",
            "category",
            file.categories.map(({ category, label }) => ({ value: category, label })),
          )}
        {(kind === "exitedCategory" || kind === "ended") &&
          choice(
            kind === "ended" ? "为什么结束" : "为什么退出",
            "why",
            (kind === "ended" ? endReasons : exitReasons).map((value) => ({
              value,
              label: exitReasonLabels[value] ?? value,
            })),
          )}
        {(kind === "moved" || kind === "returned") && (
          <Field label={kind === "moved" ? "新的村（社区）" : "现在住的村（社区）"} required>
            {({ id, describedBy }) => (
              <PlacePicker
                {...{ id, describedBy }}
                only="village"
                value={draft.villageCode}
                onChange={(villageCode) => set({ villageCode })}
              />
            )}
          </Field>
        )}
        {kind === "moved" && textField("详细地址", draft.address ?? "", (address) => set({ address }), 200)}
        {kind === "renamed" && textField("新的姓名", draft.name ?? "", (name) => set({ name }), 60, true)}
        {kind === "numberAssigned" &&
          textField("身份证号", draft.citizenNo ?? "", (citizenNo) => set({ citizenNo }), 30, true)}
        <Field label={words.when} required>
          {({ id, describedBy }) => (
            <DateField
              {...{ id, describedBy }}
              value={draft.on}
              min={file.person.birthDate ?? undefined}
              max={today}
              onChange={(on) => set({ on })}
            />
          )}
        </Field>
        {textField("依据（证件、文书、谁说的）", draft.evidence ?? "", (evidence) => set({ evidence }), 200)}
      </div>
      {held.length > 0 && (
        <fieldset className="ta-act-choice">
          <legend>从这一天起，还符合哪些类别？都不符合就不选</legend>
          <Checkbox.Group
            options={held}
            value={[...(draft.categories ?? [])]}
            onChange={(categories) => set({ categories })}
          />
        </fieldset>
      )}
      <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />
    </ActDialog>
  );
}

function textField(
  label: string,
  value: string,
  onChange: (text: string) => void,
  max: number,
  required = false,
) {
  return (
    <Field label={label} required={required}>
      {({ id, describedBy }) => (
        <Input
          id={id}
          aria-describedby={describedBy}
          maxLength={max}
          autoComplete="off"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
