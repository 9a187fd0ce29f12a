import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The desk's files, served by the product's own server from dist/desk. */
export default defineConfig({
  root: "src/faces/desk",
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: "../../../dist/desk",
    emptyOutDir: true,
    // Government desks run kernels from Chrome 80 on (decision in the desk's README).
    target: "chrome80",
    cssTarget: "chrome80",
    assetsInlineLimit: 2048,
  },
  server: { port: 5173, proxy: { "/api": "http://127.0.0.1:8417" } },
});
