import { useMemo } from "react";
import { useSearchParams } from "react-router";

export type UrlValues = Readonly<Record<string, string>>;
export type UrlPatch = Readonly<Record<string, string | undefined>>;

/** What narrows a page, kept in its address: it can be sent to a colleague, and Back brings it again. */
export function useUrlState(): { readonly values: UrlValues; readonly set: (patch: UrlPatch) => void } {
  const [search, setSearch] = useSearchParams();
  const values = useMemo(() => Object.fromEntries(search), [search]);
  const set = (patch: UrlPatch) => {
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [key, value] of Object.entries(patch)) {
          if (value === undefined || value === "") next.delete(key);
          else next.set(key, value);
        }
        return next;
      },
      { replace: true },
    );
  };
  return { values, set };
}
