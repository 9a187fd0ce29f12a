import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { AsOfPicker } from "../../../faces/desk/parts/AsOfPicker.tsx";
import { ConditionTree } from "../../../faces/desk/parts/ConditionTree.tsx";
import { ProblemNote } from "../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../faces/desk/parts/useUrlState.ts";
import { useCan } from "../../../faces/desk/session/session.ts";
import { useToday } from "../../../faces/desk/session/useToday.ts";
import { PageSkeleton } from "../../../faces/desk/shell/PageSkeleton.tsx";
import { formatYuan } from "../../../kernel/money.ts";
import { useRead } from "../../../platform/client/useRead.ts";
import { benefitFieldCodes } from "../programs/program-codes.contract.ts";
import { benefitGroups, type ChildBenefit, readChildBenefits } from "../screening/child-benefits.contract.ts";
import { ReferDialog } from "./ReferDialog.tsx";
import "./benefits.css";

const groupWords: Readonly<Record<ChildBenefit["group"], readonly [title: string, about: string]>> = {
  receiving: ["在享受", "正在领取或已经落实"],
  missed: ["应享未享", "按现在的情况可能符合，还没有享受"],
  soon: ["即将符合", "不久以后符合，先准备材料"],
  cannotTell: ["判不了", "缺一两项情况，查清后才知道"],
  notEntitled: ["不符合", "按现在的情况不符合"],
};

/** All programmes for one child on a day, grouped by what there is to do, each with its reason. */
export function ChildBenefitsPage() {
  const { id = "" } = useParams();
  const { values, set } = useUrlState();
  const today = useToday();
  const asOf = values["asOf"];
  const day = asOf === undefined ? "" : `?asOf=${asOf}`;
  const readsEntitlements = useCan("entitlement.read");
  const { data, error, refetch } = useRead(readChildBenefits, {
    params: { id },
    query: asOf === undefined ? {} : { asOf },
  });
  const [referring, setReferring] = useState<ChildBenefit>();
  if (data === undefined) {
    if (error === null) return <PageSkeleton />;
    return (
      <div className="ta-page">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>
          <Link to={`/children/${id}`}>{data.childName}</Link>
        </h1>
        <span className="ta-grey">在领什么、还能领什么，都写明为什么</span>
        <div className="ta-page-acts ta-wrap ta-noprint">
          {readsEntitlements && (
            <Link to={`/children/${id}/entitlements`}>
              <Button tabIndex={-1}>领取资格和变动</Button>
            </Link>
          )}
          <AsOfPicker value={asOf} today={today} onChange={(day) => set({ asOf: day })} />
          <Link to={`/children/${id}/recognition${day}`}>看身份认定</Link>
          <Link to={`/children/${id}${day}`}>看档案</Link>
        </div>
      </header>
      {benefitGroups.map((group) => (
        <Group
          key={group}
          group={group}
          childId={id}
          asOf={data.asOf}
          items={data.items.filter((one) => one.group === group)}
          onRefer={setReferring}
        />
      ))}
      {referring !== undefined && (
        <ReferDialog
          childId={id}
          childName={data.childName}
          programme={referring.code}
          to="落实部门"
          onClose={() => setReferring(undefined)}
        />
      )}
    </div>
  );
}

interface GroupProps {
  readonly group: ChildBenefit["group"];
  readonly childId: string;
  readonly asOf: string;
  readonly items: readonly ChildBenefit[];
  readonly onRefer: (one: ChildBenefit) => void;
}

function Group({ group, childId, asOf, items, onRefer }: GroupProps) {
  const [title, about] = groupWords[group];
  const [isOpen, setOpen] = useState(group !== "notEntitled");
  if (items.length === 0) return null;
  return (
    <section className="ta-paper" aria-label={title}>
      <div className="ta-paper-head">
        <h2>
          {title} {items.length} 项
        </h2>
        <span className="ta-grey">{about}</span>
        <span className="ta-spring" />
        {group === "notEntitled" && (
          <button type="button" className="ta-link ta-noprint" onClick={() => setOpen(!isOpen)}>
            {isOpen ? "收起" : "展开"}
          </button>
        )}
      </div>
      {isOpen &&
        items.map((one) => (
          <Benefit key={one.code} one={one} childId={childId} asOf={asOf} onRefer={onRefer} />
        ))}
    </section>
  );
}

function Benefit({
  one,
  childId,
  asOf,
  onRefer,
}: {
  readonly one: ChildBenefit;
  readonly childId: string;
  readonly asOf: string;
  readonly onRefer: (one: ChildBenefit) => void;
}) {
  const [why, setWhy] = useState(false);
  return (
    <div className="ta-ben-row">
      <div className="ta-row ta-wrap">
        <b>{one.title}</b>
        <span className="ta-grey ta-small">{benefitFieldCodes.label(one.field)}</span>
        {one.amountFen !== null && (
          <b className="ta-num">{`${formatYuan(one.amountFen)} ${one.amountUnit}`}</b>
        )}
        {one.since !== null && <span className="ta-green ta-small">{one.since}</span>}
        <span className="ta-spring" />
        <span className="ta-row ta-noprint">
          {one.can.includes("apply") && one.findingId !== null && (
            <Link to={`/findings?finding=${one.findingId}`}>
              <Button size="small">去处理</Button>
            </Link>
          )}
          {one.can.includes("refer") && one.group === "missed" && (
            <Button size="small" onClick={() => onRefer(one)}>
              转介
            </Button>
          )}
          {one.group === "cannotTell" && one.missing.length > 0 && (
            <Link to={`/children/${childId}/recognition`}>
              <Button size="small">去补情况</Button>
            </Link>
          )}
          <button type="button" className="ta-link" aria-expanded={why} onClick={() => setWhy(!why)}>
            {why ? "收起" : "为什么"}
          </button>
        </span>
      </div>
      {one.reckoned !== null && <p className="ta-grey">本月：{one.reckoned}</p>}
      <p className={one.group === "cannotTell" ? "ta-purple" : ""}>{one.reason}</p>
      {why && <Reasons childId={childId} asOf={asOf} code={one.code} />}
    </div>
  );
}

/** Loaded when somebody asks why: all conditions of all programmes would be more than a phone should carry. */
function Reasons({
  childId,
  asOf,
  code,
}: {
  readonly childId: string;
  readonly asOf: string;
  readonly code: ChildBenefit["code"];
}) {
  const { data, error, refetch } = useRead(readChildBenefits, {
    params: { id: childId },
    query: { asOf, programme: code },
  });
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <p className="ta-grey">正在读取理由…</p>;
  const [one] = data.items;
  if (one === undefined) return null;
  return (
    <>
      {one.judgement !== null && <ConditionTree explanation={one.judgement.explanation} />}
      {one.amount !== null && (
        <>
          <p className="ta-strong">金额怎么算</p>
          <ConditionTree explanation={one.amount} />
        </>
      )}
    </>
  );
}
