import { Modal, Radio } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { OutputOf } from "../../../../../kernel/operation.ts";
import { type readCaseWorks, workKindCodes } from "../../links/works.contract.ts";

type Begins = OutputOf<typeof readCaseWorks>["begins"];

interface BeginDialogProps {
  readonly begins: Begins;
  readonly onClose: () => void;
}

const groups = ["guardianship", "assessment", "special"] as const;

/** What may be begun about a child of the case; what may not says why. */
export function BeginDialog({ begins, onClose }: BeginDialogProps) {
  const [childId, setChildId] = useState(begins[0]?.childId);
  const chosen = begins.find((one) => one.childId === childId);
  return (
    <Modal open title="开始办理" footer={null} onCancel={onClose}>
      {begins.length > 1 && (
        <Radio.Group
          className="ta-case-choices"
          aria-label="哪个孩子"
          value={childId}
          options={begins.map((one) => ({ value: one.childId, label: one.name }))}
          onChange={({ target }) => setChildId(String(target.value))}
        />
      )}
      {begins.length === 1 && <p className="ta-grey">{chosen?.name}</p>}
      {groups.map((kind) => {
        const options = chosen?.options.filter((one) => one.kind === kind) ?? [];
        if (options.length === 0) return null;
        return (
          <section key={kind} aria-label={workKindCodes.label(kind)} className="ta-case-begin">
            <h3>{workKindCodes.label(kind)}</h3>
            <ul>
              {[...options]
                .sort((one, other) => Number(one.mayNot !== null) - Number(other.mayNot !== null))
                .map((one) => (
                  <li key={one.code}>
                    {one.mayNot === null ? (
                      <Link to={one.href}>{one.title}</Link>
                    ) : (
                      <span className="ta-grey">
                        {one.title} <span className="ta-small">— {one.mayNot}</span>
                      </span>
                    )}
                  </li>
                ))}
            </ul>
          </section>
        );
      })}
    </Modal>
  );
}
