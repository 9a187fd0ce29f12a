import { Modal } from "antd";
import type { ReactNode } from "react";
import { useShortcut } from "../shortcuts.ts";
import { ProblemNote } from "./ProblemNote.tsx";
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
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A short dialog that says what will happen before it happens. */
export function ActDialog(props: ActDialogProps) {
  const { ready, busy, onConfirm } = props;
  const canConfirm = ready && !busy;
  useShortcut({ key: "Ctrl+S", what: props.okText }, onConfirm, { enabled: canConfirm, whileTyping: true });
  return (
    <Modal
      open
      title={props.title}
      okText={props.okText}
      cancelText="取消"
      width={props.width ?? 520}
      okButtonProps={{ disabled: !ready, danger: props.danger ?? false }}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={onConfirm}
      onCancel={props.onClose}
    >
      <div className="ta-act">
        {props.what !== undefined && <div className="ta-act-what">{props.what}</div>}
        {props.children}
        {props.problem !== undefined && props.problem !== null && (
          <ProblemNote problem={props.problem} compact />
        )}
      </div>
    </Modal>
  );
}
