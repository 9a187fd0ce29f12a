import { RowCards, type ShownRows } from "../../../../faces/desk/parts/RowCards.tsx";
import type { DueVisit } from "../visits.contract.ts";
import { sayLate, toneOfDue } from "./say-due.ts";

interface DueVisitCardsProps extends ShownRows<DueVisit> {
  readonly today: string;
  readonly onOpen: (childId: string) => void;
}

/** The list on a phone. */
export function DueVisitCards({ today, onOpen, ...shown }: DueVisitCardsProps) {
  return (
    <RowCards
      {...shown}
      label="该走访的孩子"
      rowKey={({ childId }) => childId}
      card={(row) => (
        <button type="button" onClick={() => onOpen(row.childId)}>
          <span>
            <b>{row.childName}</b>{" "}
            <span className="ta-grey">
              {row.age === null ? "" : `${row.age} 岁 · `}
              {row.townshipName} {row.villageName}
            </span>
          </span>
          <span className={`ta-${toneOfDue[row.colour]}`}>{sayLate(row, today)}</span>
          <span>{row.why}</span>
          <span className="ta-grey ta-small">
            {row.director === null ? "这个村没有儿童主任" : `儿童主任 ${row.director}`}
          </span>
        </button>
      )}
    />
  );
}
