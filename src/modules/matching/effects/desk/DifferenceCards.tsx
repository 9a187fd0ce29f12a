import { Button } from "antd";
import type { ReactNode } from "react";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import type { DifferenceItem } from "../differences.contract.ts";
import { saySettlement, sayWhy } from "./say-difference.ts";
import "./differences.css";

interface DifferenceCardsProps {
  readonly rows: readonly DifferenceItem[] | undefined;
  readonly isPending: boolean;
  readonly problem: unknown;
  readonly onRetry: () => void;
  readonly onOpen: (id: string) => void;
  readonly empty: ReactNode;
  readonly more: { readonly has: boolean; readonly isLoading: boolean; readonly load: () => void };
}

/** The list on a phone. */
export function DifferenceCards(props: DifferenceCardsProps) {
  const { rows, isPending, problem, onRetry, onOpen, empty, more } = props;
  if (problem !== null && problem !== undefined) return <ProblemNote problem={problem} onRetry={onRetry} />;
  if (rows === undefined) return <div className="ta-paper ta-skeleton" aria-busy={isPending} />;
  if (rows.length === 0) return <>{empty}</>;
  return (
    <>
      <ul className="ta-difference-cards" aria-label="名单">
        {rows.map((row) => (
          <li key={row.id} className="ta-paper">
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
