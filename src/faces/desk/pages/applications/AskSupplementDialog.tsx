import { Checkbox, Input } from "antd";
import { useState } from "react";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { askSupplement } from "../../../../platform/procedures/acts.contract.ts";
import { ActDialog } from "../../parts/ActDialog.tsx";
import type { DialogProps } from "./dialog-props.ts";
import { madeOld } from "./made-old.ts";

interface Asked {
  readonly title: string;
  readonly says: string;
}

/** Everything that is missing, told at once: a second notice is lawful only when something new has come. */
export function AskSupplementDialog({ matter, onClose }: DialogProps) {
  const draft = useDraft<readonly Asked[]>(
    `supplement/${matter.id}`,
    matter.materials
      .filter(({ required, papers }) => required && papers.length === 0)
      .map(({ title }) => ({ title, says: "" })),
  );
  const [other, setOther] = useState("");
  const asked = draft.value;
  const write = useWrite(askSupplement, {
    makesOld: madeOld,
    onDone: () => {
      draft.clear();
      onClose();
    },
  });
  const missing = [
    ...asked,
    ...(other.trim() === "" ? [] : [{ title: other.trim().slice(0, 100), says: "" }]),
  ];
  const toggle = (title: string, isOn: boolean) =>
    draft.set(isOn ? [...asked, { title, says: "" }] : asked.filter((one) => one.title !== title));
  return (
    <ActDialog
      title="一次性告知补正"
      what="请把需要补正的全部列出来，只能告知一次；从今天起时限暂停，申请人交来材料以后继续计算。"
      okText="告知申请人"
      width={640}
      keepsTyped
      ready={missing.length > 0}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() =>
        write.mutate({ params: { id: matter.id }, version: matter.version, body: { missing } })
      }
      onClose={onClose}
    >
      {matter.materials.map(({ code, title, required, papers }) => {
        const found = asked.find((one) => one.title === title);
        return (
          <div key={code} className="ta-ask">
            <Checkbox checked={found !== undefined} onChange={(event) => toggle(title, event.target.checked)}>
              {title}
              <span className="ta-grey ta-small">
                {papers.length > 0 ? "（已交，需更换）" : required ? "（还没有交）" : "（可以不交）"}
              </span>
            </Checkbox>
            {found !== undefined && (
              <Input
                aria-label={`${title}：要怎样的`}
                placeholder="要怎样的、缺什么（可以不写）"
                maxLength={200}
                value={found.says}
                onChange={(event) =>
                  draft.set(asked.map((one) => (one === found ? { ...one, says: event.target.value } : one)))
                }
              />
            )}
          </div>
        );
      })}
      <Input
        aria-label="其他要补正的"
        placeholder="其他要补正的，例如：申请表没有签名"
        maxLength={100}
        value={other}
        onChange={(event) => setOther(event.target.value)}
      />
    </ActDialog>
  );
}
