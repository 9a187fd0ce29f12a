/** The desk as it is built: small enough for a slow line, old enough for a government desk. */
import type { Rolldown } from "vite";
import { beforeAll, describe, expect, it } from "vitest";
import { BUILD_PATIENCE_MS, buildFace, type FaceBundle, READ_PATIENCE_MS, weigh } from "./face-bundle.ts";
import { newerInScript, newerInStyles } from "./old-kernels.ts";

const FIRST_SCREEN_BYTES = 500_000;

let face: FaceBundle;

beforeAll(async () => {
  face = await buildFace("vite.config.ts");
}, BUILD_PATIENCE_MS);

function firstScreen(): Rolldown.OutputChunk[] {
  const entry = face.chunks.find(({ isEntry }) => isEntry);
  const today = face.chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith("/TodayPage.tsx") === true);
  return [...new Set([...face.withImports(entry), ...face.withImports(today)])];
}

describe("the first screen", () => {
  it("is at most 500 kB as it comes over the line, styles included", () => {
    const styles = face.assets(".css").map(({ text }) => text);
    // All styles are counted: they are small, and which of them is fetched when is the bundler's affair.
    const texts = [...firstScreen().map(({ code }) => code), ...styles];
    const bytes = weigh(texts);
    expect(bytes).toBeLessThan(FIRST_SCREEN_BYTES);
    // A third of it missing would mean that the count is wrong, not that the desk became small.
    expect(bytes).toBeGreaterThan(FIRST_SCREEN_BYTES / 3);
  });

  it("carries no code for charts or spreadsheets", () => {
    const heavy =
      /node_modules\/(?:@e965\/xlsx|exceljs|echarts|zrender|@antv|d3|recharts|chart\.js|pinyin-pro)\//;
    const found = firstScreen().flatMap(({ moduleIds }) => moduleIds.filter((id) => heavy.test(id)));
    expect(found).toEqual([]);
  });
});

/** The library looks first whether it is there. */
const askedFor: ReadonlyMap<string, string> = new Map([
  ["canParse", "zod"],
  ["getAnimations", "react-dom, in view transitions only"],
  ["reportError", "react-dom"],
  ["startViewTransition", "react-dom, react-router"],
]);

describe("kernels from Chrome 80 on", () => {
  it(
    "read every script: no newer syntax, and no newer function without a stand-in",
    () => {
      expect(face.newerInScripts(askedFor)).toEqual([]);
    },
    READ_PATIENCE_MS,
  );

  it("read every style sheet", () => {
    expect(face.newerInStyles()).toEqual([]);
  });
});

describe("the look for newer things", () => {
  it.each([
    ["a ??= 1", "syntax ??="],
    ["await a", "syntax await at the top"],
    ["class A { static {} }", "syntax static block"],
    ["class A { #b() {} }", "syntax #method"],
    ["/a/v", "syntax /…/v"],
    ["structuredClone(a)", "structuredClone"],
    ["const id = crypto.randomUUID()", "randomUUID"],
    ["AbortSignal.any([])", "any"],
    ["list.toSorted()", "toSorted"],
  ])("finds %s", (code, name) => {
    expect(newerInScript(code)).toEqual([name]);
  });

  it("lets pass what Chrome 80 knows", () => {
    const code =
      "class A { b = 1; #c = 2 } const d = async () => { await a?.b ?? 1n }; /(?<=a)b/u; import('./x.js')";
    expect(newerInScript(code)).toEqual([]);
  });

  it("finds style rules that would be dropped, not those of grids", () => {
    expect(newerInStyles("a{inset:0}b{gap:8px}c:has(d){}")).toEqual([":has", "inset", "gap in a flex box"]);
    expect(newerInStyles("a{grid-row-gap:8px;grid-column-gap:4px;top:0}")).toEqual([]);
  });
});
