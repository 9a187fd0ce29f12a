/** Names of answers in the query cache: the operation's own name first, so that a write can say what it makes old. */
import type { AnyOperation, LooseInput } from "./api.ts";

export type QueryKey = readonly [name: string, params: object, query: object];

export function keyOf(
  operation: Pick<AnyOperation, "name">,
  input: Pick<LooseInput, "params" | "query"> = {},
): QueryKey {
  return [operation.name, plain(input.params), plain(input.query)];
}

/** What is not said is the same as not there. */
function plain(part: unknown): object {
  return Object.fromEntries(
    Object.entries((part ?? {}) as Record<string, unknown>).filter(
      ([, value]) => value !== undefined && value !== "",
    ),
  );
}
