import { Card } from "../../../../faces/field/parts/Card.tsx";
import { sayDue, type TodayItem } from "../today-list.ts";

interface TodayCardProps {
  readonly item: TodayItem;
  readonly today: string;
  readonly hasDraft: boolean;
  /** On the child's own page the name is not said again. */
  readonly isOfChild?: boolean;
}

/** Who, what and why, what to ask there, and one act. */
export function TodayCard({ item, today, hasDraft, isOfChild = false }: TodayCardProps) {
  const due = sayDue(item, today);
  return (
    <Card tone={item.urgency}>
      {item.childId !== null && !isOfChild && (
        <a className="fd-card-child" href={`#/children/${item.childId}`}>
          <span className="fd-card-name">{item.name}</span>
          <span className="fd-aside">{item.aside}</span>
        </a>
      )}
      {item.act !== "visit" && <p className="fd-card-what">{item.title}</p>}
      {due !== "" && <p className={`fd-due fd-due-${item.urgency}`}>{due}</p>}
      <p className="fd-why">{item.why}</p>
      {item.ask.length > 0 && (
        <ul className="fd-ask" aria-label="去了问什么">
          {item.ask.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <TodayAct item={item} hasDraft={hasDraft} isOfChild={isOfChild} />
    </Card>
  );
}

function TodayAct({ item, hasDraft, isOfChild = false }: Omit<TodayCardProps, "today">) {
  const act = addressOf(item);
  const leadsHere = isOfChild && (item.act === "told" || item.act === "none");
  if (act === undefined || leadsHere) return null;
  return (
    <a className="fd-card-act" href={`#${act.address}`}>
      {hasDraft ? "接着写" : act.label}
    </a>
  );
}

function addressOf({ act, childId, key }: TodayItem): { label: string; address: string } | undefined {
  if (childId === null) return undefined;
  const child = `/children/${childId}`;
  const task = `${child}/tasks/${encodeURIComponent(key)}`;
  switch (act) {
    case "visit":
      return { label: "走访", address: `${child}/visit` };
    case "check":
      return { label: "写核查", address: `${child}/check/${encodeURIComponent(key)}` };
    case "amend":
      return { label: "补充", address: task };
    case "watch":
      return { label: "写结果", address: task };
    case "finding":
      return { label: "写核实结果", address: task };
    case "told":
    case "none":
      return { label: "看这个孩子", address: child };
    default:
      return act satisfies never;
  }
}
