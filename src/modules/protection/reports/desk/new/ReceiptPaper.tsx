import { Link } from "react-router";
import { momentText } from "../../../../../faces/desk/parts/moment.ts";
import { useCan } from "../../../../../faces/desk/session/session.ts";
import type { OutputOf } from "../../../../../kernel/operation.ts";
import type { makeReport } from "../../reports.contract.ts";

interface ReceiptPaperProps {
  readonly id: string;
  readonly receipt: OutputOf<typeof makeReport>;
  /** Somebody else has told it, and is to have the code. */
  readonly isForOthers: boolean;
}

/** It has arrived: the number, the code for whoever reported, by when somebody has taken it up. */
export function ReceiptPaper({ id, receipt, isForOthers }: ReceiptPaperProps) {
  const { number, code, takenUpBy } = receipt;
  const seesReports = useCan("report.read");
  return (
    <section className="ta-paper" role="status" aria-label="报告已经收到">
      <div className="ta-paper-head">
        <h2>报告已经收到，{momentText(takenUpBy)} 前会有人签收受理</h2>
      </div>
      <div className="ta-paper-body ta-receipt">
        <p>
          报告编号 <b>{number}</b>
        </p>
        <p>
          查询码 <b className="ta-receipt-code">{code.replace(/(.{4})(?=.)/g, "$1 ")}</b>
        </p>
        <p className="ta-grey">
          {isForOthers ? "把查询码念给来电、来访的人，请对方记下来：" : "请记下查询码："}
          凭它在<a href="/open/follow">看进展的网页</a>
          上看办到哪一步、补充照片。查询码只在这里显示一次；您自己在“我报告的”里随时看，不用查询码。
        </p>
        <p className="ta-row">
          {seesReports && <Link to={`/reports/${id}`}>打开这份报告</Link>}
          <Link to={`/own-reports/${id}`}>看办到哪一步、补充情况</Link>
          <Link to="/">回到今天</Link>
        </p>
      </div>
    </section>
  );
}
