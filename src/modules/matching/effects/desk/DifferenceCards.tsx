import { RowCards, type ShownRows } from "../../../../faces/desk/parts/RowCards.tsx";
import type { DifferenceItem } from "../differences.contract.ts";
import { saySettlement, sayWhy } from "./say-difference.ts";

interface DifferenceCardsProps extends ShownRows<DifferenceItem> {
  readonly onOpen: (id: string) => void;
}

/** The list on a phone. */
export function DifferenceCards({ onOpen, ...shown }: DifferenceCardsProps) {
  return (
    <RowCards
      {...shown}
      label="名单"
      rowKey={({ id }) => id}
      card={(row) => (
        <button type="button" onClick={() => onOpen(row.id)}>
          <span>
            <b>{row.childName}</b> <span className="ta-grey">{row.particulars}</span>
          </span>
          <span>{sayWhy(row)}</span>
          <span>{row.says}</span>
          <span className="ta-grey ta-small">
            {row.townshipName} {row.villageName}
            {row.state !== "waiting" && ` · ${saySettlement(row)}`}
          </span>
        </button>
      )}
    />
  );
}
