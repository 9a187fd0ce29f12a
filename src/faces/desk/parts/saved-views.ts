/** Conditions that a user keeps under a name. Pure. */

export interface SavedView {
  readonly name: string;
  /** The address behind the question mark. */
  readonly search: string;
}

/** So many are found again at a glance, and they fit into one setting. */
export const MAX_VIEWS = 20;
/** What belongs to the moment and not to the view. */
const NOT_KEPT = ["child"];

export function readViews(value: unknown): SavedView[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    const { name, search } = (entry ?? {}) as Partial<SavedView>;
    return typeof name === "string" && typeof search === "string" ? [{ name, search }] : [];
  });
}

export function searchToKeep(search: string): string {
  const kept = new URLSearchParams(search);
  for (const key of NOT_KEPT) kept.delete(key);
  kept.sort();
  return kept.toString();
}

/** The newest first; the same name once more replaces the old one. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  return [view, ...views.filter(({ name }) => name !== view.name)].slice(0, MAX_VIEWS);
}
