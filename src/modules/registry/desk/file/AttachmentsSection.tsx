import { App } from "antd";
import { useRef, useState } from "react";
import { dayText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { download } from "../../../../platform/client/download.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { addAttachment, listAttachments, readAttachment } from "../../attachments.contract.ts";
import { useFile } from "./file-context.ts";

/** Papers: what proves what the file says. */
export function AttachmentsSection() {
  const { file, canWrite } = useFile();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [sent, setSent] = useState<number | undefined>();
  const params = { id: file.id };
  const { data, error, refetch } = useRead(listAttachments, { params });
  const add = useWrite(addAttachment, { makesOld: [listAttachments] });

  const upload = async (files: readonly File[]) => {
    for (const paper of files) {
      setSent(0);
      try {
        await add.mutateAsync({
          params,
          file: paper,
          onProgress: (done, all) => setSent(all === 0 ? 0 : done / all),
        });
      } catch {
        // Shown below; the papers after it wait for the person to decide.
        break;
      } finally {
        setSent(undefined);
      }
    }
  };
  const take = async (fileId: string) => {
    try {
      await download(readAttachment, { params: { ...params, fileId } });
    } catch (problem) {
      void message.error(`没有下载：${asProblem(problem).title}`);
    }
  };
  return (
    <section className="ta-paper ta-section" aria-label="材料">
      <div className="ta-section-head">
        <h2>材料</h2>
        {canWrite && (
          <span className="ta-section-acts ta-noprint">
            <button
              type="button"
              className="ta-link"
              disabled={add.isPending}
              onClick={() => input.current?.click()}
            >
              {sent === undefined ? "上传材料" : `正在上传 ${Math.round(sent * 100)}%`}
            </button>
            <input
              ref={input}
              type="file"
              multiple
              hidden
              aria-label="选择要上传的材料"
              accept=".jpg,.jpeg,.png,.pdf,.doc,.docx,.xls,.xlsx,.zip"
              onChange={({ target }) => {
                const chosen = Array.from(target.files ?? []);
                target.value = "";
                void upload(chosen);
              }}
            />
          </span>
        )}
      </div>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} compact />}
      {add.error !== null && <ProblemNote problem={add.error} compact />}
      {data?.items.length === 0 && (
        <p className="ta-nothing">还没有材料。可以上传证件、文书、照片的扫描件。</p>
      )}
      {data?.items.map((paper) => (
        <div key={paper.id} className="ta-fact">
          <span className="ta-fact-said">
            <button type="button" className="ta-link" onClick={() => void take(paper.id)}>
              {paper.name}
            </button>
          </span>
          <span className="ta-fact-since">
            {sizeText(paper.size)} · {dayText(paper.addedAt)}
          </span>
        </div>
      ))}
    </section>
  );
}

function sizeText(bytes: number): string {
  return bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
