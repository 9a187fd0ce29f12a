import { Checkbox, Radio } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { WordsField } from "../../../../faces/desk/form/WordsField.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { addDays } from "../../../../kernel/calendar-date.ts";
import { newUuid } from "../../../../platform/client/new-uuid.ts";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readChild, readTimeline } from "../../../registry/child-file.contract.ts";
import { readChildPlan } from "../child-plan.contract.ts";
import {
  absentReasonCodes,
  type VisitManner,
  visitDoneCodes,
  visitMannerCodes,
} from "../visit-codes.contract.ts";
import { checksOf, opensReport, type VisitedChild } from "../visit-form.ts";
import { recordVisit } from "../visits.contract.ts";
import { ChecksField } from "./ChecksField.tsx";
import { madeOldByVisit } from "./made-old.ts";
import { type Absence, emptyVisit, faultsOf, inputOf, type VisitDraft } from "./visit-draft.ts";
import "./visits.css";

interface RegisterVisitDialogProps {
  readonly childId: string;
  readonly name: string;
  readonly child: VisitedChild;
  readonly onClose: () => void;
}

interface Kept {
  readonly id: string;
  readonly visit: VisitDraft;
}

const met = [
  { value: "yes" as const, label: "见到了" },
  { value: "no" as const, label: "没见到" },
];
const sayMet = (saw: boolean | undefined) => (saw === undefined ? null : saw ? "yes" : "no");

/** For whoever has no phone: the same form as there, with the same questions for this child. */
export function RegisterVisitDialog({ childId, name, child, onClose }: RegisterVisitDialogProps) {
  const today = useToday();
  const [first] = useState<Kept>(() => ({ id: newUuid(), visit: emptyVisit(today) }));
  const { value, set: keep, clear } = useDraft<Kept>(`visits.register.${childId}`, first);
  const { id, visit } = value;
  const set = (part: Partial<VisitDraft>) => keep({ id, visit: { ...visit, ...part } });
  const checks = checksOf(child, visit.on ?? today);
  const faults = faultsOf(visit, { id, childId }, checks);
  const input = inputOf(visit, { id, childId }, checks);
  const save = useWrite(recordVisit, {
    makesOld: [...madeOldByVisit, readChild, readTimeline, readChildPlan],
    onDone: () => {
      clear();
      onClose();
    },
  });
  return (
    <ActDialog
      title={`登记走访：${name}`}
      what="给没有手机的儿童主任代记，或者您自己去过；和手机上记的一样算数。家里的情况变了，请另外在档案里登记变化。"
      okText="登记走访"
      width={760}
      keepsTyped
      ready={faults.length === 0}
      busy={save.isPending}
      problem={save.error}
      onConfirm={() => {
        if (input !== undefined) save.mutate({ body: input });
      }}
      onClose={onClose}
    >
      <Field label="走访日期" required>
        {({ id: field }) => (
          <DateField id={field} value={visit.on} max={today} onChange={(on) => set({ on })} />
        )}
      </Field>
      <Field label="走访方式" required>
        {({ id: field }) => (
          <Radio.Group
            id={field}
            aria-label="走访方式"
            value={visit.manner}
            options={[...visitMannerCodes.options]}
            onChange={({ target }) => set({ manner: target.value as VisitManner })}
          />
        )}
      </Field>
      <Field label="见到孩子" required>
        {({ id: field }) => (
          <Radio.Group
            id={field}
            aria-label="见到孩子"
            value={sayMet(visit.sawChild)}
            options={met}
            onChange={({ target }) => set({ sawChild: target.value === "yes" })}
          />
        )}
      </Field>
      {visit.sawChild === false && (
        <Field label="孩子在哪里" required>
          {({ id: field }) => (
            <Radio.Group
              id={field}
              aria-label="孩子在哪里"
              value={visit.absentWhy ?? null}
              options={[...absentReasonCodes.options]}
              onChange={({ target }) => set({ absentWhy: target.value as Absence })}
            />
          )}
        </Field>
      )}
      <Field label="见到照料人" required>
        {({ id: field }) => (
          <Radio.Group
            id={field}
            aria-label="见到照料人"
            value={sayMet(visit.sawCarer)}
            options={met}
            onChange={({ target }) => set({ sawCarer: target.value === "yes" })}
          />
        )}
      </Field>
      <ChecksField checks={checks} visit={visit} onChange={set} />
      {opensReport(input?.troubles ?? []) && (
        <p role="status" className="ta-red">
          孩子可能受到伤害。正有危险的，先打 110；登记完请马上
          <Link to={`/reports/new?child=${childId}`}>报告</Link>，这是法律规定的责任。
        </p>
      )}
      <WordsField
        label="孩子说的话"
        longest={500}
        hint="照孩子的原话写"
        value={visit.childWords}
        onChange={(childWords) => set({ childWords })}
      />
      <WordsField
        label="照料人说的话"
        longest={500}
        value={visit.carerWords}
        onChange={(carerWords) => set({ carerWords })}
      />
      <Field label="当场做了什么">
        {({ id: field }) => (
          <Checkbox.Group
            {...{ id: field }}
            options={[...visitDoneCodes.options]}
            value={[...visit.done]}
            onChange={(done) => set({ done: done })}
          />
        )}
      </Field>
      <WordsField
        label="觉得风险变高了，为什么"
        hint="由镇街看过再定；没有就不填"
        value={visit.riskConcern}
        onChange={(riskConcern) => set({ riskConcern })}
      />
      <WordsField label="其他情况" longest={500} value={visit.note} onChange={(note) => set({ note })} />
      <Field label="下次去看" hint="比平常要早去看的，写日子；不写就按频次">
        {({ id: field }) => (
          <DateField
            id={field}
            value={visit.lookAgainOn}
            min={addDays(visit.on ?? today, 1)}
            onChange={(lookAgainOn) => set({ lookAgainOn })}
          />
        )}
      </Field>
      {faults.length > 0 && (
        <p className="ta-grey" role="status">
          还差：{[...new Set(faults.map(({ message }) => message))].join("；")}
        </p>
      )}
    </ActDialog>
  );
}
