import { Input } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { newUuid } from "../../../../platform/client/new-uuid.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import { listWatch, openWatchCase, readWatch, type WatchItem } from "../watch.contract.ts";
import { watchRuleCodes } from "../watch-codes.contract.ts";

interface OpenWatchCaseDialogProps {
  readonly item: WatchItem;
  readonly onClose: () => void;
}

/** What was found becomes a case, at once in the hands of whoever opens it. */
export function OpenWatchCaseDialog({ item, onClose }: OpenWatchCaseDialogProps) {
  const navigate = useNavigate();
  const [reportId] = useState(() => newUuid());
  const [why, setWhy] = useState("");
  const open = useWrite(openWatchCase, {
    makesOld: [listWatch, readWatch, readDesk],
    onDone: ({ caseId }) => void navigate(`/cases/${caseId}`),
  });
  const words = why.trim();
  return (
    <ActDialog
      title={`立案：${item.childName}`}
      what={`${watchRuleCodes.label(item.rule)}：${item.brief}。立案后由您负责，时限马上开始走；孩子已经有在办的个案的，归入那个个案。`}
      okText="立案"
      ready={words.length >= 2}
      busy={open.isPending}
      problem={open.error}
      onConfirm={() =>
        open.mutate({ params: { id: item.id }, version: item.version, body: { reportId, why: words } })
      }
      onClose={onClose}
    >
      <Field label="核实到的情况、为什么立案" required>
        {({ id }) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={500}
            value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
