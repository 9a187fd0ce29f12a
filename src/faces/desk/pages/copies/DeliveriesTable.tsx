import { Button } from "antd";
import type { CopyAgreement, Delivery } from "../../../../platform/exchange/outbound/outbound.contract.ts";
import { momentText } from "../../parts/moment.ts";
import { useTakeDelivery } from "./useTakeDelivery.ts";

export type CopyPeriods = readonly { readonly id: string; readonly title: string }[];

interface DeliveriesTableProps {
  readonly agreement: CopyAgreement;
  /** Quarters and what people call them. */
  readonly periods: CopyPeriods;
  readonly maySend: boolean;
}

/** What left under an agreement, the newest first. */
export function DeliveriesTable({ agreement, periods, maySend }: DeliveriesTableProps) {
  if (agreement.deliveries.length === 0) return <p className="ta-grey">还没有抄送过。</p>;
  return (
    <ul aria-label="发送记录">
      {agreement.deliveries.map((delivery) => (
        <DeliveryLine
          key={delivery.id}
          delivery={delivery}
          period={periods.find(({ id }) => id === delivery.period)?.title ?? delivery.period}
          maySend={maySend}
        />
      ))}
    </ul>
  );
}

interface DeliveryLineProps {
  readonly delivery: Delivery;
  readonly period: string;
  readonly maySend: boolean;
}

function DeliveryLine({ delivery, period, maySend }: DeliveryLineProps) {
  const { busy, take } = useTakeDelivery();
  return (
    <li>
      <div className="ta-wrap">
        <b>{period}</b>
        <span className="ta-num">{delivery.rows} 人</span>
        <span>
          {delivery.madeBy} {momentText(delivery.madeAt)} 生成
        </span>
        {delivery.isKept ? (
          <>
            <span className="ta-grey">保存到 {delivery.keptUntil}</span>
            {maySend && (
              <Button type="link" size="small" loading={busy} onClick={() => void take(delivery.id)}>
                下载文件
              </Button>
            )}
          </>
        ) : (
          <span className="ta-grey">文件已过保存期，只留记录</span>
        )}
      </div>
      <details className="ta-small ta-grey ta-copies-signature">
        <summary>字段、校验码和签名</summary>
        <p>字段：{delivery.columns.join("、")}</p>
        <p>校验码（SM3）：{delivery.digest}</p>
        <p>签名的原文：{delivery.signedText}</p>
        <p>签名（Base64）：{delivery.signature}</p>
        <p>{delivery.signatureMeaning}</p>
      </details>
    </li>
  );
}
