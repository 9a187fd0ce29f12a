import { useEffect, useState } from "react";
import { createBrowserRouter, Navigate, type RouteObject, RouterProvider, useParams } from "react-router";
import { ownDrafts } from "../../platform/client/draft-store.ts";
import { openGate } from "../../platform/client/login-gate.ts";
import { useRead } from "../../platform/client/useRead.ts";
import { readSession, type SessionAnswer } from "../../platform/identity/identity.contract.ts";
import { partsFit } from "./address-parts.ts";
import { ProblemNote } from "./parts/ProblemNote.tsx";
import type { DeskPage } from "./routes/desk-page.ts";
import { deskPages } from "./routes.tsx";
import { LoginPage } from "./session/LoginPage.tsx";
import { SessionContext, useCan } from "./session/session.ts";
import { NoPermission, NotFoundPage } from "./shell/Notice.tsx";
import { PageSkeleton } from "./shell/PageSkeleton.tsx";
import { Shell } from "./shell/Shell.tsx";

/** Nobody logged in: the login page, at any address. Then the address that was asked for. */
export function Desk() {
  const {
    data: session,
    error,
    refetch,
  } = useRead(readSession, {}, { freshForMs: Number.POSITIVE_INFINITY });
  if (session !== undefined) return <Admitted key={session.user.id} session={session} />;
  if (error !== null) {
    if (error.status === 401) return <LoginPage />;
    return (
      <div className="ta-page">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return <PageSkeleton />;
}

function Admitted({ session }: { readonly session: SessionAnswer }) {
  const [router] = useState(() => {
    // Before the first page draws itself: it may find a draft of its own.
    ownDrafts(session.user.id);
    return createBrowserRouter([{ element: <Shell />, children: routeObjects() }]);
  });
  useEffect(() => {
    openGate(session.csrfToken);
  }, [session.csrfToken]);
  return (
    <SessionContext value={session}>
      <RouterProvider router={router} />
    </SessionContext>
  );
}

function routeObjects(): RouteObject[] {
  const pages = deskPages.map(
    (page): RouteObject => ({ path: page.path, element: <Permitted page={page} />, handle: page }),
  );
  return [...pages, { path: "*", element: <NotFoundPage /> }];
}

function Permitted({ page }: { readonly page: DeskPage }) {
  const may = useCan(page.verb ?? "");
  const parts = useParams();
  if (!partsFit(page.parts, parts)) return <NotFoundPage />;
  if (page.verb === undefined || may) return <page.Page />;
  return page.instead === undefined ? <NoPermission /> : <Navigate replace to={page.instead} />;
}
