import { App, Radio, Select } from "antd";
import { useState } from "react";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  type CopyAgreement,
  copyFormats,
  listCopies,
  makeCopy,
} from "../../../../platform/exchange/outbound/outbound.contract.ts";
import { ActDialog } from "../../parts/ActDialog.tsx";
import type { CopyPeriods } from "./DeliveriesTable.tsx";
import { useTakeDelivery } from "./useTakeDelivery.ts";

interface MakeCopyDialogProps {
  readonly agreement: CopyAgreement;
  readonly periods: CopyPeriods;
  readonly onClose: () => void;
}

type Format = (typeof copyFormats)[number];

const formatWords: Readonly<Record<Format, string>> = {
  xlsx: "Excel 表格",
  csv: "CSV（给程序用，没有说明页）",
};

/** Says to whom, what of whom, and that it will be known. */
export function MakeCopyDialog({ agreement, periods, onClose }: MakeCopyDialogProps) {
  const { message } = App.useApp();
  const { take } = useTakeDelivery();
  const [period, setPeriod] = useState(agreement.due?.period ?? periods[0]?.id);
  const [format, setFormat] = useState<Format>("xlsx");
  const make = useWrite(makeCopy, {
    makesOld: [listCopies],
    onDone: ({ id, rows }) => {
      void message.success(`已生成，共 ${rows} 人。请把下载的文件交给${agreement.unit}。`);
      onClose();
      void take(id);
    },
  });
  return (
    <ActDialog
      title={`向${agreement.unit}抄送`}
      what={
        <>
          <p>
            {agreement.subjectTitle}，只有约定的 {agreement.fields.length} 个字段：
            {agreement.fields.map(({ label }) => label).join("、")}。
          </p>
          <p className="ta-grey ta-small">
            名单取自封存的季度台账。谁在什么时候抄送了哪些字段、多少人，会记入发送记录和审计日志；文件带签名和水印。
          </p>
        </>
      }
      okText="生成并下载"
      ready={period !== undefined}
      busy={make.isPending}
      problem={make.error}
      onConfirm={() => {
        if (period !== undefined)
          make.mutate({ params: { agreementId: agreement.id }, body: { period, format } });
      }}
      onClose={onClose}
    >
      <div className="ta-wrap">
        <Select
          aria-label="季度"
          style={{ width: 200 }}
          value={period ?? null}
          options={periods.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(chosen: string) => setPeriod(chosen)}
        />
        <Radio.Group
          aria-label="文件格式"
          value={format}
          options={copyFormats.map((value) => ({ value, label: formatWords[value] }))}
          onChange={({ target }) => setFormat(target.value === "csv" ? "csv" : "xlsx")}
        />
      </div>
    </ActDialog>
  );
}
