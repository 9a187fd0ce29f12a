/** The tables of our documents as pdfmake takes them: for the comparison only, without opinions' feet and checks' boxes. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Cell, PrintDocument } from "../src/platform/print/document.contract.ts";
import { cellSizeIn, layoutOf } from "../src/platform/print/page-layout.ts";
import { placeCells } from "../src/platform/print/place-cells.ts";
import { plainOf } from "../src/platform/print/span-text.ts";

interface Pdfmake {
  setFonts(fonts: Record<string, Record<string, string>>): void;
  createPdf(definition: unknown): { getBuffer(): Promise<Buffer> };
}

const require = createRequire(import.meta.url);
const pdfmake = require("pdfmake") as Pdfmake;
const fonts = dirname(require.resolve("@expo-google-fonts/noto-serif-sc/package.json"));
pdfmake.setFonts({
  Song: {
    normal: join(fonts, "400Regular", "NotoSerifSC_400Regular.ttf"),
    bold: join(fonts, "700Bold", "NotoSerifSC_700Bold.ttf"),
  },
});

export async function renderWithPdfmake(document: PrintDocument): Promise<Buffer> {
  const page = layoutOf(document);
  const content: unknown[] = [
    { text: document.title, bold: true, fontSize: page.titleSize, alignment: "center" },
  ];
  for (const block of document.blocks) {
    if (block.kind === "paragraph") content.push(plainOf(block.text));
    if (block.kind === "ends") content.push(plainOf(block.left ?? ""));
    if (block.kind !== "table") continue;
    const sum = block.columns.reduce((total, width) => total + width, 0);
    content.push({
      fontSize: cellSizeIn(block, page),
      table: {
        headerRows: block.headRows ?? 0,
        widths: block.columns.map((width) => `${((width * 100) / sum).toFixed(3)}%`),
        heights: block.rows.map(({ height = 0 }) => (height * 72) / 25.4),
        body: placeCells(block).map((row) =>
          row.flatMap(({ cell, across, continues }) => [
            continues
              ? {}
              : {
                  text: textOf(cell),
                  colSpan: across,
                  ...(cell.down === undefined ? {} : { rowSpan: cell.down }),
                },
            ...Array.from({ length: across - 1 }, () => ({})),
          ]),
        ),
      },
    });
  }
  const definition = {
    pageSize: "A4",
    pageOrientation: document.landscape ? "landscape" : "portrait",
    defaultStyle: { font: "Song", fontSize: page.bodySize },
    content,
  };
  return pdfmake.createPdf(definition).getBuffer();
}

function textOf(cell: Cell): string {
  switch (cell.kind) {
    case "label":
      return cell.label;
    case "checks":
      return cell.checks.map(({ label }) => label).join(" ");
    case "photo":
      return cell.words;
    case "text":
    case "opinion":
      return plainOf(cell.text);
  }
}
