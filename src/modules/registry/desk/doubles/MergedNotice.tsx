import { Link } from "react-router";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readChild } from "../../child-file.contract.ts";
import { readDesk } from "../../desk.contract.ts";
import { listDoubles, undoMerge } from "../../doubles.contract.ts";
import { DoneNotice } from "./DoneNotice.tsx";

export interface DoneMerge {
  readonly mergeId: string;
  readonly keptId: string;
  readonly name: string;
}

interface MergedNoticeProps {
  readonly done: DoneMerge;
  readonly onGone: () => void;
}

export function MergedNotice({ done, onGone }: MergedNoticeProps) {
  const undo = useWrite(undoMerge, { makesOld: [listDoubles, readChild, readDesk], onDone: onGone });
  const takeBack = () =>
    undo.mutate({ params: { id: done.mergeId }, body: { reason: "合并后当场发现不对，撤销" } });
  return (
    <DoneNotice act="合并" undoWord="撤销" undoing={undo} onUndo={takeBack} onGone={onGone}>
      <Link to={`/children/${done.keptId}`}>{done.name}</Link>
      的两份档案成了一份。以后也可以在档案的时间线上撤销。
    </DoneNotice>
  );
}
