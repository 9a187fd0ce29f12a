import type { ExchangePicture } from "../picture.contract.ts";

const steps = [
  ["told", "名册反映了情况的孩子"],
  ["found", "筛出应享未享，或已走到后面"],
  ["applied", "已提出申请，或已享受"],
  ["granted", "已享受保障"],
] as const;

/** 政策找人 in one figure: of the children whom rosters told of, how many came how far. */
export function FoundPaper({ picture: { total } }: { readonly picture: ExchangePicture }) {
  const most = Math.max(total.told, 1);
  return (
    <section className="ta-paper ta-paper-body" aria-label="政策找人">
      <h2>政策找人</h2>
      <p className="ta-exchange-value">
        <b className="ta-num">{total.granted.toLocaleString("zh-CN")}</b> 个孩子，先由名册反映，后来享受了保障
      </p>
      <ol className="ta-exchange-steps">
        {steps.map(([key, words]) => (
          <li key={key}>
            <span className="ta-exchange-words">{words}</span>
            <span className="ta-exchange-bar" aria-hidden="true">
              <span style={{ width: `${(total[key] / most) * 100}%` }} />
            </span>
            <b className="ta-num">{total[key].toLocaleString("zh-CN")}</b>
          </li>
        ))}
      </ol>
      <details className="ta-grey ta-small">
        <summary>这里数的是什么</summary>
        <p>
          一行名册确认是登记在册的人、因此写入了情况的，算“反映了情况”。从写入那天起，筛查发现应享未享、收到申请、决定享受的，依次算到后一步；之前就有的不算。几个单位都反映过的孩子只算一次。
        </p>
      </details>
    </section>
  );
}
