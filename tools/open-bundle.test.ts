/** The public pages as they are built: light enough for 2G, old enough for a phone of ten years, complete without a script. */
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newerInScript, newerInStyles } from "./old-kernels.ts";

const SCRIPT_BYTES = 80_000;

let parts: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[];

beforeAll(async () => {
  vi.stubEnv("NODE_ENV", "production");
  const built = await build({
    configFile: "vite.open.config.ts",
    logLevel: "silent",
    build: { write: false },
  });
  if (!("output" in built)) throw new Error("the build gave no files");
  parts = built.output;
}, 120_000);
afterAll(() => {
  vi.unstubAllEnvs();
});

function chunks(): Rolldown.OutputChunk[] {
  return parts.flatMap((part) => (part.type === "chunk" ? [part] : []));
}

function assets(ending: string): { fileName: string; text: string }[] {
  return parts.flatMap((part) =>
    part.type === "asset" && part.fileName.endsWith(ending)
      ? [{ fileName: part.fileName, text: String(part.source) }]
      : [],
  );
}

describe("the public pages", () => {
  it("are at most 80 kB of script as it comes over the line, all of it", () => {
    const bytes = chunks().reduce((sum, { code }) => sum + gzipSync(code).length, 0);
    expect(bytes).toBeLessThan(SCRIPT_BYTES);
    // The contract and the digest alone are a third of it: less would mean that the count is wrong.
    expect(bytes).toBeGreaterThan(SCRIPT_BYTES / 3);
  });

  it("lie zipped beside themselves, so that the server gives them out so", () => {
    const zipped = assets(".gz").map(({ fileName }) => fileName);
    expect(zipped).toEqual(expect.arrayContaining(chunks().map(({ fileName }) => `${fileName}.gz`)));
  });

  it("say whom to call before any script runs, and without one", () => {
    const page = assets("index.html")[0]?.text ?? "";
    for (const number of ["110", "120", "12345", "12355", "12338"]) expect(page).toContain(`tel:${number}`);
    expect(page).toContain("<noscript>");
  });

  it("hold no script or style in the page itself, which their rules would stop", () => {
    for (const { text } of assets(".html")) {
      expect(text).not.toMatch(/<style|\sstyle=|\son\w+=/);
      expect(text.match(/<script(?![^>]*\ssrc=)/g)).toBeNull();
    }
  });

  it("ask no other house for anything", () => {
    const foreign = [...assets(".html"), ...assets(".css")].flatMap(
      ({ text }) => text.match(/(?:https?:)?\/\/[a-z][^\s"')]*/g) ?? [],
    );
    expect(foreign).toEqual([]);
  });
});

/** In src/faces/desk/polyfills.ts. */
const polyfilled = new Set(["at", "findLast", "findLastIndex", "hasOwn", "replaceAll"]);
/** The library looks first whether it is there. */
const askedFor: ReadonlyMap<string, string> = new Map([["canParse", "zod"]]);

describe("phones of ten years", () => {
  it("read every script: no newer syntax, and no newer function without a stand-in", () => {
    const found = chunks().flatMap(({ fileName, code }) =>
      newerInScript(code)
        .filter((name) => !polyfilled.has(name) && !askedFor.has(name))
        .map((name) => `${fileName} ${name}`),
    );
    expect(found).toEqual([]);
  });

  it("read every style sheet", () => {
    const found = assets(".css").flatMap(({ fileName, text }) =>
      newerInStyles(text).map((name) => `${fileName} ${name}`),
    );
    expect(found).toEqual([]);
  });
});
