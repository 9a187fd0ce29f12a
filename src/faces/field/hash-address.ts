/**
 * Which page, told behind the #: `#/children/0190…/visit`. No child's id ever reaches a server's or a proxy's log, and every page opens
 * from the one file that the phone has kept. Sixty lines instead of a router (decision 0038).
 */
import { useSyncExternalStore } from "react";

export interface Route<Page> {
  /** `/children/:id/visit` */
  readonly path: string;
  readonly page: Page;
}

export type Parts = Readonly<Record<string, string>>;

/** The first route that the address fits, with the parts that it names. Pure. */
export function matchRoute<Page>(
  routes: readonly Route<Page>[],
  address: string,
): { readonly page: Page; readonly parts: Parts } | undefined {
  const asked = address.split("?")[0]?.split("/") ?? [];
  for (const { path, page } of routes) {
    const named = path.split("/");
    if (named.length !== asked.length) continue;
    const parts: Record<string, string> = {};
    const fits = named.every((name, at) => {
      const part = asked[at] ?? "";
      if (!name.startsWith(":")) return name === part;
      parts[name.slice(1)] = part;
      return part !== "";
    });
    if (fits) return { page, parts };
  }
  return undefined;
}

/** What stands behind the question mark. Pure. */
export function wordsOf(address: string): URLSearchParams {
  return new URLSearchParams(address.split("?")[1] ?? "");
}

function current(): string {
  return location.hash.replace(/^#/, "") || "/";
}

function listen(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}

export function useAddress(): string {
  return useSyncExternalStore(listen, current);
}

export function goTo(address: string): void {
  location.hash = address;
}

/** The way back does not lead there again: a form that was sent, a page that is no more. */
export function goInstead(address: string): void {
  location.replace(`#${address}`);
}

/** Back where one came from; whoever opened this page first goes to `otherwise`. */
export function goBack(otherwise: string): void {
  if (history.length > 1) history.back();
  else goInstead(otherwise);
}
