/** Whether the page is on its way to the printer right now, and since when. */
import { useSyncExternalStore } from "react";
import { nowIso } from "../../../kernel/clock.ts";

let printingSince: string | undefined;
const listeners = new Set<() => void>();

function become(since: string | undefined): void {
  printingSince = since;
  for (const listener of listeners) listener();
}

window.addEventListener("beforeprint", () => become(nowIso()));
window.addEventListener("afterprint", () => become(undefined));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The instant of printing; undefined on the screen. */
export function usePrintingSince(): string | undefined {
  return useSyncExternalStore(subscribe, () => printingSince);
}
