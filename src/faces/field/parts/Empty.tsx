import type { ReactNode } from "react";

/** Nothing here, and what that means. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="fd-empty">
      <p className="fd-empty-title">{title}</p>
      {children}
    </div>
  );
}
