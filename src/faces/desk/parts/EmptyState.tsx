import type { ReactNode } from "react";
import "./empty-state.css";

interface EmptyStateProps {
  readonly title: string;
  /** What to do now. */
  readonly children?: ReactNode;
}

export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className="ta-empty">
      <p className="ta-empty-title">{title}</p>
      {children !== undefined && <div>{children}</div>}
    </div>
  );
}
