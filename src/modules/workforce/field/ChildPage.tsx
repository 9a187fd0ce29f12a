/** One child: who, who cares, what changed, what is due, what to ask, what was said the last times. */

import { useHeld } from "../../../faces/field/Held.tsx";
import { goTo } from "../../../faces/field/hash-address.ts";
import type { FieldPageProps } from "../../../faces/field/page-props.ts";
import { Card } from "../../../faces/field/parts/Card.tsx";
import { Empty } from "../../../faces/field/parts/Empty.tsx";
import { MainButton } from "../../../faces/field/parts/MainButton.tsx";
import { Page } from "../../../faces/field/parts/Page.tsx";
import { Waiting } from "../../../faces/field/parts/Waiting.tsx";
import { useToday } from "../../../faces/field/phone-context.ts";
import { useChild } from "../../../faces/field/useChild.ts";
import { settledHere } from "./held-child.ts";
import { Carers } from "./parts/Carers.tsx";
import { ChildTasks } from "./parts/ChildTasks.tsx";
import { Helps } from "./parts/Helps.tsx";
import { LastVisits } from "./parts/LastVisits.tsx";
import { ToldChanges } from "./parts/ToldChanges.tsx";
import { sayChild } from "./say-child.ts";
import { draftKey } from "./visit-draft.ts";

export function ChildPage({ parts }: FieldPageProps) {
  const { child, isReading } = useChild(parts["id"]);
  const { now } = useHeld();
  const today = useToday();
  if (isReading) return <Waiting />;
  if (child === undefined) return <ChildGone />;
  const { visit, risk } = child;
  const hasDraft = now?.drafts.has(draftKey(child.id)) ?? false;
  return (
    <Page
      title="孩子"
      back="/children"
      action={
        <MainButton onClick={() => goTo(`/children/${child.id}/visit`)}>
          {hasDraft ? "接着写上次没写完的走访" : "走访"}
        </MainButton>
      }
    >
      <div className="fd-child-head">
        <h2 className="fd-child-name">{child.name}</h2>
        <p>{sayChild(child, today)}</p>
        {child.address !== null && <p className="fd-aside">{child.address}</p>}
        <ul className="fd-tags">
          {risk !== null && (
            <li className={`fd-tag fd-tag-${risk.level}`}>
              风险：{risk.label}，{risk.since} 起
            </li>
          )}
          {child.tags.map(({ code, label, since }) => (
            <li key={code} className="fd-tag">
              {label}，{since} 起
            </li>
          ))}
        </ul>
        {risk !== null && risk.reason !== "" && <p className="fd-why">{risk.reason}</p>}
        <p className={visit.dueOn < today ? "fd-due fd-due-late" : "fd-due"}>
          {visit.dueOn} 前走访 · {visit.why}
        </p>
      </div>
      <ChildTasks child={child} settled={settledHere(now?.outbox ?? [])} today={today} />
      <Carers child={child} />
      <ToldChanges told={child.told} />
      {child.changed.length > 0 && (
        <Card title="最近的变化">
          <ul className="fd-facts">
            {child.changed.map(({ on, said, by }) => (
              <li key={`${on}${said}`}>
                <b>{on}</b> {said}
                <span className="fd-aside">（{by}）</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {child.due.length > 0 && (
        <Card title="快到的日子">
          <ul className="fd-facts">
            {child.due.map(({ on, what, why }) => (
              <li key={`${on}${what}`}>
                <b>{on}</b> {what}
                <span className="fd-aside">{why}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <LastVisits visits={child.visits} />
      <Helps helps={child.helps} />
      <Card title="现在的情况">
        <ul className="fd-facts">
          <Holds label="上学" holding={child.schooling} />
          <Holds label="健康" holding={child.health} />
          <Holds label="照料" holding={child.care} />
        </ul>
      </Card>
    </Page>
  );
}

function Holds({ label, holding }: { label: string; holding: { said: string; since: string } | null }) {
  return (
    <li>
      <b>{label}</b> {holding === null || holding.said === "" ? "还没有登记" : holding.said}
      {holding !== null && <span className="fd-aside">（{holding.since} 起）</span>}
    </li>
  );
}

export function ChildGone() {
  return (
    <Page title="孩子" back="/children">
      <Empty title="手机上没有这个孩子了">
        <p>可能搬走了，或者转给别的村负责。写过的记录已经交给现在负责的人，没有丢。</p>
      </Empty>
    </Page>
  );
}
