/** Prints one paper of a special matter as PDF or DOCX: the form, or what a step has decided. */
import { Readable } from "node:stream";
import { nameOfCitation } from "../../../../kernel/citation.ts";
import { today } from "../../../../kernel/clock.ts";
import { memberUnitCodes } from "../../../../kernel/member-units.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import type { FileAnswer } from "../../../../platform/http/route.ts";
import { renderDocx } from "../../../../platform/print/render-docx.ts";
import { renderPdf } from "../../../../platform/print/render-pdf.ts";
import { stepSpec } from "../../../../platform/procedures/matter.ts";
import type { StepSpec } from "../../../../platform/procedures/procedure.ts";
import type { MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";
import { readMatter } from "../../../../platform/procedures/read-matter.service.ts";
import { peopleOf } from "../people/people.service.ts";
import { type SpecialPaper, specialLetter } from "./special-letter.ts";

const types = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;

export async function printSpecial(
  tx: Tx,
  app: App,
  file: MatterFile,
  code: string,
  as: "pdf" | "docx",
): Promise<FileAnswer> {
  const paper = await paperOf(tx, app, file, code);
  const document = specialLetter(paper, `${tx.actor.displayName} ${today()} 由童安打印`);
  const bytes = as === "docx" ? await renderDocx(document) : await renderPdf(document);
  return {
    fileName: `${file.no ?? paper.procedureTitle}-${document.title}-${today()}.${as}`,
    mediaType: types[as],
    stream: Readable.from([bytes]),
  };
}

async function paperOf(tx: Tx, app: App, file: MatterFile, code: string): Promise<SpecialPaper> {
  // What the asker may not read stands on no paper of theirs either.
  const view = await readMatter(tx, app, file.id);
  const printed = lastPrinting(file, code);
  const office = printed === undefined ? "" : officeOf(app, file, printed.spec);
  const [first] = file.procedure.basis;
  const cite = printed?.spec.cite ?? first;
  return {
    title: printed?.title ?? "登记表",
    number: file.no,
    procedureTitle: file.procedure.title,
    subject: view.subjectName,
    fields: view.sections.flatMap(({ fields }) => fields),
    people: await peopleOf(tx, app, file.id, false),
    decision:
      printed === undefined
        ? undefined
        : {
            step: printed.spec.title,
            outcome: printed.outcome,
            opinion: printed.opinion,
            on: printed.on,
            basis: cite === undefined ? "" : nameOfCitation(cite),
          },
    to: code === "transfer" ? memberUnitCodes.label("police") : "各有关监护人",
    office,
    remedy:
      file.procedure.code === "bullying" && code !== "transfer"
        ? "可以向学校提出异议，由区防治学生欺凌部门复查"
        : null,
  };
}

function lastPrinting({ matter, spec }: MatterFile, code: string) {
  for (const step of [...matter.steps].reverse()) {
    const declared = stepSpec(spec, step.code);
    const print = declared.prints?.find((one) => one.code === code);
    if (print === undefined || step.decision === null) continue;
    const { outcome, opinion, on } = step.decision;
    const label = declared.outcomes.find((one) => one.code === outcome)?.label ?? outcome;
    return { title: print.title, spec: declared, outcome: label, opinion, on };
  }
  return undefined;
}

function officeOf(app: App, { matter }: MatterFile, { by }: StepSpec): string {
  const { home } = matter.places;
  const { school } = matter.answers;
  if (by.department === "education" && typeof school === "string") return school;
  if (by.department !== undefined) return memberUnitCodes.label(by.department);
  return by.level === "district"
    ? `${app.places.nameOf(home.slice(0, 6))}民政局`
    : `${app.places.nameOf(home.slice(0, 9))}人民政府（街道办事处）`;
}
