import { keepPreviousData, type UseQueryResult, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { OutputOf } from "../../kernel/operation.ts";
import { type AnyOperation, type CallInput, callLoosely, type LooseInput } from "./api.ts";
import type { ApiProblem } from "./api-problem.ts";
import { keyOf } from "./query-keys.ts";

export interface ReadOptions {
  readonly enabled?: boolean;
  /** Shows the last answer while the next one is on its way (a filter was changed). */
  readonly keepPrevious?: boolean;
  /** Asks again so often (a job is running). */
  readonly everyMs?: number | false;
  /** Goes on asking while another window is in front. */
  readonly inBackground?: boolean;
  readonly freshForMs?: number;
}

/** An operation's answer, kept in the query cache under its name and input. */
export function useRead<Op extends AnyOperation>(
  operation: Op,
  input: CallInput<Op>,
  {
    enabled = true,
    keepPrevious = false,
    everyMs = false,
    inBackground = false,
    freshForMs,
  }: ReadOptions = {},
): UseQueryResult<OutputOf<Op>, ApiProblem> {
  return useQuery<OutputOf<Op>, ApiProblem>({
    queryKey: keyOf(operation, input),
    queryFn: ({ signal }) => callLoosely(operation, { ...input, signal }) as Promise<OutputOf<Op>>,
    enabled,
    refetchInterval: everyMs,
    refetchIntervalInBackground: inBackground,
    ...(freshForMs === undefined ? {} : { staleTime: freshForMs }),
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

type RowOf<Op> = OutputOf<Op> extends { readonly items: readonly (infer Row)[] } ? Row : never;

/** A list that answers `{items, nextCursor}`, page after page; `rows` are all pages so far. */
export function usePages<Op extends AnyOperation>(
  operation: Op,
  input: CallInput<Op>,
  { enabled = true, keepPrevious = true, freshForMs }: ReadOptions = {},
) {
  type Answer = OutputOf<Op>;
  const { query: asked, ...rest } = input as LooseInput;
  const pages = useInfiniteQuery<Answer, ApiProblem, { pages: Answer[] }, readonly unknown[], string | null>({
    queryKey: [...keyOf(operation, input), "pages"],
    initialPageParam: null,
    queryFn: ({ signal, pageParam }) => {
      const query = {
        ...(asked as object | undefined),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      };
      return callLoosely(operation, { ...rest, query, signal }) as Promise<Answer>;
    },
    getNextPageParam: (last) => (last as { readonly nextCursor: string | null }).nextCursor,
    enabled,
    ...(freshForMs === undefined ? {} : { staleTime: freshForMs }),
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
  const answers: readonly Answer[] | undefined = pages.data?.pages;
  const rows = answers?.flatMap((page) => (page as { readonly items: readonly RowOf<Op>[] }).items);
  return { ...pages, rows, first: answers?.[0] };
}
