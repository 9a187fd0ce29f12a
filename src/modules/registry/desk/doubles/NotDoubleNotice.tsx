import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readChild, readTimeline } from "../../child-file.contract.ts";
import { listDoubles, withdrawNotDouble } from "../../doubles.contract.ts";
import { DoneNotice } from "./DoneNotice.tsx";

export interface DoneMark {
  readonly markId: string;
  readonly names: readonly [string, string];
}

interface NotDoubleNoticeProps {
  readonly done: DoneMark;
  readonly onGone: () => void;
}

export function NotDoubleNotice({ done, onGone }: NotDoubleNoticeProps) {
  const withdraw = useWrite(withdrawNotDouble, {
    makesOld: [listDoubles, readChild, readTimeline],
    onDone: onGone,
  });
  const takeBack = () =>
    withdraw.mutate({ params: { id: done.markId }, body: { reason: "标明后当场发现不对，撤回" } });
  const [left, right] = done.names;
  return (
    <DoneNotice act="标明" undoWord="撤回" undoing={withdraw} onUndo={takeBack} onGone={onGone}>
      {left} 和 {right} 不是同一个孩子，两份档案都没有变。
    </DoneNotice>
  );
}
