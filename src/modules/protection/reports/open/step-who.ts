import { button, el } from "../../../../faces/open/el.ts";
import { choiceField, type Field, selectField, textField } from "../../../../faces/open/fields.ts";
import { doneCodes, ReportContent, ReportedChild, Suspect } from "../report-form.contract.ts";
import type { FormStep, ReportForm } from "./form-step.ts";
import { labelOf } from "./label-of.ts";
import { type DraftChild, type DraftSuspect, noChild, noSuspect } from "./report-draft.ts";

const MOST = 10;

export const whoStep: FormStep = {
  heading: "孩子是谁？",
  asks: ["children", "suspects", "done"],
  build(form) {
    const { children, suspects, done } = form.draft();
    const fields: Record<string, Field> = {};
    const doneField = choiceField({
      legend: labelOf(ReportContent.shape.done),
      kind: "checkbox",
      options: doneCodes.options,
      chosen: done,
      onChange: (chosen) => form.set({ done: doneCodes.codes.filter((code) => chosen.includes(code)) }),
    });
    return {
      nodes: [
        el("p", { class: "op-hint" }, "知道多少填多少，都可以不填。"),
        ...children.map((child, index) => childGroup(form, child, index, fields)),
        more(
          "还有一个孩子",
          children.length,
          () => form.set({ children: [...form.draft().children, noChild] }),
          form,
        ),
        ...suspects.map((suspect, index) => suspectGroup(form, suspect, index, fields)),
        more(
          "还有一个人",
          suspects.length,
          () => form.set({ suspects: [...form.draft().suspects, noSuspect] }),
          form,
        ),
        doneField.box,
      ],
      fields: Object.assign(fields, { done: doneField }),
    };
  },
};

function more(words: string, count: number, add: () => void, form: ReportForm): HTMLElement {
  const made = button(
    words,
    () => {
      add();
      form.redraw();
    },
    "op-link",
  );
  made.hidden = count >= MOST;
  return made;
}

function childGroup(
  form: ReportForm,
  child: DraftChild,
  index: number,
  fields: Record<string, Field>,
): HTMLElement {
  const { shape } = ReportedChild;
  const set = (patch: Partial<DraftChild>) =>
    form.set({
      children: form.draft().children.map((each, at) => (at === index ? { ...each, ...patch } : each)),
    });
  const name = textField({
    label: labelOf(shape.name),
    maxLength: 60,
    value: child.name,
    onInput: (value) => set({ name: value }),
  });
  const sex = selectField({
    label: labelOf(shape.sex),
    value: child.sex,
    options: [
      { value: "", label: "不清楚" },
      { value: "1", label: "男" },
      { value: "2", label: "女" },
    ],
    onChange: (value) => set({ sex: value === "1" || value === "2" ? value : "" }),
  });
  const age = textField({
    label: labelOf(shape.age),
    type: "number",
    value: child.age,
    onInput: (value) => {
      set({ age: value });
      age.say(undefined);
    },
  });
  const school = textField({
    label: labelOf(shape.school),
    maxLength: 80,
    value: child.school,
    onInput: (value) => set({ school: value }),
  });
  Object.assign(fields, {
    [`children.${index}.name`]: name,
    [`children.${index}.sex`]: sex,
    [`children.${index}.age`]: age,
    [`children.${index}.school`]: school,
  });
  const which = index === 0 ? "孩子" : `第 ${index + 1} 个孩子`;
  return el(
    "fieldset",
    { class: "op-group" },
    el("legend", {}, which),
    name.box,
    el("div", { class: "op-two" }, sex.box, age.box),
    school.box,
  );
}

function suspectGroup(
  form: ReportForm,
  suspect: DraftSuspect,
  index: number,
  fields: Record<string, Field>,
): HTMLElement {
  const { shape } = Suspect;
  const set = (patch: Partial<DraftSuspect>) =>
    form.set({
      suspects: form.draft().suspects.map((each, at) => (at === index ? { ...each, ...patch } : each)),
    });
  const name = textField({
    label: labelOf(shape.name),
    maxLength: 60,
    value: suspect.name,
    onInput: (value) => set({ name: value }),
  });
  const relation = textField({
    label: labelOf(shape.relation),
    hint: "比如父亲、继母、老师、邻居、不认识。",
    maxLength: 60,
    value: suspect.relation,
    onInput: (value) => set({ relation: value }),
  });
  Object.assign(fields, { [`suspects.${index}.name`]: name, [`suspects.${index}.relation`]: relation });
  const legend = labelOf(ReportContent.shape.suspects);
  return el(
    "fieldset",
    { class: "op-group" },
    el("legend", {}, index === 0 ? legend : `${legend}（${index + 1}）`),
    name.box,
    relation.box,
  );
}
