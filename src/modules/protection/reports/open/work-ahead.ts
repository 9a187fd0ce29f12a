/**
 * The work before a report, done while somebody is still writing: asked for early, in slices short enough that an old phone goes on
 * answering the thumb.
 */
import { now } from "../../../../kernel/clock.ts";
import { call } from "../../../../platform/client/api.ts";
import { type Challenge, readChallenge } from "../open-reports.contract.ts";
import { findNonce } from "../proof-of-work.ts";

export interface Proof {
  readonly challenge: string;
  readonly nonce: string;
}

const SLICE_MS = 24;
const TRIES_AT_ONCE = 50;
/** A challenge that is about to run out would not survive a slow line. */
const SPARE_MS = 60_000;

let ahead: { readonly proof: Promise<Proof>; until: number } | undefined;

/** Begins it, if there is none that is still good; whoever needs it waits for `readyProof`. */
export function workAhead(): void {
  readyProof().catch(() => undefined);
}

export function readyProof(): Promise<Proof> {
  if (ahead === undefined || ahead.until < now().getTime()) {
    const begun = { proof: makeProof((until) => (begun.until = until)), until: Number.POSITIVE_INFINITY };
    ahead = begun;
    begun.proof.catch(() => {
      if (ahead === begun) forgetProof();
    });
  }
  return ahead.proof;
}

/** It was used, or the server would not have it. */
export function forgetProof(): void {
  ahead = undefined;
}

async function makeProof(note: (until: number) => void): Promise<Proof> {
  const { challenge, difficulty, expiresAt } = await call(readChallenge);
  note(expiryByOurClock(expiresAt));
  return { challenge, nonce: await findInSlices({ challenge, difficulty }) };
}

/** Phones' clocks are wrong by hours; a challenge that seems long gone is then simply tried. */
function expiryByOurClock(expiresAt: string): number {
  const until = Date.parse(expiresAt) - SPARE_MS;
  return until > now().getTime() ? until : now().getTime() + SPARE_MS;
}

async function findInSlices({ challenge, difficulty }: Omit<Challenge, "expiresAt">): Promise<string> {
  let next = 0;
  for (;;) {
    const begun = performance.now();
    while (performance.now() - begun < SLICE_MS) {
      const nonce = findNonce(challenge, difficulty, next, TRIES_AT_ONCE);
      if (nonce !== undefined) return nonce;
      next += TRIES_AT_ONCE;
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
