import { Button } from "antd";
import { Link } from "react-router";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { TimeLeft } from "../../../../faces/desk/parts/TimeLeft.tsx";
import { ColourMark } from "../../desk/ColourMark.tsx";
import { linkCodes } from "../../protection-codes.contract.ts";
import { caseStateCodes } from "../case-codes.contract.ts";
import type { CaseLine } from "../case-view.contract.ts";
import { SafetyMark } from "./SafetyMark.tsx";

interface CaseCardsProps {
  readonly rows: readonly CaseLine[] | undefined;
  readonly isPending: boolean;
  readonly problem: unknown;
  readonly onRetry: () => void;
  readonly empty: React.ReactNode;
  readonly more: { readonly has: boolean; readonly isLoading: boolean; readonly load: () => void };
}

/** The board on a phone: a card a case, the most pressing clock first. */
export function CaseCards({ rows, isPending, problem, onRetry, empty, more }: CaseCardsProps) {
  if (problem !== null && problem !== undefined) return <ProblemNote problem={problem} onRetry={onRetry} />;
  if (rows === undefined) return <div className="ta-paper ta-skeleton" aria-busy={isPending} />;
  if (rows.length === 0) return <>{empty}</>;
  return (
    <>
      <ul className="ta-case-cards" aria-label="个案">
        {rows.map((row) => (
          <Card key={row.id} row={row} />
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

function Card({ row }: { readonly row: CaseLine }) {
  return (
    <li className="ta-paper">
      <p className="ta-case-card-clock">
        {row.nextDueAt === null ? (
          <span className="ta-grey">没有时限在走</span>
        ) : (
          <>
            <TimeLeft dueAt={row.nextDueAt} /> <span className="ta-grey">{row.nextDueWhat}</span>
          </>
        )}
      </p>
      <p>
        <ColourMark colour={row.colour} />{" "}
        <Link className="ta-strong" to={`/cases/${row.id}`}>
          {row.title}
        </Link>
      </p>
      <p className="ta-grey ta-small">
        {row.own ??
          (row.link === null ? "" : `${linkCodes.label(row.link)} · ${caseStateCodes.label(row.state)}`)}{" "}
        · {row.placeName} · {row.leadName}
        {row.safety !== null && (
          <>
            {" · "}
            <SafetyMark safety={row.safety} />
          </>
        )}
      </p>
    </li>
  );
}
