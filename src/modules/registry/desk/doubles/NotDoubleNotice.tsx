import { Button } from "antd";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readChild, readTimeline } from "../../child-file.contract.ts";
import { listDoubles, withdrawNotDouble } from "../../doubles.contract.ts";

export interface DoneMark {
  readonly markId: string;
  readonly names: readonly [string, string];
}

interface NotDoubleNoticeProps {
  readonly done: DoneMark;
  readonly onGone: () => void;
}

/** What was just said, and the way back. */
export function NotDoubleNotice({ done, onGone }: NotDoubleNoticeProps) {
  const withdraw = useWrite(withdrawNotDouble, {
    makesOld: [listDoubles, readChild, readTimeline],
    onDone: onGone,
  });
  const takeBack = () =>
    withdraw.mutate({ params: { id: done.markId }, body: { reason: "标明后当场发现不对，撤回" } });
  useShortcut({ key: "u", what: "撤回刚才的标明" }, takeBack, { enabled: !withdraw.isPending });
  const [left, right] = done.names;
  return (
    <div className="ta-doubles-done" role="status">
      <p>
        <span className="ta-green ta-strong">✓ 已标明</span> {left} 和 {right}{" "}
        不是同一个孩子，两份档案都没有变。
      </p>
      <div className="ta-row">
        <Button loading={withdraw.isPending} onClick={takeBack}>
          撤回 <kbd>u</kbd>
        </Button>
        <Button type="text" onClick={onGone}>
          知道了
        </Button>
      </div>
      {withdraw.error !== null && <ProblemNote problem={withdraw.error} compact />}
    </div>
  );
}
