import { Button, Dropdown } from "antd";
import { useState } from "react";
import type { ChildGuardianship, OrderView } from "../guardianship.contract.ts";
import { printOrder } from "../guardianship-acts.contract.ts";
import { type OrderKind, orderEntryCodes, orderKindCodes } from "../guardianship-codes.contract.ts";
import { ConcludeDialog } from "./ConcludeDialog.tsx";
import { EntryDialog } from "./EntryDialog.tsx";
import { IssueOrderDialog } from "./IssueOrderDialog.tsx";
import { PrintLinks } from "./PrintLinks.tsx";

const toneClass = { late: "ta-red", soon: "ta-amber", calm: "ta-grey" } as const;
const village: readonly OrderKind[] = ["responsibilityLetter", "supervision"];

/** What the guardians were told, ordered, and are watched by. */
export function OrdersPaper({ data }: { readonly data: ChildGuardianship }) {
  const { orders, can, child } = data;
  const [issuing, setIssuing] = useState<OrderKind>();
  const [entering, setEntering] = useState<OrderView>();
  const [concluding, setConcluding] = useState<OrderView>();
  const kinds = can.includes("issueOrder")
    ? orderKindCodes.codes
    : can.includes("issueLetter")
      ? village
      : [];
  return (
    <section className="ta-paper" aria-label="告知、监督、指导和保护">
      <div className="ta-paper-head">
        <h2>告知、监督、指导和保护</h2>
        <span className="ta-spring" />
        {kinds.length > 0 && (
          <Dropdown
            menu={{
              items: kinds.map((kind) => ({ key: kind, label: orderKindCodes.label(kind) })),
              onClick: ({ key }) => setIssuing(orderKindCodes.codes.find((one) => one === key)),
            }}
          >
            <Button size="small" className="ta-noprint">
              登记文书
            </Button>
          </Dropdown>
        )}
      </div>
      {orders.length === 0 && (
        <p className="ta-guard-row ta-grey">还没有。困境儿童的监护人要签监护责任告知书。</p>
      )}
      {orders.map((order) => (
        <div key={order.id} className="ta-guard-row">
          <div className="ta-row ta-wrap">
            <b>{orderKindCodes.label(order.kind)}</b>
            <span>
              {order.personName} · {order.organ} {order.issuedOn}
              {order.number === null ? "" : ` · ${order.number}`}
            </span>
            <span className={toneClass[order.clock.tone]}>{order.clock.says}</span>
            <span className="ta-spring" />
            <PrintLinks operation={printOrder} id={order.id} papers={papersOf(order)} />
            {order.concludedOn === null &&
              can.includes("recordEntry") &&
              order.kind !== "responsibilityLetter" && (
                <Button size="small" className="ta-noprint" onClick={() => setEntering(order)}>
                  记一笔
                </Button>
              )}
            {order.concludedOn === null && can.includes("issueOrder") && (
              <Button size="small" className="ta-noprint" onClick={() => setConcluding(order)}>
                办结
              </Button>
            )}
          </div>
          <p className="ta-grey">{order.details.map(({ label, said }) => `${label}：${said}`).join("；")}</p>
          {order.entries.map((entry) => (
            <p key={entry.id} className={entry.kind === "missed" ? "ta-red" : ""}>
              {entry.on} {orderEntryCodes.label(entry.kind)}
              {entry.minutes === null ? "" : ` ${entry.minutes} 分钟`}：{entry.said}
              <span className="ta-grey"> {entry.by}</span>
            </p>
          ))}
          {order.conclusion !== null && <p>结论：{order.conclusion}</p>}
        </div>
      ))}
      {issuing !== undefined && (
        <IssueOrderDialog kind={issuing} child={child} onClose={() => setIssuing(undefined)} />
      )}
      {entering !== undefined && <EntryDialog order={entering} onClose={() => setEntering(undefined)} />}
      {concluding !== undefined && (
        <ConcludeDialog order={concluding} onClose={() => setConcluding(undefined)} />
      )}
    </section>
  );
}

function papersOf({ kind }: OrderView) {
  const own = { code: "order", title: kind === "familyEducation" ? "登记表" : orderKindCodes.label(kind) };
  return kind === "familyEducation" ? [own, { code: "notice", title: "再次通知书" }] : [own];
}
