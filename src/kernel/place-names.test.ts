import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlaceListJson } from "./place-names.ts";
import {
  buildPlaceIndex,
  findTownship,
  findTownshipWithin,
  findVillageWithin,
  readVillage,
  shortVillageName,
} from "./place-names.ts";

const index = buildPlaceIndex(
  JSON.parse(
    readFileSync(new URL("../platform/places/hechuan.json", import.meta.url), "utf8"),
  ) as PlaceListJson,
);
const GUANDU = "500117101";
const YANWO = "500117123";
const villages = index.townships.flatMap((township) =>
  township.villages.map((village) => ({ township, village })),
);

describe("townships", () => {
  test.each([
    "官渡",
    "官渡镇",
    "合川区官渡镇",
    "重庆市合川区官渡镇",
    "合川区官渡镇人民政府",
    " 官 渡 镇 ",
    "官渡镇政府",
  ])("%s is 官渡镇", (text) => expect(findTownship(index, text)?.code).toBe(GUANDU));
  test.each(["南津街", "南津街街道", "南津街街道办事处", "合川区南津街街道办"])("%s is 南津街街道", (text) =>
    expect(findTownship(index, text)?.code).toBe("500117003"),
  );
  test.each(["", "合川区", "官渡村", "某某镇", "镇"])("%j is none", (text) =>
    expect(findTownship(index, text)).toBeUndefined(),
  );
  test("are found inside titles, whole names first", () => {
    expect(findTownshipWithin(index, "合川区云门街道大石村留守儿童花名册")?.name).toBe("云门街道");
    expect(findTownshipWithin(index, "沙鱼镇(2)")?.name).toBe("沙鱼镇");
    expect(findTownshipWithin(index, "12钱塘")?.name).toBe("钱塘镇");
    expect(findTownshipWithin(index, "合川区农村留守儿童台账")).toBeUndefined();
  });
});

describe("villages", () => {
  test("every village of the district is found by every way to write it", () => {
    for (const { township, village } of villages) {
      const short = shortVillageName(village.name);
      const core = short.replace(/社区$|村$/, "");
      const forms = short.endsWith("村")
        ? [short, `${core}村委会`, `${core}村村委会`, `${core}村民委员会`, village.name]
        : [short, `${core}居委会`, `${core}社区居委会`, `${core}居民委员会`, village.name];
      for (const form of forms) {
        for (const above of [
          "",
          township.name,
          township.core,
          `合川区${township.name}`,
          `重庆市合川区${township.name}`,
        ]) {
          for (const group of ["", "3组", "五社", "第12村民小组", "2小组"]) {
            const reading = readVillage(index, above + form + group, township.code);
            expect([above + form + group, reading.kind === "found" && reading.village.code]).toEqual([
              above + form + group,
              village.code,
            ]);
          }
        }
      }
    }
  });

  test("a bare name is enough where only one village bears it", () => {
    for (const { township, village } of villages) {
      const core = shortVillageName(village.name).replace(/社区$|村$/, "");
      const bearers = township.villages.filter(
        (one) => shortVillageName(one.name).replace(/社区$|村$/, "") === core,
      );
      const reading = readVillage(index, core, township.code);
      expect([core, reading.kind]).toEqual([core, bearers.length === 1 ? "found" : "ambiguous"]);
    }
  });

  test("a village of another township is never taken for one's own", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...villages),
        fc.constantFrom(...index.townships),
        ({ township, village }, own) => {
          fc.pre(township.code !== own.code);
          const reading = readVillage(index, village.name, own.code);
          if (reading.kind === "found") expect(reading.village.townshipCode).toBe(own.code);
          else expect(["outsideTownship", "ambiguous"]).toContain(reading.kind);
        },
      ),
    );
  });

  test("whatever is written is read as something, the same again from memory", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom(undefined, GUANDU, YANWO),
        (text, township) => {
          expect(readVillage(index, text, township)).toEqual(readVillage(index, text, township));
        },
      ),
    );
  });

  test("names inside a longer text need their 村, 社区 or committee", () => {
    expect(findVillageWithin(index, "官渡镇铺坝村农村留守儿童花名册", GUANDU)?.name).toBe("铺坝村村民委员会");
    expect(findVillageWithin(index, "填报单位：铺坝村村民委员会（盖章）", undefined)?.name).toBe(
      "铺坝村村民委员会",
    );
    expect(findVillageWithin(index, "官渡居委会2020年台账", GUANDU)?.name).toBe("官渡社区居民委员会");
    expect(findVillageWithin(index, "官渡镇农村留守儿童花名册", GUANDU)).toBeUndefined();
    expect(findVillageWithin(index, "燕窝社区台账", YANWO)?.name).toBe("燕窝社区居民委员会");
  });

  test("a slip of one character is offered", () => {
    expect(readVillage(index, "铺霸村", GUANDU)).toMatchObject({
      kind: "unknown",
      suggestion: { name: "铺坝村村民委员会" },
    });
    expect(readVillage(index, "铺坝社区", GUANDU)).toMatchObject({
      kind: "unknown",
      suggestion: { name: "铺坝村村民委员会" },
    });
    expect(readVillage(index, "完全不同村", GUANDU)).toEqual({ kind: "unknown" });
  });

  test("other districts' names of committees are understood", () => {
    const other = buildPlaceIndex({
      district: { code: "500199", name: "示范区" },
      townships: [
        {
          code: "500199001",
          name: "和平乡",
          villages: [
            ["500199001001", "幸福居民委员会"],
            ["500199001200", "新村村民委员会"],
            ["500199001201", "八一村民委员会"],
          ],
        },
      ],
    });
    const codeOf = (text: string) => {
      const reading = readVillage(other, text, "500199001");
      return reading.kind === "found" ? reading.village.code : reading.kind;
    };
    expect(["幸福居委会", "幸福社区", "幸福", "和平乡幸福居民委员会"].map(codeOf)).toEqual(
      Array.from({ length: 4 }, () => "500199001001"),
    );
    expect(["新村", "新村村委会", "新村村民委员会"].map(codeOf)).toEqual(
      Array.from({ length: 3 }, () => "500199001200"),
    );
    expect(["八一村", "八一", "八一村委会"].map(codeOf)).toEqual(
      Array.from({ length: 3 }, () => "500199001201"),
    );
  });
});
