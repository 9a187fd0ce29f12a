import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin, type Rolldown } from "vite";

const WORKER = "service-worker";
/** Beside the page under their own names: browsers look for them there. */
const NAMED = ["manifest.webmanifest", "mark.svg"];

/** The village director's phone, served at /field/ from dist/field. */
export default defineConfig({
  root: "src/faces/field",
  base: "/field/",
  publicDir: false,
  plugins: [react(), named(), offline(), zipped()],
  build: {
    outDir: "../../../dist/field",
    emptyOutDir: true,
    // Phones of village directors and the web views of government apps run kernels from Chrome 80 on.
    target: "chrome80",
    cssTarget: "chrome80",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: "src/faces/field/index.html", [WORKER]: "src/faces/field/service-worker.ts" },
      output: {
        // The worker stands beside the page, under one name for ever: a phone asks there whether there is a newer one.
        entryFileNames: ({ name }) => (name === WORKER ? `${WORKER}.js` : "assets/[name]-[hash].js"),
      },
    },
  },
  server: { port: 5175, proxy: { "/api": "http://127.0.0.1:8417" } },
});

function named(): Plugin {
  return {
    name: "named",
    apply: "build",
    generateBundle() {
      for (const fileName of NAMED) {
        const source = readFileSync(new URL(`src/faces/field/${fileName}`, import.meta.url));
        this.emitFile({ type: "asset", fileName, source });
      }
    },
  };
}

/** Gives the worker the list of what it keeps: every file of this build, and what has no digest in its name by its digest (decision 0038). */
function offline(): Plugin {
  return {
    name: "offline",
    enforce: "post",
    apply: "build",
    generateBundle(_options, bundle) {
      const kept = Object.values(bundle)
        .filter(({ fileName }) => fileName !== `${WORKER}.js`)
        .map((part) => ({ url: part.fileName, revision: revisionOf(part) }))
        .sort((one, other) => (one.url < other.url ? -1 : 1));
      const worker = bundle[`${WORKER}.js`];
      if (worker?.type !== "chunk") throw new Error("the build gave no service worker");
      worker.code = `self.keptFiles=${JSON.stringify(kept)};${worker.code}`;
    },
  };
}

function revisionOf(part: Rolldown.OutputChunk | Rolldown.OutputAsset): string | null {
  if (part.fileName.startsWith("assets/")) return null;
  return createHash("sha256").update(contentOf(part)).digest("hex").slice(0, 16);
}

function contentOf(part: Rolldown.OutputChunk | Rolldown.OutputAsset): string | Uint8Array {
  return part.type === "chunk" ? part.code : part.source;
}

/** A line of 2G carries three times as much when it is zipped, and the server has no time to zip for each phone. As it lies on the disk: the chunks are finished only then. */
function zipped(): Plugin {
  return {
    name: "zipped",
    apply: "build",
    writeBundle({ dir = "" }, bundle) {
      for (const fileName of Object.keys(bundle)) {
        if (!/\.(?:js|css|html|svg)$/.test(fileName)) continue;
        const path = join(dir, fileName);
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
      }
    },
  };
}
