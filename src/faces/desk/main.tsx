import "./polyfills.ts";
import "./base.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { z } from "zod";
import { plainFaults } from "../../kernel/plain-faults.ts";
import { asProblem } from "../../platform/client/api-problem.ts";
import { Desk } from "./Desk.tsx";
import { LookProvider } from "./LookProvider.tsx";

// The same words for a fault in a form as the server would say.
z.config(plainFaults);

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Every reading of personal data is logged: a page asks again when something changed, not because a window came to the front.
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: 60_000,
      // Office networks without the internet count as offline for some kernels.
      networkMode: "always",
      retry: (failures, error) => failures < 2 && [0, 502, 503, 504].includes(asProblem(error).status),
      retryDelay: (failures) => 800 * 2 ** failures,
    },
    mutations: { networkMode: "always", retry: false },
  },
});

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no root");
createRoot(root).render(
  <QueryClientProvider client={client}>
    <LookProvider>
      <Desk />
    </LookProvider>
  </QueryClientProvider>,
);
