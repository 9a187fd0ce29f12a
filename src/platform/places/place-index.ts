import { buildPlaceIndex, type PlaceIndex, shortVillageName } from "../../kernel/place-names.ts";

interface DirectoryPlace {
  readonly code: string;
  readonly name: string;
  readonly level: "district" | "township" | "village";
}

const known = new WeakMap<readonly DirectoryPlace[], PlaceIndex>();

/** As people say it: 古楼镇沙嘴村. */
export function villageNames(index: PlaceIndex): (code: string) => string {
  return (code) => {
    const village = index.villageByCode.get(code);
    if (village === undefined) return "";
    return `${index.townshipByCode.get(village.townshipCode)?.name ?? ""}${shortVillageName(village.name)}`;
  };
}

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
