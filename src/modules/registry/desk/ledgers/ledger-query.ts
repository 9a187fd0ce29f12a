/** Between the address of a ledger page and what is asked of the server. Pure. */
import type { FilterSpec } from "../../../../faces/desk/parts/filter-words.ts";
import { type LedgerKey, ledgerKeys } from "../../ledgers/ledger-views.ts";
import type { LedgerDefinition } from "../../ledgers/ledgers.contract.ts";

export type AddressValues = Readonly<Record<string, string>>;

const DATES: ReadonlySet<string> = new Set(["notVisitedSince"]);
/** Stand in every ledger's address and go along from one to the next. */
const SHARED = ["place", "asOf"] as const;

export function readLedgerKey(text: string | undefined): LedgerKey | undefined {
  return ledgerKeys.find((key) => key === text);
}

/** The conditions that a ledger can be narrowed by, as words of a sentence; the place first. */
export function filterSpecs(definition: LedgerDefinition, ownPlace: string, today: string): FilterSpec[] {
  const own = definition.filters.map((filter): FilterSpec => {
    if (DATES.has(filter.key)) return { key: filter.key, label: filter.label, kind: "date", max: today };
    return { ...filter, ...(filter.key === "within" ? { always: "60" } : {}) };
  });
  return [{ key: "place", label: "辖区", kind: "place", always: ownPlace }, ...own];
}

/** What of the address narrows the list: unknown words in it are nobody's question. */
export function scopeQuery(definition: LedgerDefinition, values: AddressValues): Record<string, string> {
  const known = ["place", "asOf", "q", ...definition.filters.map(({ key }) => key)];
  const query: Record<string, string> = {};
  for (const key of known) {
    const value = values[key];
    if (value !== undefined && value !== "") query[key] = value;
  }
  return query;
}

/** The same place and day in another ledger; its other conditions mean nothing there. */
export function addressOfLedger(ledger: string, values: AddressValues): string {
  const kept = new URLSearchParams();
  for (const key of SHARED) {
    const value = values[key];
    if (value !== undefined && value !== "") kept.set(key, value);
  }
  const search = kept.toString();
  return `/ledgers/${ledger}${search === "" ? "" : `?${search}`}`;
}

/** The place whose parts the panel lists: a village has none, so its township's are listed and it is marked. */
export function panelPlace(place: string): string {
  return place.length === 12 ? place.slice(0, 9) : place;
}

/** The one above, if it is still within the post's own place. */
export function placeAbove(place: string, ownPlace: string): string | undefined {
  const above = place.length === 12 ? place.slice(0, 9) : place.length === 9 ? place.slice(0, 6) : "";
  return above.length >= ownPlace.length && above.startsWith(ownPlace) ? above : undefined;
}
