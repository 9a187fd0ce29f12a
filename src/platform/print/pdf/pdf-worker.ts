/** The thread that sets pages: a list of a thousand lines takes seconds, in which the server goes on answering. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parentPort } from "node:worker_threads";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { rowsOf } from "../page-layout.ts";
import { FontCoverage } from "./font-coverage.ts";
import type { PdfAnswer, PdfRequest } from "./pdf-messages.ts";
import { typstData } from "./typst-data.ts";

const port = parentPort;
if (port === null) throw new Error("pdf-worker runs as a worker thread");

const require = createRequire(import.meta.url);
const fonts = dirname(require.resolve("@expo-google-fonts/noto-serif-sc/package.json"));
const coverage = new FontCoverage(readFileSync(join(fonts, "400Regular", "NotoSerifSC_400Regular.ttf")));
const template = readFileSync(new URL("./form.typ", import.meta.url), "utf8");
const compiler = NodeCompiler.create({
  fontArgs: [{ fontPaths: [join(fonts, "400Regular"), join(fonts, "700Bold")] }],
});
/** Screen readers follow a form's structure; in a long list it would weigh twenty times what is printed. */
const TAGGED_ROWS = 300;

port.on("message", (request: PdfRequest) => {
  const answer = answerTo(request);
  port.postMessage(answer);
});

function answerTo({ id, document }: PdfRequest): PdfAnswer {
  try {
    const data = typstData(document, (codePoint) => coverage.has(codePoint));
    const compiled = compiler.compile({
      mainFileContent: template,
      inputs: { document: JSON.stringify(data) },
    });
    const { result } = compiled;
    if (result === null) return { id, fault: JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics) };
    return {
      id,
      pdf: compiler.pdf(result, { pdfTags: rowsOf(document) <= TAGGED_ROWS }),
      pages: result.numOfPages,
    };
  } catch (error) {
    return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    // Nothing worth keeping: remembering the last documents made the next no faster, only the thread larger.
    compiler.evictCache(0);
  }
}
