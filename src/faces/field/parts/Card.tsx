import type { ReactNode } from "react";

interface CardProps {
  readonly title?: string;
  readonly tone?: "plain" | "red" | "late" | "soon" | "calm" | "tell";
  readonly children: ReactNode;
  readonly aside?: ReactNode;
}

export function Card({ title, tone = "plain", children, aside }: CardProps) {
  return (
    <section className={`fd-card fd-card-${tone}`}>
      {title !== undefined && (
        <div className="fd-card-head">
          <h2>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
