import type { OutputOf } from "../../../../kernel/operation.ts";
import type { listPartners } from "../../../../platform/partners/partners.contract.ts";

export type Scopes = OutputOf<typeof listPartners>["scopes"];

/** What a scope opens, in the words of its operations. */
export function wordsOfScope(scopes: Scopes, verb: string): string {
  return scopes.find((one) => one.verb === verb)?.opens.join("、") ?? verb;
}
