import { Checkbox, Input } from "antd";
import { useState } from "react";
import { newUuid } from "../../../../platform/client/new-uuid.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  askKey,
  type KeyView,
  listPartners,
  type PartnerView,
} from "../../../../platform/partners/partners.contract.ts";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { nameOfKey } from "./KeyLine.tsx";
import type { Scopes } from "./scope-words.ts";

interface AskKeyDialogProps {
  readonly partner: PartnerView;
  readonly scopes: Scopes;
  readonly replaced?: KeyView;
  readonly onClose: () => void;
}

export function AskKeyDialog({ partner, scopes, replaced, onClose }: AskKeyDialogProps) {
  const [id] = useState(newUuid);
  const [chosen, setChosen] = useState<readonly string[]>(replaced?.scopes ?? []);
  const [addresses, setAddresses] = useState(replaced?.addresses.join("\n") ?? "");
  const [why, setWhy] = useState("");
  const write = useWrite(askKey, { makesOld: [listPartners], onDone: onClose });
  const ask = () => {
    write.mutate({
      params: { id: partner.id },
      body: {
        ...{ id, scopes: [...chosen], why: why.trim() },
        addresses: addresses.split(/[\s,，、]+/).filter((line) => line !== ""),
        ...(replaced === undefined ? {} : { replaces: replaced.id }),
      },
    });
  };
  return (
    <ActDialog
      title={
        replaced === undefined
          ? `申请密钥：${partner.name}`
          : `换密钥：${partner.name} · ${nameOfKey(replaced)}`
      }
      what={
        replaced === undefined
          ? "提交以后到安全管理员的待办里；批准以后到您的待办里，由您领取一次。"
          : "新密钥也要安全管理员批准。领取以后旧的还能用几天，单位换好就不中断。"
      }
      okText="提交申请"
      ready={chosen.length > 0 && why.trim().length >= 2}
      busy={write.isPending}
      problem={write.error}
      onConfirm={ask}
      onClose={onClose}
    >
      <Field label="能做的事" required hint="只勾要用的；没有勾的，这把密钥做不了">
        {() => (
          <Checkbox.Group
            className="ta-scopes"
            value={[...chosen]}
            options={scopes.map(({ verb, opens }) => ({ value: verb, label: opens.join("、") }))}
            onChange={setChosen}
          />
        )}
      </Field>
      <Field label="限定的网络地址" hint="一行一个，例如 203.0.113.0/24；不填就不限">
        {(ids) => (
          <Input.TextArea
            id={ids.id}
            aria-describedby={ids.describedBy}
            rows={2}
            value={addresses}
            onChange={({ target }) => setAddresses(target.value)}
          />
        )}
      </Field>
      <Field label="用途" required>
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
