import { Button, Input } from "antd";
import { useState } from "react";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  type DutyView,
  decideExcuse,
  endExcuse,
  listDuties,
  readMatrix,
  readMyDuties,
} from "../../../../platform/records/duties.contract.ts";
import { Field } from "../../form/Field.tsx";
import { ProblemNote } from "../../parts/ProblemNote.tsx";

const makesOld = [listDuties, readMatrix, readMyDuties];

/** Why this one need not be done, or only later; a second person decides, and it can be taken back. */
export function ExcusePaper({ view, onDone }: { readonly view: DutyView; readonly onDone: () => void }) {
  const [reason, setReason] = useState("");
  const decide = useWrite(decideExcuse, { makesOld, onDone });
  const end = useWrite(endExcuse, { makesOld, onDone });
  const { excuse } = view;
  if (excuse === null) return null;
  const params = { id: excuse.id };
  const said = reason.trim();
  const answer = (isGranted: boolean) =>
    decide.mutate({ params, body: { isGranted, ...(said === "" ? {} : { reason: said }) } });
  const isBusy = decide.isPending || end.isPending;
  const problem = decide.error ?? end.error;
  return (
    <section className="ta-stack" aria-label="免除或延期">
      <p>
        {excuse.isAsked ? "提请" : ""}
        {excuse.until === null ? "这一次不用做" : `延期到 ${excuse.until}`}：{excuse.reason}（{excuse.by}
        {excuse.decidedBy !== null && `，${excuse.decidedBy}核准`}）
      </p>
      {excuse.isAsked && !view.can.includes("decideExcuse") && <p>等另一位同事或区领导核准。</p>}
      {view.can.includes("decideExcuse") && (
        <Field label="意见" hint="不准时要写原因" wide>
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
      {problem !== null && <ProblemNote problem={problem} compact />}
      <div className="ta-row">
        {view.can.includes("decideExcuse") && (
          <>
            <Button type="primary" loading={decide.isPending} disabled={isBusy} onClick={() => answer(true)}>
              核准
            </Button>
            <Button disabled={isBusy || said === ""} onClick={() => answer(false)}>
              不准
            </Button>
          </>
        )}
        {view.can.includes("endExcuse") && (
          <Button disabled={isBusy} onClick={() => end.mutate({ params })}>
            {excuse.isAsked ? "撤回" : "取消，照常要做"}
          </Button>
        )}
      </div>
    </section>
  );
}
