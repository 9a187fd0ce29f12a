import { Input, Select } from "antd";
import { useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { nameReader } from "../assessment-acts.contract.ts";
import { type AssessmentView, listAssessors } from "../assessments.contract.ts";
import { useAssessmentWrite } from "./useAssessmentWrite.ts";

interface ReaderDialogProps {
  readonly one: AssessmentView;
  readonly onClose: () => void;
}

/** A sealed assessment is opened to one more person, by name and with a reason. */
export function ReaderDialog({ one, onClose }: ReaderDialogProps) {
  const { data } = useRead(listAssessors, {});
  const [accountId, setAccountId] = useState<string>();
  const [reason, setReason] = useState("");
  const write = useAssessmentWrite(nameReader, "已给这个人看", onClose);
  return (
    <ActDialog
      title={`给别人看：${one.childName}`}
      what="这次评估保密，只有指定的人能看。每次打开都留记录。"
      okText="给这个人看"
      ready={accountId !== undefined && reason.trim().length >= 2}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (accountId !== undefined) write.mutate({ params: { id: one.id }, body: { accountId, reason } });
      }}
      onClose={onClose}
    >
      <Field label="给谁看" required>
        {({ id }) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: "label" }}
            value={accountId ?? null}
            options={(data?.items ?? []).map((staff) => ({
              value: staff.accountId,
              label: `${staff.name} · ${staff.placeName}${staff.role}`,
            }))}
            onChange={setAccountId}
          />
        )}
      </Field>
      <Field label="原因" required>
        {({ id }) => (
          <Input id={id} maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ActDialog>
  );
}
