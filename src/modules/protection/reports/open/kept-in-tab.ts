/**
 * What a tab keeps so that a reload loses nothing. Only for a while: a browser brings a closed tab back with its storage, and by
 * then somebody else may hold the phone.
 */
import { z } from "zod";
import { now } from "../../../../kernel/clock.ts";
import { keepDraft, readDraft } from "../../../../platform/client/draft-store.ts";

const Kept = z.object({ at: z.number(), value: z.unknown() });

export interface KeptSpec {
  readonly key: string;
  readonly forMs: number;
}

/** `undefined` forgets it. */
export function keepInTab({ key }: KeptSpec, value: unknown): void {
  keepDraft(key, value === undefined ? undefined : { at: now().getTime(), value });
}

export function keptInTab({ key, forMs }: KeptSpec): unknown {
  const kept = Kept.safeParse(readDraft(key)).data;
  if (kept === undefined) return undefined;
  if (now().getTime() - kept.at < forMs) return kept.value;
  keepDraft(key, undefined);
  return undefined;
}
