import { App } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../../registry/desk.contract.ts";
import { labelOf } from "../../../reports/open/label-of.ts";
import type { CaseLine } from "../../case-view.contract.ts";
import { listCases } from "../../cases.contract.ts";
import { keptCodes, TakeOverWhy, takeOverCases } from "../../take-over.contract.ts";
import { WhyField } from "./WhyField.tsx";

interface TakeOverDialogProps {
  readonly cases: readonly CaseLine[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Whom it touches before it is done; what stayed, and why, after it. */
export function TakeOverDialog({ cases, onDone, onClose }: TakeOverDialogProps) {
  const [why, setWhy] = useState("");
  const { modal, message } = App.useApp();
  const write = useWrite(takeOverCases, {
    makesOld: [listCases, readDesk],
    onDone: ({ taken, kept }) => {
      onDone();
      onClose();
      const words = `${taken} 件现在由您负责`;
      if (kept.length === 0) void message.success(words);
      else
        modal.info({
          title: `${words}，${kept.length} 件没有接手`,
          content: (
            <ul>
              {kept.map(({ id, number, why: reason }) => (
                <li key={id}>
                  {number ?? "一件"}：{keptCodes.label(reason)}
                </li>
              ))}
            </ul>
          ),
        });
    },
  });
  const leads = [...new Set(cases.map(({ leadName }) => leadName))].join("、");
  return (
    <ActDialog
      title={`由我接手 ${cases.length} 件个案`}
      what={`从现在起都由您负责，时限、任务和没办的提醒到您名下；${leads}仍作为督导参与。`}
      okText="签收接手"
      ready={why.trim() !== ""}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => write.mutate({ body: { caseIds: cases.map(({ id }) => id), why } })}
      onClose={onClose}
    >
      <ul className="ta-case-list">
        {cases.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
      <WhyField label={labelOf(TakeOverWhy)} value={why} max={200} onChange={setWhy} />
    </ActDialog>
  );
}
