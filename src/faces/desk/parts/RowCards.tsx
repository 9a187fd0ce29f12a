import { Button } from "antd";
import type { ReactNode } from "react";
import { ProblemNote } from "./ProblemNote.tsx";
import "./row-cards.css";

/** What a table and its cards are given alike: the rows, or why there are none. */
export interface ShownRows<Row> {
  readonly rows: readonly Row[] | undefined;
  readonly isPending?: boolean;
  readonly problem?: unknown;
  readonly onRetry?: () => void;
  readonly empty: ReactNode;
  readonly more?: { readonly has: boolean; readonly isLoading: boolean; readonly load: () => void };
}

interface RowCardsProps<Row> extends ShownRows<Row> {
  readonly label: string;
  readonly rowKey: (row: Row) => string;
  /** A link or a button fills the whole card, so that a thumb finds it. */
  readonly card: (row: Row) => ReactNode;
}

/** The rows of a table on a phone: a card each. */
export function RowCards<Row>(props: RowCardsProps<Row>) {
  const { label, rows, rowKey, card, isPending = true, problem, onRetry, empty, more } = props;
  if (problem !== null && problem !== undefined && rows === undefined)
    return <ProblemNote problem={problem} onRetry={onRetry} />;
  if (rows === undefined) return <div className="ta-paper ta-skeleton ta-cards-wait" aria-busy={isPending} />;
  if (rows.length === 0) return <section className="ta-paper">{empty}</section>;
  return (
    <>
      <ul className="ta-cards" aria-label={label}>
        {rows.map((row) => (
          <li key={rowKey(row)} className="ta-paper">
            {card(row)}
          </li>
        ))}
      </ul>
      {problem !== null && problem !== undefined && (
        <ProblemNote problem={problem} onRetry={onRetry} compact />
      )}
      {more?.has === true && (
        <Button block loading={more.isLoading} onClick={more.load}>
          再看一些
        </Button>
      )}
    </>
  );
}
