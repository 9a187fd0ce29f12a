/** The desk as it is built: small enough for a slow line, old enough for a government desk. */
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newerInScript, newerInStyles } from "./old-kernels.ts";

const FIRST_SCREEN_BYTES = 500_000;

let parts: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[];

beforeAll(async () => {
  // The proof's own "test" would give the libraries' development halves.
  vi.stubEnv("NODE_ENV", "production");
  const built = await build({ configFile: "vite.config.ts", logLevel: "silent", build: { write: false } });
  if (!("output" in built)) throw new Error("the build gave no files");
  parts = built.output;
}, 120_000);
afterAll(() => {
  vi.unstubAllEnvs();
});

function chunks(): Rolldown.OutputChunk[] {
  return parts.flatMap((part) => (part.type === "chunk" ? [part] : []));
}

/** The chunk of a page or of the entry, with all that is fetched before it can draw itself. */
function withImports(start: Rolldown.OutputChunk | undefined): Set<Rolldown.OutputChunk> {
  if (start === undefined) throw new Error("there is no such chunk");
  const needed = new Set([start]);
  for (const chunk of needed) {
    for (const name of chunk.imports) {
      const imported = chunks().find(({ fileName }) => fileName === name);
      if (imported !== undefined) needed.add(imported);
    }
  }
  return needed;
}

function firstScreen(): Rolldown.OutputChunk[] {
  const entry = chunks().find(({ isEntry }) => isEntry);
  const today = chunks().find(({ facadeModuleId }) => facadeModuleId?.endsWith("/TodayPage.tsx") === true);
  return [...new Set([...withImports(entry), ...withImports(today)])];
}

describe("the first screen", () => {
  it("is at most 500 kB as it comes over the line, styles included", () => {
    const styles = parts.flatMap((part) =>
      part.type === "asset" && part.fileName.endsWith(".css") ? [part.source] : [],
    );
    // All styles are counted: they are small, and which of them is fetched when is the bundler's affair.
    const texts = [...firstScreen().map(({ code }) => code), ...styles];
    const bytes = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
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

/** In src/faces/desk/polyfills.ts. */
const polyfilled = new Set(["at", "findLast", "findLastIndex", "hasOwn", "replaceAll"]);
/** The library looks first whether it is there. */
const askedFor: ReadonlyMap<string, string> = new Map([
  ["canParse", "zod"],
  ["getAnimations", "react-dom, in view transitions only"],
  ["reportError", "react-dom"],
  ["startViewTransition", "react-dom, react-router"],
]);

describe("kernels from Chrome 80 on", () => {
  it("read every script: no newer syntax, and no newer function without a stand-in", () => {
    const found = chunks().flatMap(({ fileName, code }) =>
      newerInScript(code)
        .filter((name) => !polyfilled.has(name) && !askedFor.has(name))
        .map((name) => `${fileName} ${name}`),
    );
    expect(found).toEqual([]);
  }, 60_000);

  it("read every style sheet", () => {
    const found = parts.flatMap((part) =>
      part.type === "asset" && part.fileName.endsWith(".css")
        ? newerInStyles(String(part.source)).map((name) => `${part.fileName} ${name}`)
        : [],
    );
    expect(found).toEqual([]);
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
