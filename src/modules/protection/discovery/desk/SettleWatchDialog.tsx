import { Input, Radio } from "antd";
import { useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import { listWatch, readWatch, settleWatch, type WatchItem } from "../watch.contract.ts";
import {
  needsNote,
  type WatchSettlement,
  watchRuleCodes,
  watchSettlementCodes,
} from "../watch-codes.contract.ts";
import { settlementsOf } from "../watch-helps.ts";

interface SettleWatchDialogProps {
  readonly item: WatchItem;
  readonly onClose: () => void;
}

/** Somebody looked and says what came of it. */
export function SettleWatchDialog({ item, onClose }: SettleWatchDialogProps) {
  const [reason, setReason] = useState<WatchSettlement>();
  const [note, setNote] = useState("");
  const settle = useWrite(settleWatch, { makesOld: [listWatch, readWatch, readDesk], onDone: onClose });
  const words = note.trim();
  const mustSay = reason !== undefined && needsNote.has(reason);
  return (
    <ActDialog
      title={`${item.childName} ${item.particulars} · ${watchRuleCodes.label(item.rule)}`}
      what="登记后不再提示，待办也会撤下。有关情况一变，系统会重新看，该提示的再提示。孩子正处在危险里的，先打 110。"
      okText="登记处理结果"
      ready={reason !== undefined && (!mustSay || words.length >= 2)}
      busy={settle.isPending}
      problem={settle.error}
      onConfirm={() => {
        if (reason === undefined) return;
        settle.mutate({
          params: { id: item.id },
          version: item.version,
          body: { reason, ...(words === "" ? {} : { note: words }) },
        });
      }}
      onClose={onClose}
    >
      <Field label="处理结果" required>
        {({ id }) => (
          <Radio.Group
            id={id}
            aria-label="处理结果"
            vertical
            value={reason}
            options={settlementsOf(item.rule).map((value) => ({
              value,
              label: watchSettlementCodes.label(value),
            }))}
            onChange={({ target }) => setReason(target.value as WatchSettlement)}
          />
        )}
      </Field>
      <Field
        label="说明"
        required={mustSay}
        hint={mustSay ? "请写明情况，方便以后复核" : "看到了什么、做了什么，可以不填"}
      >
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
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
