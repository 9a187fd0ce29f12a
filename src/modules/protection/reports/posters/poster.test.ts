import jsQR from "jsqr";
import { expect, test } from "vitest";
import { readPdf } from "../../../../../test/support/read-pdf.ts";
import hechuan from "../../../../platform/places/hechuan.json" with { type: "json" };
import { renderPdf } from "../../../../platform/print/render-pdf.ts";
import { posterAddress, posterModules, posters } from "./poster.ts";

const ORIGIN = "https://tongan.hechuan.example.gov.cn";

/** As a camera sees it: each module four dots wide, with the white edge that the standard asks for. */
function photograph(modules: readonly (readonly boolean[])[]): string | undefined {
  const dots = 4;
  const edge = 4;
  const side = (modules.length + 2 * edge) * dots;
  const picture = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (modules[Math.floor(y / dots) - edge]?.[Math.floor(x / dots) - edge] !== true) continue;
      picture.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return jsQR(picture, side, side)?.data;
}

const codes = hechuan.townships.flatMap(({ code, villages }) => [
  code,
  ...villages.map(([village]) => String(village)),
]);

test("there is a poster for each of the 30 townships and 419 villages", () => {
  expect(codes).toHaveLength(449);
});

test.each(codes.filter((_code, index) => index % 15 === 0))(
  "a phone that looks at the code of %s opens the report of that place",
  (code) => {
    expect(photograph(posterModules(ORIGIN, code))).toBe(posterAddress(ORIGIN, code));
  },
);

test("a code reads with a stain on it", () => {
  const stained = posterModules(ORIGIN, "500117104204").map((row, y) =>
    row.map((dark, x) => dark || (x >= 12 && x < 19 && y >= 12 && y < 19)),
  );
  expect(photograph(stained)).toBe(posterAddress(ORIGIN, "500117104204"));
});

test.each(["http://a.cn", ORIGIN, `https://tongan.${"minzheng.".repeat(6)}chongqing.gov.cn`])(
  "a poster is one page, however long the address: %s",
  async (origin) => {
    const place = { code: "500117104204", name: "阿坝藏族羌族自治镇大石坝沙嘴村" };
    for (const isPublic of [true, false]) {
      const pdf = await renderPdf(posters("海报", [place, place], { origin, isPublic }));
      expect((await readPdf(pdf)).pages).toHaveLength(2);
    }
  },
);

test("a poster that would lead nowhere says so instead of an address", () => {
  const said = (isPublic: boolean) =>
    JSON.stringify(posters("海报", [{ code: "500117104", name: "古楼镇" }], { origin: ORIGIN, isPublic }));
  expect(said(false)).toContain("不要张贴");
  expect(said(true)).not.toContain("不要张贴");
});
