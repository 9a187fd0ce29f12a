import { RowCards, type ShownRows } from "../../../../faces/desk/parts/RowCards.tsx";
import type { WatchItem } from "../watch.contract.ts";
import { watchSettlementCodes } from "../watch-codes.contract.ts";
import { WatchRuleWord } from "./WatchRuleWord.tsx";
import "./watch.css";

interface WatchCardsProps extends ShownRows<WatchItem> {
  readonly onOpen: (id: string) => void;
}

/** The list on a phone: a card a child, opened with a thumb. */
export function WatchCards({ onOpen, ...shown }: WatchCardsProps) {
  return (
    <RowCards
      {...shown}
      label="关注事项"
      rowKey={({ id }) => id}
      card={(row) => (
        <button type="button" onClick={() => onOpen(row.id)}>
          <span className="ta-watch-card-who">
            <b>{row.childName}</b> <span className="ta-grey">{row.particulars}</span>
          </span>
          <span>
            <WatchRuleWord rule={row.rule} />：{row.brief}
          </span>
          <span className="ta-grey ta-small">
            {row.townshipName} {row.villageName} · {row.firstSeen} 发现
            {row.settled !== null && ` · ${watchSettlementCodes.label(row.settled.reason)}`}
          </span>
        </button>
      )}
    />
  );
}
