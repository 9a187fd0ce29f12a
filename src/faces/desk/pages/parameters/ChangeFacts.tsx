import type { Change } from "../../../../platform/parameters/parameter-changes.contract.ts";
import { momentText } from "../../parts/moment.ts";

/** The document, why it is changed, and what has happened to the change. */
export function ChangeDocument({ change }: { readonly change: Change }) {
  return (
    <section className="ta-paper" aria-label="文件">
      <div className="ta-paper-head">
        <h2>文件</h2>
      </div>
      <dl className="ta-param-facts ta-paper-body">
        <dt>文号</dt>
        <dd>{change.document}</dd>
        <dt>名称</dt>
        <dd>{change.title}</dd>
        <dt>发文日期</dt>
        <dd>{change.issuedOn}</dd>
        <dt>执行时间</dt>
        <dd>
          {change.effectiveFrom === null ? "更正已经录入的" : sayEffective(change, change.effectiveFrom)}
        </dd>
        <dt>核对</dt>
        <dd>
          {change.compared ? (
            <span className="ta-green">提出人已与原文逐项核对</span>
          ) : (
            <span className="ta-amber">提出人还没有与原文核对</span>
          )}
        </dd>
        <dt>原因</dt>
        <dd>{change.reason}</dd>
      </dl>
    </section>
  );
}

function sayEffective({ effective }: Change, from: string): string {
  if (effective.rule === "oneMonth") return `只在 ${effective.month} 这一个月`;
  return `${from} 起${effective.rule === "nextMonth" ? "（自发文之日次月起）" : ""}`;
}

const actWords = { proposed: "提出", confirmed: "确认", refused: "退回", withdrawn: "撤回" } as const;

export function ChangeEvents({ change }: { readonly change: Change }) {
  return (
    <section className="ta-paper" aria-label="经过">
      <div className="ta-paper-head">
        <h2>经过</h2>
      </div>
      <ol className="ta-paper-body">
        {change.events.map((event) => (
          <li key={`${event.at} ${event.act}`}>
            <span className="ta-grey">{momentText(event.at)}</span> {event.by} {actWords[event.act]}
            {event.words !== null && event.act !== "proposed" && `：${event.words}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
