import { Input } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { type ChildFile, listDoubles, mergeChildren, readChild, readDesk } from "../../registry.contract.ts";
import { outlookOf, placeOf } from "./compare-files.ts";
import type { DoneMerge } from "./MergedNotice.tsx";

interface MergeDialogProps {
  readonly kept: ChildFile;
  readonly merged: ChildFile;
  readonly onDone: (merge: DoneMerge) => void;
  readonly onClose: () => void;
}

/** Says what will come over and what will not, and that it can be taken back. */
export function MergeDialog({ kept, merged, onDone, onClose }: MergeDialogProps) {
  const [reason, setReason] = useState("");
  const outlook = outlookOf(kept, merged);
  const merge = useWrite(mergeChildren, {
    makesOld: [listDoubles, readChild, readDesk],
    onDone: ({ id }) => onDone({ mergeId: id, keptId: kept.id, name: kept.person.name }),
  });
  return (
    <ActDialog
      title={`合并${kept.person.name}的两份档案`}
      okText="合并"
      width={600}
      ready={reason.trim().length >= 2}
      busy={merge.isPending}
      problem={merge.error}
      onConfirm={() =>
        merge.mutate({ body: { keptId: kept.id, mergedId: merged.id, reason: reason.trim() } })
      }
      onClose={onClose}
      what={
        <>
          {outlook.warnings.map(({ grave, text }) => (
            <p key={text} className={grave ? "ta-doubles-grave" : "ta-doubles-mild"}>
              {text}
            </p>
          ))}
          <p className="ta-doubles-say">
            留下 {kept.fileNo}（{placeOf(kept)}），姓名、号码、住址和现有情况都照它的。
          </p>
          <p className="ta-doubles-say">
            {merged.fileNo}（{placeOf(merged)}）并进来：{sayComing(outlook)}；材料一起带过来。
            {outlook.stays > 0 &&
              `另有 ${outlook.stays} 条，留下的档案在同一时间已有登记，不带过来，仍留在原档案里可查。`}
          </p>
          <p>并进来的档案不再出现在台账和查找里。什么都不会删除，合并后可以撤销，撤销后还是两份。</p>
        </>
      }
    >
      <Input.TextArea
        autoFocus
        aria-label="合并的原因"
        placeholder="为什么认定是同一个孩子，例如：同名同生日，家长电话核实是同一人"
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={300}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </ActDialog>
  );
}

function sayComing({ comes, kin }: { readonly comes: number; readonly kin: readonly string[] }): string {
  const parts = [
    comes === 0 ? "没有新的情况可带过来" : `带过来 ${comes} 条情况`,
    kin.length === 0 ? "" : `家人 ${kin.join("、")} 一起过来`,
  ];
  return parts.filter((part) => part !== "").join("，");
}
