import { Button } from "antd";
import type { ReactNode } from "react";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import type { WatchItem } from "../watch.contract.ts";
import { watchSettlementCodes } from "../watch-codes.contract.ts";
import { WatchRuleWord } from "./WatchRuleWord.tsx";
import "./watch.css";

interface WatchCardsProps {
  readonly rows: readonly WatchItem[] | undefined;
  readonly isPending: boolean;
  readonly problem: unknown;
  readonly onRetry: () => void;
  readonly onOpen: (id: string) => void;
  readonly empty: ReactNode;
  readonly more: { readonly has: boolean; readonly isLoading: boolean; readonly load: () => void };
}

/** The list on a phone: a card a child, opened with a thumb. */
export function WatchCards({ rows, isPending, problem, onRetry, onOpen, empty, more }: WatchCardsProps) {
  if (problem !== null && problem !== undefined) return <ProblemNote problem={problem} onRetry={onRetry} />;
  if (rows === undefined) return <div className="ta-paper ta-skeleton" aria-busy={isPending} />;
  if (rows.length === 0) return <>{empty}</>;
  return (
    <>
      <ul className="ta-watch-cards" aria-label="关注事项">
        {rows.map((row) => (
          <li key={row.id} className="ta-paper">
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
          </li>
        ))}
      </ul>
      {more.has && (
        <Button block loading={more.isLoading} onClick={more.load}>
          再看一些
        </Button>
      )}
    </>
  );
}
