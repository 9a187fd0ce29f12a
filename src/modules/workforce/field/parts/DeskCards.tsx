import { Card } from "../../../../faces/field/parts/Card.tsx";
import { useToday } from "../../../../faces/field/phone-context.ts";
import type { DeskDocument } from "../../phone/desk-document.contract.ts";

/** Stands above everything: whoever is new in a village reads it before the first visit. */
export function HandOverCard({ desk: { handOver } }: { readonly desk: DeskDocument }) {
  if (handOver === null) return null;
  return (
    <Card tone="tell">
      <p className="fd-card-what">交接要看：{handOver.villageName}</p>
      <p className="fd-why">{handOver.from}交给您的，看过点“接收”。</p>
      <a className="fd-card-act" href="#/hand-over">
        看交接
      </a>
    </Card>
  );
}

/** What is the desk's own: the quarter, a campaign, messages. Each with the way there; none counts a person. */
export function DeskCards({ desk }: { readonly desk: DeskDocument }) {
  const today = useToday();
  const { quarter, campaigns, messages } = desk;
  const unread = messages.filter(({ seenAt }) => seenAt === null);
  const unconfirmed = quarter?.villages.filter(({ can }) => can.includes("confirm")) ?? [];
  return (
    <>
      {quarter !== null && unconfirmed.length > 0 && (
        <Card tone={quarter.dueOn < today ? "red" : "soon"}>
          <p className="fd-card-what">{quarter.title}</p>
          <p className={quarter.dueOn < today ? "fd-due fd-due-red" : "fd-due fd-due-soon"}>
            {quarter.dueOn} {quarter.dueOn < today ? "已截止，请尽快" : "截止"}
          </p>
          <p className="fd-why">{unconfirmed.map(({ name }) => name).join("、")}还没有确认名册。</p>
          <a className="fd-card-act" href="#/quarter">
            核对名册
          </a>
        </Card>
      )}
      {campaigns.map((campaign) => (
        <Card key={campaign.id} tone="calm">
          <p className="fd-card-what">{campaign.title}</p>
          <p className="fd-due">{campaign.dueOn} 前，走访时顺便问</p>
          <p className="fd-why">{campaign.brief}</p>
        </Card>
      ))}
      {unread.length > 0 && (
        <a className="fd-line" href="#/messages">
          <span>消息：{unread[0]?.title}</span>
          <span className="fd-aside">{unread.length} 条没看</span>
        </a>
      )}
    </>
  );
}
