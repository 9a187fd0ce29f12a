import { Input, Radio } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { type ChildFile, readChild, readTimeline } from "../../child-file.contract.ts";
import { readDesk } from "../../desk.contract.ts";
import { listDoubles, mergeChildren } from "../../doubles.contract.ts";
import { registryProblems } from "../../registry.contract.ts";
import { placeOf } from "./compare-files.ts";
import type { DoneMerge } from "./MergedNotice.tsx";
import { outlookOf } from "./merge-outlook.ts";

interface MergeDialogProps {
  readonly kept: ChildFile;
  readonly merged: ChildFile;
  readonly onDone: (merge: DoneMerge) => void;
  readonly onClose: () => void;
}

/** Says what will come over and what will not, and that it can be taken back. */
export function MergeDialog({ kept, merged, onDone, onClose }: MergeDialogProps) {
  const [reason, setReason] = useState("");
  const [numberOf, setNumberOf] = useState<"kept" | "merged" | undefined>();
  const outlook = outlookOf(kept, merged);
  const merge = useWrite(mergeChildren, {
    makesOld: [listDoubles, readChild, readDesk, readTimeline],
    onDone: ({ id }) => onDone({ mergeId: id, keptId: kept.id, name: kept.person.name }),
  });
  // Two numbers may look alike as far as they are shown; the server has seen them whole.
  const asksNumber = outlook.asksNumber || merge.error?.code === registryProblems.mergeNumbersDiffer.code;
  return (
    <ActDialog
      title={`合并${kept.person.name}的两份档案`}
      okText="合并"
      width={620}
      ready={reason.trim().length >= 2 && (!asksNumber || numberOf !== undefined)}
      busy={merge.isPending}
      problem={merge.error}
      onConfirm={() =>
        merge.mutate({
          body: {
            keptId: kept.id,
            mergedId: merged.id,
            reason: reason.trim(),
            ...(asksNumber ? { numberOf } : {}),
          },
        })
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
            留下 <b>{kept.fileNo}</b>（{placeOf(kept)}），它已经登记的都照它的。
          </p>
          <div className="ta-doubles-say">
            <b>{merged.fileNo}</b>（{placeOf(merged)}）并进来
            {outlook.comes.length === 0 ? "，没有新的内容可带过来；材料一起过来。" : "，带过来："}
            <Lines texts={outlook.comes} />
          </div>
          {outlook.stays.length > 0 && (
            <div className="ta-doubles-say">
              和留下的档案不一致、不采用的（仍在时间线里可查）：
              <Lines texts={outlook.stays} />
            </div>
          )}
          <p>并进来的档案不再出现在台账和查找里。什么都不会删除，合并后可以撤销，撤销后还是两份。</p>
        </>
      }
    >
      {asksNumber && (
        <div>
          <p className="ta-doubles-ask">哪一个身份证号是对的？</p>
          <Radio.Group
            aria-label="哪一个身份证号是对的"
            value={numberOf ?? null}
            options={[
              { value: "kept", label: `${kept.person.citizenNoMasked ?? ""}（${kept.fileNo}）` },
              { value: "merged", label: `${merged.person.citizenNoMasked ?? ""}（${merged.fileNo}）` },
            ]}
            onChange={({ target }) => setNumberOf(target.value as "kept" | "merged")}
          />
        </div>
      )}
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

const SHOWN = 6;

function Lines({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul className="ta-doubles-lines">
      {texts.slice(0, SHOWN).map((text) => (
        <li key={text}>{text}</li>
      ))}
      {texts.length > SHOWN && <li>还有 {texts.length - SHOWN} 条</li>}
    </ul>
  );
}
