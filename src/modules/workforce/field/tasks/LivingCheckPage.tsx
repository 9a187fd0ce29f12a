/** How a child lives whose father or mother is kept away: asked by the village, in the form that the record declares. */
import { useState } from "react";
import { type FormFaults, type FormValue, isEmpty } from "../../../../faces/desk/form/form-value.ts";
import { useOpenForm } from "../../../../faces/field/app-update.ts";
import { PhoneForm } from "../../../../faces/field/form/PhoneForm.tsx";
import { goInstead } from "../../../../faces/field/hash-address.ts";
import type { FieldPageProps } from "../../../../faces/field/page-props.ts";
import { Empty } from "../../../../faces/field/parts/Empty.tsx";
import { MainButton } from "../../../../faces/field/parts/MainButton.tsx";
import { Note } from "../../../../faces/field/parts/Note.tsx";
import { Page } from "../../../../faces/field/parts/Page.tsx";
import { Waiting } from "../../../../faces/field/parts/Waiting.tsx";
import { WordsField } from "../../../../faces/field/parts/WordsField.tsx";
import { usePhone, useToday } from "../../../../faces/field/phone-context.ts";
import { useChild } from "../../../../faces/field/useChild.ts";
import { useKeptDraft } from "../../../../faces/field/useKeptDraft.ts";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { newId } from "../../../../platform/client/new-id.ts";
import type { RecordField } from "../../../../platform/records/record-fields.contract.ts";
import { writeEntry } from "../../../../platform/records/records.contract.ts";
import { checkRecord } from "../../phone/phone-settlements.contract.ts";

interface CheckDraft {
  readonly on: string;
  readonly content: FormValue;
}

export function LivingCheckPage({ parts }: FieldPageProps) {
  const { child, desk, isReading } = useChild(parts["id"]);
  if (isReading) return <Waiting />;
  const key = decodeURIComponent(parts["key"] ?? "");
  const task = child?.tasks.find((one) => one.key === key);
  if (child === undefined || desk === null || task === undefined)
    return (
      <Page title="核查" back="/">
        <Empty title="这一条已经不用办了">
          <p>别人刚处理过，或者情况变了。</p>
        </Empty>
      </Page>
    );
  return <CheckForm child={child} why={task.why} fields={desk.checkFields} />;
}

interface CheckFormProps {
  readonly child: { readonly id: string; readonly name: string; readonly villageCode: string };
  readonly why: string;
  readonly fields: readonly RecordField[];
}

function CheckForm({ child, why, fields }: CheckFormProps) {
  useOpenForm();
  const phone = usePhone();
  const today = useToday();
  const draftKey = `check:${child.id}`;
  const kept = useKeptDraft<CheckDraft>(
    draftKey,
    (found) => (found === undefined ? undefined : (found as unknown as CheckDraft)),
    () => ({ on: today, content: {} }),
  );
  const [faults, setFaults] = useState<FormFaults>({});
  const [fault, setFault] = useState<string | null>(null);
  const { value: draft } = kept;
  if (draft === undefined) return <Waiting />;
  const save = async () => {
    const found = faultsOf(fields, draft.content);
    setFaults(found);
    const first = Object.values(found)[0];
    if (first !== undefined) {
      setFault(`还差一处：${first}`);
      return;
    }
    try {
      await phone.save({
        mutations: [
          {
            id: newId(),
            operation: writeEntry.name,
            formVersion: 1,
            params: { kind: checkRecord },
            body: { on: draft.on, aboutId: child.id, content: draft.content },
            placeCode: child.villageCode,
            childId: child.id,
            label: `生活状况核查 ${child.name}`,
          },
        ],
        forgetDrafts: [draftKey],
      });
      kept.finish();
      void phone.syncNow();
      goInstead("/");
    } catch (error) {
      const { title, detail } = asProblem(error);
      setFault(`${title}。${detail}`);
    }
  };
  return (
    <Page
      title="生活状况核查"
      back={`/children/${child.id}`}
      action={<MainButton onClick={() => void save()}>存好核查</MainButton>}
    >
      <h2 className="fd-child-name">{child.name}</h2>
      <p className="fd-why">{why}</p>
      <WordsField
        label="哪天去核查的"
        type="date"
        value={draft.on}
        latest={today}
        onChange={(on) => on !== "" && kept.set((before) => ({ ...before, on }))}
      />
      <PhoneForm
        fields={fields}
        value={draft.content}
        faults={faults}
        onChange={(content) => {
          setFaults({});
          kept.set((before) => ({ ...before, content }));
        }}
      />
      {fault !== null && (
        <Note tone="red" isNews>
          {fault}
        </Note>
      )}
    </Page>
  );
}

function faultsOf(fields: readonly RecordField[], content: FormValue): FormFaults {
  return Object.fromEntries(
    fields
      .filter(({ field, required }) => required && isEmpty(content[field]))
      .map(({ field, label, kind }) => [
        field,
        `${kind === "code" || kind === "flag" ? "请选" : "请填写"}${label}`,
      ]),
  );
}
