import { Button, Progress } from "antd";
import { useCallback, useEffect, useState } from "react";
import { useUnsaved } from "../../../../../faces/desk/parts/useUnsaved.tsx";
import { call } from "../../../../../platform/client/api.ts";
import { asProblem } from "../../../../../platform/client/api-problem.ts";
import type { OpenFile } from "../../open/open-files.ts";
import { sizeWords } from "../../open/size-words.ts";
import { addFileToReport } from "../../own-reports.contract.ts";

interface Sent {
  readonly stage: "waiting" | "sending" | "failed" | "refused" | "done";
  readonly share: number;
  readonly words: string;
}

const waiting: Sent = { stage: "waiting", share: 0, words: "等着上传" };

interface FilesOnTheirWayProps {
  readonly reportId: string;
  readonly files: readonly OpenFile[];
  /** Goes on once all of them are there or were refused. */
  readonly onDone?: () => void;
}

/** One after another, each with how far it is; what failed goes again by a click, or by itself when the line is back. */
export function FilesOnTheirWay({ reportId, files, onDone }: FilesOnTheirWayProps) {
  const [sent, setSent] = useState<Readonly<Record<string, Sent>>>({});
  const of = (id: string) => sent[id] ?? waiting;
  const next = files.find(({ id }) => of(id).stage === "waiting");
  const isSending = files.some(({ id }) => of(id).stage === "sending");
  const isOver = files.every(({ id }) => of(id).stage === "done" || of(id).stage === "refused");
  useUnsaved(!isOver, "还没有传完的照片、录音、视频");
  const put = useCallback((id: string, one: Sent) => setSent((before) => ({ ...before, [id]: one })), []);
  useEffect(() => {
    if (next !== undefined && !isSending) void sendOne(reportId, next, put);
  }, [reportId, next, isSending, put]);
  useEffect(() => {
    const again = () =>
      setSent((before) =>
        Object.fromEntries(
          Object.entries(before).map(([id, one]) => [id, one.stage === "failed" ? waiting : one]),
        ),
      );
    addEventListener("online", again);
    return () => {
      removeEventListener("online", again);
    };
  }, []);
  return (
    <section className="ta-paper" aria-label="照片、录音、视频">
      <div className="ta-paper-head">
        <h2>照片、录音、视频</h2>
        <span className="ta-grey">报告已经收到；传不完也不影响报告</span>
      </div>
      <div className="ta-paper-body">
        <ul className="ta-report-files">
          {files.map(({ id, name, file }) => {
            const { stage, share, words } = of(id);
            return (
              <li key={id}>
                {name}（{sizeWords(file.size)}）
                <Progress percent={Math.round(share * 100)} size="small" aria-label={name} />
                <span
                  role="status"
                  className={stage === "failed" || stage === "refused" ? "ta-red" : "ta-grey"}
                >
                  {words}
                </span>
                {stage === "failed" && (
                  <Button size="small" type="link" onClick={() => put(id, waiting)}>
                    再传一次
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
        {onDone !== undefined && isOver && <Button onClick={onDone}>好了</Button>}
      </div>
    </section>
  );
}

async function sendOne(
  reportId: string,
  { id, file }: OpenFile,
  put: (id: string, one: Sent) => void,
): Promise<void> {
  put(id, { stage: "sending", share: 0, words: "正在上传…" });
  try {
    await call(addFileToReport, {
      params: { id: reportId },
      body: { paperId: id },
      file,
      onProgress: (done, total) =>
        put(id, { stage: "sending", share: total === 0 ? 0 : done / total, words: "正在上传…" }),
    });
    put(id, { stage: "done", share: 1, words: "已收到" });
  } catch (error) {
    const { status, title, detail } = asProblem(error);
    // Sending what was refused again would be refused again.
    const stage = status === 0 || status >= 500 || status === 429 ? "failed" : "refused";
    const words = status === 0 ? "没传上去：网络断了，网络好了会接着传" : `${title}。${detail}`;
    put(id, { stage, share: 0, words });
  }
}
