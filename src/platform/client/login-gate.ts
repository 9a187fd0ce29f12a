/**
 * Requests that find the session gone wait here until somebody has logged in again; then they are sent once more. So nothing
 * typed is lost, and no page has to know.
 */
import { now } from "../../kernel/clock.ts";

type Listener = () => void;

let csrfToken = "";
let waiting: { readonly promise: Promise<void>; readonly open: () => void } | undefined;
let lastContact = 0;
const listeners = new Set<Listener>();

export function currentCsrfToken(): string {
  return csrfToken;
}

/** A session is there (again): its token is used from now on, and who waited goes on. */
export function openGate(token: string): void {
  csrfToken = token;
  const { open } = waiting ?? {};
  waiting = undefined;
  noteContact();
  open?.();
  notify();
}

/** Shuts the gate, if it is open, and resolves when it opens. */
export function waitAtGate(): Promise<void> {
  if (waiting === undefined) {
    let open: () => void = () => undefined;
    const promise = new Promise<void>((resolve) => {
      open = resolve;
    });
    waiting = { promise, open };
    notify();
  }
  return waiting.promise;
}

export function isGateShut(): boolean {
  return waiting !== undefined;
}

export function subscribeToGate(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function notify(): void {
  for (const listener of listeners) listener();
}

/** The server counts idle time from the last request that it saw. */
export function noteContact(): void {
  lastContact = now().getTime();
}

export function lastContactAt(): number {
  return lastContact;
}
