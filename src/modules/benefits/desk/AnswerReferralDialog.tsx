import { Input, Radio } from "antd";
import { useState } from "react";
import { DateField } from "../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../faces/desk/session/useToday.ts";
import { parseYuan } from "../../../kernel/money.ts";
import { useWrite } from "../../../platform/client/useWrite.ts";
import { answerReferral, listReferrals, type ReferralView } from "../screening/referrals.contract.ts";

const results = [
  { value: "takenUp", label: "已落实" },
  { value: "refused", label: "没有落实" },
  { value: "withdrawn", label: "撤回转介" },
] as const;
type Result = (typeof results)[number]["value"];

interface AnswerReferralDialogProps {
  readonly referral: ReferralView;
  readonly onClose: () => void;
}

/** What the other department answered about one child. */
export function AnswerReferralDialog({ referral, onClose }: AnswerReferralDialogProps) {
  const today = useToday();
  const [state, setState] = useState<Result>("takenUp");
  const [on, setOn] = useState<string | undefined>(today);
  const [validUntil, setValidUntil] = useState<string>();
  const [yuan, setYuan] = useState("");
  const [note, setNote] = useState("");
  const answer = useWrite(answerReferral, { makesOld: [listReferrals], onDone: onClose });
  const fen = yuan.trim() === "" ? undefined : parseYuan(yuan);
  const isAmountBad = yuan.trim() !== "" && (fen === undefined || fen < 0);
  const words = note.trim();
  const ready = on !== undefined && !isAmountBad && (state !== "refused" || words.length >= 2);
  return (
    <ActDialog
      title={`登记答复：${referral.childName} · ${referral.title}`}
      okText="登记"
      ready={ready}
      busy={answer.isPending}
      problem={answer.error}
      onConfirm={() => {
        if (on === undefined) return;
        answer.mutate({
          params: { id: referral.id },
          version: referral.version,
          body: {
            state,
            on,
            ...(fen === undefined || state !== "takenUp" ? {} : { amountFen: fen }),
            ...(validUntil === undefined || state !== "takenUp" ? {} : { validUntil }),
            ...(words === "" ? {} : { note: words }),
          },
        });
      }}
      onClose={onClose}
      what="登记后跟进待办撤下；已落实的算作在享受，到有效期为止。"
    >
      <Radio.Group
        aria-label="结果"
        value={state}
        options={[...results]}
        onChange={({ target }) => setState(target.value as Result)}
      />
      <Field label={state === "takenUp" ? "从哪天起" : "答复日期"} required>
        {(ids) => <DateField {...ids} value={on} max={today} onChange={setOn} />}
      </Field>
      {state === "takenUp" && (
        <>
          <Field label="有效期至">
            {(ids) => <DateField {...ids} value={validUntil} min={on} onChange={setValidUntil} />}
          </Field>
          <Field label="金额（元）" fault={isAmountBad ? "金额不对，例如：400 或 400.50" : undefined}>
            {({ id }) => <Input id={id} value={yuan} onChange={({ target }) => setYuan(target.value)} />}
          </Field>
        </>
      )}
      <Field label={state === "refused" ? "为什么没有落实" : "说明"} required={state === "refused"}>
        {({ id }) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={300}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
