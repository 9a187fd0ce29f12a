import { button, el } from "../../../../faces/open/el.ts";
import { choiceField, type Field, selectField, textField } from "../../../../faces/open/fields.ts";
import { mandatedKinds, Reporter, reporterKindCodes } from "../report-form.contract.ts";
import type { FormStep, ReportForm } from "./form-step.ts";
import { labelOf } from "./label-of.ts";
import { summaryOf } from "./report-summary.ts";

const { shape } = Reporter;

export const reviewStep: FormStep = {
  heading: "看一遍，提交",
  asks: ["kind", "name", "phone", "unit"],
  build(form) {
    const contact = contactFields(form);
    const duty = el("p", { class: "op-note", role: "status" });
    const showDuty = () => {
      const { kind } = form.draft();
      const mandated = kind !== "" && mandatedKinds.includes(kind);
      duty.hidden = !mandated;
      duty.textContent = mandated
        ? "您的工作使您有责任报告：《未成年人保护法》第十一条要求，发现孩子受到侵害、疑似受到侵害或面临危险，应当立即报告，有关部门要把结果告诉您。您正在做的就是这件事。"
        : "";
    };
    const kind = selectField({
      label: `${labelOf(shape.kind)}（可以不选）`,
      value: form.draft().kind,
      options: [{ value: "", label: "不想说" }, ...reporterKindCodes.options],
      onChange: (chosen) => {
        form.set({ kind: reporterKindCodes.codes.find((code) => code === chosen) ?? "" });
        showDuty();
      },
    });
    showDuty();
    return {
      nodes: [kind.box, duty, ...contact.nodes, summary(form)],
      fields: { kind, ...contact.fields },
    };
  },
};

function contactFields(form: ReportForm): { nodes: Node[]; fields: Record<string, Field> } {
  const text = (key: "name" | "phone" | "unit", type: "text" | "tel", maxLength: number) => {
    const field = textField({
      label: labelOf(shape[key]),
      type,
      maxLength,
      value: form.draft()[key],
      onInput: (value) => {
        form.set({ [key]: value });
        field.say(undefined);
      },
    });
    return field;
  };
  const phone = text("phone", "tel", 20);
  const name = text("name", "text", 60);
  const unit = text("unit", "text", 80);
  const box = el("div", { class: "op-group" }, phone.box, name.box, unit.box);
  box.hidden = !form.draft().leavesNumber;
  const choice = choiceField({
    legend: "要不要留联系方式？",
    kind: "radio",
    options: [
      { value: "no", label: "不留，匿名报告" },
      {
        value: "yes",
        label: "留下电话",
        under:
          "只用来向您核实情况、告诉您结果；单独加密存放，只有接收报告的人写明理由才能打开，每次打开都有记录。",
      },
    ],
    chosen: [form.draft().leavesNumber ? "yes" : "no"],
    onChange: ([chosen]) => {
      form.set({ leavesNumber: chosen === "yes" });
      box.hidden = chosen !== "yes";
      if (chosen === "yes") phone.focus();
    },
  });
  return { nodes: [choice.box, box], fields: { phone, name, unit } };
}

function summary(form: ReportForm): HTMLElement {
  const list = el("dl", { class: "op-summary" });
  for (const { label, words, step } of summaryOf(
    form.draft(),
    form.places.nameOf(form.draft().placeCode),
    form.files.all().length,
  )) {
    const change = button("改", () => form.goTo(step), "op-link");
    change.setAttribute("aria-label", `改：${label}`);
    list.append(el("div", {}, el("dt", {}, label), el("dd", {}, words, change)));
  }
  return list;
}
