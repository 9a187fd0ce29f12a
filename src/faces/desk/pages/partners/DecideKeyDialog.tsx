import { Input, Radio } from "antd";
import { useState } from "react";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  decideKey,
  type KeyView,
  listPartners,
  type PartnerView,
} from "../../../../platform/partners/partners.contract.ts";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { type Scopes, wordsOfScope } from "./scope-words.ts";

interface DecideKeyDialogProps {
  readonly partner: PartnerView;
  readonly of: KeyView;
  readonly scopes: Scopes;
  readonly onClose: () => void;
}

export function DecideKeyDialog({ partner, of: key, scopes, onClose }: DecideKeyDialogProps) {
  const [accept, setAccept] = useState<boolean | undefined>();
  const [why, setWhy] = useState("");
  const write = useWrite(decideKey, { makesOld: [listPartners], onDone: onClose });
  return (
    <ActDialog
      title={`批准密钥：${partner.name}`}
      what={
        <>
          {key.askedBy}申请：{key.why}。批准以后这个单位的系统就能
          {key.scopes.map((scope) => wordsOfScope(scopes, scope)).join("；")}
          {key.addresses.length === 0 ? "，从哪个网络地址都可以" : `，只从 ${key.addresses.join("、")}`}。
          <br />
          登记的依据：{partner.basis}；联系人：{partner.contactName} {partner.contactPhone}。
        </>
      }
      okText={accept === false ? "退回申请" : "批准"}
      danger={accept === false}
      ready={accept !== undefined && why.trim().length >= 2}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (accept !== undefined) write.mutate({ params: { id: key.id }, body: { accept, why: why.trim() } });
      }}
      onClose={onClose}
    >
      <Field label="决定" required>
        {(ids) => (
          <Radio.Group
            id={ids.id}
            value={accept}
            options={[
              { value: true, label: "批准" },
              { value: false, label: "退回" },
            ]}
            onChange={({ target }) => setAccept(target.value as boolean)}
          />
        )}
      </Field>
      <Field label="核对了什么，或退回的原因" required>
        {(ids) => (
          <Input.TextArea
            id={ids.id}
            rows={2}
            maxLength={300}
            value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
