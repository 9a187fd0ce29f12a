import { Input } from "antd";
import { useState } from "react";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  type DutyView,
  excuseDuty,
  listDuties,
  readMatrix,
  readMyDuties,
} from "../../../../platform/records/duties.contract.ts";
import { DateField } from "../../form/DateField.tsx";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { useToday } from "../../session/useToday.ts";

/** What the bureau owes itself a second person decides. */
const BUREAU = "department/civilAffairs";

/** This unit need not, this once, or only later, for a reason that stays. */
export function ExcuseDialog({ view, onClose }: { readonly view: DutyView; readonly onClose: () => void }) {
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState<string>();
  const today = useToday();
  const isOwn = view.unit === BUREAU;
  const excuse = useWrite(excuseDuty, { makesOld: [listDuties, readMatrix, readMyDuties], onDone: onClose });
  const { duty, unit, instance } = view;
  return (
    <ActDialog
      title={`免除或延期：${view.title}`}
      okText={`${isOwn ? "提请" : ""}${until === undefined ? "免除这一次" : "延期"}`}
      ready={reason.trim().length > 1}
      busy={excuse.isPending}
      problem={excuse.error}
      what={
        <p>
          {view.unitName}的{view.about === null ? "" : `${view.about.name} · `}
          {view.label}
          {until === undefined ? "不用做，不再催办" : `延到 ${until}，到期再催办`}。只管这一次，原因会留下。
          {isOwn && "本局的职责要由另一位同事或区领导核准，核准以前照常催办。"}
        </p>
      }
      onConfirm={() =>
        excuse.mutate({
          body: { duty, unit, instance, reason: reason.trim(), ...(until === undefined ? {} : { until }) },
        })
      }
      onClose={onClose}
    >
      <Field label="原因" required wide>
        {(ids) => (
          <Input.TextArea
            id={ids.id}
            aria-describedby={ids.describedBy}
            maxLength={200}
            autoSize={{ minRows: 2 }}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <Field label="延期到" hint="不填就是这一次不用做">
        {(ids) => <DateField {...ids} value={until} min={today} onChange={setUntil} />}
      </Field>
    </ActDialog>
  );
}
