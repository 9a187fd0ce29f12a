import { Alert, Button } from "antd";
import { type ComponentProps, useState } from "react";
import { Link } from "react-router";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import { useUnsaved } from "../../../../../faces/desk/parts/useUnsaved.tsx";
import { useDraft } from "../../../../../platform/client/useDraft.ts";
import { useWrite } from "../../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../../registry/desk.contract.ts";
import { listRings } from "../../../rings/rings.contract.ts";
import { freshUuid } from "../../open/fresh-uuid.ts";
import { type OpenFile, openFiles } from "../../open/open-files.ts";
import { listOwnReports } from "../../own-reports.contract.ts";
import { listReports, makeReport } from "../../reports.contract.ts";
import { FilesOnTheirWay } from "./FilesOnTheirWay.tsx";
import { PeopleFields } from "./PeopleFields.tsx";
import { ReceiptPaper } from "./ReceiptPaper.tsx";
import { ReporterFields } from "./ReporterFields.tsx";
import { ReportFiles } from "./ReportFiles.tsx";
import { isForOthers, type ReportDraft, reportOf } from "./report-draft.ts";
import { WhatFields } from "./WhatFields.tsx";

interface NewReportFormProps {
  /** Of the draft. */
  readonly name: string;
  readonly initial: ReportDraft;
  readonly child?: { readonly id: string; readonly name: string };
}

type Receipt = ComponentProps<typeof ReceiptPaper>;

interface Kept {
  /** Sent again after a lost answer it is the same report. */
  readonly id: string;
  readonly draft: ReportDraft;
}

export function NewReportForm({ name, initial, child }: NewReportFormProps) {
  const [first] = useState<Kept>(() => ({ id: freshUuid(), draft: initial }));
  const kept = useDraft<Kept>(`report/${name}`, first);
  // In the page's memory only: a hurt child's photo does not stay in a browser.
  const [files] = useState(openFiles);
  const [chosen, setChosen] = useState<readonly OpenFile[]>([]);
  const [receipt, setReceipt] = useState<Receipt | undefined>();
  useUnsaved(kept.dirty && receipt === undefined, "这份报告");
  const { id } = kept.value;
  // One that was kept before the form had all of its fields.
  const draft = { ...initial, ...kept.value.draft };
  const set = (part: Partial<ReportDraft>) => kept.set({ id, draft: { ...draft, ...part } });
  const write = useWrite(makeReport, {
    makesOld: [listReports, listOwnReports, readDesk, listRings],
    onDone: (answer) => {
      // Of what was sent: the draft that comes after it has another id.
      setReceipt({ id, receipt: answer, isForOthers: isForOthers(draft.channel) });
      kept.clear();
    },
  });
  if (receipt !== undefined)
    return (
      <div className="ta-stack">
        <ReceiptPaper {...receipt} />
        {chosen.length > 0 && <FilesOnTheirWay reportId={receipt.id} files={chosen} />}
      </div>
    );
  const body = reportOf(id, draft, child === undefined ? [] : [child.id]);
  return (
    <form
      className="ta-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (body !== undefined) write.mutate({ body });
      }}
    >
      <Alert
        type={draft.danger === "yes" ? "error" : "info"}
        showIcon
        title={draft.danger === "yes" ? "孩子现在有危险：先打 110，再登记" : "孩子正有危险的，先打 110"}
      />
      {child !== undefined && (
        <p>
          关于档案里的孩子：<Link to={`/children/${child.id}`}>{child.name}</Link>
        </p>
      )}
      <WhatFields draft={draft} onChange={set} />
      <PeopleFields draft={draft} onChange={set} />
      <ReportFiles files={files} chosen={chosen} onChange={() => setChosen(files.all())} />
      <ReporterFields draft={draft} onChange={set} />
      {write.error !== null && <ProblemNote problem={write.error} />}
      <div className="ta-row">
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={write.isPending}
          disabled={body === undefined}
        >
          提交报告
        </Button>
        {body === undefined && (
          <span className="ta-grey">还要写：看到、听到了什么，孩子现在有没有危险；电话、工单号要写对</span>
        )}
      </div>
    </form>
  );
}
