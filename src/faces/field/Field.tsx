/** From an empty phone to the pages: log in, unlock, work. */
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { asProblem } from "../../platform/client/api-problem.ts";
import type { Phone } from "../../platform/client/offline/phone.ts";
import { FieldShell } from "./FieldShell.tsx";
import { HeldProvider } from "./Held.tsx";
import { useAddress } from "./hash-address.ts";
import { ErrorBoundary } from "./parts/ErrorBoundary.tsx";
import { Waiting } from "./parts/Waiting.tsx";
import { PhoneContext, usePhoneState } from "./phone-context.ts";
import { LoginPage } from "./session/LoginPage.tsx";
import { UnlockPage } from "./session/UnlockPage.tsx";
import { WipedPage } from "./session/WipedPage.tsx";

const ReportPage = lazy(async () => ({
  default: (await import("../../modules/protection/reports/field/ReportPage.tsx")).ReportPage,
}));

export function Field({ opening }: { readonly opening: Promise<Phone> }) {
  const [phone, setPhone] = useState<Phone>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    opening.then(setPhone, (error: unknown) => setFailure(asProblem(error).detail));
  }, [opening]);
  if (failure !== undefined) return <CannotOpen why={failure} />;
  if (phone === undefined) return <Waiting />;
  return (
    <PhoneContext.Provider value={phone}>
      <ErrorBoundary>
        <Suspense fallback={<Waiting />}>
          <ByPhase />
        </Suspense>
      </ErrorBoundary>
    </PhoneContext.Provider>
  );
}

function ByPhase(): ReactNode {
  const { phase } = usePhoneState();
  const address = useAddress();
  switch (phase) {
    case "empty":
      return <LoginPage />;
    case "wiped":
      return <WipedPage />;
    case "locked":
      return <UnlockPage />;
    // The files stay closed; what is seen meanwhile can still be written down.
    case "leaseOver":
      return address.startsWith("/report") ? (
        <HeldProvider>
          <ReportPage />
        </HeldProvider>
      ) : (
        <LoginPage isRenewal />
      );
    case "open":
      return (
        <HeldProvider>
          <FieldShell />
        </HeldProvider>
      );
    default:
      return phase satisfies never;
  }
}

function CannotOpen({ why }: { readonly why: string }) {
  return (
    <main className="fd-alone">
      <h1>这里不能离线用</h1>
      <p>{why}</p>
      <p>
        孩子正有危险，请打 <a href="tel:110">110</a>。<a href="/open/report">不登录也能报告</a>
      </p>
    </main>
  );
}
