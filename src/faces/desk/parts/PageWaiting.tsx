import { ProblemNote } from "./ProblemNote.tsx";

interface PageWaitingProps {
  /** Null as long as nothing has gone wrong. */
  readonly problem: unknown;
  readonly onRetry: () => void;
}

/** A page whose one thing has not come yet: its shape in grey, or the reason. */
export function PageWaiting({ problem, onRetry }: PageWaitingProps) {
  return (
    <div className="ta-page">
      {problem === null ? (
        <div className="ta-paper ta-skeleton" style={{ height: 420 }} aria-busy="true" />
      ) : (
        <ProblemNote problem={problem} onRetry={onRetry} />
      )}
    </div>
  );
}
