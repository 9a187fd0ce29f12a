import { buildPlaceIndex, type PlaceIndex } from "../../../kernel/place-names.ts";

interface DirectoryPlace {
  readonly code: string;
  readonly name: string;
  readonly level: "district" | "township" | "village";
}

const known = new WeakMap<readonly DirectoryPlace[], PlaceIndex>();

/** The names of the division tree, ready for reading cells; made once for a directory. */
export function placeIndexOf(places: readonly DirectoryPlace[]): PlaceIndex {
  let index = known.get(places);
  if (index === undefined) {
    const district = places.find(({ level }) => level === "district") ?? { code: "", name: "" };
    const townships = places.filter(({ level }) => level === "township");
    index = buildPlaceIndex({
      district: { code: district.code, name: district.name },
      townships: townships.map(({ code, name }) => ({
        code,
        name,
        villages: places
          .filter((place) => place.level === "village" && place.code.startsWith(code))
          .map((place) => [place.code, place.name]),
      })),
    });
    known.set(places, index);
  }
  return index;
}
