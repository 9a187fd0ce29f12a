/** Keeps the page's own files, so that it opens without a line. A newer version is fetched and waits until the page says that it may come. */
import { createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

/** As much of a worker's scope as is used here; its full types and the page's cannot stand in one project. */
interface WorkerScope {
  /** Set by the build before this file begins. */
  readonly keptFiles: { readonly url: string; readonly revision: string | null }[];
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: "message" | "activate",
    listener: (event: { readonly data?: unknown; waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
}

const worker = self as unknown as WorkerScope;

precacheAndRoute(worker.keptFiles);
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/field/index.html"), { allowlist: [/^\/field(\/|$)/] }),
);

worker.addEventListener("message", (event) => {
  if (event.data === "take-over") event.waitUntil(worker.skipWaiting());
});
// The very first time the page that is open is kept at once, without being opened again.
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
