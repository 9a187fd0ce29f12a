/** When a session that nobody uses is warned of and shut. Pure. */

const WARN_BEFORE_MS = 120_000;
/** Somebody who types for long without asking the server anything is at work all the same. */
const PING_AFTER_MS = 300_000;

export interface IdleState {
  readonly at: number;
  /** Last key, click or turn of the wheel, in any tab. */
  readonly lastActivity: number;
  /** Last answer from the server, which counts from there. */
  readonly lastContact: number;
  readonly idleMinutes: number;
}

export type IdleStep =
  | { readonly kind: "fine" | "ping" | "over" }
  | { readonly kind: "warn"; readonly secondsLeft: number };

export function idleStep({ at, lastActivity, lastContact, idleMinutes }: IdleState): IdleStep {
  const last = Math.max(lastActivity, lastContact);
  const left = last + idleMinutes * 60_000 - at;
  if (left <= 0) return { kind: "over" };
  if (left <= WARN_BEFORE_MS) return { kind: "warn", secondsLeft: Math.ceil(left / 1000) };
  if (lastActivity > lastContact && at - lastContact >= PING_AFTER_MS) return { kind: "ping" };
  return { kind: "fine" };
}
