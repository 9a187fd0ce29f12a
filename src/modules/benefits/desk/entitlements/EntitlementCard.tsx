import { Button } from "antd";
import { useState } from "react";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { formatYuan } from "../../../../kernel/money.ts";
import { sayMonth } from "../../../../kernel/month.ts";
import { stopReasons } from "../../entitlements/paid-programs.contract.ts";
import type { ChildPayments } from "../../payroll/child-payments.contract.ts";
import { actWords, type DialogAct, dialogActs } from "./ActFields.tsx";

type Entitlement = ChildPayments["entitlements"][number];

interface EntitlementCardProps {
  readonly one: Entitlement;
  /** The one that goes on after a change of care mode. */
  readonly follower?: Entitlement | undefined;
  readonly onAct: (act: DialogAct) => void;
}

/** One programme of the child: state, amount, payee, what can be done, and its history below. */
export function EntitlementCard({ one, follower, onAct }: EntitlementCardProps) {
  const [isOpen, setOpen] = useState(false);
  const acts = dialogActs.filter((act) => one.can.includes(act));
  const facts: readonly (readonly [string, string])[] = [
    ["领取月份", sayMonths(one)],
    ["供养方式", one.careModeName],
    ["金额", one.amountFen === null ? "按当月标准" : `${formatYuan(one.amountFen)} 元（核定）`],
    [
      "领取人",
      [one.payeeName, one.payeeRelation, one.bank, one.accountMasked].filter(Boolean).join(" · ") ||
        "还没有登记，发放时会暂扣",
    ],
    ["来源", saySource(one)],
  ];
  return (
    <section className="ta-paper" aria-label={one.programmeName}>
      <div className="ta-paper-head">
        <h2>{one.programmeName}</h2>
        <State one={one} follower={follower} />
        <span className="ta-spring" />
        <span className="ta-wrap ta-noprint">
          {acts.map((act) => (
            <Button key={act} size="small" danger={act === "end"} onClick={() => onAct(act)}>
              {actWords[act].label}…
            </Button>
          ))}
        </span>
      </div>
      <div className="ta-paper-body">
        <dl className="ta-ent-facts">
          {facts
            .filter(([, words]) => words !== "")
            .map(([title, words]) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{words}</dd>
              </div>
            ))}
        </dl>
        {one.suspended !== null && (
          <p className="ta-amber">
            从{sayMonth(one.suspended.fromMonth)}起暂停：{one.suspended.reason}
            。应发的先留着，恢复时决定补不补。
          </p>
        )}
        {one.changes.length > 0 && (
          <button
            type="button"
            className="ta-link ta-noprint"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? "收起变动" : `变动 ${one.changes.length} 次`}
          </button>
        )}
        {isOpen && (
          <ol className="ta-ent-history" aria-label="变动">
            {one.changes.map((change) => (
              <li key={`${change.at}${change.kind}`}>
                <span className="ta-grey ta-num">{momentText(change.at)}</span>
                <span>
                  <b>{change.kind}</b> {change.says}
                  <span className="ta-grey">
                    （{change.reason}，{change.by}）
                  </span>
                </span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}

function State({ one, follower }: Pick<EntitlementCardProps, "one" | "follower">) {
  if (follower !== undefined) return <span className="ta-grey">改为{follower.careModeName}，接着领</span>;
  if (one.endedWhy !== null)
    return (
      <span className="ta-grey">
        已停发：{stopReasons.has(one.endedWhy) ? stopReasons.label(one.endedWhy) : one.endedWhy}
      </span>
    );
  if (one.suspended !== null) return <span className="ta-amber">暂停发放</span>;
  return <span className="ta-green">在领</span>;
}

function sayMonths({ fromMonth, toMonth }: Entitlement): string {
  if (toMonth === null) return `${sayMonth(fromMonth)}起`;
  return toMonth < fromMonth ? "没有发放过" : `${sayMonth(fromMonth)}至${sayMonth(toMonth)}`;
}

function saySource({ source, document, decidedOn }: Entitlement): string {
  const from = source === "ledger" ? "由台账转入" : "办理确认";
  return [from, document, `${decidedOn} 确认`].filter(Boolean).join(" · ");
}
