import { describe, expect, it } from "vitest";
import { placeTree } from "./place-tree.ts";

const place = (code: string, shortName: string, level: string, parentCode: string | null) => ({
  code,
  name: shortName,
  shortName,
  level,
  parentCode,
});
const all = [
  place("500117", "合川区", "district", null),
  place("500117104", "古楼镇", "township", "500117"),
  place("500117104204", "沙嘴村", "village", "500117104"),
  place("500117107", "小沔镇", "township", "500117"),
  place("500117107201", "大沔村", "village", "500117107"),
];

describe("the tree of places", () => {
  it("holds the asked place with all below it", () => {
    const [district] = placeTree(all, "500117", false);
    expect(district?.children.map((child) => child.title)).toEqual(["古楼镇", "小沔镇"]);
    expect(district?.selectable).toBe(true);
  });

  it("of a township begins with it", () => {
    expect(placeTree(all, "500117104", false).map((node) => node.title)).toEqual(["古楼镇"]);
  });

  it("for villages only lets nothing else be picked and begins one level down", () => {
    const [guLou] = placeTree(all, "500117", true);
    expect(guLou).toMatchObject({
      title: "古楼镇",
      selectable: false,
      children: [{ title: "沙嘴村", selectable: true }],
    });
    expect(placeTree(all, "500117104204", true)).toMatchObject([{ title: "沙嘴村", selectable: true }]);
  });

  it("is empty for a place that is not there", () => {
    expect(placeTree(all, "500118", false)).toEqual([]);
  });
});
