/** What of a told change lies sealed: a phone number, an address, somebody's words. Pure. */
export const TOLD = "workforce.told";
export const REASON = "workforce.told.reason";

export interface ToldBox {
  readonly value: Readonly<Record<string, unknown>>;
  readonly evidence: string | null;
  /** What the phone showed, in one sentence, where that is still known. */
  readonly shown: string | null;
}
