import { Button, Progress, Select } from "antd";
import { type DragEvent, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { listImports, uploadImport } from "../../imports/import-batch.contract.ts";
import { ledgerCodes } from "../../imports/import-codes.contract.ts";
import type { Ledger } from "../../intake/ledger-fields.contract.ts";
import { fileSizeText, judgeFile } from "./judge-file.ts";

interface Chosen {
  readonly file: File;
  readonly refusal?: string | undefined;
  readonly ledger?: Ledger | undefined;
  /** The ledger was read from the file's name. */
  readonly guessed: boolean;
  readonly asOf?: string | undefined;
}

/** The same file is refused again for the same reason; only what lay between here and the server may have passed. */
function canRetry(status: number): boolean {
  return status === 0 || status >= 500;
}

/** Step one: a file, which ledger it is, and on to the server, which only reads it. */
export function UploadPanel() {
  const today = useToday();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | undefined>();
  const [over, setOver] = useState(false);
  const [sent, setSent] = useState(0);
  const upload = useWrite(uploadImport, {
    makesOld: [listImports],
    onDone: (batch) => void navigate(`/imports/${batch.id}`),
  });

  const take = (file: File | undefined) => {
    if (file === undefined) return;
    const { refusal, ledger } = judgeFile(file);
    upload.reset();
    setSent(0);
    setChosen({ file, refusal, ledger, guessed: ledger !== undefined });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!upload.isPending) take(event.dataTransfer.files[0]);
  };
  const send = () => {
    if (chosen?.ledger === undefined) return;
    upload.mutate({
      file: chosen.file,
      body: { ledger: chosen.ledger, ...(chosen.asOf === undefined ? {} : { asOf: chosen.asOf }) },
      onProgress: (bytes, total) => setSent(total === 0 ? 0 : Math.floor((bytes / total) * 100)),
    });
  };

  return (
    <section
      className={over ? "ta-imp-drop is-over" : "ta-imp-drop"}
      aria-label="上传台账文件"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        className="ta-hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept=".xlsx,.xls,.xlsm,.csv,.txt,.et"
        onChange={({ target }) => {
          take(target.files?.[0]);
          // The same file chosen once more, after it was mended, is a choice too.
          target.value = "";
        }}
      />
      {chosen === undefined ? (
        <div className="ta-imp-drop-empty">
          <p className="ta-imp-drop-title">
            把台账文件拖到这里，或
            <Button type="primary" onClick={() => input.current?.click()}>
              选择文件
            </Button>
          </p>
          <p className="ta-grey">
            .xlsx、.xls、.csv 都可以，原来的表不用改格式。先识别、再检查，您点“导入登记簿”之前登记簿不会变。
          </p>
        </div>
      ) : (
        <div className="ta-imp-drop-file">
          <div className="ta-imp-drop-name">
            <b>{chosen.file.name}</b>
            <span className="ta-grey"> {fileSizeText(chosen.file.size)}</span>
            {!upload.isPending && (
              <Button type="link" size="small" onClick={() => input.current?.click()}>
                换一个文件
              </Button>
            )}
          </div>
          {chosen.refusal !== undefined && (
            <p role="alert" className="ta-red">
              {chosen.refusal}
            </p>
          )}
          {chosen.refusal === undefined && (
            <div className="ta-wrap">
              <Select
                aria-label="这是哪本台账"
                placeholder="这是哪本台账？"
                style={{ width: 220 }}
                value={chosen.ledger ?? null}
                options={ledgerCodes.options.map(({ value, label }) => ({ value, label }))}
                disabled={upload.isPending}
                onChange={(ledger: Ledger) => setChosen({ ...chosen, ledger, guessed: false })}
              />
              {chosen.guessed && <span className="ta-grey ta-small">按文件名判断，不对请改</span>}
              <DateField
                label="截至日期，不填则从文件里读"
                placeholder="截至日期（可不填）"
                value={chosen.asOf}
                max={today}
                disabled={upload.isPending}
                onChange={(asOf) => setChosen({ ...chosen, asOf })}
              />
              <span className="ta-grey ta-small">不填就从标题、表名里读</span>
              <Button
                type="primary"
                disabled={chosen.ledger === undefined}
                loading={upload.isPending}
                onClick={send}
              >
                {upload.isPending ? (sent < 100 ? `正在上传 ${sent}%` : "正在识别表头") : "上传并识别"}
              </Button>
            </div>
          )}
          {upload.isPending && (
            <Progress
              percent={sent}
              size="small"
              showInfo={false}
              status={sent < 100 ? "normal" : "active"}
            />
          )}
          {upload.error !== null && (
            <ProblemNote problem={upload.error} onRetry={canRetry(upload.error.status) ? send : undefined} />
          )}
        </div>
      )}
    </section>
  );
}
