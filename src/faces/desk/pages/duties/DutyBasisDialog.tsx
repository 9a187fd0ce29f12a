import { Modal } from "antd";
import type { DutyView } from "../../../../platform/records/duties.contract.ts";
import { Basis } from "../records/Basis.tsx";
import { stateWords } from "./duty-words.ts";
import { ExcusePaper } from "./ExcusePaper.tsx";

/** What a duty is, by which clause, and why this one need not be done. */
export function DutyBasisDialog({
  view,
  onClose,
}: {
  readonly view: DutyView;
  readonly onClose: () => void;
}) {
  return (
    <Modal open title={view.title} footer={null} onCancel={onClose} width={560}>
      <p>
        {view.unitName}，{view.about === null ? "" : `${view.about.name}，`}
        {view.label}，{stateWords(view)}
        {view.dueOn !== null && `，期限 ${view.dueOn}`}。
      </p>
      {view.enteredBy !== null && <p>这个单位没有账号，{view.enteredBy}。</p>}
      {view.standards.map((standard) => (
        <p key={standard}>{standard}。</p>
      ))}
      <ExcusePaper view={view} onDone={onClose} />
      <Basis basis={view.basis} />
    </Modal>
  );
}
