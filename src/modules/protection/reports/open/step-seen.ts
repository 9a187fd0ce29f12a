import { el } from "../../../../faces/open/el.ts";
import { choiceField, textField } from "../../../../faces/open/fields.ts";
import { type Situation, situationCodes } from "../../protection-codes.contract.ts";
import { injuryCodes, ReportContent } from "../report-form.contract.ts";
import { plainSituations } from "../situation-words.ts";
import { filePicker } from "./file-picker.ts";
import type { FormStep } from "./form-step.ts";
import { labelOf } from "./label-of.ts";

const { shape } = ReportContent;

/** In the order in which people meet them, not in the document's. */
const order = Object.keys(plainSituations).filter((code): code is Situation => situationCodes.has(code));

export const seenStep: FormStep = {
  heading: "您看到、听到了什么？",
  asks: ["statement", "situations", "injury"],
  build(form) {
    const statement = textField({
      label: labelOf(shape.statement),
      hint: "照您知道的写：谁、怎么了。不确定也可以写，写错了没关系。",
      rows: 5,
      maxLength: 4000,
      value: form.draft().statement,
      onInput: (words) => {
        form.set({ statement: words });
        statement.say(undefined);
      },
    });
    const situations = choiceField({
      legend: `${labelOf(shape.situations)}？可以选几个，也可以不选`,
      kind: "checkbox",
      options: order.map((value) => ({ value, label: plainSituations[value] })),
      chosen: form.draft().situations,
      onChange: (chosen) => form.set({ situations: order.filter((code) => chosen.includes(code)) }),
    });
    const injury = choiceField({
      legend: labelOf(shape.injury),
      kind: "radio",
      options: injuryCodes.options,
      chosen: [form.draft().injury],
      onChange: ([chosen]) =>
        form.set({ injury: injuryCodes.codes.find((code) => code === chosen) ?? "unknown" }),
    });
    return {
      nodes: [statement.box, filePicker(form.files), situations.box, statute(), injury.box],
      fields: { statement, situations, injury },
    };
  },
};

/** The document's own words, for whoever wants to see them. */
function statute(): HTMLElement {
  return el(
    "details",
    { class: "op-statute" },
    el("summary", {}, "依据"),
    el("p", {}, "《关于建立侵害未成年人案件强制报告制度的意见（试行）》（2020 年，九部门）第四条："),
    el("ol", {}, ...situationCodes.options.map(({ label }) => el("li", {}, label))),
  );
}
