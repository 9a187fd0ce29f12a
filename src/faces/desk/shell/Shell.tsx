import { Suspense, useEffect, useRef } from "react";
import { Outlet, ScrollRestoration, useLocation, useMatches } from "react-router";
import { RingBanner } from "../../../modules/protection/rings/desk/RingBanner.tsx";
import { FirstPasswordGate } from "../session/FirstPasswordGate.tsx";
import { LoginOverlay } from "../session/LoginOverlay.tsx";
import { PurposeOverlay } from "../session/PurposeOverlay.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { IdleGuard } from "./IdleGuard.tsx";
import { KeyHelp } from "./KeyHelp.tsx";
import { Navigation } from "./Navigation.tsx";
import { OfflineNotice } from "./OfflineNotice.tsx";
import { PageSkeleton } from "./PageSkeleton.tsx";
import { PrintFoot } from "./PrintFoot.tsx";
import { SaveKey } from "./SaveKey.tsx";
import { TopBar } from "./TopBar.tsx";
import { Watermark } from "./Watermark.tsx";
import "./shell.css";

interface PageHandle {
  readonly title: string;
  readonly personal: boolean;
}

export function Shell() {
  const { pathname } = useLocation();
  const handle = useMatches().at(-1)?.handle as PageHandle | undefined;
  const main = useRef<HTMLElement>(null);
  const title = handle?.title ?? "没有这一页";
  useEffect(() => {
    document.title = `${title} · 童安`;
  }, [title]);
  const lastPath = useRef(pathname);
  useEffect(() => {
    if (lastPath.current === pathname) return;
    lastPath.current = pathname;
    // A new page begins at its beginning for the keyboard too, unless it has already put the keyboard into a field.
    if (main.current?.contains(document.activeElement) === false) main.current.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <>
      <a
        className="ta-skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        跳到正文
      </a>
      <header className="ta-head ta-noprint">
        <TopBar />
        <Navigation />
        <OfflineNotice />
        <RingBanner />
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      {handle?.personal === true && <Watermark />}
      <PrintFoot personal={handle?.personal === true} />
      <ScrollRestoration />
      <KeyHelp />
      <SaveKey />
      <IdleGuard />
      <LoginOverlay />
      <PurposeOverlay />
      <FirstPasswordGate />
    </>
  );
}
