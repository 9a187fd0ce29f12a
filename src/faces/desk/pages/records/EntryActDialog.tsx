import { Input } from "antd";
import { useState } from "react";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { actOnEntry, type EntryFile, type KindView } from "../../../../platform/records/records.contract.ts";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { madeOld } from "./made-old.ts";

export type SimpleAct = "submit" | "confirm" | "return" | "withdraw";

const what: Readonly<Record<SimpleAct, string>> = {
  submit: "交上去以后，这一次职责就算完成；要核对的由上级核对。",
  confirm: "核对以后计入统计。",
  return: "退给填写的单位改，改好再交。请写明要改什么。",
  withdraw: "这条记录不再算数，但会留在历史里。请写明原因。",
};

interface EntryActDialogProps {
  readonly kind: KindView;
  readonly entry: EntryFile;
  readonly act: SimpleAct;
  readonly title: string;
  readonly onClose: () => void;
}

export function EntryActDialog({ kind, entry, act, title, onClose }: EntryActDialogProps) {
  const [reason, setReason] = useState("");
  const perform = useWrite(actOnEntry, { makesOld: madeOld, onDone: onClose });
  const needsReason = act === "return" || act === "withdraw";
  const said = reason.trim();
  return (
    <ActDialog
      title={`${title}：${kind.title}`}
      okText={title}
      danger={act === "withdraw"}
      ready={!needsReason || said !== ""}
      busy={perform.isPending}
      problem={perform.error}
      what={<p>{what[act]}</p>}
      onConfirm={() =>
        perform.mutate({
          params: { kind: kind.code, id: entry.id },
          version: entry.version,
          body: { act, ...(said === "" ? {} : { reason: said }) },
        })
      }
      onClose={onClose}
    >
      {needsReason && (
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
      )}
    </ActDialog>
  );
}
