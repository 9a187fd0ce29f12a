import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import { adviceNumbers, emergencyNumbers } from "./src/modules/protection/reports/help-numbers.contract.ts";

/** The public pages, served at /open/ from dist/open. */
export default defineConfig({
  root: "src/faces/open",
  base: "/open/",
  publicDir: false,
  plugins: [numbered(), zipped()],
  build: {
    outDir: "../../../dist/open",
    emptyOutDir: true,
    // Phones of ten years: what costs nothing is built for kernels before Chrome 80 too (the face's README).
    target: ["chrome67", "safari12"],
    cssTarget: ["chrome67", "safari12"],
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: { input: ["src/faces/open/index.html", "src/faces/open/calendar.html"] },
  },
  server: { port: 5174, proxy: { "/api": "http://127.0.0.1:8417" } },
});

/** A line of 2G carries three times as much when it is zipped, and the server has no time to zip for each phone. */
function zipped(): Plugin {
  return {
    name: "zipped",
    enforce: "post",
    apply: "build",
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (!/\.(?:js|css)$/.test(part.fileName)) continue;
        const source = gzipSync(part.type === "chunk" ? part.code : part.source, { level: 9 });
        this.emitFile({ type: "asset", fileName: `${part.fileName}.gz`, source });
      }
    },
  };
}

/** Whom to call must be read before, or without, any script; the list itself is declared once. */
function numbered(): Plugin {
  const rows = [...emergencyNumbers, ...adviceNumbers].map(
    ({ number, what }) => `<li><a href="tel:${number}"><b>${number}</b> ${what}</a></li>`,
  );
  return {
    name: "numbered",
    transformIndexHtml: (html) =>
      html.replace("<!-- numbers -->", `<ul class="op-numbers">${rows.join("")}</ul>`),
  };
}
