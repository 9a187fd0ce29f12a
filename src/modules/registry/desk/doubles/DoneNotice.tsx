import { Button } from "antd";
import type { ReactNode } from "react";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";

interface DoneNoticeProps {
  /** 合并, 标明 */
  readonly act: string;
  /** 撤销, 撤回 */
  readonly undoWord: string;
  /** The taking back, as `useWrite` gives it. */
  readonly undoing: { readonly isPending: boolean; readonly error: unknown };
  readonly onUndo: () => void;
  readonly onGone: () => void;
  /** Goes on after “已合并”. */
  readonly children: ReactNode;
}

/** What was just done, and the way back. */
export function DoneNotice({ act, undoWord, undoing, onUndo, onGone, children }: DoneNoticeProps) {
  useShortcut({ key: "u", what: `${undoWord}刚才的${act}` }, onUndo, { enabled: !undoing.isPending });
  return (
    <div className="ta-doubles-done" role="status">
      <p>
        <span className="ta-green ta-strong">✓ 已{act}</span> {children}
      </p>
      <div className="ta-row">
        <Button loading={undoing.isPending} onClick={onUndo}>
          {undoWord} <kbd>u</kbd>
        </Button>
        <Button type="text" onClick={onGone}>
          知道了
        </Button>
      </div>
      {undoing.error !== null && <ProblemNote problem={undoing.error} compact />}
    </div>
  );
}
