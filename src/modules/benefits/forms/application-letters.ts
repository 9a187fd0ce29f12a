/** Letters while an application is on its way: it was taken in, or something is missing. */
import { z } from "zod";
import { dateOrBlank, fill, paragraph, type Span } from "../../../platform/print/document.contract.ts";
import { day, words } from "./form-fields.ts";
import { letter, letterFields, nameOfChild, numberedTable, sentence, servedLetter } from "./letter-parts.ts";
import { officialForm } from "./official-form.ts";

const about = letterFields.extend({ matter: words("申请事项"), appliedOn: day("申请日期") });

function applied(form: z.output<typeof about>): Span[] {
  return ["你于", dateOrBlank(form.appliedOn), "为", ...nameOfChild(form), "提出的", fill(form.matter, 12)];
}

const materialFields = z.object({
  name: words("材料名称"),
  copies: words("份数"),
  kind: words("原件或复印件"),
});

const stepFields = z.object({
  step: words("办理步骤"),
  office: words("办理单位"),
  term: words("时限"),
  dueOn: day("最迟办结日期"),
});

export const applicationReceipt = officialForm({
  code: "applicationReceipt",
  title: "受理回执",
  basis: {
    document: "民发〔2019〕62号",
    says: "镇街收到申请后受理，并告诉申请人由谁、在什么时候以前办理。",
    certainty: "known",
  },
  input: about.extend({
    acceptedOn: day("受理日期"),
    code: words("受理编号"),
    materials: z.array(materialFields).optional(),
    steps: z.array(stepFields).optional(),
  }),
  lay: (form) =>
    letter(form, [
      paragraph([
        ...applied(form),
        "申请，材料齐全，已于",
        dateOrBlank(form.acceptedOn),
        "受理，受理编号为",
        fill(form.code, 10),
        "。",
      ]),
      paragraph("一、收到的材料", "heading"),
      numberedTable(materialFields, form.materials, { name: 12, copies: 3, kind: 5 }),
      paragraph("二、接下来由谁办理", "heading"),
      numberedTable(stepFields, form.steps, { step: 5, office: 7, term: 5, dueOn: 6 }),
      paragraph(
        "时限遇补正、鉴定等依法不计入的时间相应顺延。办理结果会书面告诉你，不需要再次提交已经收到的材料。",
      ),
    ]),
});

const missingFields = z.object({
  name: words("需要补充的材料"),
  why: words("为什么需要"),
  where: words("可以从哪里取得"),
});

export const supplementNotice = officialForm({
  code: "supplementNotice",
  title: "一次性告知书",
  basis: {
    document: "民发〔2019〕62号",
    says: "材料不齐的，受理时一次告知全部需要补充的内容。",
    certainty: "known",
  },
  input: about.extend({
    dueOn: day("补齐日期"),
    missing: z.array(missingFields).optional(),
    consequence: words("逾期的处理"),
  }),
  lay: (form) =>
    servedLetter(form, [
      paragraph([...applied(form), "申请收悉。办理还需要下列材料，现一次性告知："]),
      numberedTable(missingFields, form.missing, { name: 7, why: 7, where: 7 }),
      paragraph(["请于", dateOrBlank(form.dueOn), "以前补齐。", ...sentence(form.consequence)]),
      paragraph("部门之间能够核实的，由我们核实，不需要你跑腿；取得材料有困难的，请告诉我们，我们协助办理。"),
    ]),
});
