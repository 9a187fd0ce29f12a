import { Button, Select } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { listBankTemplates, makePaymentFile } from "../../payroll/payment-files.contract.ts";
import {
  listPayrollLines,
  listPayrolls,
  type PayrollView,
  readPayroll,
} from "../../payroll/payroll.contract.ts";

/** The bank's file, by a template; the first sends the payroll off, later ones carry corrected payments. */
export function MakeFile({ view }: { readonly view: PayrollView }) {
  const [asking, setAsking] = useState(false);
  const isFirst = view.files.length === 0;
  return (
    <>
      <Button type={isFirst ? "primary" : "default"} onClick={() => setAsking(true)}>
        {isFirst ? "生成银行文件" : "重发已更正的退票"}
      </Button>
      {asking && <MakeFileDialog view={view} isFirst={isFirst} onClose={() => setAsking(false)} />}
    </>
  );
}

interface MakeFileDialogProps {
  readonly view: PayrollView;
  readonly isFirst: boolean;
  readonly onClose: () => void;
}

function MakeFileDialog({ view, isFirst, onClose }: MakeFileDialogProps) {
  const [template, setTemplate] = useState<string | undefined>();
  const templates = useRead(listBankTemplates, {});
  const make = useWrite(makePaymentFile, {
    makesOld: [readPayroll, listPayrolls, listPayrollLines],
    onDone: onClose,
  });
  return (
    <ActDialog
      title={isFirst ? "生成银行文件" : "重发已更正的退票"}
      what={
        isFirst
          ? "待发的款项全部写进一个文件，暂扣的不写。生成后下载送银行，再导入回盘。"
          : "只写退票后已经更正了领取人或账户的款项。"
      }
      okText="生成"
      ready={template !== undefined}
      busy={make.isPending}
      problem={make.error ?? templates.error ?? undefined}
      onConfirm={() =>
        template !== undefined &&
        make.mutate({ params: { month: view.month }, version: view.version, body: { template } })
      }
      onClose={onClose}
    >
      <Select
        aria-label="银行格式"
        style={{ width: "100%" }}
        placeholder="选择银行格式"
        value={template ?? null}
        options={(templates.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(value: string | null) => setTemplate(value ?? undefined)}
      />
    </ActDialog>
  );
}
