/** The menu of a post: single pages, and subjects with several pages under one word. Pure. */

export interface MenuPage {
  readonly path: string;
  readonly verb?: string;
  readonly nav?: {
    readonly label: string;
    /** Where the path has parts. */
    readonly to?: string;
    /** The word under which the page stands together with others: 待遇. */
    readonly within?: string;
  };
}

export interface MenuLink {
  readonly to: string;
  readonly label: string;
}

export interface MenuEntry extends MenuLink {
  /** All pages under this word that the post may open; of a single page only itself. */
  readonly pages: readonly MenuLink[];
}

/** What a post that may do `can` finds in the menu, in the order of the table. */
export function menuOf(pages: readonly MenuPage[], can: readonly string[]): MenuEntry[] {
  const subjects = new Map<string, MenuLink[]>();
  for (const { path, verb, nav } of pages) {
    if (nav === undefined || (verb !== undefined && !can.includes(verb))) continue;
    const links = subjects.get(nav.within ?? nav.label) ?? [];
    links.push({ to: nav.to ?? path, label: nav.label });
    subjects.set(nav.within ?? nav.label, links);
  }
  return [...subjects].map(([label, links]) => ({ label, to: links[0]?.to ?? "/", pages: links }));
}

/** The entry under which an address lies. */
export function entryAt(menu: readonly MenuEntry[], pathname: string): MenuEntry | undefined {
  return menu.find(({ pages }) => pages.some(({ to }) => liesUnder(pathname, to)));
}

/** The page of a subject to which an address belongs: `/reports/new` is its own, `/reports/…` are the list's. */
export function pageAt({ pages }: MenuEntry, pathname: string): MenuLink | undefined {
  return pages
    .filter(({ to }) => liesUnder(pathname, to))
    .sort((one, other) => other.to.length - one.to.length)[0];
}

function liesUnder(pathname: string, to: string): boolean {
  return to === "/" ? pathname === "/" : pathname === to || pathname.startsWith(`${to}/`);
}
