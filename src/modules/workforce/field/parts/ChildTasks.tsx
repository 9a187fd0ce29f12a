import type { ChildDocument } from "../../phone/child-document.contract.ts";
import { listToday } from "../today-list.ts";
import { TodayCard } from "./TodayCard.tsx";

interface ChildTasksProps {
  readonly child: ChildDocument;
  readonly settled: ReadonlySet<string>;
  readonly today: string;
}

/** No visits here: the main button is the visit. */
const noTerms = {
  byRisk: { red: null, orange: null, blue: null, green: null },
  leftBehindDays: 0,
  caredDays: 0,
  othersDays: 0,
  firstVisitDays: 0,
  yellowDays: 0,
  redDays: 0,
};

export function ChildTasks({ child, settled, today }: ChildTasksProps) {
  const groups = listToday({
    children: [child],
    deskTasks: [],
    terms: noTerms,
    visited: new Map([[child.id, today]]),
    settled,
    asideOf: () => "",
    today,
  });
  const items = groups.flatMap((group) => group.items);
  if (items.length === 0) return null;
  return (
    <section className="fd-group" aria-label="要办的事">
      <h2 className="fd-group-title">要办的事</h2>
      {items.map((item) => (
        <TodayCard key={item.key} item={item} today={today} hasDraft={false} isOfChild />
      ))}
    </section>
  );
}
