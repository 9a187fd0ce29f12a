/** A face as it is built, for the tests that weigh it, read it and look for what old kernels do not know. */
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { vi } from "vitest";
import { newerInScript, newerInStyles } from "./old-kernels.ts";

export const BUILD_PATIENCE_MS = 120_000;
export const READ_PATIENCE_MS = 60_000;

/** In src/faces/desk/polyfills.ts, which every face loads first. */
const polyfilled: ReadonlySet<string> = new Set(["at", "findLast", "findLastIndex", "hasOwn", "replaceAll"]);

export interface Asset {
  readonly fileName: string;
  readonly text: string;
}

export interface FaceBundle {
  readonly fileNames: readonly string[];
  readonly chunks: readonly Rolldown.OutputChunk[];
  assets(ending: string): Asset[];
  /** A chunk with all that is fetched before it can run. @throws where there is no such chunk */
  withImports(start: Rolldown.OutputChunk | undefined): Set<Rolldown.OutputChunk>;
  /** Newer syntax and functions without a stand-in, by file; `askedFor`: the library looks first whether it is there. */
  newerInScripts(askedFor: ReadonlyMap<string, string>): string[];
  newerInStyles(): string[];
}

/** Built by the configuration of its name, written nowhere. */
export async function buildFace(configFile: string): Promise<FaceBundle> {
  // The proof's own "test" would give the libraries' development halves.
  vi.stubEnv("NODE_ENV", "production");
  const built = await build({ configFile, logLevel: "silent", build: { write: false } }).finally(() => {
    vi.unstubAllEnvs();
  });
  if (!("output" in built)) throw new Error("the build gave no files");
  const parts = built.output;
  const chunks = parts.flatMap((part) => (part.type === "chunk" ? [part] : []));
  const assets = (ending: string) =>
    parts.flatMap((part) =>
      part.type === "asset" && part.fileName.endsWith(ending)
        ? [{ fileName: part.fileName, text: String(part.source) }]
        : [],
    );
  return {
    fileNames: parts.map(({ fileName }) => fileName),
    chunks,
    assets,
    withImports(start) {
      if (start === undefined) throw new Error("there is no such chunk");
      const needed = new Set([start]);
      for (const chunk of needed)
        for (const name of chunk.imports) {
          const imported = chunks.find(({ fileName }) => fileName === name);
          if (imported !== undefined) needed.add(imported);
        }
      return needed;
    },
    newerInScripts: (askedFor) =>
      chunks.flatMap(({ fileName, code }) =>
        newerInScript(code)
          .filter((name) => !polyfilled.has(name) && !askedFor.has(name))
          .map((name) => `${fileName} ${name}`),
      ),
    newerInStyles: () =>
      assets(".css").flatMap(({ fileName, text }) =>
        newerInStyles(text).map((name) => `${fileName} ${name}`),
      ),
  };
}

/** As it comes over the line. */
export function weigh(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
}
