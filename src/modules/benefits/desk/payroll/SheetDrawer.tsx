import { Drawer } from "antd";
import { Link } from "react-router";
import { PrintMenu } from "../../../../faces/desk/parts/PrintMenu.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { formatYuan } from "../../../../kernel/money.ts";
import { sayMonth } from "../../../../kernel/month.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { printPaymentSheet } from "../../payroll/papers/print-payroll.contract.ts";
import { type PaymentSheet, readPaymentSheet } from "../../payroll/payroll.contract.ts";
import { sayYuan } from "./payroll-words.ts";

interface SheetDrawerProps {
  readonly month: string;
  readonly childId: string;
  readonly onClose: () => void;
}

/** Why this child gets this much this month, to the fen. */
export function SheetDrawer({ month, childId, onClose }: SheetDrawerProps) {
  const readsFile = useCan("child.read");
  const sheet = useRead(readPaymentSheet, { params: { month, childId } });
  return (
    <Drawer
      open
      size={560}
      title={sheet.data === undefined ? "发放明细" : `${sheet.data.name} · ${sheet.data.title}`}
      onClose={onClose}
    >
      {sheet.data === undefined && sheet.error !== null && (
        <ProblemNote problem={sheet.error} onRetry={() => void sheet.refetch()} />
      )}
      {sheet.data === undefined && sheet.error === null && <div className="ta-skeleton" aria-busy="true" />}
      {sheet.data !== undefined && (
        <div className="ta-stack">
          <p>
            {sheet.data.placeName}
            {readsFile && (
              <>
                {" "}
                · <Link to={`/children/${childId}`}>打开档案</Link>
              </>
            )}{" "}
            · <Link to={`/children/${childId}/entitlements`}>领取资格和变动</Link>
          </p>
          {sheet.data.lines.map((line) => (
            <SheetLine key={line.programme} line={line} month={month} />
          ))}
        </div>
      )}
    </Drawer>
  );
}

interface SheetLineProps {
  readonly line: PaymentSheet["lines"][number];
  readonly month: string;
}

function SheetLine({ line, month }: SheetLineProps) {
  const facts: readonly (readonly [string, string])[] = [
    [
      "标准",
      `${sayYuan(line.standardFen)}${line.document === null ? "" : `（${line.document}${line.unchecked ? "，待核" : ""}）`}`,
    ],
    ["供养方式", line.careModeName === "" ? "不分" : line.careModeName],
    ...(line.programme === "B23"
      ? []
      : [["起领", `${sayMonth(line.fromMonth)}（${line.decidedOn} 确认）`] as const]),
    ["怎么算", line.because],
    [
      "领取人",
      [line.payeeName, line.payeeRelation, line.bank, line.accountMasked].filter(Boolean).join(" · "),
    ],
  ];
  return (
    <section aria-label={line.programmeName}>
      <div className="ta-row">
        <h3>{line.programmeName}</h3>
        <span className="ta-spring" />
        <PrintMenu
          label="打印说明单"
          size="small"
          operation={printPaymentSheet}
          inputFor={(as) => ({
            params: { month, childId: line.childId, programme: line.programme },
            query: { as },
          })}
        />
      </div>
      <p>
        <span className="ta-pay-total ta-num">{sayYuan(line.totalFen)}</span>{" "}
        <span className="ta-grey">{line.capitals}</span>{" "}
        <span
          className={
            line.status === "withheld" ? "ta-amber" : line.status === "rejected" ? "ta-red" : "ta-green"
          }
        >
          {line.statusName}
        </span>
      </p>
      {[...line.blocking, ...line.warnings, ...(line.bankWords === null ? [] : [line.bankWords])].map(
        (why) => (
          <p key={why} className="ta-amber">
            {why}
          </p>
        ),
      )}
      <table className="ta-pay-sheet">
        <tbody>
          {facts.map(([title, words]) => (
            <tr key={title}>
              <th scope="row" className="ta-grey ta-nowrap">
                {title}
              </th>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="ta-pay-sheet" aria-label="逐月构成">
        <thead>
          <tr>
            <th>月份</th>
            <th>构成</th>
            <th className="ta-num">金额</th>
            <th>依据</th>
          </tr>
        </thead>
        <tbody>
          {line.items.map((item) => (
            <tr key={`${item.forMonth}${item.cause}`}>
              <td className="ta-nowrap">{item.forMonth}</td>
              <td className="ta-nowrap">{item.causeName}</td>
              <td className="ta-num">{formatYuan(item.fen)}</td>
              <td>{item.because}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
