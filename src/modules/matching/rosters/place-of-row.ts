/** Which place of ours a row's addresses name, if any. Pure. */
import {
  findTownship,
  findTownshipWithin,
  findVillageWithin,
  type PlaceIndex,
  readVillage,
} from "../../../kernel/place-names.ts";
import { comparable } from "../../../kernel/text-repair.ts";

export interface RowPlaces {
  readonly township: string | undefined;
  readonly village: string | undefined;
  /** The surest first: where somebody lives, then where they are registered. */
  readonly addresses: readonly string[];
}

/** Village, else township, else district; undefined for places that are not ours. */
export function placeOf(index: PlaceIndex, { township, village, addresses }: RowPlaces): string | undefined {
  const inTownship = township === undefined ? undefined : findTownship(index, township)?.code;
  if (village !== undefined) {
    const reading = readVillage(index, village, inTownship);
    if (reading.kind === "found") return reading.village.code;
  }
  if (inTownship !== undefined) return inTownship;
  for (const address of addresses) {
    const found = placeOfAddress(index, comparable(address));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** 四川省岳池县城关镇 names no township of ours, whatever its last part is called. */
function placeOfAddress(index: PlaceIndex, address: string): string | undefined {
  const district = index.district.name;
  const at = address.indexOf(district);
  const rest = at < 0 ? address : address.slice(at + district.length);
  const township = findTownshipWithin(index, rest);
  const begins = township !== undefined && startsWith(rest, township.name);
  if (at < 0 && !begins) return undefined;
  if (township === undefined) return index.district.code;
  return findVillageWithin(index, rest, township.code)?.code ?? township.code;
}

function startsWith(address: string, township: string): boolean {
  return address.startsWith(township) || address.startsWith(`重庆市${township}`);
}
