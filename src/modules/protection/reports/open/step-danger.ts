import { el } from "../../../../faces/open/el.ts";
import { choiceField } from "../../../../faces/open/fields.ts";
import { emergencyNumbers } from "../help-numbers.contract.ts";
import { dangerCodes } from "../report-form.contract.ts";
import type { FormStep } from "./form-step.ts";

/** First of all: whether this page is the right place to be at this moment. */
export const dangerStep: FormStep = {
  heading: "孩子现在有危险吗？",
  asks: ["danger"],
  build(form) {
    const calls = el("div", { class: "op-calls", role: "status" });
    const showCalls = () => {
      calls.textContent = "";
      if (form.draft().danger === "yes")
        calls.append(...callFirst("请先打电话，不要等。打完再回来接着填，填的内容都在。"));
      if (form.draft().danger === "unsure") calls.append(...callFirst("说不准的时候，可以先打 110 问一问。"));
    };
    const field = choiceField({
      legend: dangerCodes.title,
      legendUnseen: true,
      kind: "radio",
      options: dangerCodes.options,
      chosen: [form.draft().danger],
      onChange: ([danger]) => {
        form.set({ danger: dangerCodes.codes.find((code) => code === danger) ?? "" });
        field.say(undefined);
        showCalls();
      },
    });
    showCalls();
    return { nodes: [field.box, calls], fields: { danger: field } };
  },
};

export function callFirst(words: string): Node[] {
  return [
    el("p", { class: "op-strong" }, words),
    ...emergencyNumbers.map(({ number, what }) =>
      el("a", { class: "op-call", href: `tel:${number}` }, el("b", {}, number), ` ${what}`),
    ),
  ];
}
