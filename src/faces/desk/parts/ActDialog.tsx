import { Modal } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useShortcut } from "../shortcuts.ts";
import { ProblemNote } from "./ProblemNote.tsx";
import { useDiscard } from "./useDiscard.tsx";
import "./act-dialog.css";

interface ActDialogProps {
  readonly title: string;
  /** What will happen, and what will not. */
  readonly what?: ReactNode;
  /** The verb itself: “办理迁移”, never “确定”. */
  readonly okText: string;
  readonly danger?: boolean;
  /** Everything needed has been filled in. */
  readonly ready: boolean;
  readonly busy: boolean;
  readonly problem?: unknown;
  readonly width?: number;
  /** What was typed is kept elsewhere: it may be closed without a question. */
  readonly keepsTyped?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A short dialog that says what will happen before it happens, and asks before it throws away what was typed. */
export function ActDialog(props: ActDialogProps) {
  const { title, okText, ready, busy, keepsTyped = false, onConfirm, onClose } = props;
  const discard = useDiscard();
  const box = useRef<HTMLDivElement>(null);
  // As long as nothing of the dialog is drawn, the keyboard is still where it was opened from.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    },
    [opener],
  );
  const [typed, setTyped] = useState(false);
  const [tooEarly, setTooEarly] = useState(false);
  const save = () => {
    setTooEarly(!ready);
    if (ready) onConfirm();
  };
  const leave = () => {
    if (!typed || keepsTyped) {
      onClose();
      return;
    }
    discard({ title: "刚才填的还没有保存", form: title, okText: "不要了，关掉", onDiscard: onClose });
  };
  useShortcut({ key: "Ctrl+S", what: okText }, save, { enabled: !busy, whileTyping: true, inDialog: true });
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText="取消"
      width={props.width ?? 520}
      okButtonProps={{ disabled: !ready, danger: props.danger ?? false }}
      cancelButtonProps={{ disabled: busy }}
      confirmLoading={busy}
      closable={{ disabled: busy }}
      keyboard={!busy}
      mask={{ closable: false }}
      afterOpenChange={(isOpen) => {
        if (isOpen) toFirstField(box.current);
      }}
      onOk={onConfirm}
      onCancel={leave}
    >
      <div ref={box} className="ta-act" onChange={() => setTyped(true)}>
        {props.what !== undefined && <div className="ta-act-what">{props.what}</div>}
        {props.children}
        {tooEarly && !ready && (
          <p role="status" className="ta-red">
            还不能{okText}：有要填的还没填，或者有一项不对。已经填的都在。
          </p>
        )}
        {props.problem !== undefined && props.problem !== null && (
          <ProblemNote problem={props.problem} compact />
        )}
      </div>
    </Modal>
  );
}

/** The keyboard stands where one types first, unless the dialog has put it somewhere itself. */
function toFirstField(box: HTMLElement | null): void {
  if (box === null || box.contains(document.activeElement)) return;
  box.querySelector<HTMLElement>("input, textarea")?.focus();
}
