import { Checkbox, Input } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../platform/client/useWrite.ts";
import { type ProgrammeCode, programmeCodes } from "../programs/program-codes.contract.ts";
import { readChildBenefits } from "../screening/child-benefits.contract.ts";
import { readFinding } from "../screening/findings.contract.ts";
import { listReferrals, referChild } from "../screening/referrals.contract.ts";

interface ReferDialogProps {
  readonly childId: string;
  readonly childName: string;
  readonly programme: ProgrammeCode;
  readonly to: string;
  readonly onClose: () => void;
}

/** Hands a child on to the department that settles the programme. */
export function ReferDialog({ childId, childName, programme, to, onClose }: ReferDialogProps) {
  const [priority, setPriority] = useState(false);
  const [note, setNote] = useState("");
  const refer = useWrite(referChild, {
    makesOld: [listReferrals, readFinding, readChildBenefits],
    onDone: onClose,
  });
  const words = note.trim();
  return (
    <ActDialog
      title={`转介${to}：${childName}`}
      okText="转介"
      ready={!priority || words.length >= 2}
      busy={refer.isPending}
      problem={refer.error}
      onConfirm={() =>
        refer.mutate({ body: { childId, programme, priority, ...(words === "" ? {} : { note: words }) } })
      }
      onClose={onClose}
      what={`${programmeCodes.label(programme)}由${to}落实。转介后镇街会收到跟进待办，到期要登记答复。`}
    >
      <Checkbox checked={priority} onChange={({ target }) => setPriority(target.checked)}>
        请优先办理
      </Checkbox>
      <Input.TextArea
        aria-label="说明"
        placeholder={priority ? "优先的依据、楼层或户型等请求" : "说明（可不填）"}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={300}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </ActDialog>
  );
}
