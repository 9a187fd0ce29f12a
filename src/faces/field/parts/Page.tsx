import type { ReactNode } from "react";
import { goBack } from "../hash-address.ts";

interface PageProps {
  readonly title: string;
  /** Where the way back leads for whoever opened this page first; absent: a page of the bottom bar. */
  readonly back?: string;
  /** Where the way back is the page's own: from screen to screen of a form. */
  readonly onBack?: () => void;
  readonly children: ReactNode;
  /** Fixed at the bottom, under the thumb. */
  readonly action?: ReactNode;
  /** On the page that reports itself the button to it is left out. */
  readonly withoutReport?: boolean;
}

/** One column: what it is, what stands there, what to do, and where to complain. */
export function Page({ title, back, onBack, children, action, withoutReport = false }: PageProps) {
  return (
    <>
      <header className="fd-top">
        {(back !== undefined || onBack !== undefined) && (
          <button type="button" className="fd-back" onClick={onBack ?? (() => goBack(back ?? "/"))}>
            <span aria-hidden="true">‹</span> 返回
          </button>
        )}
        <h1 className="fd-title">{title}</h1>
        {!withoutReport && (
          <a className="fd-danger-link" href="#/report">
            有危险
          </a>
        )}
      </header>
      <main className={action === undefined ? "fd-main" : "fd-main fd-main-acting"}>
        {children}
        <footer className="fd-foot">
          <a href="#/complaint">投诉建议</a>
          <a href="#/help">怎么用</a>
        </footer>
      </main>
      {action !== undefined && <div className="fd-action">{action}</div>}
    </>
  );
}
