/** A newer version of the page: fetched quietly, offered in one sentence, taken when the person says so and never under an open form. */
import { useEffect, useSyncExternalStore } from "react";

/** none: this browser cannot open the page without a line. waiting: a newer one is there. */
export type Shell = "none" | "settling" | "kept" | "waiting";

let shell: Shell = "settling";
let waiting: ServiceWorker | null = null;
let openForms = 0;
let isTaken = false;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function become(next: Shell): void {
  shell = next;
  tell();
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

export function useShell(): Shell {
  return useSyncExternalStore(listen, () => shell);
}

/** A newer version is there, and nothing is being written that it would have to wait for. */
export function useUpdateOffer(): boolean {
  return useSyncExternalStore(listen, () => shell === "waiting" && openForms === 0);
}

/** Of several open pages only the one whose person said so is opened anew at once; the others when their forms are closed. */
export async function keepShell(address: string): Promise<void> {
  if (!("serviceWorker" in navigator)) {
    become("none");
    return;
  }
  const { serviceWorker } = navigator;
  const isFirst = serviceWorker.controller === null;
  serviceWorker.addEventListener("controllerchange", () => {
    if (!isFirst || isTaken) openAnew();
  });
  try {
    const registration = await serviceWorker.register(address, { scope: "/field/" });
    const look = () => {
      if (registration.waiting !== null && serviceWorker.controller !== null) {
        waiting = registration.waiting;
        become("waiting");
      } else if (registration.active !== null) become("kept");
    };
    look();
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", look);
    });
    await serviceWorker.ready;
    look();
  } catch {
    become("none");
  }
}

let wantsAnew = false;

function openAnew(): void {
  wantsAnew = true;
  if (openForms === 0) location.reload();
}

/** Does nothing while something is being written. */
export function takeUpdate(): boolean {
  if (openForms > 0 || waiting === null) return false;
  isTaken = true;
  waiting.postMessage("take-over");
  return true;
}

/** As long as this page stands, the page under it stays the one in which it was begun. */
export function useOpenForm(): void {
  useEffect(() => {
    openForms += 1;
    tell();
    return () => {
      openForms -= 1;
      tell();
      if (wantsAnew && openForms === 0) location.reload();
    };
  }, []);
}
