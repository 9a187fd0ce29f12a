import { Button } from "antd";
import type { ReactNode } from "react";
import { asProblem } from "../../../platform/client/api-problem.ts";
import "./problem-note.css";

interface ProblemNoteProps {
  readonly problem: unknown;
  /** What can be done about it here. */
  readonly onRetry?: (() => void) | undefined;
  /** In a form: no frame, no number to tell. */
  readonly compact?: boolean;
  readonly children?: ReactNode;
}

/** What happened, what is safe, what to do next; the trace number only where an administrator could use it. */
export function ProblemNote({ problem, onRetry, compact = false, children }: ProblemNoteProps) {
  const { title, detail, errors, traceId, status } = asProblem(problem);
  return (
    <div role="alert" className={compact ? "ta-problem ta-problem-compact" : "ta-problem"}>
      <p className="ta-problem-title">{title}</p>
      {detail !== "" && detail !== title && <p>{detail}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map((fault) => (
            <li key={`${fault.path}-${fault.code}`}>{fault.message}</li>
          ))}
        </ul>
      )}
      {children}
      {onRetry !== undefined && (
        <Button className="ta-problem-retry" onClick={onRetry}>
          再试一次
        </Button>
      )}
      {!compact && traceId !== null && status >= 500 && (
        <p className="ta-problem-trace">
          报给管理员的编号：<code>{traceId}</code>
        </p>
      )}
    </div>
  );
}
