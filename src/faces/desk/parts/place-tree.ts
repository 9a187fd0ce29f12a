/** Places as a tree to pick from. Pure. */
import type { Place } from "./usePlaces.ts";

// A type, not an interface: the tree component wants one with an index.
export type PlaceNode = {
  readonly value: string;
  readonly title: string;
  /** When picked: a village with its township. */
  readonly label: string;
  readonly selectable: boolean;
  readonly children: PlaceNode[];
};

/** The places below `within`, itself on top unless only villages may be picked and it has some. */
export function placeTree(all: readonly Place[], within: string, onlyVillages: boolean): PlaceNode[] {
  const below = new Map<string | null, Place[]>();
  for (const place of all) {
    const siblings = below.get(place.parentCode);
    if (siblings === undefined) below.set(place.parentCode, [place]);
    else siblings.push(place);
  }
  const node = (place: Place, above?: Place): PlaceNode => ({
    value: place.code,
    title: place.shortName,
    label:
      place.level === "village" && above !== undefined
        ? `${above.shortName} ${place.shortName}`
        : place.shortName,
    selectable: !onlyVillages || place.level === "village",
    children: (below.get(place.code) ?? []).map((child) => node(child, place)),
  });
  const top = all.find((place) => place.code === within);
  if (top === undefined) return [];
  const root = node(top);
  return onlyVillages && root.children.length > 0 ? root.children : [root];
}
