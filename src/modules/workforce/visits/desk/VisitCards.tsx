import { RowCards, type ShownRows } from "../../../../faces/desk/parts/RowCards.tsx";
import { visitStateCodes } from "../visit-codes.contract.ts";
import type { VisitView } from "../visits.contract.ts";
import { Remarks } from "./Remarks.tsx";
import { sayMeeting, toneOfState } from "./say-visit.ts";

interface VisitCardsProps extends ShownRows<VisitView> {
  readonly onOpen: (id: string) => void;
}

/** The list on a phone. */
export function VisitCards({ onOpen, ...shown }: VisitCardsProps) {
  return (
    <RowCards
      {...shown}
      label="走访记录"
      rowKey={({ id }) => id}
      card={(row) => (
        <button type="button" onClick={() => onOpen(row.id)}>
          <span>
            <b>{row.childName}</b> <span className="ta-grey">{row.on}</span>
          </span>
          <span>{sayMeeting(row)}</span>
          <span>
            <Remarks visit={row} />
          </span>
          <span className="ta-small">
            <span className="ta-grey">
              {row.by} · {row.townshipName} {row.villageName}
            </span>
            {row.state !== "kept" && (
              <span className={`ta-${toneOfState(row.state)}`}> {visitStateCodes.label(row.state)}</span>
            )}
          </span>
        </button>
      )}
    />
  );
}
