import type { ReactNode } from "react";
import { Choices, SeveralChoices } from "../../../../faces/field/parts/Choices.tsx";
import { WordsField } from "../../../../faces/field/parts/WordsField.tsx";
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import type { DeskDocument } from "../../phone/desk-document.contract.ts";
import {
  birthOf,
  type CarerRelation,
  carerWords,
  type NewChildDraft,
  type Reason,
  reasonWords,
} from "./new-child-draft.ts";

const sexes = [
  { value: "1", label: "男孩" },
  { value: "2", label: "女孩" },
] as const;
const carers = (Object.entries(carerWords) as [CarerRelation, string][]).map(([value, label]) => ({
  value,
  label,
}));
const reasons = (Object.entries(reasonWords) as [Reason, string][]).map(([value, label]) => ({
  value,
  label,
}));

interface NewChildFieldsProps {
  readonly draft: NewChildDraft;
  readonly faults: Readonly<Record<string, string>>;
  readonly villages: DeskDocument["villages"];
  readonly today: IsoDate;
  readonly change: (part: Partial<NewChildDraft>) => void;
  /** Stands between who it is and everything else. */
  readonly children: ReactNode;
}

export function NewChildFields(props: NewChildFieldsProps) {
  const { draft, faults, villages, change, children } = props;
  return (
    <>
      <WordsField
        label="孩子的姓名"
        value={draft.name}
        max={60}
        onChange={(name) => change({ name })}
        fault={faults["name"]}
      />
      <Birth {...props} />
      {children}
      {villages.length > 1 && (
        <Choices
          label="住在哪个村（社区）"
          options={villages.map(({ code, name }) => ({ value: code, label: name }))}
          value={draft.villageCode}
          onChange={(villageCode) => change({ villageCode })}
          fault={faults["villageCode"]}
        />
      )}
      <WordsField
        label="住在哪里（可以不写）"
        hint="几社、几号，或者挨着谁家。"
        value={draft.address}
        max={200}
        onChange={(address) => change({ address })}
      />
      <SeveralChoices
        label="为什么要建档（可以选几个）"
        options={reasons}
        value={draft.reasons}
        onChange={(chosen) => change({ reasons: chosen })}
        fault={faults["reasons"]}
        isColumn
      />
      <WordsField
        label="再说几句"
        hint="爸妈都不在了、都管不了的，写在这里，镇街会来核实。"
        value={draft.words}
        rows={3}
        max={500}
        onChange={(words) => change({ words })}
      />
      <h2>平时谁照料</h2>
      <Choices
        label="是孩子的什么人（不知道就空着）"
        options={carers}
        value={draft.carerRelation}
        onChange={(carerRelation) => change({ carerRelation })}
        fault={faults["carerRelation"]}
      />
      <WordsField
        label="照料人姓名"
        value={draft.carerName}
        max={60}
        onChange={(carerName) => change({ carerName })}
        fault={faults["carerName"]}
      />
      <WordsField
        label="照料人电话"
        type="tel"
        value={draft.carerPhone}
        max={20}
        onChange={(carerPhone) => change({ carerPhone })}
        fault={faults["carerPhone"]}
      />
    </>
  );
}

/** A sound number says sex and birthday; they are shown then, and not asked. */
function Birth({ draft, faults, today, change }: NewChildFieldsProps) {
  const { isByNumber, sex, birthDate } = birthOf(draft);
  return (
    <>
      <WordsField
        label="身份证号（不知道就空着）"
        value={draft.citizenNo}
        max={24}
        onChange={(citizenNo) => change({ citizenNo })}
        fault={faults["citizenNo"]}
      />
      {isByNumber ? (
        <p className="fd-quiet-line">
          {sex === "1" ? "男孩" : "女孩"}，{birthDate} 出生（号码里写着）
        </p>
      ) : (
        <>
          <Choices
            label="男孩还是女孩"
            options={sexes}
            value={draft.sex}
            onChange={(chosen) => change({ sex: chosen })}
            fault={faults["sex"]}
          />
          <WordsField
            label="生日"
            hint="记不准的，填个大概。"
            type="date"
            latest={today}
            value={draft.birthDate}
            onChange={(day) => change({ birthDate: day })}
            fault={faults["birthDate"]}
          />
        </>
      )}
    </>
  );
}
