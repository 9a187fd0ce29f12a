import { Input } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { type ChildFile, readChild, readTimeline } from "../../child-file.contract.ts";
import { listDoubles, markNotDouble } from "../../doubles.contract.ts";
import { placeOf } from "./compare-files.ts";
import type { DoneMark } from "./NotDoubleNotice.tsx";

interface NotDoubleDialogProps {
  readonly left: ChildFile;
  readonly right: ChildFile;
  readonly onDone: (mark: DoneMark) => void;
  readonly onClose: () => void;
}

/** Somebody has looked: two children. The pair comes up no more while names and birth dates stay. */
export function NotDoubleDialog({ left, right, onDone, onClose }: NotDoubleDialogProps) {
  const [reason, setReason] = useState("");
  const mark = useWrite(markNotDouble, {
    makesOld: [listDoubles, readChild, readTimeline],
    onDone: ({ id }) => onDone({ markId: id, names: [left.person.name, right.person.name] }),
  });
  return (
    <ActDialog
      title="不是同一个孩子"
      okText="标明不是同一个孩子"
      width={560}
      ready={reason.trim().length >= 2}
      busy={mark.isPending}
      problem={mark.error}
      onConfirm={() => mark.mutate({ body: { leftId: left.id, rightId: right.id, reason: reason.trim() } })}
      onClose={onClose}
      what={
        <>
          <p className="ta-doubles-say">
            {left.person.name}（{placeOf(left)}）和 {right.person.name}（{placeOf(right)}
            ）是两个孩子，两份档案都不变。
          </p>
          <p>
            这一对不再列为疑似重复，档案里也不再提示；其中一个改了姓名或出生日期，会重新提示。可以随时撤回。
          </p>
        </>
      }
    >
      <Input.TextArea
        autoFocus
        aria-label="为什么不是同一个孩子"
        placeholder="怎么核对的，例如：对照户口簿，是双胞胎兄弟；两家父母不同，只是同名"
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={300}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </ActDialog>
  );
}
