import { App, Button, Input } from "antd";
import { useRef, useState } from "react";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { download } from "../../../../platform/client/download.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { openPaper, removePaper, uploadPaper } from "../../../../platform/records/papers.contract.ts";
import type { EntryFile, KindView } from "../../../../platform/records/records.contract.ts";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { dayText } from "../../parts/moment.ts";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { madeOld } from "./made-old.ts";

interface PapersPaperProps {
  readonly kind: KindView;
  readonly entry: EntryFile;
}

type PaperView = EntryFile["papers"][number];

/** What shows that it was done. */
export function PapersPaper({ kind, entry }: PapersPaperProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const upload = useWrite(uploadPaper, { makesOld: madeOld });
  const [removing, setRemoving] = useState<PaperView>();
  const params = { kind: kind.code, id: entry.id };
  const canAdd = entry.can.includes("addPaper");
  return (
    <section className="ta-paper" aria-label="证明材料">
      <div className="ta-paper-head">
        <h2>证明材料</h2>
        <span className="ta-grey ta-small">照片、PDF 或 Word，单个不超过 10 MB</span>
        {canAdd && (
          <div className="ta-page-acts ta-noprint">
            <input
              ref={chooser}
              type="file"
              hidden
              aria-label="选择材料"
              accept=".jpg,.jpeg,.png,.pdf,.doc,.docx"
              onChange={({ target }) => {
                const file = target.files?.[0];
                if (file !== undefined) upload.mutate({ params, file });
                target.value = "";
              }}
            />
            <Button loading={upload.isPending} onClick={() => chooser.current?.click()}>
              上传
            </Button>
          </div>
        )}
      </div>
      {upload.error !== null && <ProblemNote problem={upload.error} compact />}
      <table className="ta-record-facts">
        <tbody>
          {entry.papers.map((paper) => (
            <Paper
              key={paper.id}
              params={{ ...params, paperId: paper.id }}
              paper={paper}
              onRemove={canAdd ? () => setRemoving(paper) : undefined}
            />
          ))}
          {entry.papers.length === 0 && (
            <tr>
              <td className="ta-grey">
                {kind.evidence === "needed" && entry.paperNote === null
                  ? "还没有材料。要上传一份，或写明原件存放处，才能提交。"
                  : "没有上传材料。"}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {removing !== undefined && (
        <RemoveDialog
          params={{ ...params, paperId: removing.id }}
          name={removing.name}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </section>
  );
}

interface PaperParams {
  readonly kind: string;
  readonly id: string;
  readonly paperId: string;
}

function Paper(props: {
  readonly params: PaperParams;
  readonly paper: PaperView;
  readonly onRemove: (() => void) | undefined;
}) {
  const { params, paper, onRemove } = props;
  const { message } = App.useApp();
  const open = () => {
    download(openPaper, { params }).catch((error: unknown) => {
      const { title, detail } = asProblem(error);
      void message.error(`${title}：${detail}`);
    });
  };
  return (
    <tr>
      <td>
        <button type="button" className="ta-link" onClick={open}>
          {paper.name}
        </button>
        <span className="ta-grey ta-small"> {dayText(paper.addedAt)} 上传</span>
        {onRemove !== undefined && (
          <Button size="small" type="text" className="ta-noprint" onClick={onRemove}>
            撤下
          </Button>
        )}
      </td>
    </tr>
  );
}

function RemoveDialog(props: {
  readonly params: PaperParams;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState("");
  const remove = useWrite(removePaper, { makesOld: madeOld, onDone: props.onClose });
  return (
    <ActDialog
      title={`撤下材料：${props.name}`}
      okText="撤下"
      danger
      ready={reason.trim().length > 1}
      busy={remove.isPending}
      problem={remove.error}
      what={<p>页面上不再显示，系统里仍留底。</p>}
      onConfirm={() => remove.mutate({ params: props.params, body: { reason: reason.trim() } })}
      onClose={props.onClose}
    >
      <Field label="原因" required wide>
        {(ids) => (
          <Input
            id={ids.id}
            aria-describedby={ids.describedBy}
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
