/**
 * Townships and villages by the names that people write. The official name, its short forms, prefixes of the places above
 * it and a village group behind it are known; anything else is not guessed, only suggested.
 */
import { comparable } from "./text-repair.ts";

export interface PlaceList {
  readonly district: { readonly code: string; readonly name: string };
  readonly townships: readonly {
    readonly code: string;
    readonly name: string;
    /** Code and official name. */
    readonly villages: readonly (readonly [string, string])[];
  }[];
}

/** The list as a JSON file holds it (arrays lose their tuple types there). */
export interface PlaceListJson {
  readonly district: { readonly code: string; readonly name: string };
  readonly townships: readonly {
    readonly code: string;
    readonly name: string;
    readonly villages: readonly (readonly string[])[];
  }[];
}

export interface Place {
  readonly code: string;
  readonly name: string;
}

export interface VillagePlace extends Place {
  readonly townshipCode: string;
}

export type VillageReading =
  /** `group` is the village group (村民小组) written behind the name, as written. */
  | { readonly kind: "found"; readonly village: VillagePlace; readonly group?: string }
  /** Several villages of the township bear the name, or the text names several. */
  | { readonly kind: "ambiguous"; readonly villages: readonly VillagePlace[] }
  | { readonly kind: "outsideTownship"; readonly villages: readonly VillagePlace[] }
  | { readonly kind: "unknown"; readonly suggestion?: VillagePlace };

interface TownshipEntry extends Place {
  /** Without 镇, 乡 or 街道. */
  readonly core: string;
  readonly villages: readonly VillagePlace[];
  readonly byForm: ReadonlyMap<string, readonly VillagePlace[]>;
}

export interface PlaceIndex {
  readonly district: Place;
  readonly townships: readonly TownshipEntry[];
  readonly townshipByCode: ReadonlyMap<string, TownshipEntry>;
  readonly townshipByForm: ReadonlyMap<string, TownshipEntry>;
  readonly villageByCode: ReadonlyMap<string, VillagePlace>;
  /** Cells repeat: what a text means in a township (by code, "" for none) is worked out once. */
  readonly readings: Map<string, Map<string, VillageReading>>;
}

const TOWNSHIP_SUFFIX = /(?:街道|镇|乡|民族乡)$/;
const TOWNSHIP_OFFICE = /(?:人民政府|政府|办事处|街道办事处|街道办|办)$/;
const GROUP = /\(?第?(?:\d{1,3}|[一二三四五六七八九十百]{1,4})(?:村民小组|村民组|小组|组|社|队)\)?$/;
const SEPARATOR = /[、,/;|]/;
/** Villages' own names hold these words too (仁和, 义和): they divide only where both sides are villages. */
const CONJUNCTION = /[和及与或—-]/g;
const READINGS_KEPT = 5000;

export function buildPlaceIndex(list: PlaceListJson): PlaceIndex {
  const townships = list.townships.map((township) => townshipEntry(township));
  const townshipByForm = new Map<string, TownshipEntry>();
  for (const township of townships) {
    townshipByForm.set(township.name, township);
    if (!townshipByForm.has(township.core)) townshipByForm.set(township.core, township);
  }
  return {
    district: list.district,
    townships,
    townshipByCode: new Map(townships.map((township) => [township.code, township])),
    townshipByForm,
    villageByCode: new Map(
      townships.flatMap((township) => township.villages.map((village) => [village.code, village])),
    ),
    readings: new Map(),
  };
}

function townshipEntry(township: PlaceListJson["townships"][number]): TownshipEntry {
  const villages: VillagePlace[] = [];
  const byForm = new Map<string, VillagePlace[]>();
  for (const [code = "", name = ""] of township.villages) {
    const village = { code, name, townshipCode: township.code };
    villages.push(village);
    for (const form of formsOf(comparable(name))) byForm.set(form, [...(byForm.get(form) ?? []), village]);
  }
  return { code: township.code, name: township.name, core: coreOfTownship(township.name), villages, byForm };
}

function coreOfTownship(name: string): string {
  const core = name.replace(TOWNSHIP_SUFFIX, "");
  return core.length >= 2 ? core : name;
}

/** The name without the words for its committee: 沙嘴村村民委员会 → 沙嘴村, 北门社区居民委员会 → 北门社区. */
export function shortVillageName(official: string): string {
  const village = /^(.+?)(?:村村民|村民)委员会$/.exec(official);
  if (village !== null) return `${village[1]}村`;
  const community = /^(.+?)(?:社区居民|居民)委员会$/.exec(official);
  return community === null ? official : `${community[1]}社区`;
}

/** Every way to write one village's name, without the places above it. */
function formsOf(official: string): Set<string> {
  const short = shortVillageName(official);
  const core = short.replace(/(?:社区|村)$/, "");
  const tails = short.endsWith("社区")
    ? ["社区", "社区居委会", "居委会", "居民委员会", "社区居民委员会"]
    : short.endsWith("村")
      ? ["村", "村民委员会", "村委会", "村村委会", "村村民委员会"]
      : [];
  const forms = new Set([official, short, ...tails.map((tail) => core + tail)]);
  if (core.length >= 2) forms.add(core);
  return forms;
}

/** Takes 重庆市合川区 or 合川区 off the front; the province need not be known. */
function withoutDistrict(index: PlaceIndex, text: string): string {
  const at = text.indexOf(index.district.name);
  if (at < 0 || (at > 0 && !/^.{2,7}(?:省|市|自治区)$/.test(text.slice(0, at)))) return text;
  return text.slice(at + index.district.name.length);
}

/** The township that a cell names: 官渡, 官渡镇, 合川区官渡镇人民政府. */
export function findTownship(index: PlaceIndex, text: string): Place | undefined {
  const name = withoutDistrict(index, comparable(text));
  const found = index.townshipByForm.get(name);
  if (found !== undefined || name === "") return found;
  const bare = name.replace(TOWNSHIP_OFFICE, "");
  return bare === name ? undefined : index.townshipByForm.get(bare);
}

/** The township named somewhere in a title, sheet or file name: whole names before short ones, then the first. */
export function findTownshipWithin(index: PlaceIndex, text: string): Place | undefined {
  const solid = comparable(text);
  return (
    firstNamed(index.townships, solid, (township) => township.name) ??
    firstNamed(index.townships, solid, (township) => township.core)
  );
}

function firstNamed<P extends Place>(
  places: readonly P[],
  text: string,
  nameOf: (place: P) => string,
): P | undefined {
  let best: P | undefined;
  let bestAt = text.length;
  for (const place of places) {
    const name = nameOf(place);
    const at = text.indexOf(name);
    if (at < 0 || at > bestAt || (at === bestAt && best !== undefined && nameOf(best).length >= name.length))
      continue;
    best = place;
    bestAt = at;
  }
  return best;
}

/** What a village cell means in a township; without a known township, in the whole district. */
export function readVillage(
  index: PlaceIndex,
  text: string,
  townshipCode: string | undefined,
): VillageReading {
  let ofTownship = index.readings.get(townshipCode ?? "");
  if (ofTownship === undefined) {
    ofTownship = new Map();
    index.readings.set(townshipCode ?? "", ofTownship);
  }
  const known = ofTownship.get(text);
  if (known !== undefined) return known;
  const reading = workOut(index, comparable(text), townshipCode);
  if (ofTownship.size >= READINGS_KEPT) ofTownship.clear();
  ofTownship.set(text, reading);
  return reading;
}

function workOut(index: PlaceIndex, solid: string, townshipCode: string | undefined): VillageReading {
  const one = readOne(index, solid, townshipCode);
  if (one.kind !== "unknown") return one;
  const several = readSeveral(index, solid, townshipCode);
  if (several !== undefined) return several;
  const suggestion = nearest(index, withoutDistrict(index, solid), townshipCode);
  return suggestion === undefined ? one : { kind: "unknown", suggestion };
}

function readOne(index: PlaceIndex, solid: string, townshipCode: string | undefined): VillageReading {
  const name = withoutDistrict(index, solid);
  const own = townshipCode === undefined ? undefined : index.townshipByCode.get(townshipCode);
  if (own !== undefined) {
    const here = lookUp(own, name) ?? lookUp(own, withoutTownship(own, name));
    if (here !== undefined) return here;
  }
  const elsewhere: VillagePlace[] = [];
  let inside: VillageReading | undefined;
  for (const township of index.townships) {
    if (township === own) continue;
    const named = lookUp(township, withoutTownship(township, name)) ?? lookUp(township, name);
    if (named === undefined) continue;
    inside ??= named;
    elsewhere.push(...villagesOf(named));
  }
  if (elsewhere.length === 0) return { kind: "unknown" };
  if (own !== undefined) return { kind: "outsideTownship", villages: elsewhere };
  const prefixed = elsewhere.filter((village) => isPrefixed(index, name, village));
  if (prefixed.length === 1 && prefixed[0] !== undefined) return { kind: "found", village: prefixed[0] };
  if (elsewhere.length === 1 && inside !== undefined) return inside;
  return { kind: "ambiguous", villages: elsewhere };
}

function isPrefixed(index: PlaceIndex, name: string, village: VillagePlace): boolean {
  const township = index.townshipByCode.get(village.townshipCode);
  return township !== undefined && name.startsWith(township.name);
}

function withoutTownship(township: TownshipEntry, name: string): string {
  if (name.startsWith(township.name)) return name.slice(township.name.length);
  return name.startsWith(township.core) ? name.slice(township.core.length) : "";
}

function lookUp(township: TownshipEntry, name: string): VillageReading | undefined {
  if (name === "") return undefined;
  const exact = township.byForm.get(name);
  if (exact !== undefined) return asReading(exact);
  const group = GROUP.exec(name);
  if (group === null) return undefined;
  const villages = township.byForm.get(name.slice(0, group.index));
  return villages === undefined ? undefined : asReading(villages, group[0]);
}

function asReading(villages: readonly VillagePlace[], group?: string): VillageReading {
  const [village] = villages;
  if (villages.length !== 1 || village === undefined) return { kind: "ambiguous", villages };
  return group === undefined ? { kind: "found", village } : { kind: "found", village, group };
}

/** `甲村、乙村` names two; `甲村3组、4组` names one. */
function readSeveral(
  index: PlaceIndex,
  solid: string,
  townshipCode: string | undefined,
): VillageReading | undefined {
  const parts = solid.split(SEPARATOR).filter((part) => part !== "");
  if (parts.length < 2) {
    const [only] = parts;
    if (only === undefined) return undefined;
    return only === solid ? readConjoined(index, solid, townshipCode) : readOne(index, only, townshipCode);
  }
  const named: VillageReading[] = [];
  let others = 0;
  for (const part of parts) {
    const reading = readOne(index, part, townshipCode);
    if (reading.kind !== "unknown") named.push(reading);
    else if (!GROUP.test(part)) others++;
  }
  const [first] = named;
  if (first === undefined) return undefined;
  if (named.length === 1 && others === 0) return first;
  return { kind: "ambiguous", villages: named.flatMap(villagesOf) };
}

function readConjoined(
  index: PlaceIndex,
  solid: string,
  townshipCode: string | undefined,
): VillageReading | undefined {
  for (const { index: at } of solid.matchAll(CONJUNCTION)) {
    const sides = [solid.slice(0, at), solid.slice(at + 1)].map((side) => readOne(index, side, townshipCode));
    if (sides.every((side) => side.kind !== "unknown"))
      return { kind: "ambiguous", villages: sides.flatMap(villagesOf) };
  }
  return undefined;
}

function villagesOf(reading: VillageReading): readonly VillagePlace[] {
  if (reading.kind === "unknown") return [];
  return reading.kind === "found" ? [reading.village] : reading.villages;
}

/** The village named somewhere in a title or sheet name, with its 村, 社区 or committee: a bare name is too easily part of another. */
export function findVillageWithin(
  index: PlaceIndex,
  text: string,
  townshipCode: string | undefined,
): VillagePlace | undefined {
  const solid = comparable(text);
  let best: { readonly at: number; readonly length: number; readonly village: VillagePlace } | undefined;
  for (const township of index.townships) {
    if (townshipCode !== undefined && township.code !== townshipCode) continue;
    for (const [form, [village]] of township.byForm) {
      const at = /[村区会]$/.test(form) ? solid.indexOf(form) : -1;
      if (at < 0 || village === undefined) continue;
      if (best === undefined || at < best.at || (at === best.at && form.length > best.length)) {
        best = { at, length: form.length, village };
      }
    }
  }
  return best?.village;
}

/** One edit away from a short name of the township: offered to the person, never taken. */
function nearest(
  index: PlaceIndex,
  name: string,
  townshipCode: string | undefined,
): VillagePlace | undefined {
  const own = townshipCode === undefined ? undefined : index.townshipByCode.get(townshipCode);
  if (own === undefined || name.length < 2) return undefined;
  const bare = withoutTownship(own, name) || name;
  const core = bare.replace(GROUP, "").replace(/(?:村|社区)?(?:村民|居民)?(?:委员会|委会|居委会)?$/, "");
  const close = own.villages.filter((village) => {
    const villageCore = shortVillageName(village.name).replace(/(?:社区|村)$/, "");
    return villageCore === core || isOneEditApart(villageCore, core);
  });
  return close.length === 1 ? close[0] : undefined;
}

function isOneEditApart(a: string, b: string): boolean {
  const long = a.length >= b.length ? a : b;
  const short = a.length >= b.length ? b : a;
  if (short.length < 2 || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  const restOfLong = long.slice(at + 1);
  return restOfLong === short.slice(long.length === short.length ? at + 1 : at);
}
