import { Button, Progress, Select } from "antd";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { memberUnitCodes } from "../../../../kernel/member-units.ts";
import { newUuid } from "../../../../platform/client/new-uuid.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  type AgreementView,
  listAgreements,
  readAgreement,
} from "../../../../platform/exchange/agreements.contract.ts";
import { listBatches, uploadBatch } from "../../../../platform/exchange/batches.contract.ts";
import { DateField } from "../../form/DateField.tsx";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { useToday } from "../../session/useToday.ts";

interface UploadDialogProps {
  /** Chosen already. */
  readonly agreement?: AgreementView;
  readonly onClose: () => void;
}

/** One file under one agreement; the server reads it afterwards. */
export function UploadDialog({ agreement, onClose }: UploadDialogProps) {
  const today = useToday();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [id, setId] = useState(newUuid);
  const [chosen, setChosen] = useState(agreement?.id);
  const [file, setFile] = useState<File | undefined>();
  const [asOf, setAsOf] = useState<string | undefined>();
  const [sent, setSent] = useState(0);
  const list = useRead(listAgreements, { query: { direction: "in" } }, { enabled: agreement === undefined });
  const inForce = (list.data?.items ?? []).filter(({ can }) => can.includes("upload"));
  const write = useWrite(uploadBatch, {
    makesOld: [listBatches, listAgreements, readAgreement],
    onDone: (batch) => {
      onClose();
      void navigate(`/exchange/batches/${batch.id}`);
    },
  });
  return (
    <ActDialog
      title={agreement === undefined ? "上传一批名册" : `上传一批：${agreement.title}`}
      what="系统读取以后自动比对；行数明显偏少、和以前同一个文件的，先暂缓等您看。协议里没有的字段不保存。"
      okText="上传"
      ready={chosen !== undefined && file !== undefined}
      busy={write.isPending}
      problem={write.error ?? list.error}
      onConfirm={() => {
        if (chosen === undefined || file === undefined) return;
        write.mutate({
          file,
          body: { id, agreementId: chosen, ...(asOf === undefined ? {} : { asOf }) },
          onProgress: (bytes, total) => setSent(total === 0 ? 0 : Math.floor((bytes / total) * 100)),
        });
      }}
      onClose={onClose}
    >
      {agreement === undefined && (
        <Field
          label="协议"
          required
          hint={
            list.data !== undefined && inForce.length === 0
              ? "还没有生效的协议，请先在“协议”里提出"
              : undefined
          }
        >
          {(ids) => (
            <Select
              id={ids.id}
              aria-describedby={ids.describedBy}
              style={{ width: "100%" }}
              loading={list.isPending}
              placeholder="哪一份协议的名册"
              showSearch={{ optionFilterProp: "label" }}
              value={chosen ?? null}
              options={inForce.map((one) => ({
                value: one.id,
                label: `${one.title} · ${memberUnitCodes.label(one.unit)}`,
              }))}
              onChange={(value: string | null) => setChosen(value ?? undefined)}
            />
          )}
        </Field>
      )}
      <Field label="文件" required hint="xlsx、xls 或 csv，最多 100 MB">
        {(ids) => (
          <div className="ta-wrap">
            <input
              ref={input}
              id={ids.id}
              aria-describedby={ids.describedBy}
              type="file"
              accept=".xlsx,.xls,.csv,.txt"
              className="ta-hidden"
              onChange={({ target }) => {
                setFile(target.files?.[0]);
                // Another file is another batch, even after one that was refused.
                setId(newUuid());
                write.reset();
                setSent(0);
              }}
            />
            <Button onClick={() => input.current?.click()}>选择文件</Button>
            <span>{file?.name ?? "还没有选"}</span>
          </div>
        )}
      </Field>
      <Field label="截至日期" hint="名册反映哪一天的情况；文件里写着的以文件为准，都没有就算今天">
        {(ids) => (
          <DateField id={ids.id} describedBy={ids.describedBy} value={asOf} max={today} onChange={setAsOf} />
        )}
      </Field>
      {write.isPending && <Progress percent={sent} size="small" />}
    </ActDialog>
  );
}
