import { Button } from "antd";
import { Link } from "react-router";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readChild } from "../../child-file.contract.ts";
import { readDesk } from "../../desk.contract.ts";
import { listDoubles, undoMerge } from "../../doubles.contract.ts";

export interface DoneMerge {
  readonly mergeId: string;
  readonly keptId: string;
  readonly name: string;
}

interface MergedNoticeProps {
  readonly done: DoneMerge;
  readonly onGone: () => void;
}

/** What was just done, and the way back. */
export function MergedNotice({ done, onGone }: MergedNoticeProps) {
  const undo = useWrite(undoMerge, { makesOld: [listDoubles, readChild, readDesk], onDone: onGone });
  const takeBack = () =>
    undo.mutate({ params: { id: done.mergeId }, body: { reason: "合并后当场发现不对，撤销" } });
  useShortcut({ key: "u", what: "撤销刚才的合并" }, takeBack, { enabled: !undo.isPending });
  return (
    <div className="ta-doubles-done" role="status">
      <p>
        <span className="ta-green ta-strong">✓ 已合并</span>{" "}
        <Link to={`/children/${done.keptId}`}>{done.name}</Link>
        的两份档案成了一份。以后也可以在档案的时间线上撤销。
      </p>
      <div className="ta-row">
        <Button loading={undo.isPending} onClick={takeBack}>
          撤销 <kbd>u</kbd>
        </Button>
        <Button type="text" onClick={onGone}>
          知道了
        </Button>
      </div>
      {undo.error !== null && <ProblemNote problem={undo.error} compact />}
    </div>
  );
}
