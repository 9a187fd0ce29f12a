/** The pages and the bar under them. */
import { type ReactNode, Suspense, useEffect } from "react";
import { takeUpdate, useUpdateOffer } from "./app-update.ts";
import { useHeld } from "./Held.tsx";
import { matchRoute, useAddress } from "./hash-address.ts";
import { Empty } from "./parts/Empty.tsx";
import { ErrorBoundary } from "./parts/ErrorBoundary.tsx";
import { Note } from "./parts/Note.tsx";
import { Page } from "./parts/Page.tsx";
import { Waiting } from "./parts/Waiting.tsx";
import { usePhoneState } from "./phone-context.ts";
import { fetchPages, fieldRoutes } from "./routes.tsx";

/** The first page is drawn and read before the others are fetched. */
const QUIET_MS = 1500;

const tabs = [
  { address: "/", label: "今天" },
  { address: "/children", label: "孩子" },
  { address: "/report", label: "上报" },
  { address: "/me", label: "我" },
] as const;

export function FieldShell() {
  const address = useAddress();
  const found = matchRoute(fieldRoutes, address);
  const hasBar = found?.page.hasBar ?? true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top
  useEffect(() => {
    scrollTo(0, 0);
  }, [address]);
  useEffect(() => {
    const timer = setTimeout(() => void fetchPages(), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={hasBar ? "fd-shell fd-shell-bar" : "fd-shell"}>
      <ErrorBoundary key={address}>
        <Suspense fallback={<Waiting />}>
          {found === undefined ? <NoPage /> : <Stands route={found} />}
        </Suspense>
      </ErrorBoundary>
      <UpdateNote />
      {hasBar && <Bar address={address} />}
    </div>
  );
}

function Stands({
  route,
}: {
  readonly route: NonNullable<ReturnType<typeof matchRoute<(typeof fieldRoutes)[number]["page"]>>>;
}) {
  const { page, parts } = route;
  return <page.Page parts={parts} />;
}

function Bar({ address }: { readonly address: string }): ReactNode {
  const { attention } = usePhoneState();
  return (
    <nav className="fd-bar" aria-label="主要页面">
      {tabs.map((tab) => {
        const isHere = tab.address === "/" ? address === "/" : address.startsWith(tab.address);
        return (
          <a
            key={tab.address}
            href={`#${tab.address}`}
            className={tab.address === "/report" ? "fd-tab fd-tab-danger" : "fd-tab"}
            {...(isHere ? { "aria-current": "page" as const } : {})}
          >
            {tab.label}
            {tab.address === "/me" && attention > 0 && (
              <span className="fd-tab-mark">{attention} 条要看</span>
            )}
          </a>
        );
      })}
    </nav>
  );
}

function UpdateNote() {
  const isOffered = useUpdateOffer();
  const { now } = useHeld();
  if (!isOffered || now === undefined) return null;
  return (
    <div className="fd-update" role="status">
      <span>有新版本，写的都留着。</span>
      <button type="button" className="fd-plain-button" onClick={() => takeUpdate()}>
        现在更新
      </button>
    </div>
  );
}

function NoPage() {
  return (
    <Page title="没有这一页" back="/">
      <Empty title="这一页已经没有了">
        <Note>
          回到<a href="#/">今天</a>看要办的事。
        </Note>
      </Empty>
    </Page>
  );
}
