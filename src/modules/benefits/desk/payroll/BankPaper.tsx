import { Button } from "antd";
import { useRef } from "react";
import { ExportButton } from "../../../../faces/desk/parts/ExportButton.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readPaymentFile, takeReturnFile } from "../../payroll/payment-files.contract.ts";
import {
  listPayrollLines,
  listPayrolls,
  type PayrollView,
  readPayroll,
} from "../../payroll/payroll.contract.ts";
import { sayYuan } from "./payroll-words.ts";

type BankFile = PayrollView["files"][number];

/** What went to the bank and what came back. */
export function BankPaper({ view }: { readonly view: PayrollView }) {
  return (
    <section className="ta-paper" aria-label="银行文件">
      <div className="ta-paper-head">
        <h2>银行文件</h2>
      </div>
      <ul>
        {view.files.map((file) => (
          <FileRow key={file.id} view={view} file={file} />
        ))}
      </ul>
    </section>
  );
}

/** Of a file that is answered every payment has its outcome: whoever sees fewer sees those of the own places. */
function isInPart({ lines, paid, rejected }: BankFile): boolean {
  return paid.lines + rejected.lines < lines;
}

function FileRow({ view, file }: { readonly view: PayrollView; readonly file: BankFile }) {
  const pays = useCan("payroll.pay");
  const input = useRef<HTMLInputElement>(null);
  const take = useWrite(takeReturnFile, { makesOld: [readPayroll, listPayrolls, listPayrollLines] });
  const params = { month: view.month, fileId: file.id };
  return (
    <li>
      <div className="ta-pay-row">
        <strong>第 {file.seq} 个文件</strong>
        <span>{file.templateTitle}</span>
        <span className="ta-num">
          {file.lines} 笔 · {sayYuan(file.fen)}
        </span>
        {file.returnedAt === null ? (
          <span className="ta-amber">待回盘</span>
        ) : (
          <span>
            {isInPart(file) && <span className="ta-grey">其中您辖区的：</span>}
            <span className="ta-green">成功 {file.paid.lines} 笔</span>
            {file.rejected.lines > 0 && (
              <span className="ta-red">
                {" "}
                退票 {file.rejected.lines} 笔 {sayYuan(file.rejected.fen)}
              </span>
            )}{" "}
            <span className="ta-grey">{momentText(file.returnedAt)} 导入</span>
          </span>
        )}
        {pays && (
          <ExportButton
            operation={readPaymentFile}
            input={{ params }}
            label="下载"
            what={`送银行的文件，${file.lines} 笔，写有完整账号。下载会记入审计日志，请只交给银行。`}
          />
        )}
        {view.can.includes("takeReturn") && file.returnedAt === null && (
          <>
            <input
              ref={input}
              type="file"
              className="ta-hidden"
              tabIndex={-1}
              aria-label={`第 ${file.seq} 个文件的回盘`}
              accept=".csv,.txt,.xlsx,.xls"
              onChange={({ target }) => {
                const chosen = target.files?.[0];
                if (chosen !== undefined) take.mutate({ params, file: chosen });
                target.value = "";
              }}
            />
            <Button type="primary" loading={take.isPending} onClick={() => input.current?.click()}>
              导入回盘
            </Button>
          </>
        )}
      </div>
      {take.error !== null && <ProblemNote problem={take.error} />}
    </li>
  );
}
