/**
 * An application of two pages and a payroll list of many, as PDF and as DOCX; beside it pdfmake with the same font on the same tables.
 * Each printer has a process of its own.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defactoApplication } from "../src/modules/benefits/forms/defacto-application.ts";
import { fillForm } from "../src/modules/benefits/forms/official-form.ts";
import { payrollRoster } from "../src/modules/benefits/forms/payroll-roster.ts";
import { defactoApplicationSample } from "../src/modules/benefits/forms/samples/applications.sample.ts";
import { payrollRosterSample } from "../src/modules/benefits/forms/samples/papers.sample.ts";
import type { PrintDocument } from "../src/platform/print/document.contract.ts";
import { renderDocx } from "../src/platform/print/render-docx.ts";
import { renderPdf } from "../src/platform/print/render-pdf.ts";
import { readPdf } from "../test/support/read-pdf.ts";
import { renderWithPdfmake } from "./print-pdfmake.ts";
import { round } from "./support/load.ts";

const FORMS = 60;
const LINES = 1000;

interface Figures {
  readonly firstMs: number;
  readonly formPages: number;
  readonly formMsAPage: number;
  readonly listPages: number;
  readonly listMs: number;
  readonly formBytes: number;
  readonly peakMb: number;
}

const printers = { ours: renderPdf, oursDocx: renderDocx, pdfmake: renderWithPdfmake };
type Printer = keyof typeof printers;

const [mode] = process.argv.slice(2);
if (mode !== undefined && mode in printers)
  process.stdout.write(JSON.stringify(await measure(mode as Printer)));
else compare();

function form(index: number): PrintDocument {
  const child = { ...defactoApplicationSample.child, name: `第${index}个孩子` };
  return fillForm(defactoApplication, { ...defactoApplicationSample, number: `HC${index}`, child });
}

function list(): PrintDocument {
  const [line = {}] = payrollRosterSample.lines ?? [];
  const lines = Array.from({ length: LINES }, (_, index) => ({
    ...line,
    name: `儿童${index}`,
    note: String(index),
  }));
  return fillForm(payrollRoster, { ...payrollRosterSample, lines });
}

async function measure(printer: Printer): Promise<Figures> {
  const render = printers[printer];
  const time = async (work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const pagesOf = async (bytes: Buffer) => (printer === "oursDocx" ? 0 : (await readPdf(bytes)).pages.length);
  const firstMs = await time(() => render(form(0)));
  const forms = await time(async () => {
    for (let index = 1; index <= FORMS; index++) await render(form(index));
  });
  const rows = list();
  const lists = await time(() => render(rows));
  const peakMb = process.resourceUsage().maxRSS / 1024;
  const one = await render(form(1));
  // A word processor makes pages of its own; per page of the same paper in PDF.
  const formPages = (await pagesOf(one)) || 2;
  const listPages =
    (await pagesOf(await render(rows))) || (await readPdf(await renderPdf(rows))).pages.length;
  return {
    firstMs: round(firstMs),
    formPages,
    formMsAPage: round(forms / FORMS / formPages),
    listPages,
    listMs: Math.round(lists),
    formBytes: one.length,
    peakMb: Math.round(peakMb),
  };
}

function compare(): void {
  const run = (printer: Printer): Figures => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), printer]);
    if (status !== 0) throw new Error(stderr.toString());
    return JSON.parse(stdout.toString()) as Figures;
  };
  const figures = { ours: run("ours"), oursDocx: run("oursDocx"), pdfmake: run("pdfmake") };
  const ratios = {
    form: round(figures.pdfmake.formMsAPage / figures.ours.formMsAPage),
    list: round(figures.pdfmake.listMs / figures.ours.listMs),
  };
  const results = {
    name: "print",
    inputs: { forms: FORMS, lines: LINES },
    ...figures,
    timesFasterThanPdfmake: ratios,
  };
  mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
  writeFileSync(new URL("./results/print.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
  console.table(figures);
  console.log("times faster than pdfmake:", ratios);
}
