import type { Scopes } from "./PartnerPaper.tsx";

/** What a scope opens, in the words of its operations. */
export function wordsOfScope(scopes: Scopes, verb: string): string {
  return scopes.find((one) => one.verb === verb)?.opens.join("、") ?? verb;
}
