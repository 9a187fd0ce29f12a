/** What a reader of a PDF gets: its pages, each as the text that can be marked and copied. */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface ReadPdf {
  readonly pages: readonly string[];
  /** All of it without spaces and line ends, which layout puts in and takes out. */
  readonly solid: string;
  readonly width: number;
  readonly height: number;
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  const size = { width: 0, height: 0 };
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    Object.assign(size, { width, height });
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
  }
  await task.destroy();
  return { pages, solid: solid(pages.join("")), ...size };
}

/** Text as it is compared: spaces of any kind and invisible characters are layout. */
export function solid(text: string): string {
  return text.replaceAll(/[\s\p{Cf}]/gu, "");
}
