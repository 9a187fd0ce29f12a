import { Input, Select } from "antd";
import { useState } from "react";
import { newUuid } from "../../../../platform/client/new-uuid.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  listPartners,
  type PartnerKind,
  partnerKindCodes,
  registerPartner,
} from "../../../../platform/partners/partners.contract.ts";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";

const empty = { name: "", basis: "", contactName: "", contactPhone: "" };
const fields = [
  { key: "name", label: "单位名称", hint: "写全称，报告上显示的就是它" },
  { key: "basis", label: "法律依据", hint: "例如：未成年人保护法第十一条、来函文号" },
  { key: "contactName", label: "联系人", hint: undefined },
  { key: "contactPhone", label: "联系电话", hint: undefined },
] as const;

export function RegisterDialog({ onClose }: { readonly onClose: () => void }) {
  const [id] = useState(newUuid);
  const [typed, setTyped] = useState(empty);
  const [kind, setKind] = useState<PartnerKind | undefined>();
  const write = useWrite(registerPartner, { makesOld: [listPartners], onDone: onClose });
  const faults = write.error?.errors ?? [];
  const isWhole = kind !== undefined && Object.values(typed).every((text) => text.trim() !== "");
  return (
    <ActDialog
      title="登记接入单位"
      what="登记以后还不能调用，要再申请密钥、由安全管理员批准。"
      okText="登记"
      ready={isWhole}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (kind !== undefined) write.mutate({ body: { id, kind, ...typed } });
      }}
      onClose={onClose}
    >
      <Field label="类别" required>
        {(ids) => (
          <Select
            id={ids.id}
            style={{ width: "100%" }}
            placeholder="请选择"
            value={kind ?? null}
            options={partnerKindCodes.options.map((option) => ({ ...option }))}
            onChange={(value: PartnerKind | null) => setKind(value ?? undefined)}
          />
        )}
      </Field>
      {fields.map(({ key, label, hint }) => (
        <Field
          key={key}
          label={label}
          required
          hint={hint}
          fault={faults.find(({ path }) => path === key)?.message}
        >
          {(ids) => (
            <Input
              id={ids.id}
              aria-describedby={ids.describedBy}
              autoComplete="off"
              maxLength={200}
              value={typed[key]}
              onChange={({ target }) => setTyped({ ...typed, [key]: target.value })}
            />
          )}
        </Field>
      ))}
    </ActDialog>
  );
}
