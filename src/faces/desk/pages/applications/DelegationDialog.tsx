import { App, Input, Select } from "antd";
import { useState } from "react";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  type DelegationView,
  delegatePost,
  endDelegation,
  listDelegations,
} from "../../../../platform/procedures/delegations.contract.ts";
import { DateField } from "../../form/DateField.tsx";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { ProblemNote } from "../../parts/ProblemNote.tsx";

const stateWords: Readonly<Record<DelegationView["state"], string>> = {
  ahead: "还没开始",
  now: "正在代办",
  over: "已结束",
};

/** Somebody stands in while I am away; what was given before, and how to end it. */
export function DelegationDialog({ onClose }: { readonly onClose: () => void }) {
  const { message } = App.useApp();
  const { data, error, refetch } = useRead(listDelegations, {});
  const [to, setTo] = useState<string | undefined>();
  const [fromOn, setFromOn] = useState<string | undefined>();
  const [toOn, setToOn] = useState<string | undefined>();
  const [reason, setReason] = useState("");
  const write = useWrite(delegatePost, {
    makesOld: [listDelegations],
    onDone: () => {
      void message.success("已委托。到期自动结束，办理时会注明代办。");
      onClose();
    },
  });
  const end = useWrite(endDelegation, { makesOld: [listDelegations] });
  const from = fromOn ?? data?.today;
  const ready = to !== undefined && from !== undefined && toOn !== undefined && reason.trim().length >= 2;
  const live = (data?.items ?? []).filter(({ state }) => state !== "over");
  return (
    <ActDialog
      title="委托代办"
      what="您不在时，由别人办理您岗位上的申请。对方办的每一步都注明“代您”；不相容的两步，代办也不能由同一个人办。"
      okText="委托"
      ready={ready}
      busy={write.isPending}
      problem={write.error ?? end.error}
      onConfirm={() => {
        if (to !== undefined && from !== undefined && toOn !== undefined)
          write.mutate({ body: { toPostId: to, fromOn: from, toOn, reason: reason.trim() } });
      }}
      onClose={onClose}
    >
      {error !== null && <ProblemNote problem={error} compact onRetry={() => void refetch()} />}
      {live.map((one) => (
        <div key={one.id} className="ta-delegation">
          <span>
            {one.fromName} → <b>{one.toName}</b>（{one.toPost}）
            <span className="ta-grey">
              {" "}
              {one.fromOn} 至 {one.toOn} · {stateWords[one.state]} · {one.reason}
            </span>
          </span>
          {one.canEnd && (
            <button
              type="button"
              className="ta-link"
              disabled={end.isPending}
              onClick={() => end.mutate({ params: { id: one.id }, body: {} })}
            >
              结束
            </button>
          )}
        </div>
      ))}
      <Field label="委托给" required>
        {(ids) => (
          <Select
            id={ids.id}
            showSearch={{ optionFilterProp: "label" }}
            style={{ width: "100%" }}
            value={to}
            placeholder="同类岗位的同事"
            options={(data?.candidates ?? []).map((one) => ({
              value: one.postId,
              label: `${one.name} · ${one.post}`,
            }))}
            notFoundContent="没有同类岗位的同事可以委托"
            onChange={setTo}
          />
        )}
      </Field>
      <div className="ta-two">
        <Field label="从" required>
          {(ids) => <DateField {...ids} value={from} min={data?.today} onChange={setFromOn} />}
        </Field>
        <Field label="到（含当天）" required>
          {(ids) => <DateField {...ids} value={toOn} min={from} onChange={setToOn} />}
        </Field>
      </div>
      <Field label="原因" required>
        {(ids) => (
          <Input
            id={ids.id}
            value={reason}
            maxLength={200}
            placeholder="例如：外出培训"
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
