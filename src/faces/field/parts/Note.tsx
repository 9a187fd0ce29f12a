import type { ReactNode } from "react";

interface NoteProps {
  readonly tone?: "plain" | "red" | "late" | "calm";
  readonly children: ReactNode;
  /** Read out as soon as it stands there. */
  readonly isNews?: boolean;
}

export function Note({ tone = "plain", children, isNews = false }: NoteProps) {
  return (
    <div className={`fd-note fd-note-${tone}`} {...(isNews ? { role: "status" } : {})}>
      {children}
    </div>
  );
}
