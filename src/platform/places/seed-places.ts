/** Writes the district's division tree, once; later starts add what is new and change nothing else. */
import { readFile } from "node:fs/promises";
import pg from "pg";

interface DivisionFile {
  readonly source: string;
  readonly district: { readonly code: string; readonly name: string };
  readonly townships: readonly {
    readonly code: string;
    readonly name: string;
    readonly villages: readonly (readonly [string, string])[];
  }[];
}

/** 沙嘴村村民委员会 → 沙嘴村, 营盘街社区居民委员会 → 营盘街社区. */
export function shortPlaceName(name: string): string {
  return name.replace(/(村民委员会|居民委员会|民委员会)$/, "").replace(/村村$/, "村") || name;
}

/** The division tree as the seed file has it: district, townships, villages. */
export async function readDivisions(): Promise<DivisionFile> {
  return JSON.parse(await readFile(new URL("./hechuan.json", import.meta.url), "utf8")) as DivisionFile;
}

export async function seedPlaces(ownerUrl: string): Promise<void> {
  const { district, townships } = await readDivisions();
  const rows: [string, string, string, string, string | null][] = [
    [district.code, district.name, district.name, "district", null],
  ];
  for (const township of townships) {
    rows.push([township.code, township.name, township.name, "township", district.code]);
    for (const [code, name] of township.villages)
      rows.push([code, name, shortPlaceName(name), "village", township.code]);
  }
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      `insert into platform.place (code, name, short_name, level, parent_code)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) on conflict (code) do nothing`,
      [0, 1, 2, 3, 4].map((column) => rows.map((row) => row[column])),
    );
  } finally {
    await client.end();
  }
}
