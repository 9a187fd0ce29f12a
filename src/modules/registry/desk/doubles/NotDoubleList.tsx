import { Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { dayText } from "../../../../faces/desk/parts/moment.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readChild, readTimeline } from "../../child-file.contract.ts";
import { listDoubles, withdrawNotDouble } from "../../doubles.contract.ts";

type Mark = OutputOf<typeof listDoubles>["notDoubles"][number];

/** Pairs that were found to be two children, folded away; each can be taken up again. */
export function NotDoubleList({ marks }: { readonly marks: readonly Mark[] }) {
  const [taking, setTaking] = useState<Mark | undefined>();
  if (marks.length === 0) return null;
  return (
    <details className="ta-doubles-marks">
      <summary>已核对不是同一个孩子的 {marks.length} 对</summary>
      <ul>
        {marks.map((mark) => (
          <li key={mark.id}>
            <Link to={`/children/${mark.left.id}`}>{mark.left.name}</Link> 和{" "}
            <Link to={`/children/${mark.right.id}`}>{mark.right.name}</Link>
            <span className="ta-grey ta-small">
              {mark.reason} · {mark.by} {dayText(mark.at)}
            </span>
            <button type="button" className="ta-link" onClick={() => setTaking(mark)}>
              撤回
            </button>
          </li>
        ))}
      </ul>
      {taking !== undefined && <TakeUpDialog mark={taking} onClose={() => setTaking(undefined)} />}
    </details>
  );
}

function TakeUpDialog({ mark, onClose }: { readonly mark: Mark; readonly onClose: () => void }) {
  const [reason, setReason] = useState("");
  const withdraw = useWrite(withdrawNotDouble, {
    makesOld: [listDoubles, readChild, readTimeline],
    onDone: onClose,
  });
  return (
    <ActDialog
      title="撤回“不是同一个孩子”"
      what="这一对会重新列为疑似重复，两份档案都不变。"
      okText="撤回"
      ready={reason.trim().length >= 2}
      busy={withdraw.isPending}
      problem={withdraw.error}
      onConfirm={() => withdraw.mutate({ params: { id: mark.id }, body: { reason: reason.trim() } })}
      onClose={onClose}
    >
      <Input.TextArea
        autoFocus
        aria-label="撤回的原因"
        placeholder="为什么要重新核对"
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={300}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </ActDialog>
  );
}
