/**
 * Requests for a sealed matter wait here until the reader has said what for; then they are sent once more. The page underneath does not
 * know: whatever it asks for (its parts, a file) waits for the same answer.
 */
type Listener = () => void;

interface Waiting {
  readonly matter: string;
  readonly promise: Promise<boolean>;
  readonly settle: (stated: boolean) => void;
}

let waiting: readonly Waiting[] = [];
const listeners = new Set<Listener>();

/** Resolves to true once a purpose was stated, to false when the reader would rather not. */
export function waitForPurpose(matter: string): Promise<boolean> {
  const before = waiting.find((one) => one.matter === matter);
  if (before !== undefined) return before.promise;
  let settle: (stated: boolean) => void = () => undefined;
  const promise = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  waiting = [...waiting, { matter, promise, settle }];
  notify();
  return promise;
}

export function settlePurpose(matter: string, stated: boolean): void {
  const one = waiting.find((each) => each.matter === matter);
  waiting = waiting.filter((each) => each !== one);
  notify();
  one?.settle(stated);
}

/** The matter that is asked about now; of several, one after the other. */
export function matterAsked(): string | undefined {
  return waiting[0]?.matter;
}

export function subscribeToPurposes(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function notify(): void {
  for (const listener of listeners) listener();
}
