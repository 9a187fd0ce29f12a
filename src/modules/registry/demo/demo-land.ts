/** Villages with their weight, addresses and invented schools. */
import type { PlaceListJson } from "../../../kernel/place-names.ts";
import { type Random, shareOut } from "./demo-random.ts";

export interface Town {
  readonly code: string;
  readonly name: string;
  readonly isUrban: boolean;
}

export interface Village {
  readonly code: string;
  /** As people say it: 沙嘴村, 营盘街社区. */
  readonly name: string;
  readonly town: Town;
  readonly isCommunity: boolean;
  /** How many rural children live here, compared with others. */
  readonly weight: number;
  /** The next village of the township. */
  readonly neighbour: number;
}

export interface Land {
  readonly villages: readonly Village[];
  /** Where the children's home stands. */
  readonly institution: Village;
  draw(random: Random): Village;
  neighbourOf(village: Village): Village;
  /** `total` homes, one village each, in the order of the villages. */
  scatter(random: Random, total: number): Village[];
  /** Children per village: some everywhere, and not the same number. */
  quotas(total: number): number[];
}

const INSTITUTION_AT = 10;

export function createLand(places: PlaceListJson, random: Random): Land {
  const villages: Village[] = [];
  for (const { code, name, villages: listed } of places.townships) {
    const town: Town = { code, name, isUrban: name.endsWith("街道") };
    const townWeight = 0.75 + random.next() * 0.6;
    const start = villages.length;
    listed.forEach(([villageCode = "", villageName = ""], index) => {
      const isCommunity = villageName.includes("社区");
      villages.push({
        code: villageCode,
        name: villageName.replace(/(?:村民|居民)委员会$/, ""),
        town,
        isCommunity,
        weight: weightOf(town, isCommunity, random) * townWeight,
        neighbour: start + ((index + 1) % listed.length),
      });
    });
  }
  const weights = villages.map((village) => village.weight);
  const at = (index: number) => villages[index] as Village;
  const cumulative: number[] = [];
  weights.reduce((sum, weight, index) => (cumulative[index] = sum + weight), 0);
  const sum = cumulative.at(-1) ?? 0;
  const draw = (source: Random) => {
    const mark = source.next() * sum;
    return at(
      Math.max(
        0,
        cumulative.findIndex((upTo) => upTo > mark),
      ),
    );
  };
  return {
    villages,
    institution: at(Math.min(INSTITUTION_AT, (places.townships[0]?.villages.length ?? 1) - 1)),
    draw,
    neighbourOf: (village) => at(village.neighbour),
    scatter: (source, total) =>
      Array.from({ length: total }, () => draw(source)).sort((one, other) =>
        one.code < other.code ? -1 : 1,
      ),
    quotas: (total) => shareOut(total, weights, 1),
  };
}

function weightOf(town: Town, isCommunity: boolean, random: Random): number {
  const spread = 0.4 + random.next() * 1.4;
  if (isCommunity) return spread * (town.isUrban ? 0.22 : 0.6);
  return spread;
}

export function drawAddress(village: Village, random: Random): string {
  const prefix = `重庆市合川区${village.town.name}${village.name}`;
  return village.isCommunity && village.town.isUrban
    ? `${prefix}${random.int(1, 260)}号${random.int(1, 6)}-${random.int(1, 4)}`
    : `${prefix}${random.int(1, 12)}组${random.int(1, 190)}号`;
}

export interface Schools {
  readonly kindergarten: string;
  readonly primary: string;
  readonly junior: string;
}

const SENIOR_SCHOOLS = [
  "合川区嘉渠高级中学",
  "合川区涪滨中学",
  "合川区三江高级中学",
  "合川区文峰高级中学",
] as const;
const VOCATIONAL_SCHOOLS = ["合川区三江职业学校", "合川区嘉渠职业高级中学"] as const;
export const SPECIAL_SCHOOL = "合川区特殊教育学校";

/** Schools named after the township or the village; none of them is meant to exist. */
export function drawSchools(village: Village, random: Random): Schools {
  const town = village.town.name;
  const near = village.name.replace(/(?:社区|村)$/, "");
  return {
    kindergarten: random.chance(0.7) ? `${town}中心幼儿园` : `${town}${near}幼儿园`,
    primary: random.chance(0.78) ? `${town}中心小学` : `${town}${near}小学`,
    junior: `${town}初级中学`,
  };
}

export function drawUpperSchool(stage: "senior" | "vocational", random: Random): string {
  return random.pick(stage === "senior" ? SENIOR_SCHOOLS : VOCATIONAL_SCHOOLS);
}
