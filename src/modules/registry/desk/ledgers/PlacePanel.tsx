import { useRead } from "../../../../platform/client/useRead.ts";
import type { LedgerKey } from "../../ledgers/ledger-views.ts";
import { countLedgerByPlace } from "../../ledgers/ledgers.contract.ts";
import { panelPlace, placeAbove } from "./ledger-query.ts";

interface PlacePanelProps {
  readonly ledger: LedgerKey;
  /** What narrows the list, the place apart. */
  readonly query: Readonly<Record<string, string>>;
  readonly place: string;
  readonly ownPlace: string;
  readonly nameOf: (code: string) => string;
  readonly onPlace: (code: string) => void;
}

/** Beside the table: the townships or villages with how many of the list live in each. */
export function PlacePanel({ ledger, query, place, ownPlace, nameOf, onPlace }: PlacePanelProps) {
  const listed = panelPlace(place);
  const { data, error, refetch, isPlaceholderData } = useRead(
    countLedgerByPlace,
    { params: { ledger }, query: { ...query, place: listed } },
    { keepPrevious: true },
  );
  const above = placeAbove(listed, ownPlace);
  const line = (code: string, name: string, count: number) => (
    <li key={code}>
      <button
        type="button"
        className={code === place ? "ta-plain is-here" : "ta-plain"}
        aria-current={code === place}
        onClick={() => onPlace(code)}
      >
        <span>{name}</span>
        <span className={count === 0 ? "ta-num ta-led-zero" : "ta-num"}>{count.toLocaleString("zh-CN")}</span>
      </button>
    </li>
  );
  return (
    <aside className="ta-led-places ta-noprint" aria-label="各地人数" aria-busy={isPlaceholderData}>
      <div className="ta-paper">
        {above !== undefined && (
          <button type="button" className="ta-link ta-led-up" onClick={() => onPlace(above)}>
            ↑ {nameOf(above)}
          </button>
        )}
        {data === undefined && error !== null ? (
          <p className="ta-led-failed ta-small">
            各地人数没有取到。
            <button type="button" className="ta-link" onClick={() => void refetch()}>
              再试一次
            </button>
          </p>
        ) : data === undefined ? (
          <div className="ta-led-wait" aria-busy="true">
            {[0, 1, 2, 3, 4, 5, 6, 7].map((row) => (
              <div key={row} className="ta-skeleton" />
            ))}
          </div>
        ) : (
          <ul>
            {line(data.place.code, data.place.name, data.total)}
            {data.items.map(({ code, shortName, count }) => line(code, shortName, count))}
          </ul>
        )}
      </div>
    </aside>
  );
}
