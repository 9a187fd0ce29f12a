/** The public pages as they are built: light enough for 2G, old enough for a phone of ten years, complete without a script. */
import { beforeAll, describe, expect, it } from "vitest";
import { BUILD_PATIENCE_MS, buildFace, type FaceBundle, READ_PATIENCE_MS, weigh } from "./face-bundle.ts";

const SCRIPT_BYTES = 80_000;

let face: FaceBundle;

beforeAll(async () => {
  face = await buildFace("vite.open.config.ts");
}, BUILD_PATIENCE_MS);

describe("the public pages", () => {
  it("are at most 80 kB of script as it comes over the line, all of it", () => {
    const bytes = weigh(face.chunks.map(({ code }) => code));
    expect(bytes).toBeLessThan(SCRIPT_BYTES);
    // The contract and the digest alone are a third of it: less would mean that the count is wrong.
    expect(bytes).toBeGreaterThan(SCRIPT_BYTES / 3);
  });

  it("lie zipped beside themselves, so that the server gives them out so", () => {
    const zipped = face.assets(".gz").map(({ fileName }) => fileName);
    expect(zipped).toEqual(expect.arrayContaining(face.chunks.map(({ fileName }) => `${fileName}.gz`)));
  });

  it("say whom to call before any script runs, and without one", () => {
    const page = face.assets("index.html")[0]?.text ?? "";
    for (const number of ["110", "120", "12345", "12355", "12338"]) expect(page).toContain(`tel:${number}`);
    expect(page).toContain("<noscript>");
  });

  it("hold no script or style in the page itself, which their rules would stop", () => {
    for (const { text } of face.assets(".html")) {
      expect(text).not.toMatch(/<style|\sstyle=|\son\w+=/);
      expect(text.match(/<script(?![^>]*\ssrc=)/g)).toBeNull();
    }
  });

  it("ask no other house for anything", () => {
    const foreign = [...face.assets(".html"), ...face.assets(".css")].flatMap(
      ({ text }) => text.match(/(?:https?:)?\/\/[a-z][^\s"')]*/g) ?? [],
    );
    expect(foreign).toEqual([]);
  });
});

/** The library looks first whether it is there. */
const askedFor: ReadonlyMap<string, string> = new Map([["canParse", "zod"]]);

describe("phones of ten years", () => {
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
