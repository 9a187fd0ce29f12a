import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { listNamed, namePerson, unnamePerson } from "../../../../platform/procedures/named.contract.ts";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import type { DialogProps } from "./dialog-props.ts";

/** A sealed matter is for named people: who they are, one more, one less; each with its reason, all of it in the log. */
export function NamedDialog({ matter, onClose }: DialogProps) {
  const { data, error } = useRead(listNamed, { params: { id: matter.id } });
  const [accountId, setAccountId] = useState<string>();
  const [reason, setReason] = useState("");
  const makesOld = [listNamed];
  const add = useWrite(namePerson, {
    makesOld,
    onDone: () => {
      setAccountId(undefined);
      setReason("");
    },
  });
  const end = useWrite(unnamePerson, { makesOld });
  const live = data?.items.filter(({ endedAt }) => endedAt === null) ?? [];
  const words = reason.trim();
  return (
    <ActDialog
      title="谁能看到这件密件"
      what="只有这里的人能在列表、待办和档案里看到它。指定和取消都要写理由，都记入审计日志。"
      okText="指定"
      ready={accountId !== undefined && words.length >= 2}
      busy={add.isPending}
      problem={add.error}
      onConfirm={() => {
        if (accountId !== undefined)
          add.mutate({ params: { id: matter.id }, body: { accountId, reason: words } });
      }}
      onClose={onClose}
    >
      {error !== null && <ProblemNote problem={error} compact />}
      {end.error !== null && <ProblemNote problem={end.error} compact />}
      <ul className="ta-named">
        {live.map((one) => (
          <li key={one.accountId}>
            <span>
              <b>{one.name}</b> <span className="ta-grey ta-small">{one.reason}</span>
            </span>
            <Button
              size="small"
              disabled={words.length < 2}
              loading={end.isPending}
              onClick={() =>
                end.mutate({ params: { id: matter.id, accountId: one.accountId }, body: { reason: words } })
              }
            >
              取消
            </Button>
          </li>
        ))}
      </ul>
      <Field label="再指定一个人">
        {({ id }) => (
          <Select
            id={id}
            value={accountId}
            placeholder="有步骤要办的岗位"
            options={(data?.candidates ?? []).map((one) => ({
              value: one.accountId,
              label: `${one.name} · ${one.post}`,
            }))}
            onChange={setAccountId}
          />
        )}
      </Field>
      <Field label="理由" required hint="指定和取消都要写">
        {({ id }) => (
          <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </ActDialog>
  );
}
